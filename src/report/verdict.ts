import { type IngestOperation, isRepeatable } from '../bulk/job.ts'
import { type Counts, exceedsShare, failureRate, missing, notIn } from '../counts.ts'
import { FAILURE_REASONS, type FailureReason, LoadError } from '../errors.ts'
import type { MaxFailures } from '../inputs/max-failures.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import { agree, count, listed, share, thousands } from '../text/words.ts'

/** Whether a load passed, and why not. */
export interface Verdict {
  readonly verdict: 'passed' | 'failed'
  readonly failureReason: FailureReason | ''
  /** A sentence or two, fit for a chat notice. Names and YAML are between backquotes, see `text/code-spans.ts`. */
  readonly message: string
}

/** What a verdict is decided by. */
export interface Facts {
  /** Operation and object: `insert Account`. */
  readonly load: string
  readonly operation: IngestOperation
  readonly counts: Counts
  readonly maxFailures: MaxFailures
  /** What stopped the load before its end. */
  readonly stopped: readonly LoadError[]
  /** Most frequent first. */
  readonly errors: readonly ErrorGroup[]
  /** The folder of the load's result files, for people. */
  readonly folder: string
}

/** Passes or fails a load whose jobs were made. Of several reasons to fail, the first of `FAILURE_REASONS` counts; but where the
 *  operation may be repeated, an unknown outcome does not hide that the step ended early. */
export function decideVerdict(facts: Facts): Verdict {
  return decideBy(facts, thresholdProblems(facts))
}

/**
 * Passes or fails a load that is done in parts: each part may have ended early or have unknown outcomes, and `max-failures` counts the
 * records of all parts together. Of several reasons to fail, the first of `FAILURE_REASONS` counts.
 *
 * @param whole the load with the outcomes of all its records; what stopped a part is not in it
 */
export function decideTogether(parts: readonly Facts[], whole: Facts): Verdict {
  const ends = parts.map((part) => decideBy(part, [])).filter(({ verdict }) => verdict === 'failed')
  const exceeded = thresholdProblems(whole).map(({ reason, message }) => failed(reason, message))
  return worst([...ends, ...exceeded]) ?? passed(whole)
}

/** Chooses the verdict whose reason to fail comes first in `FAILURE_REASONS`; undefined where none of them has failed. */
export function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  const rank = ({ failureReason }: Verdict) => (failureReason === '' ? 0 : FAILURE_REASONS.indexOf(failureReason))
  return verdicts.filter(({ verdict }) => verdict === 'failed').sort((a, b) => rank(a) - rank(b))[0]
}

function passed(facts: Facts): Verdict {
  return { verdict: 'passed', failureReason: '', message: passedMessage(facts) }
}

function failed(failureReason: FailureReason, message: string): Verdict {
  return { verdict: 'failed', failureReason, message }
}

function decideBy(facts: Facts, tooMany: readonly LoadError[]): Verdict {
  const problems = [...facts.stopped, ...unknownOutcomes(facts), ...tooMany]
  const isHarmless = isRepeatable(facts.operation)
  const rank = ({ reason }: LoadError) =>
    isHarmless && reason === 'records-unaccounted'
      ? FAILURE_REASONS.indexOf('time-limit') + 0.5
      : FAILURE_REASONS.indexOf(reason)
  const [first] = [...mismatch(facts), ...problems.sort((a, b) => rank(a) - rank(b))]
  return first === undefined ? passed(facts) : failed(first.reason, `${first.message}${soFar(first, facts)}`)
}

/** What became of the records and, if some were not loaded, what allowed that. */
function passedMessage({ load, counts, maxFailures }: Facts): string {
  const outcome = `${load}: ${outcomes(counts)}.`
  return notIn(counts) === 0 ? outcome : `${outcome} \`max-failures: ${written(maxFailures)}\` allows that.`
}

/** What became of the records of a load that ended early, and where the others are. */
function soFar({ reason }: LoadError, { operation, counts, stopped, folder }: Facts): string {
  if (!stopped.some((error) => error.reason === reason)) return ''
  const { unprocessed } = counts
  const rest =
    unprocessed > 0
      ? ` The ${count(unprocessed, 'unprocessed record')} ${agree(unprocessed, 'is', 'are')} in \`unprocessed.csv\` in ${folder}.`
      : ''
  const isToRepeat = counts.unaccounted > 0 && isRepeatable(operation)
  const unknown = isToRepeat
    ? ` The org does not say what became of ${count(counts.unaccounted, 'record')}. ${nextStep(operation)}`
    : ''
  return ` ${outcomes(counts)}.${rest}${unknown}`
}

