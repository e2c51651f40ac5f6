import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, handed to whatever waits, so that tests decide both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

/** The real clock. `scale` shortens every wait: 0.01 sleeps 10 ms for a second. */
export function systemClock(scale = () => 1): Clock {
  return {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
      await delay(ms * scale(), undefined, signal === undefined ? {} : { signal })
    },
    random: () => Math.random(),
  }
}
