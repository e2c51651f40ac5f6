import type { Clock } from '../../src/clock.ts'

export interface RecordingClock extends Clock {
  /** Milliseconds of each sleep, in order. */
  readonly sleeps: readonly number[]
}

/** A clock that stands still but for its sleeps, which take no time and are recorded. Chance is what `random` says. */
export function recordingClock({ random = 0.5, now = 1_795_500_000_000 } = {}): RecordingClock {
  const sleeps: number[] = []
  let time = now
  const sleep = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted()
    sleeps.push(ms)
    time += ms
  }
  return {
    sleeps,
    now: () => time,
    shortened: (ms) => ms,
    random: () => random,
    sleep,
    // Never met: it passes without anybody waiting.
    deadline: (_, signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
  }
}
