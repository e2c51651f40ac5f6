import type { IngestOperation, JobInfo } from '../bulk/job.ts'
import type { JobLife } from './job-life.ts'

/** Longer than any job stays unsettled, unless it changes again and again. */
const MOST_WAITS = 5

/** Waits until an aborted insert can load no record any more, and returns the job as it is then. Other operations may be
 *  repeated: nobody waits for them. Where the wait is cut short, the job is returned as it was seen last. */
export async function awaitSettled(
  job: JobInfo,
  operation: IngestOperation,
  { jobs: { client, settling }, step: { clock, say, stop } }: Pick<JobLife, 'jobs' | 'step'>,
): Promise<JobInfo> {
  if (operation !== 'insert') return job
  let last = job
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const ms = settling.settlesIn(last)
    if (ms === 0 || stop.over.aborted) return last
    const seconds = Math.ceil(ms / 1_000)
    say.log(`job ${job.id} was aborted a short time ago and may still load records: waiting for ${seconds} s`)
    await clock.sleep(ms, stop.over).catch(() => {})
    if (stop.over.aborted) return last
    last = await client.info(job.id).catch(() => last)
  }
  return last
}
