import { isEnterpriseServer } from './artifacts.ts'
import { accepted, type CacheCalls, Denial, refusal, signedUrl, textOf } from './cache-calls.ts'

/** A cache service of GitHub, for entries of one version. Its calls throw Denial, CacheRefusal or ConnectionError. */
export interface CacheService {
  /** Finds the entry of exactly the first key; else, for each key in turn, the newest entry whose key starts with it. */
  readonly find: (keys: readonly [string, string]) => Promise<{ readonly key: string; readonly url: URL } | undefined>
  readonly save: (key: string, bytes: Buffer) => Promise<'saved' | 'taken'>
}

type OpenService = (calls: CacheCalls, version: string) => CacheService

/** Finds the service that the runner names; undefined where there is none.
 *  Source: actions/toolkit: packages/cache/src/internal/config.ts. */
export function findCacheService(env: NodeJS.ProcessEnv): OpenService | undefined {
  const { ACTIONS_CACHE_SERVICE_V2, ACTIONS_RESULTS_URL = '', ACTIONS_CACHE_URL = '', ACTIONS_RUNTIME_TOKEN } = env
  const isFirst = isEnterpriseServer(env.GITHUB_SERVER_URL || 'https://github.com') || !ACTIONS_CACHE_SERVICE_V2
  const address = isFirst ? ACTIONS_CACHE_URL : ACTIONS_RESULTS_URL
  if (!ACTIONS_RUNTIME_TOKEN || !URL.canParse(address)) return undefined
  const open = isFirst ? firstService : secondService
  return (calls, version) => withMode(env.ACTIONS_CACHE_MODE, open(new URL(address), calls, version))
}

/** Refuses what a workflow's `cache-mode` does not permit; any other word, or none, permits all.
 *  Source: actions/toolkit: packages/cache/src/internal/config.ts, `isCacheReadable`, `isCacheWritable`. */
function withMode(named: string | undefined, { find, save }: CacheService): CacheService {
  const mode = (named ?? '').trim().toLowerCase()
  const denied = (what: string) => new Denial(`the effective cache-mode '${mode}' does not permit ${what}`)
  return {
    find: async (keys) => {
      if (mode === 'none' || mode === 'write-only') throw denied('reads')
      const entry = await find(keys)
      // A service that answers with something else is not believed to have nothing.
      if (entry !== undefined && !keys.some((key) => entry.key.startsWith(key)))
        throw new Error('the cache service answered with an entry of another key')
      return entry
    },
    save: async (key, bytes) => {
      if (mode === 'none' || mode === 'read') throw denied('writes')
      return await save(key, bytes)
    },
  }
}

const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/'
const CONFLICT = 409

/** The service of github.com: calls in JSON, and storage behind signed URLs. Field names come in either form of proto3 JSON.
 *  Source: actions/toolkit: packages/cache/src/cache.ts, src/internal/shared/cacheTwirpClient.ts. */
function secondService(service: URL, calls: CacheCalls, version: string): CacheService {
  const call = (method: string, body: object) => calls.ask('POST', new URL(TWIRP + method, service), { body })
  return {
    find: async ([key, ...others]) => {
      const fields = accepted(await call('GetCacheEntryDownloadURL', { key, restore_keys: others, version }))
      if (fields.ok !== true) return undefined
      const url = signedUrl(textOf(fields, 'signed_download_url', 'signedDownloadUrl'))
      return { key: textOf(fields, 'matched_key', 'matchedKey') ?? '', url }
    },
    save: async (key, bytes) => {
      const reserved = await call('CreateCacheEntry', { key, version })
      if (reserved.status === CONFLICT) return 'taken'
      const fields = accepted(reserved)
      if (fields.ok !== true) {
        const said = textOf(fields, 'message') ?? 'no reason given'
        if (/already exists/.test(said)) return 'taken'
        throw refusal(reserved.status, said)
      }
      await calls.put(signedUrl(textOf(fields, 'signed_upload_url', 'signedUploadUrl')), bytes)
      const ended = accepted(await call('FinalizeCacheEntryUpload', { key, version, size_bytes: String(bytes.length) }))
      if (ended.ok !== true) throw refusal(200, textOf(ended, 'message') ?? 'the entry could not be finished')
      return 'saved'
    },
  }
}

const ACCEPT = { Accept: 'application/json;api-version=6.0-preview.1' }
const NO_CONTENT = 204

/** The service of Enterprise Server, and of runners that know no other.
 *  Source: actions/toolkit: packages/cache/src/internal/cacheHttpClient.ts. */
function firstService(service: URL, calls: CacheCalls, version: string): CacheService {
  const base = service.href.endsWith('/') ? service.href : `${service.href}/`
  const resource = (name: string) => new URL(`${base}_apis/artifactcache/${name}`)
  const post = (name: string, body: object) => calls.ask('POST', resource(name), { body, headers: ACCEPT })
  return {
    find: async (keys) => {
      const query = `keys=${encodeURIComponent(keys.join(','))}&version=${version}`
      const answer = await calls.ask('GET', resource(`cache?${query}`), { headers: ACCEPT })
      if (answer.status === NO_CONTENT) return undefined
      const fields = accepted(answer)
      return { key: textOf(fields, 'cacheKey') ?? '', url: signedUrl(textOf(fields, 'archiveLocation')) }
    },
    save: async (key, bytes) => {
      const reserved = await post('caches', { key, version, cacheSize: bytes.length })
      if (reserved.status === CONFLICT) return 'taken'
      const { cacheId } = accepted(reserved)
      if (typeof cacheId !== 'number') throw new Error('the cache service gave no id for the entry')
      const headers = {
        ...ACCEPT,
        'Content-Type': 'application/octet-stream',
        'Content-Range': `bytes 0-${bytes.length - 1}/*`,
      }
      expectDone(await calls.ask('PATCH', resource(`caches/${cacheId}`), { body: bytes, headers }))
      expectDone(await post(`caches/${cacheId}`, { size: bytes.length }))
      return 'saved'
    },
  }
}

/** Checks that a call was accepted whose answer has no body. Throws Denial or CacheRefusal. */
function expectDone({ status, fields }: Awaited<ReturnType<CacheCalls['ask']>>): void {
  if (status < 200 || status > 299) throw refusal(status, textOf(fields, 'message') ?? '')
}
