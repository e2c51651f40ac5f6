import type { Clock } from '../../src/clock.ts'

export interface VirtualClock extends Clock {
  /** Calls `task` at a time, counted from the start. */
  readonly at: (ms: number, task: () => void) => void
  /** Lets time pass until nobody waits for it. What happens at one instant happens before anyone sees it. */
  readonly run: () => Promise<void>
}

/** Time that passes only in `run`, from one instant at which something happens to the next. Starts at 0. */
export function virtualClock(): VirtualClock {
  let time = 0
  let timers: { readonly at: number; readonly task: () => void }[] = []
  const add = (at: number, task: () => void) => {
    const timer = { at, task }
    timers.push(timer)
    return () => {
      timers = timers.filter((other) => other !== timer)
    }
  }
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const drop = add(time + ms, resolve)
      signal?.addEventListener('abort', () => {
        drop()
        reject(signal.reason)
      })
    })
  return {
    now: () => time,
    shortened: (ms) => ms,
    random: () => 0.5,
    sleep,
    deadline: sleep,
    at: add,
    run: async () => {
      for (;;) {
        await new Promise(setImmediate)
        if (timers.length === 0) return
        time = Math.min(...timers.map(({ at }) => at))
        const due = timers.filter(({ at }) => at === time)
        timers = timers.filter(({ at }) => at !== time)
        for (const { task } of due) task()
      }
    },
  }
}
