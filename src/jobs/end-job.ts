import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import { LoadError, SalesforceError } from '../errors.ts'
import { isDailyLimit } from '../org/explain.ts'
import type { JobEnd, JobLife, Times } from './job-life.ts'
import { awaitFinal, StillOpenError } from './poll.ts'

/** A job that was closed. */
export interface ClosedJob {
  readonly id: string
  readonly records: number
  /** When its turn came, in milliseconds since the epoch. */
  readonly startedAt: number
}

/**
 * Awaits a job that was closed, until it is final or the step is over.
 *
 * @param doubt why it is not sure that it was closed
 */
export async function seeThrough(closed: ClosedJob, life: JobLife, doubt?: unknown): Promise<JobEnd> {
  const { id, records } = closed
  const { jobs, step, onEvent } = life
  try {
    if (doubt !== undefined) throw doubt
    const onLook = (job: JobInfo) => onEvent({ type: 'looked', id, job })
    const job = await awaitFinal(id, { looks: jobs.looks, clock: step.clock, over: step.stop.over, records, onLook })
    onEvent({ type: 'final', id })
    return { kind: 'final', job, times: timesOf(closed, life) }
  } catch (caught) {
    if (caught instanceof StillOpenError && !step.stop.over.aborted) {
      const end = await endByAbort(closed, life, caught)
      if (end !== undefined) return end
    }
    if (step.stop.over.aborted) return await endWithStep(closed, life, { caught, mayLeave: doubt === undefined })
    return lostSight(closed, life, caught)
  }
}

/** Ends a job whose close had no clear answer. One that is still seen to be Open would stay so for a day, and is aborted. It may
 *  have been closed all the same, so that its results count. */
export async function endUnclear(
  closed: ClosedJob,
  life: JobLife,
  { error, isOpen }: { readonly error: unknown; readonly isOpen: boolean },
): Promise<JobEnd> {
  const end = isOpen ? await endByAbort(closed, life, error) : undefined
  return end ?? (await seeThrough(closed, life, error))
}

/** The step is over: the job is left to run or aborted, as the step was told to. One that may not have been closed is not left,
 *  for it would stay Open. */
async function endWithStep(
  closed: ClosedJob,
  life: JobLife,
  { caught, mayLeave }: { readonly caught: unknown; readonly mayLeave: boolean },
): Promise<JobEnd> {
  const { id } = closed
  if (life.step.stop.leavesRunning() && mayLeave) {
    life.onEvent({ type: 'left', id })
    return { kind: 'running', id, times: timesOf(closed, life) }
  }
  const end = await endByAbort(closed, life)
  return end ?? { kind: 'unknown', id, error: caught, times: timesOf(closed, life) }
}

/** The job goes on in the org, and whoever may ask the org again later learns how it ended. */
function lostSight(closed: ClosedJob, life: JobLife, error: unknown): JobEnd {
  const known = { id: closed.id, times: timesOf(closed, life) }
  const isForLater =
    error instanceof LoadError || (error instanceof SalesforceError && (error.status === 401 || isDailyLimit(error)))
  return isForLater ? { kind: 'running', ...known, error } : { kind: 'unknown', ...known, error }
}

/** Aborts a job that may be at work; undefined when the org does not say how it ended. The job may have been over before.
 *
 *  @param error why it is aborted, where that is for a fault */
async function endByAbort(closed: ClosedJob, life: JobLife, error?: unknown): Promise<JobEnd | undefined> {
  const { id } = closed
  const { client } = life.jobs
  const { dying } = life.step.stop
  const job = await client
    .abort(id, dying)
    .catch(() => client.info(id, dying))
    .catch(() => undefined)
  if (job === undefined || finalMeaning(job.state) === undefined) return undefined
  const isAborted = finalMeaning(job.state) === 'aborted'
  if (!isAborted) life.onEvent({ type: 'looked', id, job })
  life.onEvent({ type: isAborted ? 'aborted' : 'final', id })
  return { kind: 'final', job, times: timesOf(closed, life), ...(error === undefined ? {} : { error }) }
}

/** Aborts a job that was never closed. One that cannot be aborted holds nothing but stays Open for up to a day. Returns false
 *  where the org says that the job is at work or done: then it was closed after all. */
export async function abandon(id: string, { jobs: { client }, step, onEvent }: JobLife): Promise<boolean> {
  const { dying } = step.stop
  try {
    await client.abort(id, dying)
    onEvent({ type: 'aborted', id })
  } catch (error) {
    const state = await client.info(id, dying).then(
      (job) => job.state,
      () => undefined,
    )
    if (state !== undefined && state !== 'Open' && state !== 'Aborted') return false
    onEvent({ type: 'left-open', id, error })
  }
  return true
}

function timesOf({ startedAt }: ClosedJob, { step }: JobLife): Times {
  return { startedAt, endedAt: step.clock.now() }
}
