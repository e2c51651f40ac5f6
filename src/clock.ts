import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, handed to whatever waits, so that tests decide both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** The same for a limit that is meant never to be met: it is shortened less. */
  readonly deadline: (ms: number, signal?: AbortSignal) => Promise<void>
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

/** A minute is six seconds at least. */
const LEAST_DEADLINE_SCALE = 1 / 10

/** The real clock. `scale` shortens every wait: 0.01 sleeps 10 ms for a second. */
export function systemClock(scale = () => 1): Clock {
  const wait = async (ms: number, signal?: AbortSignal) => {
    await delay(ms, undefined, signal === undefined ? {} : { signal })
  }
  return {
    now: () => Date.now(),
    sleep: (ms, signal) => wait(ms * scale(), signal),
    deadline: (ms, signal) => wait(ms * Math.max(scale(), LEAST_DEADLINE_SCALE), signal),
    random: () => Math.random(),
  }
}
