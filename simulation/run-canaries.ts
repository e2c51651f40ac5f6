import { parseArgs } from 'node:util'
import { CANARIES, type Canary, isReady } from './canaries.ts'
import { histories } from './histories.ts'
import { DEFAULT_HISTORIES } from './main-options.ts'

/** Puts each old fault back in turn, and fails when the simulation does not find it. */
const { values } = parseArgs({
  options: { only: { type: 'string' }, histories: { type: 'string', default: String(DEFAULT_HISTORIES) } },
})

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

async function find(canary: Canary, count: number): Promise<string | undefined> {
  const all = Array.from({ length: count }, (_, index) => index + 1)
  const likely = canary.seeds.filter((seed) => seed <= count)
  for (const seeds of [likely, all]) {
    if (seeds.length === 0) continue
    const told = await histories({ seeds, workers: 2, isFirstOnly: true, canary: canary.name })
    const [first] = told.filter(({ problems }) => problems.length > 0)
    if (first !== undefined) return `seed ${first.seed}, ${first.problems[0]}`
  }
  return undefined
}
