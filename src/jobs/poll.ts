import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { passes } from '../http/retry.ts'
import { jittered } from '../try-again.ts'
import type { JobLooks } from './job-looks.ts'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** Where a job's own progress says that it takes long yet. */
const LONGEST_KNOWN_WAIT_MS = 60_000
const WAIT_GROWTH = 1.5
/** A look that fails has been tried several times already, so this many in a row is most of an hour. */
const MOST_FAILED_LOOKS = 20

/** The org took the close, or said that the job was closed already, and yet shows it as Open, again and again. */
export class StillOpenError extends Error {
  override readonly name = 'StillOpenError'
}

/** A look may be older than the close, but so many in a row take minutes. */
const MOST_OPEN_LOOKS = 10

export interface Looking {
  readonly looks: JobLooks
  readonly clock: Clock
  /** Records of the job. */
  readonly records: number
  /** Aborted: nobody waits any more. */
  readonly over: AbortSignal
  readonly onLook: (info: JobInfo) => void
}

/** How far a job had come when it was last seen to come on, or in the queue, after so many milliseconds of waiting. */
interface Progress {
  readonly waited: number
  readonly processed: number
}

/**
 * Looks at a closed job until it is final. Waits grow from 1 s to 30 s, with jitter; once the job comes along, they last
 * until it should be done, up to a minute.
 *
 * A look that fails says nothing of the job, which goes on (forcedotcom/dataloader#259). Throws the last failure when
 * the org does not answer for very long, or says that there is no such job; StillOpenError when the job stays Open.
 */
export async function awaitFinal(id: string, { looks, clock, records, over, onLook }: Looking): Promise<JobInfo> {
  let waitMs = FIRST_WAIT_MS
  let failedLooks = 0
  let openLooks = 0
  let since = performance.now()
  let waited = 0
  let before: Progress = { waited, processed: 0 }
  const end = looks.begin()
  try {
    for (;;) {
      const wait = jittered(waitMs, 0.25, clock.random)
      await clock.sleep(wait, over)
      waited += wait
      waitMs = Math.min(waitMs * WAIT_GROWTH, LONGEST_WAIT_MS)
      try {
        const info = await looks.look(id, since, over)
        since = performance.now()
        failedLooks = 0
        if (info === 'running') continue
        onLook(info)
        if (finalMeaning(info.state) !== undefined) return info
        openLooks = info.state === 'Open' ? openLooks + 1 : 0
        if (openLooks >= MOST_OPEN_LOOKS)
          throw new StillOpenError('the org still shows the job as Open after its close')
        const now = { waited, processed: info.numberRecordsProcessed }
        waitMs = timeLeft(before, now, records) ?? waitMs
        if (now.processed > before.processed || now.processed === 0) before = now
      } catch (error) {
        failedLooks += 1
        if (!passes(error) || failedLooks >= MOST_FAILED_LOOKS) throw error
      }
    }
  } finally {
    end()
  }
}

/** Until the job should be done, at its pace since it was closed, or since the last look where that was faster: it may have
 *  been in a queue before. Undefined where it has not come on. */
function timeLeft(before: Progress, now: Progress, records: number): number | undefined {
  if (now.processed <= before.processed) return undefined
  const left = records - now.processed
  const onTheWhole = (left * now.waited) / now.processed
  const lately = (left * (now.waited - before.waited)) / (now.processed - before.processed)
  const sooner = lately > 0 && lately < onTheWhole ? lately : onTheWhole
  return Math.min(Math.max(sooner, FIRST_WAIT_MS), LONGEST_KNOWN_WAIT_MS)
}
