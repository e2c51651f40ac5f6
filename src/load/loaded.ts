import type { Clock } from '../clock.ts'
import { addCounts, type Counts, missing, NO_COUNTS } from '../counts.ts'
import { LoadError } from '../errors.ts'
import type { OpenedLedger } from '../ledger/open-ledger.ts'
import type { Left } from '../recall/subtract.ts'
import type { Failures } from '../results/failures.ts'
import type { SubmissionEnd } from '../results/outcomes.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import type { Stop } from '../stop.ts'
import type { LoadResults } from './load-results.ts'
import type { Retries, Rounds } from './rounds.ts'
import type { Watch } from './watch.ts'

/** What became of a load, and what there is to show of it. */
export interface Loaded {
  /** Jobs of earlier steps first, then those of this one. */
  readonly ends: readonly SubmissionEnd[]
  readonly counts: Counts
  /** What stopped the load before its end; empty when nothing did. */
  readonly stopped: readonly LoadError[]
  readonly retries: Retries
  /** Records that were sent again although they may have been loaded: the operation can be repeated. */
  readonly sentAgain: number
  readonly failures: Failures
  readonly progress: readonly ProgressPoint[]
  /** Absolute. */
  readonly rerunPaths: readonly string[]
  readonly ledger: OpenedLedger
}

/** What a load is summed up from. */
export interface Summing {
  readonly left: Left
  readonly ledger: OpenedLedger
  readonly results: LoadResults
  readonly watch: Watch
  /** Records of all files. */
  readonly read: number
  /** Records that are not sent, since a later one has the same key. */
  readonly dropped: number
  /** Records that are not sent, since the org would refuse them. */
  readonly refused: number
}

/** A report is kept so often at most: it grows with the number of jobs. */
const TELL_EVERY_MS = 2_000

/** Tells how far the load has come: at once, and now and then when it is handed one more end. What has no outcome yet is unaccounted,
 *  should nobody come to tell. */
export function createTeller(
  summing: Summing,
  clock: Clock,
  onProgress: (soFar: Loaded) => void,
): (end: SubmissionEnd) => void {
  const ends: SubmissionEnd[] = []
  let toldAt = Number.NEGATIVE_INFINITY
  const tell = () => {
    const counts = countAll(summing, addCounts(ends.map(({ taken }) => taken.settled)))
    onProgress({
      ...known(summing),
      ends: [...summing.left.ends, ...ends],
      counts: { ...counts, unaccounted: counts.unaccounted + missing(counts) },
      stopped: [],
      retries: { rounds: 0, records: 0, saved: 0 },
      sentAgain: summing.left.sentAgain,
    })
  }
  tell()
  return (end) => {
    ends.push(end)
    if (clock.now() - toldAt < TELL_EVERY_MS) return
    toldAt = clock.now()
    tell()
  }
}

/** Sums up a load at its end. */
export function sumUp(
  summing: Summing,
  { ends, counts, retries }: Pick<Rounds, 'ends' | 'counts' | 'retries'>,
  reasons: readonly LoadError[],
  stop: Stop,
): Loaded {
  const all = countAll(summing, counts)
  return {
    ...known(summing),
    ends: [...summing.left.ends, ...ends],
    counts: all,
    stopped: [...reasons, ...whyOver(stop, all)],
    retries,
    sentAgain: summing.left.sentAgain + countSentAgain(ends),
  }
}

function known({ ledger, results, watch }: Summing) {
  return { failures: results.failures, progress: watch.points, rerunPaths: results.rerunPaths(), ledger }
}

function countAll({ left, read, dropped, refused }: Summing, sent: Counts): Counts {
  return addCounts([{ ...NO_COUNTS, read, skipped: dropped, failed: refused }, left.counts, sent])
}

/** Records that were sent once more although the org does not say what became of them the first time. */
function countSentAgain(ends: readonly SubmissionEnd[]): number {
  const again = ends.filter(({ sent }) => sent.kind !== 'not-sent').flatMap(({ sent }) => sent.submission.again ?? [])
  return again.filter(({ was }) => was === 'unaccounted').length
}

/** Why the step ended before the load did, where that is nobody's fault. */
function whyOver({ cancelled, nearEnd }: Stop, { unprocessed, pending }: Counts): LoadError[] {
  if (cancelled.aborted) return [new LoadError('cancelled', 'The step was cancelled.')]
  if (!nearEnd.aborted || unprocessed + pending === 0) return []
  return [
    new LoadError(
      'time-limit',
      'The time that `time-limit-minutes` allows is used up. Run the workflow again: the load continues where it stopped.',
    ),
  ]
}
