import type { Clock } from '../clock.ts'
import { createLimit } from '../limit.ts'

/** The uploads of a load. */
export interface Uploads {
  /** Carries one out, once there are few enough others. */
  readonly run: <T>(upload: () => Promise<T>) => Promise<T>
  /** Resolves when none is on its way or waits for its turn; after two minutes at the latest, when too many others have come
   *  to wait since, and once `ended` is aborted. */
  readonly whenQuiet: (clock: Clock, ended: AbortSignal) => Promise<void>
}

const LONGEST_WAIT_MS = 2 * 60_000
const MOST_WAITING = 25

/** At most `most` at once. What can wait lets them go first: the sooner the org has the data, the sooner it is at work. */
export function createUploads(most: number): Uploads {
  const limit = createLimit(most)
  const waiting = new Set<AbortController>()
  let open = 0
  return {
    run: async (upload) => {
      open++
      try {
        return await limit(upload)
      } finally {
        open--
        if (open === 0) for (const wait of waiting) wait.abort()
      }
    },
    whenQuiet: async (clock, ended) => {
      if (open === 0) return
      const [oldest] = waiting
      if (waiting.size === MOST_WAITING) oldest?.abort()
      const wait = new AbortController()
      waiting.add(wait)
      wait.signal.addEventListener('abort', () => waiting.delete(wait))
      await clock.deadline(LONGEST_WAIT_MS, AbortSignal.any([wait.signal, ended])).catch(() => {})
      waiting.delete(wait)
    },
  }
}
