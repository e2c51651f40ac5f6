import type { Clock } from '../clock.ts'
import { LoadError } from '../errors.ts'

/** Between the tries: a minute in all. */
const PAUSES_MS: readonly number[] = [2_000, 4_000, 8_000, 16_000, 30_000]

/** No further try begins after so long, even if it is the tries that take their time. */
const LIMIT_MS = 60_000

/** Does what may fail for a moment until it is done, for a minute; then throws its last error. A LoadError is no matter of
 *  waiting and is thrown at once. */
export async function keepTrying<T>(clock: Clock, task: () => Promise<T>): Promise<T> {
  const startedAt = clock.now()
  for (const pauseMs of PAUSES_MS) {
    try {
      return await task()
    } catch (error) {
      if (error instanceof LoadError || clock.now() + pauseMs - startedAt > LIMIT_MS) throw error
      await clock.sleep(pauseMs)
    }
  }
  return await task()
}
