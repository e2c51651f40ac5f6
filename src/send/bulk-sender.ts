import { whenAborted } from '../aborted.ts'
import { finalMeaning, type IngestOperation, type JobInfo } from '../bulk/job.ts'
import { readResults } from '../job-results/read-results.ts'
import { closeJob } from '../jobs/close-job.ts'
import { abandon, endUnclear, seeThrough } from '../jobs/end-job.ts'
import { type FilledJob, fillJob, type LoadRequest } from '../jobs/fill-job.ts'
import type { JobEnd, JobLife } from '../jobs/job-life.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { Book } from '../ledger/book.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { explainError } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import type { Step } from '../step.ts'
import type { SendEvents } from './events.ts'
import { filesOf, isTransientFailure, jobFailed, stopReason } from './job-ends.ts'
import type { Gate, NotSent, Sender, Sent, SentDone } from './sender.ts'
import type { Submission } from './submission.ts'

/** What sends submissions by Bulk API jobs. */
export interface BulkSending {
  readonly request: LoadRequest
  readonly jobs: OrgJobs
  readonly step: Step
  /** Each job is announced before it is closed, and withdrawn where it was not closed after all. */
  readonly book: Pick<Book, 'announce' | 'withdraw'>
  readonly events: SendEvents
}

/** Carries each submission through one job, from create to final. */
export function createBulkSender(sending: BulkSending): Sender {
  return { send: (submission, gate) => sendByJob(submission, gate, sending) }
}

async function sendByJob(submission: Submission, gate: Gate, sending: BulkSending): Promise<Sent> {
  const { part } = submission
  const { jobs, step, book, request } = sending
  const life: JobLife = { jobs, step, onEvent: (event) => sending.events.see({ ...event, part }) }
  const startedAt = step.clock.now()
  const filled = await fillJob(part, request, gate.halted, life)
  if (!('job' in filled)) return notSent(submission, filled.error)
  const { id } = filled.job
  const refused = await mayClose(announce(filled, submission, book), gate)
  step.stop.check()
  if (refused !== undefined || gate.halted.aborted) {
    if (await abandon(id, life)) book.withdraw(id)
    return notSent(submission, refused?.error)
  }
  const closed = { id, records: part.records, startedAt }
  const close = await closeJob(id, life)
  if (close.was === 'unclear')
    return sentOf(submission, await endUnclear(closed, life, close), request.operation, sending)
  if (close.was === 'not closed' && (await abandon(id, life))) {
    book.withdraw(id)
    return notSent(submission, close.error)
  }
  return sentOf(submission, await seeThrough(closed, life), request.operation, sending)
}

/** Waits until the job is announced and may take effect, but for no longer than until it is halted. Returns why it could not be
 *  announced. */
async function mayClose(
  announced: Promise<{ readonly error: unknown } | undefined>,
  { mayTakeEffect, halted }: Gate,
): Promise<{ readonly error: unknown } | undefined> {
  const refused = await Promise.race([announced, whenAborted(halted)])
  await Promise.race([mayTakeEffect, whenAborted(halted)])
  return refused
}

async function announce(
  filled: FilledJob,
  submission: Submission,
  book: Pick<Book, 'announce'>,
): Promise<{ readonly error: unknown } | undefined> {
  return await book.announce(entryOf(filled, submission)).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
}

/** A body of one record has no hash: its values could be guessed by whoever reads the ledger. */
function entryOf({ job, body }: FilledJob, { part, round, again, isRest = false }: Submission): LedgerJob {
  const { id, createdById, createdDate } = job
  return {
    by: 'bulk',
    id,
    round,
    body: part.records === 1 ? '' : body,
    whole: again === undefined && !isRest,
    records: part.records,
    ...(createdById ? { createdById } : {}),
    ...(createdDate ? { createdDate } : {}),
  }
}

function notSent(submission: Submission, error?: unknown): NotSent {
  const stop = error === undefined ? undefined : explainError(`${filesOf(submission.part)} could not be sent`, error)
  return { kind: 'not-sent', submission, stop }
}

/** What a job's end means for the submission that it was made of. */
export function sentOf(
  submission: Submission,
  end: JobEnd,
  operation: IngestOperation,
  reading: Pick<BulkSending, 'jobs' | 'step'>,
): Sent {
  const { times } = end
  const stop = stopReason(submission.part, end, operation)
  if (end.kind !== 'final') {
    const state = end.kind === 'running' ? 'InProgress' : 'Unknown'
    return { kind: end.kind, submission, job: { id: end.id, state }, times, stop }
  }
  return { ...doneOf(submission, end.job, reading), times, stop }
}

function doneOf(
  submission: Submission,
  job: JobInfo,
  { jobs, step }: Pick<BulkSending, 'jobs' | 'step'>,
): Omit<SentDone, 'times' | 'stop'> {
  const { part } = submission
  const { id, state, errorMessage } = job
  return {
    kind: 'done',
    submission,
    job: { id, state, ...(errorMessage ? { errorMessage } : {}) },
    wentWell: wentWell(job, part),
    transient: isTransientFailure(job) ? jobFailed(part, job) : undefined,
    read: async (joining) => await readResults(part, job, { joining, jobs, step }),
  }
}

/** Whether the counts of a complete job say that all its records were loaded. */
function wentWell({ state, numberRecordsProcessed, numberRecordsFailed }: JobInfo, { records }: Part): boolean {
  // Counts may lag behind.
  return finalMeaning(state) === 'complete' && numberRecordsProcessed >= records && numberRecordsFailed === 0
}
