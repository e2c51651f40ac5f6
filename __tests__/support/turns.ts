import { setImmediate } from 'node:timers/promises'

/** Lets everything happen that waits for nothing but its turn. */
export async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await setImmediate()
}

/** Nothing that tests wait for takes so long, even on a busy machine. */
const LONGEST_MS = 20_000

/** Resolves once something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  const startedAt = performance.now()
  while (!isSo()) {
    if (performance.now() - startedAt > LONGEST_MS) throw new Error('What the test waits for does not come.')
    await setImmediate()
  }
}
