import { type Aim, eachOnceProblems, openJobs, runProblems } from './org-truth.ts'
import { loadStoppedAt, type Point, pointName, watchPoints } from './points.ts'
import type { ActionOptions, ActionRun } from './run-action.ts'
import { createWorld, type World } from './world.ts'

/** A load that is killed at one of its points, and taken up again. */
export interface CrashDrill {
  readonly inputs: Readonly<Record<string, string>>
  /** What the workspace holds. */
  readonly files: Readonly<Record<string, string>>
  /** Objects with rows that meet a lock in round 1, so that there are retry rounds to be killed in, and the share of those rows. */
  readonly locked: Readonly<Record<string, number>>
  /** The jobs that come before those of retry rounds. With several loads all jobs: which are retries is not known then. */
  readonly parts: number
  /** Says what the org lacks of one clean load, and what it holds beyond that; or what the run says of it that is not so. */
  readonly problems: (world: Pick<World, 'org'>, run: ActionRun) => readonly string[]
  /** How the load ends where nothing stops it. */
  readonly verdict: 'passed' | 'failed'
  /** Files that are changed once the load has been taken up again, and are loaded by a further run, which passes. */
  readonly mended?: Pick<CrashDrill, 'files' | 'problems'>
}

/** Looks for records of one object in the org, each of which has to be there once. */
export function eachOnce(aim: Aim): CrashDrill['problems'] {
  return ({ org }, run) => [...eachOnceProblems(org, aim), ...eachOnceProblems(org, aim, run)]
}

/** How the load is taken up again after the crash. */
export type Again = 'as attempt 2' | 'as a new run'

const AGAIN: Readonly<Record<Again, Partial<ActionOptions>>> = {
  'as attempt 2': { runAttempt: 2 },
  'as a new run': { runId: '1000002' },
}

const OPTIONS = { shortTimers: true, env: { BULK_LOAD_TIME_SCALE: '0.0002' } } as const

async function drillWorld({ files, locked }: CrashDrill): Promise<World> {
  const world = await createWorld({ files })
  for (const [object, share] of Object.entries(locked)) world.org.faults.add({ kind: 'lock-rows', object, share })
  return world
}

/** Every point of a run that nothing stops, in order, and what was wrong with it. */
export async function observePoints(drill: CrashDrill): Promise<{ points: Point[]; problems: string[] }> {
  const world = await drillWorld(drill)
  const points: Point[] = []
  try {
    watchPoints(world, (point) => void points.push(point))
    const run = await world.load(drill.inputs, OPTIONS)
    return { points, problems: finalProblems(world, drill, run) }
  } finally {
    await world.close()
  }
}

const LEDGER = /^ledger (save|upload|finish)$/
const WRITES = /^(create|upload|close|abort)$/
const READS = /^(query|poll|successfulResults|failedResults|unprocessedrecords)$/

/** The points of a run up to the last save of its ledger: with that one the load has passed, and the next run loads everything once
 *  more, whether or not the step was killed in between. */
export function untilPassed(points: readonly Point[]): readonly Point[] {
  return points.slice(
    0,
    points.findLastIndex(({ call, when }) => call === 'ledger finish' && when === 'answered'),
  )
}

/** About `most` points, spread over the load: the ledger's first, then those of each call that changes the org, then what reads from it; those
 *  of retry rounds (whose jobs come after one for each part) are always among them. */
export function spreadPoints(points: readonly Point[], parts: number, most: number): Point[] {
  const isRetry = ({ call, nth }: Point) => WRITES.test(call) && nth > parts
  // A job is looked at once at least: later looks may not come in another run.
  const isSure = ({ call, nth }: Point) => !READS.test(call) || nth <= parts
  const of = (calls: RegExp) => points.filter((point) => calls.test(point.call) && !isRetry(point) && isSure(point))
  const retries = evenly(points.filter(isRetry), Math.ceil(most / 4))
  const ledger = evenly(of(LEDGER), Math.floor(most / 4))
  const reads = evenly(of(READS), Math.floor(most / 6))
  const rest = most - retries.length - ledger.length - reads.length
  const written = of(WRITES)
  const kinds = new Set(written.map(({ call }) => call))
  const writes = [...kinds].flatMap((kind) =>
    evenly(
      written.filter(({ call }) => call === kind),
      Math.ceil(rest / kinds.size),
    ),
  )
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
  try {
    const { run, reached } = await loadStoppedAt(world, drill.inputs, point, 'kill', OPTIONS)
    if (!reached) return undefined
    if (run.exitCode === 0) return [`${pointName(point)}: the action was not killed`]
    const second = await world.load(drill.inputs, { ...OPTIONS, ...AGAIN[again] })
    const problems = [
      ...runProblems(world, second),
      ...finalProblems(world, drill, second),
      // What the killed attempt left Open is ours beyond doubt for the next one.
      ...(again === 'as attempt 2' ? openJobs(world.org).map(({ id }) => `job ${id} is still Open`) : []),
    ]
    const name = `${pointName(point)}, then ${again}`
    const said = second.outputs.verdict === drill.verdict ? '' : ` (${second.outputs.message ?? second.stderr})`
    return [
      ...[...new Set(problems)].map((problem) => `${name}: ${problem}${said}`),
      ...(await mendedProblems(world, drill)).map((problem) => `${name}, then mended: ${problem}`),
    ]
  } finally {
    await world.close()
  }
}

/** The load is whole, and the run says so. */
function finalProblems(world: World, { problems, verdict }: CrashDrill, run: ActionRun): string[] {
  const said = run.outputs.verdict
  return [...(said === verdict ? [] : [`the verdict is ${said}`]), ...problems(world, run)]
}

/** What does not hold after a further run with the files as they are changed then. */
async function mendedProblems(world: World, drill: CrashDrill): Promise<readonly string[]> {
  const { inputs, mended } = drill
  if (mended === undefined) return []
  for (const [path, text] of Object.entries(mended.files)) world.workspace.write(path, text)
  const run = await world.load(inputs, { ...OPTIONS, runId: '1000003' })
  const problems = [
    ...runProblems(world, run),
    ...finalProblems(world, { ...drill, ...mended, verdict: 'passed' }, run),
  ]
  const said = run.outputs.verdict === 'passed' ? '' : ` (${run.outputs.message ?? run.stderr})`
  return [...new Set(problems)].map((problem) => `${problem}${said}`)
}

/** At most so many items, spread evenly from the first to the last. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  const step = (items.length - 1) / Math.max(1, most - 1)
  return Array.from({ length: most }, (_, index) => items[Math.round(index * step)]).filter(
    (item) => item !== undefined,
  )
}
