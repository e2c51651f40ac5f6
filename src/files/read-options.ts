import path from 'node:path'
import type { ColumnsSpec } from '../columns/columns-spec.ts'
import type { ColumnDelimiter } from '../csv/dialect.ts'
import type { FormOptions } from '../parts/sent-form.ts'
import type { SplitOptions } from '../parts/split.ts'
import type { DuplicateKeys } from './duplicate-keys.ts'

export interface ReadOptions extends SplitOptions, FormOptions {
  /** The encoding of all files, by its name in the WHATWG Encoding standard; UTF-8 when left out. */
  readonly encoding?: string
  /** Whether findings may show values of the files; they do not when left out. */
  readonly showsValues?: boolean
  /** What separates the columns of all files; found in each header when undefined. */
  readonly columnDelimiter: ColumnDelimiter | undefined
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal
  /** Takes files that are gone after the step. */
  readonly tempFolder: string
  /** Names the copies of this load, which has them beside those of others; none when left out. */
  readonly copies?: string
  /** What becomes of the columns; they go as they are when left out. */
  readonly columns?: ColumnsSpec | undefined
  /** `stop` when left out. */
  readonly duplicateKeys?: DuplicateKeys
}

/** Name of the folder, in the temp folder, that files are unpacked and sorted into. It is not needed after the step. */
export const COPIES_FOLDER = 'copies'

/** Where files are unpacked and sorted to. */
export function copiesFolder({ tempFolder, copies = '' }: Pick<ReadOptions, 'tempFolder' | 'copies'>): string {
  return path.join(tempFolder, COPIES_FOLDER, copies)
}
