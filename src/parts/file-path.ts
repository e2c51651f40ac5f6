import { listed } from '../text/words.ts'

/** A file of the user. */
export interface FilePath {
  /** The path that users know: relative, with `/`. */
  readonly path: string
  readonly absolutePath: string
}

/** Lists files for a message, each once, and at most `most` of them by their paths. */
export function listedFiles(files: readonly FilePath[], most: number): string {
  return listed([...new Set(files.map(({ path }) => path))], most)
}
