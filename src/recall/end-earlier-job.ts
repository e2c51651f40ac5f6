import type { JobInfo } from '../bulk/job.ts'
import { messageOf } from '../errors.ts'
import { awaitSettled } from '../jobs/await-settled.ts'
import { seeThrough } from '../jobs/end-job.ts'
import type { JobEnd, JobLife } from '../jobs/job-life.ts'
import { closeAnswer } from '../jobs/was-closed.ts'
import { jobStanding } from '../ledger/decide.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { explainError } from '../org/explain.ts'
import { sentOf } from '../send/bulk-sender.ts'
import type { SendEvent } from '../send/events.ts'
import type { Sent } from '../send/sender.ts'
import type { Submission } from '../send/submission.ts'
import type { Recalling } from './recalling.ts'

/** Waits for the end of an earlier job, which is what became of the submission. */
export async function awaitSent(submission: Submission, info: JobInfo, recalling: Recalling): Promise<Sent> {
  const end = await awaitEnd(submission.part, info, recalling)
  return sentOf(submission, end, recalling.spec.operation, recalling)
}

/** Waits for the end of an earlier job, and for that of what an abort leaves at work. */
export async function awaitEnd(part: SendEvent['part'], info: JobInfo, recalling: Recalling): Promise<JobEnd> {
  const { jobs, step, events, spec } = recalling
  const { operation } = spec
  const startedAt = step.clock.now()
  if (jobStanding(info.state) === 'final') {
    const job = await awaitSettled(info, operation, recalling)
    return { kind: 'final', job, times: { startedAt, endedAt: step.clock.now() } }
  }
  const life: JobLife = { jobs, step, onEvent: (event) => events.see({ ...event, part }) }
  life.onEvent({ type: 'awaited', id: info.id })
  step.say.log(
    info.state === 'Open'
      ? `job ${info.id} of an earlier step may have been closed: waiting for what the org says of it`
      : `job ${info.id} of an earlier step still runs (${info.state}): waiting for it`,
  )
  const end = await seeThrough({ id: info.id, records: part.records, startedAt }, life)
  return end.kind === 'final' ? { ...end, job: await awaitSettled(end.job, operation, life) } : end
}

/** Aborts a job that the org says was never closed. Returns the job where it was closed all the same: what the org said may
 *  have been older than the close. Throws LoadError where the org does not say how the job is. */
export async function abortUnclosed({ id }: LedgerJob, recalling: Recalling): Promise<JobInfo | undefined> {
  const { jobs, ledger, finder, spec, step } = recalling
  const { client } = jobs
  try {
    await client.abort(id)
  } catch (error) {
    const now = await client.info(id).catch((cause: unknown) => {
      throw explainError(`Job ${id} of an earlier step`, cause)
    })
    // A job that is over cannot be aborted, whatever a look says: that may be older than the close.
    if (now.state !== 'Open' || spec.operation === 'insert' || closeAnswer(error) === 'not open any more') return now
    step.say.warn(`Job ${id} of an earlier step is Open and could not be aborted: ${messageOf(error)}`)
    ledger.book.withdraw(id)
    return undefined
  }
  if ((await finder.countRows(id)) > 0) return await client.info(id)
  step.say.log(`job ${id} of an earlier step was never closed: aborted`)
  ledger.book.withdraw(id)
  return undefined
}

/** Whether records of an insert may still be created by a job that was aborted a short time ago: its part waits, and the others
 *  do not. */
export async function mayStillLoad(
  info: JobInfo,
  { records }: LedgerJob,
  { spec, jobs, finder }: Recalling,
): Promise<boolean> {
  if (spec.operation !== 'insert' || jobs.settling.settlesIn(info) === 0) return false
  return (await finder.countRows(info.id)) !== records
}
