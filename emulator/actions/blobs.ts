import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { BlobUrls } from './blob-urls.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'

/** The block-blob calls of Azure Storage that the artifact and cache clients make.
 *  Source: learn.microsoft.com, "Put Blob", "Put Block", "Put Block List", "Get Blob". */
export interface Blobs {
  handle(request: HttpRequest): HttpAnswer
  content(blob: string): Buffer | undefined
  store(blob: string, content: Buffer): void
  remove(blob: string): void
}

interface Blob {
  readonly content: Buffer
  readonly type: string
  readonly etag: string
}

export function createBlobs(urls: BlobUrls): Blobs {
  const blobs = new Map<string, Blob>()
  const blocks = new Map<string, Map<string, Buffer>>()

  function put(name: string, { url, headers, body }: HttpRequest): HttpAnswer {
    const comp = url.searchParams.get('comp')
    if (comp === 'block') {
      const staged = blocks.get(name) ?? new Map<string, Buffer>()
      blocks.set(name, staged.set(url.searchParams.get('blockid') ?? '', body))
      return { status: 201, headers: {} }
    }
    if (comp !== 'blocklist' && headers['x-ms-blob-type'] !== 'BlockBlob') return refusal(400, 'MissingRequiredHeader')
    const content = comp === 'blocklist' ? joinBlocks(body.toString(), blocks.get(name)) : body
    if (content === undefined) return refusal(400, 'InvalidBlockList')
    blocks.delete(name)
    const blob = { content, type: contentType(headers), etag: `"${randomUUID()}"` }
    blobs.set(name, blob)
    return { status: 201, headers: { etag: blob.etag } }
  }

  function get(name: string, { method, headers }: HttpRequest): HttpAnswer {
    const blob = blobs.get(name)
    if (blob === undefined) return refusal(404, 'BlobNotFound')
    const { content, type, etag } = blob
    const common = { 'content-type': type, 'accept-ranges': 'bytes', 'x-ms-blob-type': 'BlockBlob', etag }
    const range = parseRange(headers['x-ms-range'] ?? headers.range, content.length)
    if (range === 'unsatisfiable') return refusal(416, 'InvalidRange')
    const body = content.subarray(range?.start, range?.end)
    return {
      status: range === undefined ? 200 : 206,
      headers: {
        ...common,
        'content-length': String(body.length),
        ...(range && { 'content-range': `bytes ${range.start}-${range.end - 1}/${content.length}` }),
      },
      ...(method === 'GET' && { body }),
    }
  }

  return {
    handle(request) {
      const writes = request.method === 'PUT'
      if (!writes && request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'UnsupportedHttpVerb')
      const name = urls.verify(request.url, writes ? 'write' : 'read')
      if (name === undefined) return refusal(403, 'AuthenticationFailed')
      return writes ? put(name, request) : get(name, request)
    },
    content: (blob) => blobs.get(blob)?.content,
    store: (blob, content) => {
      blobs.set(blob, { content, type: 'application/octet-stream', etag: `"${randomUUID()}"` })
    },
    remove: (blob) => {
      blobs.delete(blob)
    },
  }
}

function joinBlocks(list: string, staged: ReadonlyMap<string, Buffer> | undefined): Buffer | undefined {
  const ids = [...list.matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, id]) => id ?? '')
  const parts = ids.map((id) => staged?.get(id)).filter((part) => part !== undefined)
  return parts.length === ids.length ? Buffer.concat(parts) : undefined
}

function contentType(headers: IncomingHttpHeaders): string {
  const type = headers['x-ms-blob-content-type'] ?? 'application/octet-stream'
  return Array.isArray(type) ? type.join() : type
}

/** `bytes=first-last` or `bytes=first-` as a half-open range; undefined when the whole blob is asked for. */
function parseRange(header: string | string[] | undefined, length: number) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(String(header ?? '')) ?? []
  if (first === undefined) return undefined
  const [start, end] = [Number(first), last ? Math.min(Number(last) + 1, length) : length]
  return start < end ? { start, end } : 'unsatisfiable'
}

/** An error of the storage; its code is in a header too. Source: learn.microsoft.com, "Status and error codes" of
 *  Azure Storage. */
export function refusal(status: number, code: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
    body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  }
}
