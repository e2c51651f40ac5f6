import { type Counts, exceedsShare, notIn } from '../counts.ts'
import { LoadError } from '../errors.ts'
import type { MaxFailures } from '../inputs/max-failures.ts'
import { count, share, thousands } from '../text/words.ts'

/** How a canary ended. */
export interface CanaryEnd {
  /** The outcomes of the canary's records. */
  readonly counts: Counts
  /** Failed records, counted in `counts`, that a retry may cure. */
  readonly transientFailed: number
  readonly maxFailures: MaxFailures
  /** Records of the whole load, which a number in `max-failures` is meant of. */
  readonly read: number
}

/**
 * Why nothing should be sent after the canary; undefined when it stayed within `max-failures`, taken as a share of the
 * canary. With 0 any failure stops. Failures that a retry may cure do not count.
 */
export function afterCanary({ counts, transientFailed, maxFailures, read }: CanaryEnd): LoadError | undefined {
  const bad = notIn(counts) - transientFailed
  const allowed = maxFailures.kind === 'share' ? maxFailures.share : Math.min(1, maxFailures.count / Math.max(1, read))
  if (!exceedsShare(bad, counts.read, allowed)) return undefined
  return new LoadError(
    'stopped-early',
    `The canary failed: ${ofThem(bad, counts.read, 'record')} were not loaded; \`max-failures\` allows ${described(maxFailures, allowed)}. ` +
      'Nothing further was sent. See failed.csv for why; fix the records and run again, or raise `max-failures`.',
  )
}

/** What became of a job's records in one round. */
export interface RoundEnd {
  /** Records with an outcome, the failed ones among them. */
  readonly finished: number
  /** The transient ones among them. */
  readonly failed: number
  /** Failed records that go again: they are seen once more when they have. */
  readonly transientFailed: number
}

/** Too few records tell nothing of the rest. */
const LEAST_FINISHED = 1_000

/** Stops a load that fails. */
export interface EarlyStop {
  /** Takes in what ended. Why no further jobs should be started, told once; else undefined.
   *
   *  @param of whose end it is, where that may be told of again: then what was told before gives way */
  readonly see: (end: RoundEnd, of?: object) => LoadError | undefined
}

/**
 * Stops once more than `share` of the finished records failed for good, of at least 1,000. Records that go again are not
 * finished yet. With 1 it never stops.
 */
export function createEarlyStop({ share: allowed }: { readonly share: number }): EarlyStop {
  let finished = 0
  let failed = 0
  let hasStopped = false
  const told = new Map<object, RoundEnd>()
  const add = (end: RoundEnd, sign: 1 | -1) => {
    finished += sign * (end.finished - end.transientFailed)
    failed += sign * (end.failed - end.transientFailed)
  }
  return {
    see: (end, of) => {
      const before = of && told.get(of)
      if (before !== undefined) add(before, -1)
      add(end, 1)
      if (of !== undefined) told.set(of, end)
      if (hasStopped || finished < LEAST_FINISHED || !exceedsShare(failed, finished, allowed)) return undefined
      hasStopped = true
      return new LoadError(
        'stopped-early',
        `${ofThem(failed, finished, 'finished record')} failed; \`stop-early\` allows ${share(allowed)}. Nothing further was sent. ` +
          'See failed.csv for why; fix the records and run again, or raise `stop-early`.',
      )
    },
  }
}

/** `600 of 1,000 records (60%)`. */
function ofThem(part: number, whole: number, noun: string): string {
  return `${thousands(part)} of ${count(whole, noun)} (${share(part / whole)})`
}

function described(maxFailures: MaxFailures, allowed: number): string {
  if (maxFailures.kind === 'share') return share(allowed)
  return maxFailures.count === 0 ? 'none' : `${thousands(maxFailures.count)} of all (${share(allowed)})`
}
