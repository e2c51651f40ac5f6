import type { Permission } from './blob-urls.ts'
import type { Blobs } from './blobs.ts'
import { byteCount, type Fields, type Method, requiredText, TwirpError, textList } from './twirp.ts'

export interface CacheEntry {
  readonly id: string
  readonly key: string
  /** A hash that the client makes of paths and compression: entries of another version are never found. */
  readonly version: string
  readonly size: number
}

export interface Caches {
  /** Finished entries in the order made. */
  list(): readonly CacheEntry[]
  /** The archive as uploaded. */
  content(key: string): Buffer | undefined
  /** Takes entries away, as GitHub does with old ones at any time; all of them without a key. */
  evict(key?: string): void
}

interface Entry extends CacheEntry {
  readonly blob: string
  readonly isFinal: boolean
}

/** Source: actions/toolkit, packages/cache/src/cache.ts, checkKey. */
const MAX_KEY_LENGTH = 512

/** The text by which the client knows a denial. Source: actions/toolkit, packages/cache/src/cache.ts,
 *  CACHE_WRITE_DENIED_PREFIX; since 2026-06-26 runs of low-trust triggers get it. */
const WRITE_DENIED = 'cache write denied: the token has no writable cache scope'

/** The cache service, all runs sharing one scope (branches are not modelled). An entry never changes once made.
 *  Source: docs.github.com, "Dependency caching reference". */
export function createCacheService(
  blobs: Blobs,
  signedUrl: (blob: string, permission: Permission) => string,
  options: { readonly readOnly: boolean },
) {
  const entries: Entry[] = []
  let lastId = 0

  const indexOf = (fields: Fields) => {
    const [key, version] = [requiredText(fields, 'key'), requiredText(fields, 'version')]
    return entries.findIndex((entry) => entry.key === key && entry.version === version)
  }

  const methods: Readonly<Record<string, Method>> = {
    CreateCacheEntry(fields) {
      const [key, version] = [requiredText(fields, 'key'), requiredText(fields, 'version')]
      if (options.readOnly) return { ok: false, signed_upload_url: '', message: WRITE_DENIED }
      if (key.length > MAX_KEY_LENGTH || key.includes(',')) throw new TwirpError('invalid_argument', 'key is not valid')
      // An entry that is still being uploaded is taken too: another job may be making it.
      if (indexOf(fields) !== -1)
        throw new TwirpError('already_exists', 'cache entry with the same key, version, and scope already exists')
      lastId += 1
      const blob = `caches/${lastId}`
      entries.push({ id: String(lastId), key, version, size: 0, blob, isFinal: false })
      return { ok: true, signed_upload_url: signedUrl(blob, 'write'), message: '' }
    },

    FinalizeCacheEntryUpload(fields) {
      const at = indexOf(fields)
      const entry = entries[at]
      if (entry === undefined) throw new TwirpError('not_found', 'cache entry not found')
      const size = byteCount(fields, 'size_bytes')
      if (size !== blobs.content(entry.blob)?.length)
        throw new TwirpError('invalid_argument', 'size_bytes does not match the upload')
      entries[at] = { ...entry, size, isFinal: true }
      return { ok: true, entry_id: entry.id, message: '' }
    },

    GetCacheEntryDownloadURL(fields) {
      const key = requiredText(fields, 'key')
      const version = requiredText(fields, 'version')
      const candidates = finished().filter((entry) => entry.version === version)
      const hit = findEntry(candidates, key, textList(fields, 'restore_keys'))
      if (hit === undefined) return { ok: false, signed_download_url: '', matched_key: '' }
      return { ok: true, signed_download_url: signedUrl(hit.blob, 'read'), matched_key: hit.key }
    },
  }

  const finished = () => entries.filter((entry) => entry.isFinal)

  const caches: Caches = {
    list: () => finished().map(({ id, key, version, size }) => ({ id, key, version, size })),
    content: (key) => blobs.content(finished().findLast((entry) => entry.key === key)?.blob ?? ''),
    evict(key) {
      const evicted = entries.filter((entry) => key === undefined || entry.key === key)
      for (const entry of evicted) {
        entries.splice(entries.indexOf(entry), 1)
        blobs.remove(entry.blob)
      }
    },
  }
  return { methods, caches }
}

/** The entry of exactly that key; else, for each key in turn, the newest that starts with it.
 *  Source: docs.github.com, "Dependency caching reference", "Cache hits and misses". */
function findEntry(entries: readonly Entry[], key: string, restoreKeys: readonly string[]): Entry | undefined {
  const exact = entries.find((entry) => entry.key === key)
  if (exact !== undefined) return exact
  for (const prefix of [key, ...restoreKeys]) {
    const newest = entries.findLast((entry) => entry.key.startsWith(prefix))
    if (newest !== undefined) return newest
  }
  return undefined
}
