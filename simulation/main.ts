import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { histories } from './histories.ts'
import { FAULT_KINDS, profileOf } from './kinds.ts'
import { DEFAULT_HISTORIES } from './main-options.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    histories: { type: 'string', default: String(DEFAULT_HISTORIES) },
    replay: { type: 'string' },
    choices: { type: 'string' },
    shrink: { type: 'string', default: '5' },
    workers: { type: 'string', default: String(availableParallelism()) },
    twice: { type: 'boolean', default: false },
  },
})

const shrinks = Number(values.shrink)
if (values.replay !== undefined) await replayOne(Number(values.replay), values.choices)
else await liveMany(Number(values.seed), Number(values.histories))

/** The log of one history, with its profile first. */
async function replayOne(seed: number, choices: string | undefined): Promise<void> {
  const scenarios = [{ seed, ...(choices === undefined ? {} : { choices: JSON.parse(choices) }) }]
  console.log(`seed ${seed}: ${[...profileOf(seed)].join(', ') || 'nothing odd'}`)
  const [told] = await histories({ seeds: [], scenarios, workers: 1 })
  for (const line of told?.log ?? []) console.log(line)
  for (const problem of told?.problems ?? []) console.log(`✗ ${problem}`)
  if (choices === undefined && told !== undefined && told.problems.length > 0) {
    const [smallest] = await histories({ seeds: [seed], workers: 1, shrinks: 1 })
    console.log(`\nThe same with as few choices as possible:\n${smallest?.scenario ?? ''}`)
  }
  process.exitCode = told?.problems.length === 0 ? 0 : 1
}

async function liveMany(first: number, count: number): Promise<void> {
  const startedAt = Date.now()
  const seeds = Array.from({ length: count }, (_, index) => first + index)
  const told = await histories({ seeds, workers: Number(values.workers), isTwice: values.twice, shrinks })
  const failed = told.filter(({ problems }) => problems.length > 0)
  for (const { seed, problems, scenario } of failed.filter((one) => one.scenario !== undefined)) {
    console.log(`\nseed ${seed} (npm run simulate -- --replay ${seed}): ${[...profileOf(seed)].join(', ')}`)
    for (const problem of problems) console.log(`  ✗ ${problem}`)
    console.log(scenario)
  }
  const rules = new Map<string, number[]>()
  for (const { seed, rules: broken } of failed)
    for (const rule of broken) rules.set(rule, [...(rules.get(rule) ?? []), seed])
  for (const [rule, of] of rules) console.log(`✗ ${rule}: ${of.length} histories (seeds ${of.slice(0, 10).join(', ')})`)
  const runs = told.reduce((sum, one) => sum + one.runs, 0)
  const choices = told.reduce((sum, one) => sum + one.choices, 0)
  const kinds = Object.keys(FAULT_KINDS).map(
    (kind) => `${kind} ${seeds.filter((seed) => new Set<string>(profileOf(seed)).has(kind)).length}`,
  )
  console.log(`histories with each kind: ${kinds.join(', ')}`)
  console.log(
    `${told.length} histories from seed ${first}, ${runs} runs, ${choices} odd choices, ${((Date.now() - startedAt) / 1_000).toFixed(1)} s: ${failed.length} failed`,
  )
  process.exitCode = failed.length === 0 ? 0 : 1
}
