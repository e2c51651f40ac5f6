import type { Clock } from '../clock.ts'
import { type Counts, missing } from '../counts.ts'
import { LoadError } from '../errors.ts'
import type { OpenedLedger } from '../ledger/open-ledger.ts'
import type { SubmissionEnd } from '../results/collect.ts'
import type { Failures } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import type { Stop } from '../stop.ts'
import type { Retries } from './rounds.ts'

/** What became of a load, and what there is to show of it. */
export interface Loaded {
  /** Jobs of earlier steps first, then those of this one. */
  readonly ends: readonly SubmissionEnd[]
  readonly counts: Counts
  /** What stopped the load before its end; empty when nothing did. */
  readonly stopped: readonly LoadError[]
  readonly retries: Retries
  /** Records that were sent again although they may have been in: the operation can be repeated. */
  readonly sentAgain: number
  readonly failures: Failures
  readonly progress: readonly ProgressPoint[]
  /** Absolute. */
  readonly rerunPaths: readonly string[]
  readonly ledger: OpenedLedger
}

export const NO_RETRIES: Retries = { rounds: 0, records: 0, saved: 0 }

/** A report is kept so often at most: it grows with the number of jobs. */
const TELL_EVERY_MS = 2_000

/** Tells now and then how far the load has come, when it is handed one more end. */
export function createTeller(
  clock: Clock,
  onProgress: (soFar: Loaded) => void,
  loadedOf: (ends: readonly SubmissionEnd[]) => Loaded,
): (end: SubmissionEnd) => void {
  const ends: SubmissionEnd[] = []
  let toldAt = Number.NEGATIVE_INFINITY
  return (end) => {
    ends.push(end)
    if (clock.now() - toldAt < TELL_EVERY_MS) return
    toldAt = clock.now()
    onProgress(loadedOf(ends))
  }
}

/** What has no outcome yet is unaccounted, should nobody come to tell. */
export function withRest(counts: Counts): Counts {
  return { ...counts, unaccounted: counts.unaccounted + missing(counts) }
}

/** Why the step ended before the load did, where that is nobody's fault. */
export function whyOver({ cancelled, nearEnd }: Stop, { unprocessed, pending }: Counts): LoadError[] {
  if (cancelled.aborted) return [new LoadError('cancelled', 'The step was cancelled.')]
  if (!nearEnd.aborted || unprocessed + pending === 0) return []
  return [
    new LoadError(
      'time-limit',
      'The time that `time-limit-minutes` allows is used up. Run the workflow again: the load goes on where it ended.',
    ),
  ]
}
