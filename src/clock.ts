import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, handed to all code that waits, so that tests decide both. */
export interface Clock {
  /** The time, in milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Sleeps as `sleep` does, for a limit that nobody set and no step should reach: the wait is shortened less, so that a busy
   *  machine does not reach it. */
  readonly deadline: (ms: number, signal?: AbortSignal) => Promise<void>
  /** How long `sleep` really waits for so many milliseconds: for comparing times that others have noted. */
  readonly shortened: (ms: number) => number
  /** A number by chance, from 0 up to, not including, 1. */
  readonly random: () => number
}

/** The least scale of a `deadline`: a minute lasts at least three seconds. */
const LEAST_DEADLINE_SCALE = 1 / 20

/** The clock of this machine. `scale` shortens every wait: with 0.01, a second lasts 10 ms. */
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

/** Waits for a task, for so many milliseconds at most: then it rejects with an Error that says so. The task itself may go on.
 *
 *  @param what names whoever is to answer, in the message */
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
