import { z } from 'zod/mini'
import type { Counts } from '../counts.ts'
import { cutText } from '../text/cut-text.ts'

/** The operations of Bulk API 2.0 that load records. Source: Bulk API 2.0 guide, "Create a Job", `operation`. */
export const INGEST_OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const
export type IngestOperation = (typeof INGEST_OPERATIONS)[number]

/** What the rest of the action has to know of an operation. */
export interface OperationTraits {
  /** The column that names the record of the org that a row is about. */
  readonly key: 'none' | 'Id' | 'external id'
  /** Whether the same records may be sent again without harm, whatever became of them the first time. */
  readonly isRepeatable: boolean
  readonly deletes: boolean
  /** The counts to which records are added that succeed; each row of an upsert says which of the two it is. */
  readonly succeedsAs: readonly (keyof Counts)[]
}

/** The traits of each operation. */
export const OPERATIONS: Readonly<Record<IngestOperation, OperationTraits>> = {
  insert: { key: 'none', isRepeatable: false, deletes: false, succeedsAs: ['created'] },
  update: { key: 'Id', isRepeatable: true, deletes: false, succeedsAs: ['updated'] },
  upsert: { key: 'external id', isRepeatable: true, deletes: false, succeedsAs: ['created', 'updated'] },
  delete: { key: 'Id', isRepeatable: true, deletes: true, succeedsAs: ['deleted'] },
  hardDelete: { key: 'Id', isRepeatable: true, deletes: true, succeedsAs: ['deleted'] },
}

/** Whether the same records may be sent again without harm, whatever became of them the first time. */
export function isRepeatable(operation: IngestOperation): boolean {
  return OPERATIONS[operation].isRepeatable
}

/** Whether an operation removes records from the org. */
export function isDeletion(operation: IngestOperation): boolean {
  return OPERATIONS[operation].deletes
}

/** The request that creates a job. Source: Bulk API 2.0 guide, "Create a Job". */
export interface JobRequest {
  readonly object: string
  readonly operation: IngestOperation
  readonly externalIdFieldName?: string
  /** Only for Case and Lead. */
  readonly assignmentRuleId?: string
  readonly lineEnding: 'LF' | 'CRLF'
  readonly columnDelimiter: 'BACKQUOTE' | 'CARET' | 'COMMA' | 'PIPE' | 'SEMICOLON' | 'TAB'
}

const JOB_STATES = ['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted'] as const

/** A job as the org describes it; `numberRecordsProcessed` includes the failed ones.
 *  Source: Bulk API 2.0 guide, "Get Information About an Ingest Job". */
export const JobInfo = z.object({
  id: z.string(),
  createdById: z.nullish(z.string()),
  createdDate: z.nullish(z.string()),
  /** When the job changed last, by the clock of the org. */
  systemModstamp: z.nullish(z.string()),
  object: z.nullish(z.string()),
  operation: z.nullish(z.string()),
  state: z.enum(JOB_STATES),
  // Counts come only with GET, and as numbers or as text, by API version.
  numberRecordsProcessed: z._default(z.coerce.number(), 0),
  numberRecordsFailed: z._default(z.coerce.number(), 0),
  errorMessage: z.pipe(
    z.nullish(z.string()),
    z.transform((text) => (text ? cutText(text) : text)),
  ),
})

/** A job in a list, whoever made it. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
export const ListedJob = z.object({
  id: z.string(),
  operation: z.string(),
  object: z.string(),
  createdById: z.nullish(z.string()),
  createdDate: z.string(),
  state: z.string(),
})

/** A page of the list of jobs. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
export const JobPage = z.object({
  records: z.array(ListedJob),
  done: z._default(z.boolean(), true),
  nextRecordsUrl: z.nullish(z.string()),
})

export type ListedJob = z.infer<typeof ListedJob>

export type JobInfo = z.infer<typeof JobInfo>
export type JobState = JobInfo['state']

/**
 * What each state of a job means for the load.
 * Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `state`.
 */
export const STATE_MEANING = {
  Open: 'waits-for-us',
  UploadComplete: 'works',
  InProgress: 'works',
  JobComplete: 'complete',
  Failed: 'failed',
  Aborted: 'aborted',
} as const satisfies Record<JobState, string>

/** How a job ended. */
export type FinalMeaning = 'complete' | 'failed' | 'aborted'

/** How a job ended; undefined while its state can still change. */
export function finalMeaning(state: JobState): FinalMeaning | undefined {
  const meaning = STATE_MEANING[state]
  return meaning === 'waits-for-us' || meaning === 'works' ? undefined : meaning
}

/** How many records Salesforce processes at a time inside a job.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
export const INTERNAL_BATCH_RECORDS = 10_000
