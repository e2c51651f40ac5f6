import { createHash } from 'node:crypto'
import type { JobInfo, JobRequest } from '../bulk/job.ts'
import type { Part } from '../parts/part.ts'
import { endHash, openPart } from '../parts/part-stream.ts'
import { POLICIES, pauseAfter } from '../try-again.ts'
import { abandon } from './end-job.ts'
import type { JobLife } from './job-life.ts'
import { mayPass } from './may-pass.ts'

/** A job that holds all records of a part and is about to be closed. */
export interface FilledJob {
  readonly job: JobInfo
  /** SHA-256 of what was uploaded, in hex. */
  readonly body: string
}

/** What every job of a load is asked for with. */
export type LoadRequest = Omit<JobRequest, 'lineEnding' | 'columnDelimiter'>

/**
 * Makes a job for a part and uploads its records. After an upload with an unclear end the job is aborted and another one is
 * made: see `BulkClient.upload`. Returns the error where no job could be filled; none where `halted` was aborted meanwhile.
 */
export async function fillJob(
  part: Part,
  request: LoadRequest,
  halted: AbortSignal,
  life: JobLife,
): Promise<FilledJob | { readonly error?: unknown }> {
  const { step, onEvent } = life
  for (let attempt = 1; ; attempt++) {
    let made: JobInfo | undefined
    const onMade = (job: JobInfo) => {
      made = job
    }
    try {
      return await life.jobs.uploads.run(() => upload(part, request, { halted, onMade }, life))
    } catch (error) {
      const pauseMs = pauseAfter(POLICIES.newJob, { attempt }, step.clock.random)
      const isAgain = pauseMs !== undefined && mayPass(error) && !halted.aborted
      if (made !== undefined && isAgain) onEvent({ type: 'upload-failed', id: made.id, error })
      if (made !== undefined) await abandon(made.id, life)
      if (halted.aborted) return {}
      if (made === undefined || !isAgain) return { error }
      await step.clock.sleep(pauseMs, halted).catch(() => {})
    }
  }
}

async function upload(
  part: Part,
  request: LoadRequest,
  { halted, onMade }: { readonly halted: AbortSignal; readonly onMade: (job: JobInfo) => void },
  { jobs, step, onEvent }: JobLife,
): Promise<FilledJob> {
  const { client } = jobs
  const { columnDelimiter, lineEnding } = part
  step.stop.check()
  halted.throwIfAborted()
  await jobs.freshen(part.bytes)
  const onLost = (error: unknown) => onEvent({ type: 'create-lost', error })
  // Not cut short by a cancel: a job whose id never arrives would stay Open.
  const job = await client.create({ ...request, columnDelimiter, lineEnding }, onLost, step.stop.dying)
  onMade(job)
  onEvent({ type: 'created', id: job.id })
  let hash = createHash('sha256')
  const open = () => {
    hash = createHash('sha256')
    return openPart(part, hash)
  }
  await client.upload(job.id, { contentLength: part.bytes, open }, halted)
  onEvent({ type: 'uploaded', id: job.id })
  return { job, body: await endHash(part, hash) }
}
