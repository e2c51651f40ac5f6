import { z } from 'zod/mini'
import { cutText } from '../text/cut-text.ts'

export const INGEST_OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const
export type IngestOperation = (typeof INGEST_OPERATIONS)[number]

/** Whether the same records may be sent once more without harm, whatever became of them the first time. */
export function isRepeatable(operation: IngestOperation): boolean {
  return operation !== 'insert'
}

/** What is asked for when a job is created. Source: Bulk API 2.0 guide, "Create a Job". */
export interface JobRequest {
  readonly object: string
  readonly operation: IngestOperation
  readonly externalIdFieldName?: string
  /** Case and Lead only. */
  readonly assignmentRuleId?: string
  readonly lineEnding: 'LF' | 'CRLF'
  readonly columnDelimiter: 'BACKQUOTE' | 'CARET' | 'COMMA' | 'PIPE' | 'SEMICOLON' | 'TAB'
}

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
  state: z.enum(['Open', 'UploadComplete', 'InProgress', 'JobComplete', 'Failed', 'Aborted']),
  // Counts come only with GET, and as numbers or as text, by API version.
  numberRecordsProcessed: z._default(z.coerce.number(), 0),
  numberRecordsFailed: z._default(z.coerce.number(), 0),
  errorMessage: z.pipe(
    z.nullish(z.string()),
    z.transform((text) => (text ? cutText(text) : text)),
  ),
})

/** A job of anybody in the org, as a list names it. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
export const ListedJob = z.object({
  id: z.string(),
  operation: z.string(),
  object: z.string(),
  createdById: z.nullish(z.string()),
  createdDate: z.string(),
  state: z.string(),
})

export const JobPage = z.object({
  records: z.array(ListedJob),
  done: z._default(z.boolean(), true),
  nextRecordsUrl: z.nullish(z.string()),
})

export type ListedJob = z.infer<typeof ListedJob>

export type JobInfo = z.infer<typeof JobInfo>
export type JobState = JobInfo['state']

/**
 * What a state means for the load; the one place that says so.
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

export type FinalMeaning = 'complete' | 'failed' | 'aborted'

/** What the end of a job means, or undefined while it can still change. */
export function finalMeaning(state: JobState): FinalMeaning | undefined {
  const meaning = STATE_MEANING[state]
  return meaning === 'waits-for-us' || meaning === 'works' ? undefined : meaning
}

/** Records that Salesforce works on at a time, inside a job.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
export const INTERNAL_BATCH_RECORDS = 10_000
