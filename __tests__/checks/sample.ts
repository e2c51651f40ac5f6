/** One run of the built action over files each of which a check finds something in. */
export interface CheckRun {
  /** What the run is about, for people. */
  readonly about: string
  readonly inputs: Readonly<Record<string, string>>
  /** The files of the run by the check that finds something in each: `quotes` stands for `quotes.csv`. */
  readonly files: Readonly<Record<string, string | Buffer>>
  /** How the files end, where that is not `.csv`. */
  readonly endings?: Readonly<Record<string, string>>
  /** Nothing but an org can tell: the files are loaded, and not validated. */
  readonly needsOrg?: boolean
  /** The manifest that lists the loads, in the place of inputs for one. */
  readonly manifest?: string
  /** What the object's snapshot has in place of what the emulated org describes. */
  readonly described?: { readonly allows?: object; readonly fields?: Readonly<Record<string, object>> }
}
