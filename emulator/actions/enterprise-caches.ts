import type { Permission } from './blob-urls.ts'
import { type Blobs, refusal } from './blobs.ts'
import { type CacheEntries, WRITE_DENIED } from './cache-entries.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'
import { readAuthorization } from './runtime-token.ts'
import { byteCount, type Fields, parseFields, requiredText, TwirpError } from './twirp.ts'

/** Where it lives below the address that the runner names. */
export const CACHE_API_PATH = '/_apis/artifactcache/'

/** The first cache service, which Enterprise Server has: bytes go to the service itself, and come from a signed URL.
 *  Source: actions/toolkit, packages/cache/src/internal/cacheHttpClient.ts and contracts.d.ts. */
export function createEnterpriseCaches(
  entries: CacheEntries,
  blobs: Blobs,
  signedUrl: (blob: string, permission: Permission) => string,
  options: { readonly readOnly: boolean },
) {
  function find(url: URL): HttpAnswer {
    const keys = (url.searchParams.get('keys') ?? '').split(',')
    const hit = entries.find(url.searchParams.get('version') ?? '', keys)
    if (hit === undefined) return { status: 204, headers: {} }
    const archiveLocation = signedUrl(hit.blob, 'read')
    return json(200, { cacheKey: hit.key, scope: 'refs/heads/main', archiveLocation })
  }

  function reserve(fields: Fields): HttpAnswer {
    if (options.readOnly) return json(403, { message: WRITE_DENIED })
    const entry = entries.reserve(requiredText(fields, 'key'), requiredText(fields, 'version'))
    if (entry === 'invalid') return json(400, { message: 'The key is not valid.' })
    if (entry === 'taken') return json(409, { message: `Cache already exists. Key: ${String(fields.key)}` })
    return json(201, { cacheId: Number(entry.id) })
  }

  function upload(id: string, { headers, body }: HttpRequest): HttpAnswer {
    const entry = entries.byId(id)
    if (entry === undefined || entry.isFinal) return json(404, { message: 'There is no such cache to upload to.' })
    const [, first, last] = /^bytes (\d+)-(\d+)\/\*$/.exec(headers['content-range'] ?? '') ?? []
    const before = blobs.content(entry.blob) ?? Buffer.alloc(0)
    // The client of actions/cache may send several chunks side by side; this emulation takes them in their order.
    if (Number(first) !== before.length || Number(last) + 1 - Number(first) !== body.length)
      return json(416, { message: 'The range does not fit.' })
    blobs.store(entry.blob, Buffer.concat([before, body]))
    return { status: 204, headers: {} }
  }

  function commit(id: string, fields: Fields): HttpAnswer {
    const entry = entries.byId(id)
    if (entry === undefined) return json(404, { message: 'There is no such cache.' })
    const size = byteCount({ size: String(fields.size) }, 'size')
    if (entries.finish(entry, size) !== 'finished') return json(400, { message: 'The size is not that of the upload.' })
    return { status: 204, headers: {} }
  }

  return (request: HttpRequest): HttpAnswer => {
    try {
      const { method, url, headers, body } = request
      readAuthorization(headers.authorization)
      const [resource = '', id] = url.pathname.slice(CACHE_API_PATH.length).split('/')
      if (!/api-version=6\.0-preview\.1/.test(headers.accept ?? '')) return json(400, { message: 'No api-version.' })
      if (method === 'GET' && resource === 'cache') return find(url)
      if (method === 'POST' && resource === 'caches' && id === undefined) return reserve(parseFields(body))
      if (method === 'PATCH' && resource === 'caches' && id !== undefined) return upload(id, request)
      if (method === 'POST' && resource === 'caches' && id !== undefined) return commit(id, parseFields(body))
      return refusal(404, 'NotFound')
    } catch (error) {
      if (!(error instanceof TwirpError)) throw error
      return json(error.status, { message: error.message })
    }
  }
}

function json(status: number, body: object): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
