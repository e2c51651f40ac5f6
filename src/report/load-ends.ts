import { addCounts, notIn } from '../counts.ts'
import { FAILURE_REASONS, type LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Loaded } from '../load/loaded.ts'
import type { ReadyLoad } from '../load/ready-load.ts'
import type { Org } from '../org/org.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { agree, count, listed } from '../text/words.ts'
import { decideVerdict, outcomes, type Verdict } from './verdict.ts'

export interface Times {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
}

export type NamedLoad = Pick<LoadSpec, 'name' | 'object' | 'operation'>

/** A load whose jobs were made, and what became of it. */
export interface LoadFacts extends Times {
  readonly load: ReadyLoad
  readonly loaded: Loaded
  readonly org: Org
  /** Leaves out of a text what people must not see. */
  readonly show: (text: string) => string
  /** The results folder as people are shown it. */
  readonly resultsPath: string
  /** The names of the loads that it needs. */
  readonly after?: readonly string[]
}

/** A load that made no job, since something stopped it, or one that it needs. */
export interface NotRun {
  readonly spec: NamedLoad & Pick<LoadSpec, 'manifest'>
  readonly files: readonly SourceFile[]
  /** How many records it has. */
  readonly records: number
  /** The names of the loads that it needs. */
  readonly after?: readonly string[]
  /** Why, as a clause. */
  readonly why: string
  /** What stopped it; undefined where it was another load. */
  readonly error?: LoadError | undefined
}

/** What became of a load. */
export type LoadEnd = LoadFacts | NotRun

/** Whether a load made jobs, or would have. */
export function isRun(end: LoadEnd): end is LoadFacts {
  return !('why' in end)
}

/** The verdict of a step: it passes when each of its loads does. Of several reasons to fail, the first of `FAILURE_REASONS` counts. */
export function verdictOfAll(loads: readonly LoadEnd[]): Verdict {
  const verdicts = loads.flatMap((end) => verdictOfEnd(end) ?? [])
  const rank = ({ failureReason }: Verdict) => (failureReason === '' ? 0 : FAILURE_REASONS.indexOf(failureReason))
  const failed = verdicts.filter(({ verdict }) => verdict === 'failed').sort((a, b) => rank(a) - rank(b))
  // A load is left out only where another one has failed: whatever became of that, the step is never green.
  if (failed.length === 0 && !loads.every(isRun))
    return { verdict: 'failed', failureReason: 'internal-error', message: messageOfAll(loads, verdicts) }
  const { verdict = 'passed', failureReason = '' }: Partial<Verdict> = failed[0] ?? {}
  return { verdict, failureReason, message: messageOfAll(loads, verdicts) }
}

/** The words of a single load, or the sum of those that passed and the words of all others. */
function messageOfAll(loads: readonly LoadEnd[], verdicts: readonly Verdict[]): string {
  if (loads.length < 2) return verdicts.map(({ message }) => message).join(' ')
  const passed = loads.filter(isRun).filter((end) => verdictOf(end).verdict === 'passed')
  const total = addCounts(passed.map(({ loaded }) => loaded.counts))
  const allowed = passed.filter(({ loaded }) => notIn(loaded.counts) > 0).map((end) => verdictOf(end).message)
  const failed = verdicts.filter(({ verdict, failureReason }) => verdict === 'failed' && !isOver(failureReason))
  const left = loads.filter((end) => !isRun(end) && end.error === undefined)
  return [
    ...(passed.length === 0 ? [] : [`${count(passed.length, 'load')} passed: ${outcomes(total)}.`]),
    ...allowed,
    ...failed.map(({ message }) => message),
    ...(left.length === 0 ? [] : [`${namesOf(left)} ${agree(left.length, 'was', 'were')} not run.`]),
    ...cutShort(loads),
  ].join(' ')
}

/** What ended the step before its loads, in words for all of them. */
const OVER = {
  cancelled: 'The step was cancelled.',
  'time-limit':
    'The time that `time-limit-minutes` allows is used up. Run the workflow again: the loads continue where they stopped.',
} as const

function isOver(reason: string): reason is keyof typeof OVER {
  return Object.hasOwn(OVER, reason)
}

/** Says once why several loads did not come to their end. */
function cutShort(loads: readonly LoadEnd[]): readonly string[] {
  const cut = loads.flatMap((end) => {
    const reason = verdictOfEnd(end)?.failureReason ?? ''
    return isOver(reason) ? [{ end, reason }] : []
  })
  const [first] = cut
  if (first === undefined) return []
  const names = namesOf(cut.map(({ end }) => end))
  return [`${OVER[first.reason]} ${names} did not come to ${agree(cut.length, 'its', 'their')} end.`]
}

function namesOf(loads: readonly LoadEnd[]): string {
  return listed(
    loads.map((end) => `\`${(isRun(end) ? end.load : end).spec.name}\``),
    MOST_NAMED,
  )
}

const MOST_NAMED = 5

/** What people call a load: `insert Account`, or `accounts (insert Account)` where a manifest names it. */
function titleOf({ name, operation, object, manifest }: LoadSpec): string {
  return manifest === undefined ? `${operation} ${object}` : `${name} (${operation} ${object})`
}

/** The verdict of a load; undefined for one that another load kept from running, which has failed. */
function verdictOfEnd(end: LoadEnd): Verdict | undefined {
  if (isRun(end)) return verdictOf(end)
  const { error, why } = end
  return error && { verdict: 'failed', failureReason: error.reason, message: `\`${end.spec.name}\`: ${why}` }
}

/** Whether a load passed, and why not. */
export function verdictOf({ load: { spec }, loaded, resultsPath, show }: LoadFacts): Verdict {
  const { counts, stopped, failures } = loaded
  const verdict = decideVerdict({
    counts,
    maxFailures: spec.limits.maxFailures,
    stopped,
    errors: failures.groups.all(),
    load: titleOf(spec),
    operation: spec.operation,
    folder: `${resultsPath}/${spec.name}`,
  })
  return { ...verdict, message: show(verdict.message) }
}
