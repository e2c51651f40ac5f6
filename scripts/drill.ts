// Kills the built action at one point of a load after the other, and takes each load up again: `npm run drill`. Exits with 1
// when a record is then lost, doubled, linked to another parent or not told of.
import { parseArgs } from 'node:util'
import {
  type Again,
  type CrashDrill,
  crashAt,
  observePoints,
  spreadPoints,
  untilPassed,
} from '../__tests__/support/crash-drill.ts'
import { accountsDrill, badParentDrill, seedDrill } from '../__tests__/support/drills.ts'
import { atOnce, LOADS_AT_ONCE, pointName } from '../__tests__/support/points.ts'

const USAGE = `Kills the built action against the emulated org, and loads again as the next attempt and as another run.

  --only <name>        insert, upsert, references, external-ids or bad-parent (default: all)
  --points <n>         at how many points each load is killed
  --at-once <n>        loads at the same time (default ${LOADS_AT_ONCE})`

/** A drill, and at how many points it is killed unless `--points` says so. */
interface Listed {
  readonly drill: CrashDrill
  readonly points: number
}

const DRILLS: Readonly<Record<string, Listed>> = {
  insert: { drill: accountsDrill('insert'), points: 22 },
  upsert: { drill: accountsDrill('upsert'), points: 22 },
  // Seeds of six objects, of one manifest each.
  references: { drill: seedDrill('keys'), points: 22 },
  'external-ids': { drill: seedDrill('external ids'), points: 8 },
  'bad-parent': { drill: badParentDrill(), points: 8 },
}
const WAYS: readonly Again[] = ['as attempt 2', 'as a new run']

/** Not every run comes to the same saves of the ledger: so many of the points may be missed. */
const MOST_MISSED = 2
/** Calls of which at least one is among the points. */
const SURELY_MET = ['ledger save', 'create', 'upload', 'close']

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    points: { type: 'string' },
    'at-once': { type: 'string', default: String(LOADS_AT_ONCE) },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else {
  const asked = Object.entries(DRILLS).filter(([name]) => name === (values.only ?? name))
  if (asked.length === 0) throw new Error(`There is no such drill.\n\n${USAGE}`)
  const problems: string[] = []
  for (const [name, { drill, points }] of asked)
    problems.push(...(await run(name, drill, Number(values.points ?? points))))
  if (problems.length > 0) {
    console.error(`\n${problems.join('\n')}`)
    process.exitCode = 1
  }
}

async function run(name: string, drill: CrashDrill, most: number): Promise<string[]> {
  const { points, problems } = await observePoints(drill)
  const chosen = spreadPoints(untilPassed(points), drill.parts, most)
  const calls = new Set(chosen.map(({ call }) => call))
  const absent = SURELY_MET.filter((call) => !calls.has(call))
  // Sets of loads take long: each point is followed by one of the ways, in turn.
  const isSet = drill.inputs.manifest !== undefined
  const crashes = chosen.flatMap((point, index) =>
    WAYS.filter((_, way) => !isSet || way === index % WAYS.length).map((again) => ({ point, again })),
  )
  const found = await atOnce(Number(values['at-once']), crashes, (crash) => crashAt(drill, crash))
  const met = new Set(crashes.filter((_, index) => found[index] !== undefined).map(({ point }) => pointName(point)))
  const missed = chosen.map(pointName).filter((point) => !met.has(point))
  console.log(`${name}: killed at ${met.size} points, ${found.filter((end) => end !== undefined).length} times`)
  return [
    ...problems,
    ...absent.map((call) => `${name}: no point of the drill is a ${call}`),
    ...(missed.length > MOST_MISSED ? [`${name}: these points were not met: ${missed.join(', ')}`] : []),
    ...found.flatMap((end) => end ?? []).map((problem) => `${name}, ${problem}`),
  ]
}
