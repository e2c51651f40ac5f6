import { type IngestOperation, isRepeatable } from '../bulk/job.ts'
import { type Counts, exceedsShare, failureRate, missing, notIn } from '../counts.ts'
import { FAILURE_REASONS, type FailureReason, LoadError } from '../errors.ts'
import type { MaxFailures } from '../inputs/max-failures.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import { count, share, thousands } from '../text/words.ts'

export interface Verdict {
  readonly verdict: 'passed' | 'failed'
  readonly failureReason: FailureReason | ''
  /** One sentence or two, fit for a chat notice. */
  readonly message: string
}

export interface Facts {
  /** Operation and object. */
  readonly load: string
  readonly operation: IngestOperation
  readonly counts: Counts
  readonly maxFailures: MaxFailures
  /** What stopped the load on the way. */
  readonly stopped: readonly LoadError[]
  /** Most frequent first. */
  readonly errors: readonly ErrorGroup[]
  /** Where the result files are, for people. */
  readonly resultsPath: string
}

/** Passes or fails a load whose jobs were made; of several reasons the first of `FAILURE_REASONS` counts. Where the records may
 *  be sent once more anyway, an outcome that is not known does not hide that the step was cut short. */
export function decideVerdict(facts: Facts): Verdict {
  const problems = [...facts.stopped, ...unknownOutcomes(facts), ...thresholdProblems(facts)]
  const isHarmless = isRepeatable(facts.operation)
  const rank = ({ reason }: LoadError) =>
    isHarmless && reason === 'records-unaccounted'
      ? FAILURE_REASONS.indexOf('time-limit') + 0.5
      : FAILURE_REASONS.indexOf(reason)
  const [first] = [...mismatch(facts), ...problems.sort((a, b) => rank(a) - rank(b))]
  if (first === undefined)
    return { verdict: 'passed', failureReason: '', message: `${facts.load}: ${outcomes(facts.counts)}.` }
  return { verdict: 'failed', failureReason: first.reason, message: `${first.message}${soFar(first, facts)}` }
}

/** What is in and what is not, where the load ended before its end. */
function soFar({ reason }: LoadError, { operation, counts, stopped, resultsPath }: Facts): string {
  if (!stopped.some((error) => error.reason === reason)) return ''
  const rest = counts.unprocessed > 0 ? ` What is not in is in unprocessed.csv in ${resultsPath}.` : ''
  const isToRepeat = counts.unaccounted > 0 && isRepeatable(operation)
  const unknown = isToRepeat
    ? ` The org does not say what became of ${count(counts.unaccounted, 'record')}. ${nextStep(operation)}`
    : ''
  return ` ${outcomes(counts)}.${rest}${unknown}`
}

function mismatch({ counts, resultsPath }: Facts): LoadError[] {
  if (missing(counts) === 0) return []
  return [
    new LoadError(
      'records-unaccounted',
      `The outcomes do not add up: ${count(counts.read, 'record')} were read, but ${count(counts.read - missing(counts), 'outcome')} ` +
        `came back (${outcomes(counts)}). Compare the files in ${resultsPath} with the org before you load anything again.`,
    ),
  ]
}

/** What to do about records whose outcome is not known. */
function nextStep(operation: IngestOperation): string {
  return isRepeatable(operation)
    ? `Run the workflow again: it does no harm to ${operation} these records once more.`
    : 'Look the jobs up in Setup under Bulk Data Load Jobs and compare with the org before you load these records again.'
}

function unknownOutcomes({ operation, counts, stopped }: Facts): LoadError[] {
  if (counts.unaccounted === 0 && (counts.pending === 0 || stopped.length > 0)) return []
  if (counts.unaccounted === 0) {
    return [
      new LoadError(
        'records-unaccounted',
        `${count(counts.pending, 'record')} are in jobs that still run, or that were aborted a short time ago. Run the workflow again in 10 minutes.`,
      ),
    ]
  }
  return [
    new LoadError(
      'records-unaccounted',
      `The org does not say what became of ${count(counts.unaccounted, 'record')} (${outcomes(counts)}). ${nextStep(operation)}`,
    ),
  ]
}

function thresholdProblems({ load, counts, maxFailures, errors, resultsPath }: Facts): LoadError[] {
  if (!exceeds(counts, maxFailures)) return []
  const allowed = maxFailures.kind === 'count' ? count(maxFailures.count, 'record') : share(maxFailures.share)
  const [most] = errors
  const why =
    most === undefined ? '' : ` The most frequent error is ${errorName(most)} (${count(most.count, 'record')}).`
  return [
    new LoadError(
      'failures-exceeded',
      `${load}: ${count(notIn(counts), 'record')} of ${thousands(counts.read)} (${share(failureRate(counts) / 100)}) did not get in, ` +
        `and max-failures allows ${allowed}.${why} See failed.csv and unprocessed.csv in ${resultsPath}.`,
    ),
  ]
}

/** Without its message, which may repeat values of the record. */
function errorName({ code, fields }: ErrorGroup): string {
  const where = fields.length === 0 ? '' : ` on ${fields.join(', ')}`
  return `${code || 'one without a code'}${where}`
}

/** True when more records are not in than allowed. */
export function exceeds(counts: Counts, maxFailures: MaxFailures): boolean {
  if (maxFailures.kind === 'count') return notIn(counts) > maxFailures.count
  return exceedsShare(notIn(counts), counts.read, maxFailures.share)
}

/** `1,000 records read: 990 created, 10 failed`; outcomes of none are left out. */
export function outcomes(counts: Counts): string {
  const { read, ...rest } = counts
  const named = Object.entries(rest).filter(([, number]) => number > 0)
  const list = named.map(([name, number]) => `${thousands(number)} ${name}`)
  return `${count(read, 'record')} read: ${list.join(', ') || 'nothing sent'}`
}
