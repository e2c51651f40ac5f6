import type { Problem } from './problems.ts'

/** Decides which records of a file are handed on: some are no records at all, and of some there is something to say. */
export interface RecordFilter {
  /** Whether a record is an ordinary one as far as its beginning tells. It is asked of each record, so it has to be fast, and
   *  says `false` where it is not sure. The record is in `bytes` from `start` to `end`, with its line ending. */
  isOrdinary(bytes: Uint8Array, start: number, end: number): boolean
  /** Looks closely at a record that may not be an ordinary one, or that has other fields than the header. Returns whether it is
   *  handed on. */
  takes(record: CloseLook): boolean
}

/** A record that is looked at closely; its bytes are gone afterwards. */
export interface CloseLook {
  readonly bytes: Buffer
  readonly start: number
  /** Where its line ending starts. */
  readonly end: number
  /** On which it starts, from 1. */
  readonly line: number
  readonly fields: number
  /** How many fields the header has. */
  readonly expectedFields: number
  /** What is wrong with its quotes; `fields` means nothing then. */
  readonly broken: Problem | undefined
  /** There is a line without any character directly before it. */
  readonly followsBlankLine: boolean
}
