import { createHash } from 'node:crypto'
import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, type JobInfo, type JobRequest } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { LoadError, SalesforceError } from '../errors.ts'
import { passes } from '../http/retry.ts'
import { isDailyLimit } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import { openPart } from '../parts/part-stream.ts'
import type { JobLooks } from './job-looks.ts'
import { awaitFinal, StillOpenError } from './poll.ts'
import { closeAnswer, wasClosed } from './was-closed.ts'

/** Milliseconds since the epoch: the part's turn came, its job was final. */
export interface Times {
  readonly startedAt: number
  readonly endedAt: number
}

/** What became of a part. */
export type Carried =
  /** The job is final: its results tell of each record. */
  | {
      readonly kind: 'final'
      readonly part: Part
      readonly job: JobInfo
      readonly times: Times
      /** Why we aborted it. */
      readonly error?: unknown
    }
  /** Surely nothing of it is in the org; `error` is what stopped it, where it was not stopped on account of others. */
  | { readonly kind: 'not-sent'; readonly part: Part; readonly error?: unknown }
  /** The job was closed, and is left to run; `error` is what keeps us from looking at it, if anything does. */
  | {
      readonly kind: 'running'
      readonly part: Part
      readonly id: string
      readonly times: Times
      readonly error?: LoadError | SalesforceError
    }
  /** The job was closed, or may have been, and the org no longer tells of it. */
  | {
      readonly kind: 'unknown'
      readonly part: Part
      readonly id: string
      readonly error: unknown
      readonly times: Times
    }

/** What is told of a part's way while it goes on. */
export type JobEvent =
  | {
      readonly type: 'created' | 'uploaded' | 'aborted' | 'final' | 'left' | 'awaited'
      readonly part: Part
      readonly id: string
    }
  | { readonly type: 'looked'; readonly part: Part; readonly id: string; readonly job: JobInfo }
  | { readonly type: 'create-lost'; readonly part: Part; readonly error: unknown }
  | { readonly type: 'upload-failed' | 'left-open'; readonly part: Part; readonly id: string; readonly error: unknown }

/** A job that is filled and about to be closed. */
export interface FilledJob {
  readonly job: JobInfo
  readonly part: Part
  /** SHA-256 of what was uploaded, in hex. */
  readonly body: string
}

/** What tells a load to end before its end. */
export interface Ending {
  /** Aborted: nothing further may take effect. Jobs not yet closed are aborted, closed ones run on. */
  readonly halted: AbortSignal
  /** Aborted: the step has seconds left. */
  readonly cancelled: AbortSignal
  /** Aborted: the runner is about to kill the step. */
  readonly dying: AbortSignal
  /** Aborted: the step was cancelled or its time is up, and nobody waits for jobs any more. */
  readonly over: AbortSignal
  /** Whether closed jobs run on then, or are aborted. */
  readonly leavesRunning: () => boolean
  /** Looks whether the step was cancelled in a way that no signal tells of; called before each create and close. */
  readonly check: () => void
}

export interface LoadByJobs extends Ending {
  readonly client: BulkClient
  readonly looks: JobLooks
  readonly clock: Clock
  readonly request: Omit<JobRequest, 'lineEnding' | 'columnDelimiter'>
  /** Bounds the uploads that run at once, over all jobs. */
  readonly uploads: <T>(task: () => Promise<T>) => Promise<T>
  /** Sees to it that the session outlives the upload of so many bytes. */
  readonly freshen: (bytes: number) => Promise<void>
  /** Resolves when it is durable that the job is about to be closed. Rejects with a LoadError when that cannot be had. */
  readonly announce: (filled: FilledJob) => Promise<void>
  /** The job was not closed after all. */
  readonly withdraw: (id: string) => void
  readonly onEvent: (event: JobEvent) => void
}

/** Jobs made for one part, because an upload has an unclear end, before the part is given up. */
const MOST_UPLOADS = 5
const MOST_CLOSES = 5
const RETRY_DELAY_MS = 2_000

/**
 * Carries one part through one job, from create to final.
 *
 * @param mayClose the job is not closed, and so has no effect, before this resolves
 */
