import type { Clock } from '../clock.ts'
import { createLimit } from '../limit.ts'

/** The uploads of a load. */
export interface Uploads {
  /** Carries one out, once there are few enough others. */
  readonly run: <T>(upload: () => Promise<T>) => Promise<T>
  /** Resolves when none is on its way or waits for its turn; after five minutes at the latest, and once `ended` is aborted. */
  readonly whenQuiet: (clock: Clock, ended: AbortSignal) => Promise<void>
}

const LONGEST_WAIT_MS = 5 * 60_000

/** At most `most` at once. What can wait lets them go first: the sooner the org has the data, the sooner it is at work. */
export function createUploads(most: number): Uploads {
  const limit = createLimit(most)
  let open = 0
  let quiet = new AbortController()
  return {
    run: async (upload) => {
      open++
      try {
        return await limit(upload)
      } finally {
        open--
        if (open === 0) {
          quiet.abort()
          quiet = new AbortController()
        }
      }
    },
    whenQuiet: async (clock, ended) => {
      if (open === 0) return
      await clock.deadline(LONGEST_WAIT_MS, AbortSignal.any([quiet.signal, ended])).catch(() => {})
    },
  }
}
