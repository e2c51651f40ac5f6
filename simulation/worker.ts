import { z } from 'zod'
import type { HistoryEnd } from './history.ts'
import { firstOfEach, scenarioText, shrink } from './shrink.ts'
import { replay, simulate } from './simulate.ts'

/** What one process of the simulation is asked for. */
const Task = z.object({
  seeds: z.array(z.number()),
  /** Each history is lived through twice, and has to be the same. */
  isTwice: z.boolean(),
  /** Ends with the first history that breaks a rule. */
  isFirstOnly: z.boolean(),
  /** Failing histories that are shrunk, one of each rule first. */
  shrinks: z.number(),
  /** Told with their log; the history of the seed where no choices are given. */
  scenarios: z.array(z.object({ seed: z.number(), choices: z.optional(z.record(z.string(), z.string())) })),
})
export type Task = z.infer<typeof Task>

/** What became of one history. */
export interface Told {
  readonly seed: number
  readonly runs: number
  readonly choices: number
  /** Kinds of odd choices, by the words of their options. */
  readonly rules: readonly string[]
  readonly problems: readonly string[]
  readonly scenario?: string
  readonly log?: readonly string[]
}

async function work({ seeds, isTwice, isFirstOnly, shrinks, scenarios }: Task): Promise<void> {
  const shrunk = new Set<string>()
  for (const { seed, choices } of scenarios) {
    const end = choices === undefined ? await simulate(seed) : await replay(seed, choices)
    tell(seed, end, true)
    if (isFirstOnly && end.problems.length > 0) return
  }
  for (const seed of seeds) {
    const end = await simulate(seed)
    const again = isTwice ? await simulate(seed) : end
    const differs = firstDifference(end.lines, again.lines)
    const problems =
      differs === undefined ? end.problems : [{ rule: 'not the same twice', what: differs }, ...end.problems]
    const rule = problems[0]?.rule
    const isNew = rule !== undefined && !shrunk.has(rule) && shrunk.size < shrinks
    if (isNew) shrunk.add(rule)
    const smallest = isNew && differs === undefined ? await shrink(end, (choices) => replay(seed, choices)) : undefined
    tell(seed, { ...end, problems }, false, smallest)
    if (isFirstOnly && problems.length > 0) return
  }
}

function tell(seed: number, end: HistoryEnd, withLog: boolean, smallest?: HistoryEnd): void {
  const told: Told = {
    seed,
    runs: end.runs,
    choices: Object.keys(end.choices).length,
    rules: [...new Set(end.problems.map(({ rule }) => rule))],
    problems: firstOfEach(end.problems),
    ...(smallest === undefined ? {} : { scenario: scenarioText(seed, smallest) }),
    ...(withLog ? { log: end.lines } : {}),
  }
  process.stdout.write(`${JSON.stringify(told)}\n`)
}

/** Where two logs part; undefined when they are the same. */
function firstDifference(first: readonly string[], second: readonly string[]): string | undefined {
  const length = Math.max(first.length, second.length)
  for (let at = 0; at < length; at++)
    if (first[at] !== second[at]) return `line ${at + 1}: "${first[at]}" and "${second[at]}"`
  return undefined
}

await work(Task.parse(JSON.parse(process.argv[2] ?? '')))
