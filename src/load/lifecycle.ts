import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, type JobInfo, type JobRequest } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import type { Part } from '../csv/part.ts'
import { openPart } from '../csv/part-stream.ts'
import { SalesforceError } from '../errors.ts'
import { passes } from '../http/retry.ts'
import { awaitFinal } from './poll.ts'

/** Milliseconds since the epoch: the part's turn came, its job was final. */
export interface Times {
  readonly startedAt: number
  readonly endedAt: number
}

/** What became of a part. */
export type Carried =
  /** The job is final: its results tell of each record. */
  | { readonly kind: 'final'; readonly part: Part; readonly job: JobInfo; readonly times: Times }
  /** Surely nothing of it is in the org; `error` is what stopped it, where it was not stopped on account of others. */
  | { readonly kind: 'not-sent'; readonly part: Part; readonly error?: unknown }
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
  | { readonly type: 'created' | 'uploaded' | 'aborted' | 'final'; readonly part: Part; readonly id: string }
  | { readonly type: 'looked'; readonly part: Part; readonly id: string; readonly job: JobInfo }
  | { readonly type: 'create-lost'; readonly part: Part; readonly error: unknown }
  | { readonly type: 'upload-failed' | 'left-open'; readonly part: Part; readonly id: string; readonly error: unknown }

export interface LoadByJobs {
  readonly client: BulkClient
  readonly clock: Clock
  readonly request: Omit<JobRequest, 'lineEnding' | 'columnDelimiter'>
  /** Bounds the uploads that run at once, over all jobs. */
  readonly uploads: <T>(task: () => Promise<T>) => Promise<T>
  /** Aborted: nothing further may take effect. Jobs not yet closed are aborted, closed ones run on. */
  readonly halted: AbortSignal
  /** Aborted: closed jobs are aborted too. */
  readonly cancelled: AbortSignal
  readonly onEvent: (event: JobEvent) => void
}

/** Jobs made for one part, because an upload has an unclear end, before the part is given up. */
const MOST_UPLOADS = 5
const MOST_CLOSES = 5
const RETRY_DELAY_MS = 2_000
/** The runner kills a cancelled step after 7.5 s. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
const CANCEL_CALL_MS = 4_000
const ABORT_CALL_MS = 60_000

/**
 * Carries one part through one job, from create to final.
 *
 * @param mayClose the job is not closed, and so has no effect, before this resolves
 */
export async function carryByJob(part: Part, mayClose: Promise<void>, load: LoadByJobs): Promise<Carried> {
  const startedAt = load.clock.now()
  const uploaded = await uploadIntoNewJob(part, load)
  if (!('id' in uploaded)) return { kind: 'not-sent', part, ...uploaded }
  const { id } = uploaded

  await mayClose
  if (load.halted.aborted) {
    await abandon(part, id, load)
    return { kind: 'not-sent', part }
  }
  const closed = await closeJob(id, load)
  if (closed.was === 'refused' && !load.cancelled.aborted) {
    await abandon(part, id, load)
    return { kind: 'not-sent', part, error: closed.error }
  }
  const times = () => ({ startedAt, endedAt: load.clock.now() })
  try {
    if (closed.was !== 'closed') throw closed.error
    const onLook = (job: JobInfo) => load.onEvent({ type: 'looked', part, id, job })
    const job = await awaitFinal(id, { ...load, onLook })
    load.onEvent({ type: 'final', part, id })
    return { kind: 'final', part, job, times: times() }
  } catch (error) {
    const job = load.cancelled.aborted ? await abortRunning(id, load) : undefined
    if (job === undefined) return { kind: 'unknown', part, id, error, times: times() }
    load.onEvent({ type: 'aborted', part, id })
    return { kind: 'final', part, job, times: times() }
  }
}

/** After an upload with an unclear end the job is aborted and another one made: see `BulkClient.upload`. */
async function uploadIntoNewJob(part: Part, load: LoadByJobs): Promise<{ id: string } | { error?: unknown }> {
  const { client, clock, halted, onEvent } = load
  const { columnDelimiter, lineEnding } = part
  const body = { contentLength: part.bytes, open: () => openPart(part) }
  for (let attempt = 1; ; attempt++) {
    let id: string | undefined
    try {
      return await load.uploads(async () => {
        halted.throwIfAborted()
        const onLost = (error: unknown) => onEvent({ type: 'create-lost', part, error })
        id = (await client.create({ ...load.request, columnDelimiter, lineEnding }, onLost)).id
        onEvent({ type: 'created', part, id })
        await client.upload(id, body, halted)
        onEvent({ type: 'uploaded', part, id })
        return { id }
      })
    } catch (error) {
      const again = id !== undefined && attempt < MOST_UPLOADS && mayPass(error) && !halted.aborted
      if (again && id !== undefined) onEvent({ type: 'upload-failed', part, id, error })
      if (id !== undefined) await abandon(part, id, load)
      if (halted.aborted) return {}
      if (!again) return { error }
      await clock.sleep(RETRY_DELAY_MS * attempt * (0.5 + clock.random()), halted).catch(() => {})
    }
  }
}

type Closed = { readonly was: 'closed' } | { readonly was: 'refused' | 'unclear'; readonly error: unknown }

/** A close whose answer is lost may have had its effect: the job's state tells. */
async function closeJob(id: string, { client, clock, cancelled }: LoadByJobs): Promise<Closed> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.close(id)
      return { was: 'closed' }
    } catch (error) {
      const info = await client.info(id).catch(() => undefined)
      if (info === undefined) return { was: 'unclear', error }
      if (info.state !== 'Open') return { was: 'closed' }
      if (attempt >= MOST_CLOSES || !mayPass(error)) return { was: 'refused', error }
      await clock.sleep(RETRY_DELAY_MS * attempt, cancelled).catch(() => {})
    }
  }
}

/** The next call after a 401 signs in again. */
function mayPass(error: unknown): boolean {
  return passes(error) || (error instanceof SalesforceError && error.status === 401)
}

/** Aborts a job that was never closed. One that cannot be aborted holds nothing but stays Open for up to a day. */
async function abandon(part: Part, id: string, load: LoadByJobs): Promise<void> {
  const signal = AbortSignal.timeout(load.cancelled.aborted ? CANCEL_CALL_MS : ABORT_CALL_MS)
  try {
    await load.client.abort(id, signal)
    load.onEvent({ type: 'aborted', part, id })
  } catch (error) {
    load.onEvent({ type: 'left-open', part, id, error })
  }
}

/** Aborts a job that may be at work; undefined when the org does not say how it ended. */
async function abortRunning(id: string, { client }: LoadByJobs): Promise<JobInfo | undefined> {
  const signal = AbortSignal.timeout(CANCEL_CALL_MS)
  const job = await client
    .abort(id, signal)
    .catch(() => client.info(id, signal))
    .catch(() => undefined)
  return job !== undefined && finalMeaning(job.state) !== undefined ? job : undefined
}
