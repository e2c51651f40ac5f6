import { addCounts, notIn } from '../counts.ts'
import { agree, count, listed } from '../text/words.ts'
import { endsByLoad, isRun, type LoadEnd, loadOf, verdictOfLoad } from './load-ends.ts'
import { outcomes, type Verdict, worst } from './verdict.ts'

/** The verdict of a step: it passes when each of its loads does. Of several reasons to fail, the first of `FAILURE_REASONS` counts. */
export function verdictOfAll(loads: readonly LoadEnd[]): Verdict {
  const judged = endsByLoad(loads).map((ends) => ({ ends, verdict: verdictOfLoad(ends) }))
  const message = messageOfAll(judged)
  const failed = worst(judged.flatMap(({ verdict }) => verdict ?? []))
  // A load is left out only where another one has failed: whatever became of that, the step is never green.
  if (failed === undefined && !loads.every(isRun))
    return { verdict: 'failed', failureReason: 'internal-error', message }
  const { verdict = 'passed', failureReason = '' }: Partial<Verdict> = failed ?? {}
  return { verdict, failureReason, message }
}

/** A load by the ends of its parts, most often a single one. */
interface JudgedLoad {
  readonly ends: readonly LoadEnd[]
  /** Undefined where another load kept it, or a part of it, from running. */
  readonly verdict: Verdict | undefined
}

/** The words of a single load, or the sum of those that passed and the words of all others. */
function messageOfAll(loads: readonly JudgedLoad[]): string {
  const verdicts = loads.flatMap(({ verdict }) => verdict ?? [])
  const left = loads.flatMap(({ ends }) => ends.filter((end) => !isRun(end) && end.error === undefined))
  const names = namesOf(left, loads)
  const notRun = names.length === 0 ? [] : [`${quoted(names)} ${agree(names.length, 'was', 'were')} not run.`]
  if (loads.length < 2) return [...verdicts.map(({ message }) => message), ...notRun].join(' ')
  const passed = loads.filter(({ verdict }) => verdict?.verdict === 'passed')
  const countsOf = ({ ends }: JudgedLoad) => ends.filter(isRun).map(({ loaded }) => loaded.counts)
  const allowed = passed.filter((load) => countsOf(load).some((counts) => notIn(counts) > 0))
  const failed = verdicts.filter(({ verdict, failureReason }) => verdict === 'failed' && !isOver(failureReason))
  return [
    ...(passed.length === 0
      ? []
      : [`${count(passed.length, 'load')} passed (${outcomes(addCounts(passed.flatMap(countsOf)))}).`]),
    ...allowed.flatMap(({ verdict }) => verdict?.message ?? []),
    ...failed.map(({ message }) => message),
    ...notRun,
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

/** Says once why several loads did not finish. */
function cutShort(loads: readonly JudgedLoad[]): readonly string[] {
  const cut = loads.flatMap(({ ends: [end], verdict }) => {
    const reason = verdict?.failureReason ?? ''
    return end !== undefined && isOver(reason) ? [{ name: loadOf(end), reason }] : []
  })
  const [first] = cut
  if (first === undefined) return []
  const names = quoted(cut.map(({ name }) => name))
  return [`${OVER[first.reason]} ${names} did not finish.`]
}

/** The names of what was not run: of a load, where nothing of it was run, else of its part. */
function namesOf(left: readonly LoadEnd[], loads: readonly JudgedLoad[]): readonly string[] {
  const whole = loads.filter(({ ends }) => ends.every((end) => left.includes(end))).flatMap(({ ends }) => ends)
  const names = left.map((end) => (whole.includes(end) ? loadOf(end) : (isRun(end) ? end.load : end).spec.name))
  return [...new Set(names)]
}

function quoted(names: readonly string[]): string {
  return listed(
    names.map((name) => `\`${name}\``),
    MOST_NAMED,
  )
}

const MOST_NAMED = 5
