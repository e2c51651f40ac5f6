/** Lets through what waits at it, each time that it is opened. */
export class Gate {
  #waiting: (() => void)[] = []

  /** Resolves once the gate is opened; rejects when `signal` is aborted. */
  pass(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      this.#waiting.push(resolve)
    })
  }

  open(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
