import { never } from '../machine/machine.ts'
import type { World } from '../world.ts'
import { cancelStep, killStep, type Step } from './step.ts'

/** Names a call that leaves the process among those of its step: `run 2 close#1`. */
export function nameCall(step: Step, kind: string): string {
  const number = (step.calls.get(kind) ?? 0) + 1
  step.calls.set(kind, number)
  return `${step.name} ${kind}#${number}`
}

const LATENCY_MS = 20
const SHARE_OF_STOPS = 0.01

/** What may become of a call: it arrives or not, and its answer comes, comes late, or not at all. */
export interface Crossing<T> {
  readonly world: World
  readonly step: Step
  readonly call: string
  /** What happens out there; returns the answer. */
  readonly arrive: () => T
  /** Milliseconds from the arrival to the answer. */
  readonly answerMs?: number
  /** Whether it arrives at all. */
  readonly isLost?: boolean
  readonly signal?: AbortSignal | undefined
}

/** Crosses the border of the process and comes back. A stop may come right before the call arrives, or right after. */
export function cross<T>({
  world,
  step,
  call,
  arrive,
  answerMs = LATENCY_MS,
  isLost,
  signal,
}: Crossing<T>): Promise<T | undefined> {
  if (step.process.isDead) return never()
  world.log(`→ ${call}`)
  const stop = stopAt(world, step, call)
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      // A request that was sent arrives all the same.
      if (!step.process.isDead) reject(signal?.reason)
    }
    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    world.time.after(LATENCY_MS, () => {
      stop?.before?.()
      const isSent = isLost !== true && stop?.isBeforeArrival !== true
      const answer = isSent ? arrive() : undefined
      if (isSent && stop?.isBeforeArrival === false) stop.after?.()
      world.time.after(answerMs, () => {
        signal?.removeEventListener('abort', onAbort)
        if (step.process.isDead) return
        world.log(`← ${call}`)
        resolve(answer)
      })
    })
  })
}

interface Stop {
  readonly isBeforeArrival: boolean | undefined
  readonly before?: () => void
  readonly after?: () => void
}

function stopAt(world: World, step: Step, call: string): Stop | undefined {
  if (world.isHealed()) return undefined
  const how = world.tape.pick(`${call} stop`, 'stops', {
    share: SHARE_OF_STOPS,
    options: [
      'killed before it arrives',
      'killed after it arrived',
      'the runner dies after it arrived',
      'cancelled before it arrives',
      'cancelled after it arrived',
    ],
  })
  switch (how) {
    case undefined:
      return undefined
    case 'killed before it arrives':
      return { isBeforeArrival: true, before: () => killStep(world, step) }
    case 'killed after it arrived':
      return { isBeforeArrival: false, after: () => killStep(world, step) }
    case 'the runner dies after it arrived':
      return {
        isBeforeArrival: false,
        after: () => {
          step.runningJobs.clear()
          killStep(world, step)
        },
      }
    case 'cancelled before it arrives':
      return { isBeforeArrival: undefined, before: () => cancelStep(world, step) }
    case 'cancelled after it arrived':
      return { isBeforeArrival: false, after: () => cancelStep(world, step) }
  }
}
