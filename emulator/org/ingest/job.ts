import type { Operation } from '../records/header.ts'
import type { RowResult } from '../records/records.ts'
import type { PreparedBody, Refusal } from '../wire/answer.ts'
import type { Dialect } from './dialect.ts'

/** Source: Bulk API 2.0 guide, "Get Information About an Ingest Job", `state`. */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted'

/** What a create request asks for. */
export interface JobSpec extends Dialect {
  readonly object: string
  readonly operation: Operation
  readonly externalIdFieldName?: string
  readonly assignmentRuleId?: string
}

/** What one PUT brought. A sink keeps no data and counts the records instead. */
export interface Upload {
  readonly bytes: number
  readonly at: number
  readonly data?: Buffer
  readonly records?: number
}

/** A record and what became of it. */
export interface ProcessedRow {
  readonly values: readonly string[]
  readonly result: RowResult
}

export interface Job extends JobSpec {
  readonly id: string
  readonly apiVersion: number
  readonly createdById: string
  readonly history: { readonly state: JobState; readonly at: number }[]
  readonly uploads: Upload[]
  /** Header as uploaded; empty until it has been read. */
  columns: readonly string[]
  rawColumns: readonly string[]
  readonly processed: ProcessedRow[]
  /** Records the org will not process any more, as uploaded; or the text that cannot be read as records. */
  unprocessed: readonly string[]
  /** The same of a job that is aborted: chunks may still go in. */
  left?: () => readonly string[]
  /** Of a job that failed on its form, so that nothing of it is loaded: what its unprocessed records are. */
  invalid?: InvalidUnprocessed
  /** Records that exceed the daily allocation appear in no result. */
  processedCount: number
  failedCount: number
  /** How far the reported numberRecordsProcessed lags behind. */
  hiddenCount: number
  errorMessage?: string
  /** Of a job in a sink that gives results. */
  sinkResults?: SinkResults
  /** Fires when a client aborts the job. */
  readonly stop: AbortController
}

export function stateOf(job: Job): JobState {
  return job.history.at(-1)?.state ?? 'Open'
}

/** The job before its last changes of state: what it had counted then is not known any more. */
export function before(job: Job, changes: number): Job {
  const history = job.history.slice(0, Math.max(1, job.history.length - changes))
  const { errorMessage: _, ...shown } = job
  return { ...shown, history, processedCount: 0, failedCount: 0 }
}

export function isFinal(state: JobState): boolean {
  return state === 'JobComplete' || state === 'Failed' || state === 'Aborted'
}

export function enter(job: Job, state: JobState, at: number): void {
  job.history.push({ state, at })
}

function badRequest(errorCode: string, message: string): Refusal {
  return { status: 400, errorCode, message }
}

/** Why the job takes no upload now, or undefined. What Salesforce says here is not documented. */
export function refuseUpload(job: Job): Refusal | undefined {
  if (stateOf(job) === 'Open') return undefined
  return badRequest('INVALIDJOBSTATE', `Uploading data to a Job in state ${stateOf(job)} not allowed`)
}

/** Why the job cannot be closed, or undefined. */
export function refuseClose(job: Job): Refusal | undefined {
  const state = stateOf(job)
  // Source: Bulk API 2.0 guide, "Errors", InvalidJobState; text as users of the API report it.
  if (state !== 'Open') {
    return badRequest(
      'INVALIDJOBSTATE',
      `Closing already ${state === 'Aborted' ? 'Aborted' : 'Completed'} Job not allowed`,
    )
  }
  // Source: Bulk API 2.0 guide, "Upload Job Data": one PUT per job; text (and its typo) as users of the API report it.
  if (job.uploads.length > 1) {
    return badRequest(
      'INVALIDJOB',
      `Found multipe contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
    )
  }
  return undefined
}

/** Why the job cannot be aborted, or undefined. Source: Bulk API 2.0 guide, "Close or Abort an Ingest Job". */
export function refuseAbort(job: Job): Refusal | undefined {
  const state = stateOf(job)
  if (!isFinal(state)) return undefined
  return badRequest(
    'INVALIDJOBSTATE',
    `Aborting already ${state === 'Aborted' ? 'Aborted' : 'Completed'} Job not allowed`,
  )
}

/** Why the job cannot be deleted, or undefined. Source: Bulk API 2.0 guide, "Delete an Ingest Job". */
export function refuseDelete(job: Job): Refusal | undefined {
  const state = stateOf(job)
  if (isFinal(state) || state === 'UploadComplete') return undefined
  return badRequest('API_ERROR', 'Error encountered when deleting the job because the job is not terminated')
}

/** What the unprocessed records of a job are that failed on its form. */
export type InvalidUnprocessed = 'header' | 'empty' | 'as uploaded' | 'refused' | 'not found'

/** The result files of a job whose upload was not really processed. */
export interface SinkResults {
  readonly processed: number
  readonly failed: number
  readonly successfulResults: PreparedBody
  readonly failedResults: PreparedBody
}
