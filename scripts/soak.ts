// Loads at random, with random faults, kills and cancels, until each load is in or honestly stuck: `npm run soak`.
// Exits with 1 when something does not hold, and prints the seeds that show it.
import { parseArgs } from 'node:util'
import { atOnce, LOADS_AT_ONCE } from '../__tests__/support/points.ts'
import { describeSoak, type SoakEnd, soak } from '../__tests__/support/soak.ts'

const USAGE = `Runs the built action against the emulated org, at random.

  --runs <n>      loads to try (default 200)
  --first <n>     seed of the first one (default 1)
  --seed <n>      this one only, told in full
  --at-once <n>   loads at the same time (default ${LOADS_AT_ONCE})`

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string' },
    'at-once': { type: 'string', default: String(LOADS_AT_ONCE) },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (values.seed !== undefined) tell([await soak(Number(values.seed))], true)
else {
  const seeds = Array.from({ length: Number(values.runs) }, (_, index) => Number(values.first) + index)
  tell(await atOnce(Number(values['at-once']), seeds, soak), false)
}

function tell(ends: readonly SoakEnd[], everything: boolean): void {
  for (const end of ends) if (everything || end.end === 'broken') console.log(`${describeSoak(end)}\n`)
  const count = (end: SoakEnd['end']) => ends.filter((each) => each.end === end).length
  const runs = ends.reduce((sum, end) => sum + end.runs, 0)
  const reasons = Map.groupBy(
    ends.filter(({ end }) => end === 'stuck'),
    ({ reason }) => reason,
  )
  const stuck = [...reasons].map(([reason, group]) => `${group.length} ${reason}`).join(', ')
  console.log(
    `${ends.length} loads in ${runs} runs: ${count('passed')} in, ${count('stuck')} honestly stuck` +
      `${stuck === '' ? '' : ` (${stuck})`}, ${count('broken')} broken`,
  )
  if (count('broken') > 0) process.exitCode = 1
}
