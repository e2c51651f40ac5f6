/** A file of the user. */
export interface FilePath {
  /** As users know it: relative, with `/`. */
  readonly path: string
  readonly absolutePath: string
}