export async function carryByJob(part: Part, mayClose: Promise<void>, load: LoadByJobs): Promise<Carried> {
  const startedAt = load.clock.now()
  const filled = await fillNewJob(part, load)
  if (!('job' in filled)) return { kind: 'not-sent', part, ...filled }
  const { id } = filled.job
  const announced = load.announce(filled).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  // Whoever may not close any more does not wait to be allowed to.
  const refused = await Promise.race([announced, whenAborted(load.halted)])
  await Promise.race([mayClose, whenAborted(load.halted)])
  load.check()
  if (refused !== undefined || load.halted.aborted) {
    await abandon(part, id, load)
    return { kind: 'not-sent', part, ...refused }
  }
  const closed = await closeJob(id, load)
  switch (closed.was) {
    case 'closed':
      return await seeThrough(part, id, startedAt, load)
    case 'not closed': {
      const { error } = closed
      if (await abandon(part, id, load)) return { kind: 'not-sent', part, error }
      return await seeThrough(part, id, startedAt, load)
    }
    case 'unclear':
      return await giveUpClose(part, startedAt, { id, ...closed }, load)
  }
}

/** A job that is still seen to be Open would stay so for a day, and is aborted. It may have been closed all the same, so that
 *  its results count. */
async function giveUpClose(
  part: Part,
  startedAt: number,
  { id, error, isOpen }: { readonly id: string; readonly error: unknown; readonly isOpen: boolean },
  load: LoadByJobs,
): Promise<Carried> {
  const job = isOpen ? await abortRunning(id, load) : undefined
  if (job === undefined) return await seeThrough(part, id, startedAt, load, error)
  tellEnd({ part, id }, job, load)
  return { kind: 'final', part, job, times: { startedAt, endedAt: load.clock.now() }, error }
}

/**
 * Awaits a job that was closed, until it is final or the step is over.
 *
 * @param error why it is not sure that it was closed
 */
export async function seeThrough(
  part: Part,
  id: string,
  startedAt: number,
  load: Pick<LoadByJobs, 'client' | 'looks' | 'clock' | 'onEvent' | keyof Ending>,
  error?: unknown,
): Promise<Carried> {
  const times = () => ({ startedAt, endedAt: load.clock.now() })
  try {
    if (error !== undefined) throw error
    const onLook = (job: JobInfo) => load.onEvent({ type: 'looked', part, id, job })
    const job = await awaitFinal(id, { ...load, records: part.records, onLook })
    load.onEvent({ type: 'final', part, id })
    return { kind: 'final', part, job, times: times() }
  } catch (caught) {
    if (caught instanceof StillOpenError && !load.over.aborted) {
      const job = await abortRunning(id, load)
      if (job !== undefined) {
        tellEnd({ part, id }, job, load)
        return { kind: 'final', part, job, times: times(), error: caught }
      }
    }
    if (load.over.aborted) {
      // A job that may not be closed is not left: it would stay Open.
      if (load.leavesRunning() && error === undefined) {
        load.onEvent({ type: 'left', part, id })
        return { kind: 'running', part, id, times: times() }
      }
      const job = await abortRunning(id, load)
      if (job === undefined) return { kind: 'unknown', part, id, error: caught, times: times() }
      tellEnd({ part, id }, job, load)
      return { kind: 'final', part, job, times: times() }
    }
    // It goes on in the org, and whoever may ask the org again later learns how it ended.
    if (
      caught instanceof LoadError ||
      (caught instanceof SalesforceError && (caught.status === 401 || isDailyLimit(caught)))
    )
      return { kind: 'running', part, id, times: times(), error: caught }
    return { kind: 'unknown', part, id, error: caught, times: times() }
  }
}

/** How a job ended that was to be aborted: it may have been over before. */
function tellEnd(of: { part: Part; id: string }, job: JobInfo, { onEvent }: Pick<LoadByJobs, 'onEvent'>): void {
  const isAborted = finalMeaning(job.state) === 'aborted'
  if (!isAborted) onEvent({ type: 'looked', ...of, job })
  onEvent({ type: isAborted ? 'aborted' : 'final', ...of })
}

