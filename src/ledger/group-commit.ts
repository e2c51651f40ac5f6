import type { Clock } from '../clock.ts'

export interface GroupCommit {
  /** Resolves when a state rendered after this call is durable. Rejects when its write failed, or one before it. */
  readonly flush: () => Promise<void>
  /** The same without waiting for the interval, for the end of the step. */
  readonly flushNow: () => Promise<void>
}

interface Caller {
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Writes the state of things for all who wait for it at once: never two writes at the same time, at most one begun every `intervalMs`,
 * the first at once, and none when nothing changed. Where nothing can be kept nobody waits.
 *
 * After a write that failed nothing is written any more: what is durable is then no longer known.
 *
 * @param render the state as things stand, in plain data
 */
export function createGroupCommit<State>({
  store,
  clock,
  render,
  intervalMs = 2_000,
}: {
  readonly store: { readonly write: (state: State) => Promise<void>; readonly unkept: () => string | undefined }
  readonly clock: Clock
  readonly render: () => State
  readonly intervalMs?: number
}): GroupCommit {
  let waiting: Caller[] = []
  let working = false
  let durable: string | undefined
  let failure: { readonly error: unknown } | undefined
  let begunAt = Number.NEGATIVE_INFINITY
  /** Aborted when those who wait cannot wait for the interval. */
  let hurry = new AbortController()

  function join(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure.error)
      waiting.push({ resolve, reject })
      if (!working) void work()
    })
  }

  async function work(): Promise<void> {
    working = true
    while (waiting.length > 0) {
      let served: Caller[] = []
      try {
        await interval()
        served = waiting
        waiting = []
        hurry = new AbortController()
        await write(render())
        for (const { resolve } of served) resolve()
      } catch (error) {
        failure = { error }
        for (const { reject } of [...served, ...waiting]) reject(error)
        waiting = []
      }
    }
    working = false
  }

  /** Waits for the rest of it. Calls that come meanwhile share the write. */
  async function interval(): Promise<void> {
    const left = begunAt + intervalMs - clock.now()
    if (left <= 0 || hurry.signal.aborted || store.unkept() !== undefined) return
    await clock.sleep(left, hurry.signal).catch((reason: unknown) => {
      if (!hurry.signal.aborted) throw reason
    })
  }

  async function write(state: State): Promise<void> {
    const text = JSON.stringify(state)
    if (text === durable) return
    begunAt = clock.now()
    await store.write(state)
    durable = text
  }

  return {
    flush: join,
    flushNow: () => {
      hurry.abort()
      return join()
    },
  }
}
