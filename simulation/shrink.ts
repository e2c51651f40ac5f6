import type { HistoryEnd } from './history.ts'
import type { Choices } from './tape.ts'
import type { Problem } from './world.ts'

/** Leaves out as many choices as possible, as long as the history still breaks the same rule. */
export async function shrink(end: HistoryEnd, replay: (choices: Choices) => Promise<HistoryEnd>): Promise<HistoryEnd> {
  const rule = end.problems[0]?.rule
  const isSame = ({ problems }: HistoryEnd) => problems.some((problem) => problem.rule === rule)
  let smallest = end
  for (let size = Math.ceil(Object.keys(end.choices).length / 2); size >= 1; ) {
    let hasShrunk = false
    for (let from = 0; from < Object.keys(smallest.choices).length; ) {
      const rest = Object.entries(smallest.choices).filter((_, index) => index < from || index >= from + size)
      const tried = await replay(Object.fromEntries(rest))
      const isSmaller = Object.keys(tried.choices).length < Object.keys(smallest.choices).length
      if (isSame(tried) && isSmaller) {
        smallest = tried
        hasShrunk = true
      } else from += size
    }
    if (size === 1 && !hasShrunk) break
    size = size === 1 ? 1 : Math.ceil(size / 2)
  }
  return smallest
}

/** A scenario as a test has it: see `simulation/regressions.ts`. */
export function scenarioText(seed: number, { choices, problems }: HistoryEnd): string {
  const lines = Object.entries(choices).map(
    ([name, option]) => `    ${JSON.stringify(name)}: ${JSON.stringify(option)},`,
  )
  const what = firstOfEach(problems).map((problem) => `  // ${problem}`)
  return [
    ...what,
    '  {',
    `    seed: ${seed},`,
    '    choices: {',
    ...lines.map((line) => `  ${line}`),
    '    },',
    '  },',
  ].join('\n')
}

/** One problem of each rule: the others mostly tell of further records. */
export function firstOfEach(problems: readonly Problem[]): readonly string[] {
  const first = new Map<string, string>()
  for (const { rule, what } of problems) if (!first.has(rule)) first.set(rule, what.slice(0, LONGEST))
  return [...first].map(([rule, what]) => `${rule}: ${what}`)
}

const LONGEST = 600
