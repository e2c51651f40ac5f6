import type { SentRecord } from '../parts/chosen-records.ts'

/** Why a record was not loaded. */
export type NotIn = 'failed' | 'unprocessed' | 'unaccounted'

/** A record that goes again: what was said of it counts only if nothing later is. */
export interface HeldBack extends SentRecord {
  /** Its place among all records of the load, in the order in which they were sent first. */
  readonly order: number
  readonly was: NotIn
  /** `sf__Error` of a failed one, else blank. */
  readonly error: string
  /** `sf__Id` of a failed one; blank where it has none. */
  readonly id: string
}
