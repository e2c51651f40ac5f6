import type { LoadError } from '../errors.ts'
import type { Stop } from '../stop.ts'

/** What stops a load before its end, once for all that it sends. */
export class Brake {
  /** Aborted: nothing further may take effect. */
  readonly halted: AbortSignal
  readonly #halt = new AbortController()
  readonly #reasons: LoadError[] = []

  constructor({ cancelled, nearEnd }: Stop) {
    this.halted = AbortSignal.any([this.#halt.signal, cancelled, nearEnd])
  }

  /** Why the load was stopped, the first reason first; empty when it was not, or for want of time alone. */
  get reasons(): readonly LoadError[] {
    return this.#reasons
  }

  stop(reason: LoadError): void {
    this.#reasons.push(reason)
    this.#halt.abort()
  }
}
