import { parseArgs } from 'node:util'
import { CANARIES, type Canary } from './canaries.ts'
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

/** Canaries that are put back at once, each in a process of its own. */
const AT_ONCE = 2
/** Histories that one start of the processes lives through. */
const BATCH = 200
/** Seeds that were lived through without a canary: whether they fail. */
const known = new Map<number, boolean>()

const chosen = CANARIES.filter(({ name }) => values.only === undefined || name === values.only)
if (chosen.length === 0) throw new Error(`There is no canary "${values.only}".`)
const open = values.seeds ? chosen : await withoutFound(chosen)
let missed = 0
for (const canary of open) {
  const found = await findBySeed(canary, Number(values.histories))
  if (found === undefined) missed++
  console.log(found === undefined ? `✗ ${canary.name}: not found` : `✓ ${canary.name}: ${found}`)
}
console.log(`${chosen.length} canaries: ${missed} not found`)
process.exitCode = missed === 0 ? 0 : 1

/** Those that none of the histories finds which once broke a rule: these tell the fastest. */
async function withoutFound(canaries: readonly Canary[]): Promise<readonly Canary[]> {
  const waiting = [...canaries]
  const left = new Set<Canary>()
  const work = async () => {
    for (let canary = waiting.shift(); canary !== undefined; canary = waiting.shift()) {
      const found = await findByScenario(canary)
      if (found === undefined) left.add(canary)
      else console.log(`✓ ${canary.name}: ${found}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return canaries.filter((canary) => left.has(canary))
}

async function findByScenario({ name, scenario }: Canary): Promise<string | undefined> {
  const isLikely = (regression: { readonly name: string }) => regression.name === scenario
  const scenarios = [...REGRESSIONS.filter(isLikely), ...REGRESSIONS.filter((one) => !isLikely(one))]
  const told = await histories({ seeds: [], scenarios, workers: 1, isFirstOnly: true, canary: name })
  const at = told.findIndex(({ problems }) => problems.length > 0)
  const [found, regression] = [told[at], scenarios[at]]
  return found === undefined || regression === undefined ? undefined : `"${regression.name}", ${found.problems[0]}`
}

/** A history counts that passes without the canary. */
async function findBySeed(canary: Canary, count: number): Promise<string | undefined> {
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
