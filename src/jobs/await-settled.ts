import type { BulkClient } from '../bulk/client.ts'
import type { IngestOperation, JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import type { Settling } from './settling.ts'

interface Awaiting {
  readonly client: BulkClient
  readonly clock: Clock
  readonly settling: Settling
  readonly operation: IngestOperation
  /** Aborted: nobody waits any more. */
  readonly over: AbortSignal
  readonly log: (line: string) => void
}

/** Longer than any job stays unsettled, unless it changes again and again. */
const MOST_WAITS = 5

/** Waits until nothing of an aborted insert can go in any more, and returns the job as it is then. Other operations may be
 *  repeated: nobody waits for them. Where the wait is cut short, the job is returned as it was seen last. */
export async function awaitSettled(
  job: JobInfo,
  { client, clock, settling, operation, over, log }: Awaiting,
): Promise<JobInfo> {
  if (operation !== 'insert') return job
  let last = job
  for (let wait = 0; wait < MOST_WAITS; wait++) {
    const ms = settling.settlesIn(last)
    if (ms === 0 || over.aborted) return last
    log(`job ${job.id} was aborted a short time ago and may still load records: waiting for ${Math.ceil(ms / 1_000)} s`)
    await clock.sleep(ms, over).catch(() => {})
    if (over.aborted) return last
    last = await client.info(job.id).catch(() => last)
  }
  return last
}
