import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import type { CallMoment } from '../../emulator/actions/dispatch.ts'
import type { RequestMoment } from '../../emulator/org/wire/journal.ts'
import type { Moment } from '../../emulator/watch.ts'
import { cancel } from './child.ts'
import type { ActionOptions, ActionRun } from './run-action.ts'
import type { World } from './world.ts'

/** A moment of a load that can be met again in another run of the same load: before or after the n-th call of its kind. */
export interface Point {
  /** As `callOf…` names it. */
  readonly call: string
  /** From 1, among the calls of this kind in this run. */
  readonly nth: number
  readonly when: Moment['when']
}

export function pointName({ call, nth, when }: Point): string {
  return `${when === 'arrived' ? 'before' : 'after'} ${call} ${nth}`
}

/** Tells of every point that the runs in this world come to from now on. Returns what ends it. */
export function watchPoints(world: World, see: (point: Point, moment: Moment) => void | Promise<void>): () => void {
  const counts = new Map<string, number>()
  const began = new Map<string, Omit<Point, 'when'>>()
  const watch = (key: string, call: () => string, moment: Moment) => {
    const known = began.get(key) ?? { call: call(), nth: 0 }
    const nth = known.nth || (counts.get(known.call) ?? 0) + 1
    counts.set(known.call, Math.max(nth, counts.get(known.call) ?? 0))
    began.set(key, { call: known.call, nth })
    return see({ call: known.call, nth, when: moment.when }, moment)
  }
  const stops = [
    world.org.onRequest((moment) => watch(`org ${moment.n}`, () => callOfOrg(world, moment), moment)),
    world.results.onCall((moment) => watch(`results ${moment.n}`, () => callOfResults(moment), moment)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

export interface Stopped {
  readonly run: ActionRun
  /** Whether the run came to the point at all. */
  readonly reached: boolean
}

/** Runs the action and stops it at a point: by SIGKILL, of which it knows nothing, or as the runner cancels a step. The
 *  request stands still until the action has ended or given it up, and has no effect then if it had none before. */
export async function loadStoppedAt(
  world: World,
  inputs: Readonly<Record<string, string>>,
  point: Point,
  how: 'kill' | 'cancel',
  options: Partial<ActionOptions> = {},
): Promise<Stopped> {
  let child: ChildProcess | undefined
  let ended: Promise<unknown> = Promise.resolve()
  let reached = false
  const stop = watchPoints(world, async ({ call, nth, when }, { gone }) => {
    if (reached || child === undefined || call !== point.call || nth !== point.nth || when !== point.when) return
    reached = true
    if (how === 'kill') {
      child.kill('SIGKILL')
      await ended
      return
    }
    cancel(child)
    if (!gone.aborted) await Promise.race([ended, once(gone, 'abort')])
  })
  try {
    const run = await world.load(inputs, {
      ...options,
      onStart: (started) => {
        child = started
        ended = once(started, 'close')
      },
    })
    return { run, reached }
  } finally {
    stop()
  }
}

function callOfOrg(world: World, { method, path }: RequestMoment): string {
  const [last = '', before] = path.split('/').filter(Boolean).reverse()
  if (last === 'token' || last === 'query' || last === 'describe' || last === 'limits') return last
  if (last === 'ingest') return method === 'POST' ? 'create' : 'list'
  if (last === 'batches') return 'upload'
  if (before !== 'ingest') return last
  if (method !== 'PATCH') return method === 'DELETE' ? 'delete' : 'poll'
  const job = world.org.jobs().find(({ id }) => id === last)
  // The path does not tell a close from an abort; a job that is Open and has its data is being closed, nearly always.
  return job?.state === 'Open' && job.uploads.length > 0 ? 'close' : 'abort'
}

const CACHE_CALLS: Readonly<Record<string, string>> = {
  CreateCacheEntry: 'ledger save',
  FinalizeCacheEntryUpload: 'ledger finish',
  GetCacheEntryDownloadURL: 'ledger look-up',
}

function callOfResults({ service, method, path }: CallMoment): string {
  if (service === 'CacheService') return CACHE_CALLS[method] ?? method
  if (service !== 'Blobs') return method
  return `${decodeURIComponent(path).includes('caches/') ? 'ledger' : 'artifact'} ${method === 'PUT' ? 'upload' : 'read'}`
}

/** How many loads run at once where nobody says: they wait half of their time. */
export const LOADS_AT_ONCE = 2 * availableParallelism()

/** Works `items` off, so many at once; what comes of them is in their order. */
export async function atOnce<T, R>(limit: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) done[index] = await work(item)
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return done
}