/** After an upload with an unclear end the job is aborted and another one made: see `BulkClient.upload`. */
async function fillNewJob(part: Part, load: LoadByJobs): Promise<FilledJob | { error?: unknown }> {
  const { client, clock, halted, onEvent } = load
  const { columnDelimiter, lineEnding } = part
  for (let attempt = 1; ; attempt++) {
    let job: JobInfo | undefined
    try {
      return await load.uploads(async () => {
        load.check()
        halted.throwIfAborted()
        await load.freshen(part.bytes)
        const onLost = (error: unknown) => onEvent({ type: 'create-lost', part, error })
        // Not cut short by a cancel: a job whose id never arrives would stay Open.
        job = await client.create({ ...load.request, columnDelimiter, lineEnding }, onLost, load.dying)
        onEvent({ type: 'created', part, id: job.id })
        let hash = createHash('sha256')
        const open = () => {
          hash = createHash('sha256')
          return openPart(part, hash)
        }
        await client.upload(job.id, { contentLength: part.bytes, open }, halted)
        onEvent({ type: 'uploaded', part, id: job.id })
        return { job, part, body: hash.digest('hex') }
      })
    } catch (error) {
      const again = job !== undefined && attempt < MOST_UPLOADS && mayPass(error) && !halted.aborted
      if (again && job !== undefined) onEvent({ type: 'upload-failed', part, id: job.id, error })
      if (job !== undefined) await abandon(part, job.id, load)
      if (halted.aborted) return {}
      if (!again) return { error }
      await clock.sleep(RETRY_DELAY_MS * attempt * (0.5 + clock.random()), halted).catch(() => {})
    }
  }
}

/** Resolves once the signal is aborted. */
export function whenAborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

type Closed =
  | { readonly was: 'closed' }
  | { readonly was: 'not closed'; readonly error: unknown }
  /** `isOpen`: so said the last look, which may be older than the close. */
  | { readonly was: 'unclear'; readonly error: unknown; readonly isOpen: boolean }

/** A close whose answer is lost may have had its effect: see `wasClosed`. */
async function closeJob(id: string, { client, clock, over }: LoadByJobs): Promise<Closed> {
  let isUnclear = false
  for (let attempt = 1; ; attempt++) {
    try {
      await client.close(id)
      return { was: 'closed' }
    } catch (error) {
      const answer = closeAnswer(error)
      isUnclear ||= answer === 'unclear'
      let whyUnread: unknown
      const info = await client.info(id).catch((caught: unknown) => {
        whyUnread = caught
        return undefined
      })
      const look = info?.state
      // That a session is over is said by the close; why there is no other one, by the look after it.
      const told = whyUnread instanceof LoadError ? whyUnread : error
      const was = wasClosed({ answer, look, isUnclear, mayPass: mayPass(error) })
      if (was === 'closed') return { was }
      if (was === 'not closed') return { was, error: told }
      const isLast = attempt >= MOST_CLOSES || over.aborted || (isUnclear && !mayPass(error))
      if (isLast && !isUnclear) return { was: 'not closed', error: told }
      if (isLast) return { was: 'unclear', error: told, isOpen: look === 'Open' }
      await clock.sleep(RETRY_DELAY_MS * attempt, over).catch(() => {})
    }
  }
}

/** The next call after a 401 signs in again. */
function mayPass(error: unknown): boolean {
  return passes(error) || (error instanceof SalesforceError && error.status === 401)
}

/** Aborts a job that was never closed. One that cannot be aborted holds nothing but stays Open for up to a day. Returns false
 *  where the org says that the job is at work or done: then it was closed after all. */
async function abandon(part: Part, id: string, load: LoadByJobs): Promise<boolean> {
  try {
    await load.client.abort(id, load.dying)
    load.onEvent({ type: 'aborted', part, id })
  } catch (error) {
    const state = await load.client.info(id, load.dying).then(
      (job) => job.state,
      () => undefined,
    )
    if (state !== undefined && state !== 'Open' && state !== 'Aborted') return false
    load.onEvent({ type: 'left-open', part, id, error })
  }
  load.withdraw(id)
  return true
}

/** Aborts a job that may be at work; undefined when the org does not say how it ended. */
async function abortRunning(
  id: string,
  { client, dying }: Pick<LoadByJobs, 'client' | 'dying'>,
): Promise<JobInfo | undefined> {
  const job = await client
    .abort(id, dying)
    .catch(() => client.info(id, dying))
    .catch(() => undefined)
  return job !== undefined && finalMeaning(job.state) !== undefined ? job : undefined
}
