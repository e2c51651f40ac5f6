import type { Clock } from '../clock.ts'

/** What a group commit writes, and where. */
export interface GroupCommitOptions<State> {
  readonly store: { readonly write: (state: State) => Promise<void>; readonly unkept: () => string | undefined }
  readonly clock: Clock
  /** Gives the current state, as plain data. */
  readonly render: () => State
  /** The shortest time from the start of one write to that of the next, in milliseconds. */
  readonly intervalMs?: number
}

interface Caller {
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

/**
 * Writes a state for all callers that wait for it together: never two writes at the same time, at most one in each interval,
 * the first at once, and none when nothing changed. Where nothing can be kept, no caller waits.
 *
 * After a write that failed, nothing is written any more: it is no longer known what is durable.
 */
export class GroupCommit<State> {
  readonly #options: GroupCommitOptions<State>
  #waiting: Caller[] = []
  #isWorking = false
  #durable: string | undefined
  #failure: { readonly error: unknown } | undefined
  #begunAt = Number.NEGATIVE_INFINITY
  /** Aborted when the callers cannot wait for the interval. */
  #hurry = new AbortController()

  constructor(options: GroupCommitOptions<State>) {
    this.#options = options
  }

  /** Resolves when a state rendered after this call is durable. Rejects when its write failed, or one before it. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure.error)
      this.#waiting.push({ resolve, reject })
      if (!this.#isWorking) void this.#work()
    })
  }

  /** Flushes without waiting for the interval, for the end of the step. */
  flushNow(): Promise<void> {
    this.#hurry.abort()
    return this.flush()
  }

  async #work(): Promise<void> {
    this.#isWorking = true
    while (this.#waiting.length > 0) await this.#serve()
    this.#isWorking = false
  }

  /** One write for all who wait when it begins. Never rejects. */
  async #serve(): Promise<void> {
    let served: Caller[] = []
    try {
      await this.#interval()
      served = this.#waiting
      this.#waiting = []
      this.#hurry = new AbortController()
      await this.#write(this.#options.render())
      for (const { resolve } of served) resolve()
    } catch (error) {
      this.#failure = { error }
      for (const { reject } of [...served, ...this.#waiting]) reject(error)
      this.#waiting = []
    }
  }

  /** Waits for the rest of the interval. Calls that come meanwhile share the write. */
  async #interval(): Promise<void> {
    const { clock, store, intervalMs = INTERVAL_MS } = this.#options
    const hurry = this.#hurry.signal
    const left = this.#begunAt + intervalMs - clock.now()
    if (left <= 0 || hurry.aborted || store.unkept() !== undefined) return
    await clock.sleep(left, hurry).catch((reason: unknown) => {
      if (!hurry.aborted) throw reason
    })
  }

  async #write(state: State): Promise<void> {
    const text = JSON.stringify(state)
    if (text === this.#durable) return
    this.#begunAt = this.#options.clock.now()
    await this.#options.store.write(state)
    this.#durable = text
  }
}

const INTERVAL_MS = 2_000
