import type { CheckId } from './checks.ts'

/** A record that the org would refuse, and what to do about it. */
export interface RefusedFinding {
  /** The file as users know it, with `/`. */
  readonly path: string
  /** On which the record starts, from 1. */
  readonly line: number
  readonly check: CheckId
  readonly column: string
  /** The code that the org itself gives such a record. */
  readonly code: string
  /** What is wrong, as a sentence. Shows the value only where values may be shown. */
  readonly message: string
  readonly cure: string
}

/** How many records are refused for one column with one code; each record counts once, for its first column that is refused. */
export interface RefusedCount {
  readonly code: string
  readonly column: string
  readonly count: number
}

/** The records of a load that the org would refuse. */
export interface RefusedRecords {
  readonly count: number
  /** @param ordinal the place of a record among those of all files, in file order, from 0 */
  readonly has: (ordinal: number) => boolean
  /** The first 100. */
  readonly findings: readonly RefusedFinding[]
  /** The most frequent first. */
  readonly counts: readonly RefusedCount[]
}
