import type { Blobs } from './blobs.ts'

export interface CacheEntry {
  readonly id: string
  readonly key: string
  /** A hash that the client makes of paths and compression: entries of another version are never found. */
  readonly version: string
  readonly size: number
}

export interface StoredEntry extends CacheEntry {
  readonly blob: string
  readonly isFinal: boolean
}

export interface Caches {
  /** Finished entries in the order made. */
  list(): readonly CacheEntry[]
  /** The archive as uploaded. */
  content(key: string): Buffer | undefined
  /** Makes an entry as any other workflow job may that can write caches of the same scope. */
  plant(entry: { readonly key: string; readonly version: string; readonly content: Buffer }): void
  /** Takes entries away, as GitHub does with old ones at any time; all of them without a key. */
  evict(key?: string): void
}

/** Source: actions/toolkit, packages/cache/src/cache.ts, checkKey. */
const MAX_KEY_LENGTH = 512

/** The text by which the client knows a denial. Source: actions/toolkit, packages/cache/src/cache.ts,
 *  CACHE_WRITE_DENIED_PREFIX; since 2026-06-26 runs of low-trust triggers get it. */
export const WRITE_DENIED = 'cache write denied: the token has no writable cache scope'

export type CacheEntries = ReturnType<typeof createCacheEntries>

/** The entries of a repository, all runs sharing one scope (branches are not modelled). An entry never changes once made.
 *  Source: docs.github.com, "Dependency caching reference". */
export function createCacheEntries(blobs: Blobs, options: { readonly exactRestoreKeys: boolean }) {
  const entries: StoredEntry[] = []
  let lastId = 0

  const finished = () => entries.filter((entry) => entry.isFinal)
  const placeOf = (key: string, version: string) =>
    entries.findIndex((entry) => entry.key === key && entry.version === version)

  function reserve(key: string, version: string): StoredEntry | 'invalid' | 'taken' {
    if (key.length > MAX_KEY_LENGTH || key.includes(',')) return 'invalid'
    // An entry that is still being uploaded is taken too: another job may be making it.
    if (placeOf(key, version) !== -1) return 'taken'
    lastId += 1
    const entry = { id: String(lastId), key, version, size: 0, blob: `caches/${lastId}`, isFinal: false }
    entries.push(entry)
    return entry
  }

  function finish(entry: StoredEntry, size: number): 'finished' | 'another size' {
    if (size !== blobs.content(entry.blob)?.length) return 'another size'
    entries[entries.indexOf(entry)] = { ...entry, size, isFinal: true }
    return 'finished'
  }

  const caches: Caches = {
    list: () => finished().map(({ id, key, version, size }) => ({ id, key, version, size })),
    content: (key) => blobs.content(finished().findLast((entry) => entry.key === key)?.blob ?? ''),
    plant({ key, version, content }) {
      const entry = reserve(key, version)
      if (typeof entry === 'string') throw new Error(`The key ${key} is ${entry}.`)
      blobs.store(entry.blob, content)
      finish(entry, content.length)
    },
    evict(key) {
      const evicted = entries.filter((entry) => key === undefined || entry.key === key)
      for (const entry of evicted) {
        entries.splice(entries.indexOf(entry), 1)
        blobs.remove(entry.blob)
      }
    },
  }
  return {
    caches,
    reserve,
    finish,
    of: (key: string, version: string): StoredEntry | undefined => entries[placeOf(key, version)],
    byId: (id: string): StoredEntry | undefined => entries.find((entry) => entry.id === id),
    find: (version: string, keys: readonly string[]) =>
      findEntry(
        finished().filter((entry) => entry.version === version),
        keys,
        options,
      ),
  }
}

/** The entry of exactly the first key; else, for each key in turn, the newest that starts with it.
 *  Source: docs.github.com, "Dependency caching reference", "Cache hits and misses". */
function findEntry(
  entries: readonly StoredEntry[],
  keys: readonly string[],
  { exactRestoreKeys }: { readonly exactRestoreKeys: boolean },
): StoredEntry | undefined {
  for (const [place, prefix] of keys.entries()) {
    const exact = place === 0 || exactRestoreKeys ? entries.find((entry) => entry.key === prefix) : undefined
    const found = exact ?? entries.findLast((entry) => entry.key.startsWith(prefix))
    if (found !== undefined) return found
  }
  return undefined
}
