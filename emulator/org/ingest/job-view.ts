import { type Job, type JobSpec, type JobState, stateOf } from './job.ts'

/** A job as tests look at it. Times are epoch milliseconds with fractions. */
export interface JobView extends JobSpec {
  readonly id: string
  readonly state: JobState
  readonly history: readonly { readonly state: JobState; readonly at: number }[]
  readonly uploads: readonly { readonly bytes: number; readonly at: number }[]
  /** From pick-up by the org to the final state; `to` is undefined while it runs. */
  readonly processing: { readonly from: number; readonly to: number | undefined } | undefined
  readonly numberRecordsProcessed: number
  readonly numberRecordsFailed: number
  readonly errorMessage: string | undefined
  /** Names of the header as uploaded, once it has been read. */
  readonly columns: readonly string[]
}

export function jobView(job: Job): JobView {
  const { id, object, operation, externalIdFieldName, assignmentRuleId, lineEnding, columnDelimiter, columns } = job
  return {
    id,
    object,
    operation,
    ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
    ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
    lineEnding,
    columnDelimiter,
    columns,
    state: stateOf(job),
    history: [...job.history],
    uploads: job.uploads.map(({ bytes, at }) => ({ bytes, at })),
    processing: processing(job),
    numberRecordsProcessed: job.processedCount,
    numberRecordsFailed: job.failedCount,
    errorMessage: job.errorMessage,
  }
}

function processing(job: Job): JobView['processing'] {
  const index = job.history.findIndex(({ state }) => state === 'InProgress')
  const started = job.history[index]
  return started === undefined ? undefined : { from: started.at, to: job.history[index + 1]?.at }
}
