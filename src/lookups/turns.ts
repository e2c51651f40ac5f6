/** Runs tasks side by side, and lets who starts them wait for a place: so what is read for them is not read ahead of them. After a
 *  failure no further task is started. */
export class Turns {
  /** What the first task that failed threw. */
  failure: { readonly error: unknown } | undefined
  readonly #most: number
  readonly #running = new Set<Promise<void>>()

  /** @param most how many tasks run at the same time */
  constructor(most: number) {
    this.#most = most
  }

  /** Starts a task as soon as there is a place for it. Throws what a task before it threw. */
  async start(task: () => Promise<void>): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running)
    if (this.failure !== undefined) throw this.failure.error
    const running: Promise<void> = task()
      .catch((error: unknown) => {
        this.failure ??= { error }
      })
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Resolves once no task is running; never rejects. */
  async end(): Promise<void> {
    await Promise.all(this.#running)
  }
}
