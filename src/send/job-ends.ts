import { finalMeaning, type IngestOperation, isRepeatable, type JobInfo } from '../bulk/job.ts'
import { LoadError } from '../errors.ts'
import type { JobEnd } from '../jobs/job-life.ts'
import { explainError, explainFailure, failureClass, jobWords } from '../org/explain.ts'
import { listedFiles } from '../parts/file-path.ts'
import type { Part } from '../parts/part.ts'

/** Why nothing further should be sent after a job has ended so; undefined when the next part may well fare better. */
export function stopReason(part: Part, end: JobEnd, operation: IngestOperation): LoadError | undefined {
  switch (end.kind) {
    case 'running':
      return end.error === undefined
        ? undefined
        : explainError(`${nameOf(end.id, part)} cannot be looked at`, end.error)
    case 'unknown':
      return lostSight(`job ${end.id} (${filesOf(part)})`, end.error, operation)
    case 'final': {
      const { job, error } = end
      if (finalMeaning(job.state) === 'complete' || isTransientFailure(job)) return undefined
      if (finalMeaning(job.state) === 'failed') return jobFailed(part, job)
      if (error !== undefined)
        return explainError(`${nameOf(job.id, part)} could not be closed, and was aborted`, error)
      return explainFailure(`${nameOf(job.id, part)} was aborted in the org`, 'What it had done until then stays.')
    }
  }
}

/** Whether a job failed for a reason that passes: what it left is sent again in smaller jobs. */
export function isTransientFailure({ state, errorMessage }: JobInfo): boolean {
  return finalMeaning(state) === 'failed' && failureClass(errorMessage ?? '') === 'transient'
}

/** Says that a job failed as a whole, and what to do about it. */
export function jobFailed(part: Part, { id, errorMessage }: JobInfo): LoadError {
  return explainFailure(`${nameOf(id, part)} failed`, jobWords(errorMessage ?? 'no reason given'))
}

/** A job whose end nobody saw: what stopped us from looking tells more than that, where it has a name of its own. */
function lostSight(job: string, error: unknown, operation: IngestOperation): LoadError {
  const { reason, message } = explainError('The last response', error)
  const cure = isRepeatable(operation)
    ? `Run the workflow again: it does no harm to ${operation} these records once more.`
    : 'Look the job up in Setup under Bulk Data Load Jobs before you load these records again.'
  return new LoadError(
    error instanceof LoadError ? reason : 'records-unaccounted',
    `Lost track of ${job}. ${message} ${cure}`,
    { cause: error },
  )
}

function nameOf(id: string, part: Part): string {
  return `Job ${id} (${filesOf(part)})`
}

/** Lists the files of a part for a message, at most two of them by name. */
export function filesOf(part: Part): string {
  return listedFiles(
    part.ranges.map(({ file }) => file),
    2,
  )
}
