/** What is wrong with a manifest, where, and what to do, as a sentence that begins with a small letter. */
export interface Mistake {
  /** Both count from 1. */
  readonly at: { readonly line: number; readonly column: number }
  readonly message: string
}
