import type { VirtualTime } from '../machine/time.ts'

/** An entry of the repository's cache. It never changes. */
export interface CacheEntry {
  readonly key: string
  readonly text: string
}

/** The cache of a repository, newest entry last. */
export interface CacheStorage {
  /** The newest entry whose key starts with the prefix.
   *  Source: GitHub Docs, "Dependency caching reference", on `restore-keys`. */
  readonly newest: (prefix: string) => CacheEntry | undefined
  /** False when another entry has the key. */
  readonly add: (entry: CacheEntry) => boolean
  readonly evictAll: () => void
  readonly evictNewest: () => void
  /** All entries, newest last. */
  readonly entries: () => readonly CacheEntry[]
}

/** How long an entry stays that nobody reads. Source: GitHub Docs, "Dependency caching reference", eviction policy. */
const KEPT_MS = 7 * 86_400_000

export function createCacheStorage(time: VirtualTime): CacheStorage {
  let entries: { readonly entry: CacheEntry; usedAt: number }[] = []
  const kept = () => {
    entries = entries.filter(({ usedAt }) => time.now() - usedAt < KEPT_MS)
    return entries
  }
  return {
    newest: (prefix) => {
      const found = kept().findLast(({ entry }) => entry.key.startsWith(prefix))
      if (found !== undefined) found.usedAt = time.now()
      return found?.entry
    },
    add: (entry) => {
      if (kept().some((known) => known.entry.key === entry.key)) return false
      entries.push({ entry, usedAt: time.now() })
      return true
    },
    evictAll: () => {
      entries = []
    },
    evictNewest: () => void entries.pop(),
    entries: () => kept().map(({ entry }) => entry),
  }
}
