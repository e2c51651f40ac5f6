import { setImmediate, setTimeout } from 'node:timers/promises'

/** Shortest sleep. Shorter ones are saved up, since timers are no finer. */
const SLEEP_MS = 5

/** Spreads work over time: `batchMs` for one unit of it. Other work of the process gets its turn at every step. */
export class Pause {
  readonly #batchMs: number
  readonly #signal: AbortSignal
  #owedMs = 0

  constructor(batchMs: number, signal: AbortSignal) {
    this.#batchMs = batchMs
    this.#signal = signal
  }

  async after(share: number): Promise<void> {
    this.#owedMs += share * this.#batchMs
    if (this.#owedMs < SLEEP_MS) return setImmediate(undefined, { signal: this.#signal })
    const sleepMs = this.#owedMs
    this.#owedMs = 0
    return setTimeout(sleepMs, undefined, { signal: this.#signal })
  }
}
