import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, type IngestOperation, isRepeatable, type JobRequest } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { LoadError } from '../errors.ts'
import type { Concurrency } from '../inputs/concurrency.ts'
import type { JobLooks } from '../jobs/job-looks.ts'
import { type Carried, carryByJob, type Ending, type FilledJob, type JobEvent } from '../jobs/lifecycle.ts'
import { createLimit } from '../limit.ts'
import { explainError, explainFailure, failureClass, jobWords } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import type { Collected, SubmissionEnd } from '../results/collect.ts'
import type { Submission } from '../results/write-outcomes.ts'
import { carryAll } from '../send/schedule.ts'
import { createUploads } from '../send/uploads.ts'

export interface LoadParts extends Omit<Ending, 'halted'> {
  readonly client: BulkClient
  readonly looks: JobLooks
  readonly clock: Clock
  readonly request: Omit<JobRequest, 'lineEnding' | 'columnDelimiter'>
  readonly concurrency: Concurrency
  readonly uploadsAtOnce: number
  readonly freshen: (bytes: number) => Promise<void>
  readonly announce: (filled: FilledJob, submission: Submission) => Promise<void>
  readonly withdraw: (id: string) => void
  readonly onEvent: (event: JobEvent) => void
  /** Gathers what became of the records; never rejects. */
  readonly collect: (submission: Submission, carried: Carried) => Promise<Collected>
  /** Told of each end; an error says why nothing further should be sent. */
  readonly onEnd: (end: SubmissionEnd) => LoadError | undefined
  /** Told of a submission all of which got in, by its job's counts, some time before its end, which waits. */
  readonly onWentWell: (submission: Submission) => LoadError | undefined
}

/** What stops a load before its end, once for all its rounds. */
export interface Brake {
  /** Aborted: nothing further may take effect. */
  readonly halted: AbortSignal
  readonly stop: (reason: LoadError) => void
}

/** Downloads and writes of results at once; they are no jobs in flight. */
const COLLECTS_AT_ONCE = 2
/** The same in the last seconds of a step, which has no time for one after the other, nor for all at once. */
const LAST_COLLECTS_AT_ONCE = 8

/** Sends some parts and gathers the results of each; returns their ends in the order of the parts. The first that shows
 *  that the next would fare no better stops the rest: what runs is awaited, what was not closed is aborted. */
export async function loadParts(
  submissions: readonly Submission[],
  load: LoadParts,
  brake: Brake,
): Promise<readonly SubmissionEnd[]> {
  const uploads = createUploads(load.uploadsAtOnce)
  const collects = createLimit(COLLECTS_AT_ONCE)
  const lastCollects = createLimit(LAST_COLLECTS_AT_ONCE)
  // Those that have waited do not queue up before one that may not wait.
  const patient = createLimit(COLLECTS_AT_ONCE)
  const ends = new Map<Submission, SubmissionEnd>()
  const byPart = new Map(submissions.map((submission) => [submission.part, submission]))
  await carryAll(
    submissions.map(({ part }) => part),
    load.concurrency,
    async (part, mayClose) => {
      const submission = byPart.get(part) ?? { part, round: 1, firstOrder: 0 }
      const announce = (filled: FilledJob) => load.announce(filled, submission)
      const carried = await carryByJob(part, mayClose, {
        ...load,
        halted: brake.halted,
        uploads: uploads.run,
        announce,
      })
      const reason = stopReason(carried, load.request.operation)
      if (reason !== undefined && !load.cancelled.aborted) brake.stop(reason)
      return carried
    },
    async (carried) => {
      const submission = byPart.get(carried.part)
      if (submission === undefined) return
      const halt = (reason: LoadError | undefined) => {
        if (reason !== undefined && !brake.halted.aborted) brake.stop(reason)
      }
      const collect = () => {
        const turn = load.cancelled.aborted ? lastCollects : collects
        return turn(() => load.collect(submission, carried))
      }
      const isPatient = wentWell(carried)
      if (isPatient) {
        halt(load.onWentWell(submission))
        await uploads.whenQuiet(load.clock, load.over)
      }
      const results = await (isPatient && !load.cancelled.aborted ? patient(collect) : collect())
      const end = { submission, carried, results }
      ends.set(submission, end)
      const judged = load.onEnd(end)
      halt(results.stop ?? judged)
    },
  )
  return submissions.map((submission) => ends.get(submission)).filter((end) => end !== undefined)
}

/** Whether the results of a job tell nothing that bears on what is sent next, so that they can wait. */
function wentWell(carried: Carried): boolean {
  if (carried.kind !== 'final') return false
  const { state, numberRecordsProcessed, numberRecordsFailed } = carried.job
  // Counts may lag behind.
  const isAll = numberRecordsProcessed >= carried.part.records && numberRecordsFailed === 0
  return finalMeaning(state) === 'complete' && isAll
}

/** Why nothing further should be sent after this; undefined when the next part may well fare better. */
export function stopReason(carried: Carried, operation: IngestOperation): LoadError | undefined {
  const { part } = carried
  switch (carried.kind) {
    case 'not-sent':
      return carried.error === undefined ? undefined : explainError(`${filesOf(part)} could not be sent`, carried.error)
    case 'running':
      return carried.error === undefined
        ? undefined
        : explainError(`Job ${carried.id} (${filesOf(part)}) cannot be looked at`, carried.error)
    case 'unknown':
      return lostSight(`Job ${carried.id} (${filesOf(part)})`, carried.error, operation)
    case 'final': {
      const { state, errorMessage } = carried.job
      if (finalMeaning(state) === 'complete' || isTransientFailure(carried)) return undefined
      if (finalMeaning(state) === 'failed') return jobFailed(carried, errorMessage ?? 'no reason given')
      if (carried.error !== undefined)
        return explainError(
          `Job ${carried.job.id} (${filesOf(part)}) could not be closed, and was aborted`,
          carried.error,
        )
      return explainFailure(
        `Job ${carried.job.id} (${filesOf(part)}) was aborted in the org`,
        'What it had done until then stays.',
      )
    }
  }
}

/** Whether a job failed for a reason that passes: what it left is sent again in smaller jobs. */
export function isTransientFailure(carried: Carried): boolean {
  if (carried.kind !== 'final' || finalMeaning(carried.job.state) !== 'failed') return false
  return failureClass(carried.job.errorMessage ?? '') === 'transient'
}

/** A job that failed as a whole, for the user. */
export function jobFailed(carried: Carried & { kind: 'final' }, said: string): LoadError {
  return explainFailure(`Job ${carried.job.id} (${filesOf(carried.part)}) failed`, jobWords(said))
}

/** A job whose end nobody saw: what stopped us from looking tells more than that, where it has a name of its own. */
function lostSight(job: string, error: unknown, operation: IngestOperation): LoadError {
  const { reason, message } = explainError('Its last word', error)
  return new LoadError(
    error instanceof LoadError ? reason : 'records-unaccounted',
    `${job}: the org no longer tells of it. ${message} ${
      isRepeatable(operation)
        ? `Run the workflow again: it does no harm to ${operation} these records once more.`
        : 'Look the job up in Setup under Bulk Data Load Jobs before you load these records again.'
    }`,
    { cause: error },
  )
}

/** The files of a part, for people. */
export function filesOf(part: Part): string {
  const paths = [...new Set(part.ranges.map(({ file }) => file.path))]
  const [first = '', second, ...more] = paths
  if (second === undefined) return first
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`
}
