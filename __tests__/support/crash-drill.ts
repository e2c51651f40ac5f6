import { csvOf, type SourceRecord } from './drill-accounts.ts'
import { eachOnceProblems, endProblems, openJobs } from './org-truth.ts'
import { loadStoppedAt, type Point, pointName, watchPoints } from './points.ts'
import type { ActionOptions } from './run-action.ts'
import { createWorld, type World } from './world.ts'

export interface CrashDrill {
  readonly inputs: Readonly<Record<string, string>>
  readonly records: readonly SourceRecord[]
  readonly keyColumn: string
  readonly parts: number
}

/** How the load is taken up again after the crash. */
export type Again = 'as attempt 2' | 'as a new run'

const AGAIN: Readonly<Record<Again, Partial<ActionOptions>>> = {
  'as attempt 2': { runAttempt: 2 },
  'as a new run': { runId: '1000002' },
}

/** Rows that meet a lock in round 1, so that there are retry rounds to be killed in. */
const LOCKED_SHARE = 0.08

const OPTIONS = { shortTimers: true, env: { BULK_LOAD_TIME_SCALE: '0.0002' } } as const

async function drillWorld({ records }: CrashDrill): Promise<World> {
  const world = await createWorld({ files: { 'data/accounts.csv': csvOf(records) } })
  world.org.faults.add({ kind: 'lock-rows', object: 'Account', share: LOCKED_SHARE })
  return world
}

/** Every point of a run that nothing stops, in order, and what was wrong with it. */
export async function observePoints(drill: CrashDrill): Promise<{ points: Point[]; problems: string[] }> {
  const world = await drillWorld(drill)
  const points: Point[] = []
  try {
    watchPoints(world, (point) => void points.push(point))
    const run = await world.load(drill.inputs, OPTIONS)
    return { points, problems: finalProblems(world, drill, run.outputs.verdict) }
  } finally {
    await world.close()
  }
}

const LEDGER = /^ledger (save|upload|finish)$/
const WRITES = /^(create|upload|close|abort)$/
const READS = /^(poll|successfulResults|failedResults|unprocessedrecords)$/

/** At most `most` points, spread over the load: the ledger's first, then what changes the org, then what reads from it; those
 *  of retry rounds (whose jobs come after one for each part) are always among them. */
export function spreadPoints(points: readonly Point[], parts: number, most: number): Point[] {
  const isRetry = ({ call, nth }: Point) => WRITES.test(call) && nth > parts
  // A job is looked at once at least: later looks may not come in another run.
  const isSure = ({ call, nth }: Point) => !READS.test(call) || nth <= parts
  const of = (calls: RegExp) => points.filter((point) => calls.test(point.call) && !isRetry(point) && isSure(point))
  const retries = evenly(points.filter(isRetry), Math.ceil(most / 4))
  const ledger = evenly(of(LEDGER), Math.floor(most / 4))
  const reads = evenly(of(READS), Math.floor(most / 6))
  const writes = evenly(of(WRITES), most - retries.length - ledger.length - reads.length)
  return [...ledger, ...writes, ...reads, ...retries]
}

export interface Crash {
  readonly point: Point
  readonly again: Again
}

/** Loads, is killed at the point, and loads again: what does not hold then. Undefined when this run never came to the
 *  point: how often the ledger is saved depends on which jobs wait for it at the time. */
export async function crashAt(drill: CrashDrill, { point, again }: Crash): Promise<string[] | undefined> {
  const world = await drillWorld(drill)
  const { org } = world
  const aim = { object: 'Account', records: drill.records, keyColumn: drill.keyColumn }
  try {
    const { run, reached } = await loadStoppedAt(world, drill.inputs, point, 'kill', OPTIONS)
    if (!reached) return undefined
    if (run.exitCode === 0) return [`${pointName(point)}: the action was not killed`]
    const second = await world.load(drill.inputs, { ...OPTIONS, ...AGAIN[again] })
    const problems = [
      ...endProblems(world, second, aim),
      ...finalProblems(world, drill, second.outputs.verdict),
      // What the killed attempt left Open is ours beyond doubt for the next one.
      ...(again === 'as attempt 2' ? openJobs(org).map(({ id }) => `job ${id} is still Open`) : []),
    ]
    const said = second.outputs.verdict === 'passed' ? '' : ` (${second.outputs.message ?? second.stderr})`
    return [...new Set(problems)].map((problem) => `${pointName(point)}, then ${again}: ${problem}${said}`)
  } finally {
    await world.close()
  }
}

/** The load is whole: each record once, and the run says so. */
function finalProblems({ org }: World, { records, keyColumn }: CrashDrill, verdict: string | undefined): string[] {
  return [
    ...(verdict === 'passed' ? [] : [`the verdict is ${verdict}`]),
    ...eachOnceProblems(org, { object: 'Account', records, keyColumn }),
  ]
}

function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).filter(
    (item) => item !== undefined,
  )
}
