import type { Permission } from './blob-urls.ts'
import { type CacheEntries, WRITE_DENIED } from './cache-entries.ts'
import { byteCount, type Method, requiredText, TwirpError, textList } from './twirp.ts'

/** The cache service of github.com. Source: actions/toolkit, packages/cache/src/generated/results/api/v1/cache.ts. */
export function createCacheService(
  entries: CacheEntries,
  signedUrl: (blob: string, permission: Permission) => string,
  options: { readonly readOnly: boolean },
): Readonly<Record<string, Method>> {
  return {
    CreateCacheEntry(fields) {
      const [key, version] = [requiredText(fields, 'key'), requiredText(fields, 'version')]
      if (options.readOnly) return { ok: false, signed_upload_url: '', message: WRITE_DENIED }
      const entry = entries.reserve(key, version)
      if (entry === 'invalid') throw new TwirpError('invalid_argument', 'key is not valid')
      if (entry === 'taken')
        throw new TwirpError('already_exists', 'cache entry with the same key, version, and scope already exists')
      return { ok: true, signed_upload_url: signedUrl(entry.blob, 'write'), message: '' }
    },

    FinalizeCacheEntryUpload(fields) {
      const entry = entries.of(requiredText(fields, 'key'), requiredText(fields, 'version'))
      if (entry === undefined) throw new TwirpError('not_found', 'cache entry not found')
      if (entries.finish(entry, byteCount(fields, 'size_bytes')) !== 'finished')
        throw new TwirpError('invalid_argument', 'size_bytes does not match the upload')
      return { ok: true, entry_id: entry.id, message: '' }
    },

    GetCacheEntryDownloadURL(fields) {
      const keys = [requiredText(fields, 'key'), ...textList(fields, 'restore_keys')]
      const hit = entries.find(requiredText(fields, 'version'), keys)
      if (hit === undefined) return { ok: false, signed_download_url: '', matched_key: '' }
      return { ok: true, signed_download_url: signedUrl(hit.blob, 'read'), matched_key: hit.key }
    },
  }
}
