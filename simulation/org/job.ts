import type { CsvRecord } from '../../emulator/org/ingest/csv.ts'
import type { Dialect } from '../../emulator/org/ingest/dialect.ts'
import type { RowResult } from './store.ts'

/** Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `state`. */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted'

/** A job as it was from one instant on. */
export interface Moment {
  readonly at: number
  readonly state: JobState
  readonly processed: number
  readonly failed: number
}

export interface Job extends Dialect {
  readonly id: string
  /** From 1, in the order of creation. */
  readonly number: number
  readonly object: string
  readonly operation: string
  readonly externalIdFieldName: string | undefined
  readonly createdById: string
  /** Whose step made it, for the log and the checks. */
  readonly maker: string
  readonly createdAt: number
  readonly uploads: Buffer[]
  closedAt: number | undefined
  columns: readonly string[]
  rawColumns: readonly string[]
  readonly rows: { readonly values: readonly string[]; readonly result: RowResult }[]
  unprocessed: readonly CsvRecord[]
  readonly history: Moment[]
  errorMessage?: string
}
