import { finalMeaning, type JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'

/** So long after an abort, the job can load nothing more. A chunk that was begun is finished, and its transaction may last
 *  for 10 minutes. Source: Apex Developer Guide, "Execution Governors and Limits", maximum execution time. */
export const SETTLES_AFTER_MS = 10 * 60_000

/** Tells when the jobs that were aborted are settled. */
export interface Settling {
  /** Milliseconds, as `clock.sleep` takes them, until the job can load nothing more; 0 for one that is settled. A job
   *  is looked at anew after that time: it may have changed. */
  readonly settlesIn: (job: JobInfo) => number
}

/** @param orgTime the time by the clock of the org: that of the runner may be minutes off */
export function createSettling(orgTime: () => number | undefined, clock: Clock): Settling {
  /** When each job was first known to be aborted, by our own clock, which is as good and needs no answer. */
  const seenAt = new Map<string, number>()
  /** Jobs as they were when they were settled. The time of the org comes in whole seconds, and may go back by one. */
  const settled = new Set<string>()
  return {
    settlesIn: (job) => {
      const seen = `${job.id} ${job.systemModstamp}`
      if (finalMeaning(job.state) !== 'aborted' || settled.has(seen)) return 0
      const since = seenAt.get(job.id) ?? clock.now()
      seenAt.set(job.id, since)
      const bySight = leftOf(clock.now() - since, clock)
      const left = Math.min(bySight, settlesIn(job, orgTime(), clock) ?? bySight)
      if (left === 0) settled.add(seen)
      return left
    },
  }
}

/** Milliseconds until a job is settled, by what the org says alone; undefined where it does not say when the job changed. */
export function settlesIn(job: JobInfo, orgTime: number | undefined, clock: Clock): number | undefined {
  if (finalMeaning(job.state) !== 'aborted') return 0
  const changedAt = Date.parse(job.systemModstamp ?? '')
  if (orgTime === undefined || Number.isNaN(changedAt)) return undefined
  return leftOf(orgTime - changedAt, clock)
}

function leftOf(passedMs: number, clock: Clock): number {
  const leftMs = clock.shortened(SETTLES_AFTER_MS) - passedMs
  return leftMs <= 0 ? 0 : leftMs / clock.shortened(1)
}
