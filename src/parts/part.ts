import type { Hash } from 'node:crypto'
import type { ColumnDelimiter, LineEnding } from '../csv/dialect.ts'
import type { Rewriting } from './rewrite.ts'
import type { FileVersion } from './source-file.ts'

/** Whole records that follow each other in one file. */
export interface ByteRange {
  /** How its records are changed on the way; undefined for bytes that are sent as they are. */
  readonly rewriting: Rewriting | undefined
  readonly file: FileVersion
  /** Offsets in bytes; `end` is that behind the last record's line ending. */
  readonly start: number
  readonly end: number
  readonly records: number
  /** On which the first record starts in the user's file, from 1. */
  readonly firstLine: number
  /** The entry of the first record in the table of origins, from 1, where the file has one. */
  readonly firstEntry: number | undefined
  /** False when the last record has no line ending: it is sent with one. */
  readonly isTerminated: boolean
}

/** At most one job's worth of records, which have their columns, delimiter and line ending in common. */
export interface Part {
  /** From 1, in the order of the parts' first records. */
  readonly number: number
  /** As it is sent: without byte order mark, with its line ending. */
  readonly header: Buffer
  readonly columns: readonly string[]
  readonly columnDelimiter: ColumnDelimiter
  readonly lineEnding: LineEnding
  readonly ranges: readonly ByteRange[]
  readonly records: number
  /** As sent: header, ranges, and the line endings that ranges lack. */
  readonly bytes: number
  /** From 1, and 1 where it is left out: nothing of a part is sent before all of those of lower waves are final. Of several
   *  records of one key, each is in a later wave than the one before. */
  readonly wave?: number
  /** Feeds the hash of the part what tells its records apart beside what is sent of them. */
  readonly hashKeys?: ((part: Pick<Part, 'ranges' | 'columnDelimiter'>, hash: Hash) => Promise<void>) | undefined
}

/** How many records parts have together. */
export function countRecords(parts: readonly Pick<Part, 'records'>[]): number {
  return parts.reduce((sum, part) => sum + part.records, 0)
}
