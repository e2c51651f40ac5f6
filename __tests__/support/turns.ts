import { setImmediate } from 'node:timers/promises'

/** Lets everything happen that waits for nothing but its turn. */
export async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await setImmediate()
}

/** Resolves once something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate()
}
