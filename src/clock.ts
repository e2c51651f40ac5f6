import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, handed to whatever waits, so that tests decide both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** The same for a limit that nobody set and that is meant never to be met: it is shortened less, so that a busy machine
   *  does not meet it. */
  readonly deadline: (ms: number, signal?: AbortSignal) => Promise<void>
  /** A span of time, in milliseconds, as `sleep` would wait it: for comparing times that others have noted. */
  readonly shortened: (ms: number) => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

/** A minute is three seconds at least. */
const LEAST_DEADLINE_SCALE = 1 / 20

/** The real clock. `scale` shortens every wait: 0.01 sleeps 10 ms for a second. */
export function systemClock(scale = () => 1): Clock {
  const wait = async (ms: number, signal?: AbortSignal) => {
    await delay(ms, undefined, signal === undefined ? {} : { signal })
  }
  return {
    now: () => Date.now(),
    sleep: (ms, signal) => wait(ms * scale(), signal),
    deadline: (ms, signal) => wait(ms * Math.max(scale(), LEAST_DEADLINE_SCALE), signal),
    shortened: (ms) => ms * scale(),
    random: () => Math.random(),
  }
}

/** Gives up a task that is not done by then: rejects with an Error that says so. The task itself may go on. */
export async function within<T>(clock: Clock, ms: number, what: string, task: Promise<T>): Promise<T> {
  const done = new AbortController()
  const late = clock.deadline(ms, done.signal).then((): never => {
    throw new Error(`${what} gave no answer for ${Math.round(ms / 1_000)} seconds`)
  })
  // Rejected by the abort when the task was faster.
  late.catch(() => {})
  try {
    return await Promise.race([task, late])
  } finally {
    done.abort()
  }
}
