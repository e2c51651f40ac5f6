import { parseArgs } from 'node:util'
import { CANARIES, type Canary, isReady } from './canaries.ts'
import { histories } from './histories.ts'
import { DEFAULT_HISTORIES } from './main-options.ts'
import { REGRESSIONS } from './regressions.ts'

/** Puts each old fault back in turn, and fails when the simulation does not find it. */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    /** Without the scenarios that are known. */
    seeds: { type: 'boolean', default: false },
    histories: { type: 'string', default: String(DEFAULT_HISTORIES) },
  },
})

/** Histories that one start of the processes lives through. */
const BATCH = 200
/** Seeds that were lived through without a canary: whether they fail. */
const known = new Map<number, boolean>()

const chosen = CANARIES.filter(({ name }) => values.only === undefined || name === values.only)
let missed = 0
for (const canary of chosen) {
  if (!isReady(canary)) {
    console.log(
      `- ${canary.name}: cannot be put back yet (src/${canary.patches.map(({ file }) => file).join(', src/')})`,
    )
    continue
  }
  const found = await find(canary, Number(values.histories))
  if (found === undefined) missed++
  console.log(found === undefined ? `✗ ${canary.name}: not found` : `✓ ${canary.name}: ${found}`)
}
console.log(`${chosen.length} canaries: ${missed} not found`)
process.exitCode = missed === 0 ? 0 : 1

/** The histories that once broke a rule tell the fastest. */
async function findByScenario({ name }: Canary): Promise<string | undefined> {
  const told = await histories({ seeds: [], scenarios: REGRESSIONS, workers: 1, canary: name })
  const at = told.findIndex(({ problems }) => problems.length > 0)
  const [found, regression] = [told[at], REGRESSIONS[at]]
  return found === undefined || regression === undefined ? undefined : `"${regression.name}", ${found.problems[0]}`
}

/** A history counts that passes without the canary. */
async function find(canary: Canary, count: number): Promise<string | undefined> {
  const known = values.seeds ? undefined : await findByScenario(canary)
  if (known !== undefined) return known
  const all = Array.from({ length: count }, (_, index) => index + 1)
  const likely = canary.seeds.filter((seed) => seed <= count)
  let left = [...likely, ...all.filter((seed) => !likely.includes(seed))]
  while (left.length > 0) {
    // The likely ones first, and not together with all others: each process goes through its own in order.
    const some = left.slice(0, Math.max(BATCH, likely.length))
    const told = await histories({ seeds: some, workers: 2, isFirstOnly: true, canary: canary.name })
    const found = told.filter(({ problems }) => problems.length > 0)
    for (const { seed, problems } of found) if (!(await failsAnyway(seed))) return `seed ${seed}, ${problems[0]}`
    const over = new Set(told.map(({ seed }) => seed))
    left = left.filter((seed) => !over.has(seed))
  }
  return undefined
}

async function failsAnyway(seed: number): Promise<boolean> {
  const told =
    known.get(seed) ?? (await histories({ seeds: [seed], workers: 1 })).some(({ problems }) => problems.length > 0)
  known.set(seed, told)
  return told
}
