import type { BulkClient } from '../bulk/client.ts'
import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { passes } from '../http/retry.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
const WAIT_GROWTH = 1.5
/** A look that fails has been tried several times already, so this many in a row is most of an hour. */
const MOST_FAILED_LOOKS = 20

export interface Looking {
  readonly client: BulkClient
  readonly clock: Clock
  /** Aborted: nobody waits any more. */
  readonly over: AbortSignal
  readonly onLook: (info: JobInfo) => void
}

/**
 * Looks at a closed job until it is final; waits grow from 1 s to 30 s, with jitter.
 *
 * A look that fails says nothing of the job, which goes on (forcedotcom/dataloader#259). Throws the last failure when
 * the org does not answer for very long, or says that there is no such job.
 */
export async function awaitFinal(id: string, { client, clock, over, onLook }: Looking): Promise<JobInfo> {
  let waitMs = FIRST_WAIT_MS
  let failedLooks = 0
  for (;;) {
    await clock.sleep(waitMs * (0.75 + clock.random() / 2), over)
    waitMs = Math.min(waitMs * WAIT_GROWTH, LONGEST_WAIT_MS)
    try {
      const info = await client.info(id, over)
      failedLooks = 0
      onLook(info)
      if (finalMeaning(info.state) !== undefined) return info
    } catch (error) {
      failedLooks += 1
      if (!passes(error) || failedLooks >= MOST_FAILED_LOOKS) throw error
    }
  }
}