function mismatch({ counts, folder }: Facts): LoadError[] {
  if (missing(counts) === 0) return []
  const { read } = counts
  const found = read - missing(counts)
  return [
    new LoadError(
      'records-unaccounted',
      `The outcomes do not add up: ${count(read, 'record')} ${agree(read, 'was', 'were')} read, but ${count(found, 'outcome')} came ` +
        `back (${outcomes(counts)}). Compare the files in ${folder} with the org before you load anything again.`,
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
  const { pending, unaccounted } = counts
  if (unaccounted === 0 && (pending === 0 || stopped.length > 0)) return []
  if (unaccounted === 0) {
    return [
      new LoadError(
        'records-unaccounted',
        `${count(pending, 'record')} ${agree(pending, 'has', 'have')} no outcome yet: jobs are still running, or were aborted a short ` +
          'time ago. Run the workflow again in 10 minutes.',
      ),
    ]
  }
  return [
    new LoadError(
      'records-unaccounted',
      `The org does not say what became of ${count(unaccounted, 'record')} (${outcomes(counts)}). ${nextStep(operation)}`,
    ),
  ]
}

function thresholdProblems({ load, counts, maxFailures, errors, folder }: Facts): LoadError[] {
  if (!exceeds(counts, maxFailures)) return []
  const [most] = errors
  const why =
    most === undefined ? '' : ` The most frequent error is ${errorName(most)} (${count(most.count, 'record')}).`
  const allowed = maxFailures.kind === 'count' ? thousands(maxFailures.count) : written(maxFailures)
  return [
    new LoadError(
      'failures-exceeded',
      `${load}: ${thousands(notIn(counts))} of ${count(counts.read, 'record')} (${shareOf(counts)}) ${lossVerb(counts)}; ` +
        `\`max-failures\` allows ${allowed}.${why} See ${filesOf(counts)} in ${folder}.`,
    ),
  ]
}

/** The result files that hold the records that `max-failures` counts. */
function filesOf(counts: Counts): string {
  const names = (['failed', 'unprocessed', 'unaccounted'] as const).filter((name) => counts[name] > 0)
  return listed(names.map((name) => `\`${name}.csv\``))
}

function shareOf(counts: Counts): string {
  return share(failureRate(counts) / 100)
}

/** What became of the records that `max-failures` counts, as a verb that agrees with their number. */
function lossVerb(counts: Counts): string {
  const not = notIn(counts)
  return not === counts.failed ? 'failed' : `${agree(not, 'was', 'were')} not loaded`
}

/** The value of `max-failures` as it stands in a workflow: `25`, `2.5%`. */
export function written(maxFailures: MaxFailures): string {
  if (maxFailures.kind === 'count') return String(maxFailures.count)
  // A share such as 0.29 is never quite what was written: 28.999999999999996 percent.
  return `${Number((maxFailures.share * 100).toPrecision(12))}%`
}

/** The name of an error without its message, which may repeat values of the record. */
function errorName({ code, fields }: ErrorGroup): string {
  const where = fields.length === 0 ? '' : ` on ${fields.join(', ')}`
  return `${code === '' ? 'one without a code' : `\`${code}\``}${where}`
}

/** Whether more records were not loaded than `max-failures` allows. */
export function exceeds(counts: Counts, maxFailures: MaxFailures): boolean {
  if (maxFailures.kind === 'count') return notIn(counts) > maxFailures.count
  return exceedsShare(notIn(counts), counts.read, maxFailures.share)
}

/** The outcomes of a load, without those of no record: `1,000 records read: 990 created, 10 failed`. */
export function outcomes(counts: Counts): string {
  const { read, ...rest } = counts
  const named = Object.entries(rest).filter(([, number]) => number > 0)
  const list = named.map(([name, number]) => `${thousands(number)} ${name}`)
  return `${count(read, 'record')} read: ${list.join(', ') || 'nothing sent'}`
}
