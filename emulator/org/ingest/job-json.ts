import { salesforceTime } from '../ground/time.ts'
import { type Job, stateOf } from './job.ts'

/** What create, close and abort answer. Source: Bulk API 2.0 guide, "Create a Job", "Close or Abort an Ingest Job". */
export function jobJson(job: Job): string {
  return withDecimalVersion(JSON.stringify(basics(job)))
}

/** What a GET of one job answers. Source: Bulk API 2.0 guide, "Get Information About an Ingest Job". */
export function jobInfoJson(job: Job): string {
  return withDecimalVersion(
    JSON.stringify({
      ...basics(job),
      jobType: 'V2Ingest',
      retries: 0,
      totalProcessingTime: elapsedMs(job, 'UploadComplete'),
      apiActiveProcessingTime: elapsedMs(job, 'InProgress'),
      apexProcessingTime: 0,
      numberRecordsProcessed: Math.max(0, job.processedCount - job.hiddenCount),
      numberRecordsFailed: Math.max(0, Math.min(job.failedCount, job.processedCount - job.hiddenCount)),
      errorMessage: job.errorMessage,
    }),
  )
}

/** One page of jobs. Source: Bulk API 2.0 guide, "Get Information About All Ingest Jobs". */
export function jobListJson(jobs: readonly Job[], nextRecordsUrl: string | null): string {
  const records = jobs.map((job) => ({ ...basics(job), jobType: 'V2Ingest' }))
  return withDecimalVersion(JSON.stringify({ done: nextRecordsUrl === null, records, nextRecordsUrl }))
}

function basics(job: Job) {
  const state = stateOf(job)
  const version = job.apiVersion.toFixed(1)
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: salesforceTime(job.history[0]?.at ?? 0),
    systemModstamp: salesforceTime(job.history.at(-1)?.at ?? 0),
    state,
    externalIdFieldName: job.externalIdFieldName,
    assignmentRuleId: job.assignmentRuleId,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: job.apiVersion,
    contentUrl: state === 'Open' ? `services/data/v${version}/jobs/ingest/${job.id}/batches` : undefined,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  }
}

/** Whole milliseconds from entering `state` to the job's last change; 0 when it never was in it. */
function elapsedMs(job: Job, state: string): number {
  const entered = job.history.find((step) => step.state === state)
  return entered === undefined ? 0 : Math.round((job.history.at(-1)?.at ?? entered.at) - entered.at)
}

/** `apiVersion` is a number with one decimal on the wire: 66.0. Source: samples of the Bulk API 2.0 guide. */
function withDecimalVersion(json: string): string {
  return json.replace(/"apiVersion":(\d+)(?=[,}])/g, '"apiVersion":$1.0')
}
