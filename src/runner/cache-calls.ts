import { connectionError, type Http, type HttpRequest, type HttpStream } from '../http/request.ts'

/** The answer of a cache service to a call. */
export interface CacheAnswer {
  readonly status: number
  /** The fields of the body; undefined where it is no JSON object. */
  readonly fields: Readonly<Record<string, unknown>> | undefined
}

/** The requests of a cache client. Each answer has a bound, and the token is sent only to the service. */
export interface CacheCalls {
  /** Asks the service, with the token. */
  readonly ask: (
    method: 'GET' | 'POST' | 'PATCH',
    url: URL,
    options?: { body?: object | Buffer; headers?: Readonly<Record<string, string>> },
  ) => Promise<CacheAnswer>
  /** Fetches the bytes at a signed URL, without the token. Throws when they are more than `maxBytes`. */
  readonly fetch: (url: URL, maxBytes: number) => Promise<Buffer>
  /** Uploads bytes to a signed URL, without the token. */
  readonly put: (url: URL, bytes: Buffer) => Promise<void>
}

/** The run may not use the cache in this way. The message is that of the service or the workflow. */
export class Denial extends Error {}

/** The service refused a call for another reason than a permission, or a proxy answered. */
export class CacheRefusal extends Error {
  readonly status: number

  constructor(status: number, said: string) {
    super(`the cache service answered ${status}${said === '' ? '' : `: ${said}`}`)
    this.status = status
  }
}

/** The largest answer that is not an entry. */
const MOST_ANSWER_BYTES = 1_048_576
/** How many redirects are followed: the signed URLs of some services lead on to their storage. */
const MOST_REDIRECTS = 5
const LONGEST_TEXT = 200

/** Makes the requests of a cache client.
 *
 *  @param signal ends requests that are under way */
export function createCacheCalls(http: Http, token: string, signal: AbortSignal): CacheCalls {
  async function send(request: HttpRequest, maxBytes: number) {
    const outgoing = { ...request, signal, headers: { 'User-Agent': 'salesforce-bulk-load', ...request.headers } }
    const stream = await http.open(outgoing)
    return { status: stream.status, headers: stream.headers, bytes: await readAtMost(outgoing, stream, maxBytes) }
  }

  async function get(url: URL, maxBytes: number, redirects = 0): Promise<Buffer> {
    const { status, headers, bytes } = await send({ method: 'GET', url }, maxBytes)
    const location = typeof headers.location === 'string' ? headers.location : undefined
    if (status >= 300 && status < 400 && location !== undefined && redirects < MOST_REDIRECTS) {
      const next = signedUrl(new URL(location, url))
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw new Error('the cache service redirects to an address without TLS')
      return await get(next, maxBytes, redirects + 1)
    }
    if (status !== 200) throw storageRefusal(status, headers)
    return bytes
  }

  return {
    ask: async (method, url, { body, headers = {} } = {}) => {
      const isJson = body !== undefined && !Buffer.isBuffer(body)
      const own = { Authorization: `Bearer ${token}`, ...(isJson ? { 'Content-Type': 'application/json' } : {}) }
      const sent = body === undefined ? {} : { body: Buffer.isBuffer(body) ? streamed(body) : JSON.stringify(body) }
      const { status, bytes } = await send({ method, url, headers: { ...own, ...headers }, ...sent }, MOST_ANSWER_BYTES)
      return { status, fields: parseFields(bytes) }
    },
    fetch: (url, maxBytes) => get(url, maxBytes),
    put: async (url, bytes) => {
      // The storage is Azure's, or speaks as it does. Source: learn.microsoft.com, "Put Blob".
      const headers = { 'x-ms-blob-type': 'BlockBlob', 'Content-Type': 'application/octet-stream' }
      const answer = await send({ method: 'PUT', url, headers, body: streamed(bytes) }, MOST_ANSWER_BYTES)
      if (answer.status < 200 || answer.status > 299) throw storageRefusal(answer.status, answer.headers)
    },
  }
}

/** Returns the fields of an answer with a status of the 200s. Throws Denial or CacheRefusal for any other. */
export function accepted({ status, fields }: CacheAnswer): Readonly<Record<string, unknown>> {
  if (status >= 200 && status < 300 && fields !== undefined) return fields
  throw refusal(status, textOf(fields, 'msg', 'message') ?? '')
}

/** Makes the error for a call that a service refused. */
export function refusal(status: number, said: string): Error {
  const [denial] = said.slice(0, LONGEST_TEXT).match(/cache (?:read|write) denied:[^"\r\n]*/) ?? []
  if (denial !== undefined) return new Denial(denial)
  return new CacheRefusal(status, said.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim())
}

/** Returns the first of the named fields that is a text, and not an empty one. */
export function textOf(fields: CacheAnswer['fields'], ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields?.[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** Reads the address of an entry. Throws Error for anything but an address of http. */
export function signedUrl(address: string | URL | undefined): URL {
  const url = URL.parse(String(address))
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  throw new Error('the cache service named no address for the entry')
}

function storageRefusal(status: number, headers: HttpStream['headers']): Error {
  const code = headers['x-ms-error-code']
  return new CacheRefusal(status, typeof code === 'string' ? code.slice(0, LONGEST_TEXT) : '')
}

async function readAtMost(request: HttpRequest, { body }: HttpStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > maxBytes) break
      chunks.push(chunk)
    }
  } catch (error) {
    throw connectionError(request, error)
  }
  if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`)
  return Buffer.concat(chunks)
}

function parseFields(bytes: Buffer): CacheAnswer['fields'] {
  try {
    const value: unknown = JSON.parse(bytes.toString())
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function streamed(bytes: Buffer) {
  return {
    contentLength: bytes.length,
    open: async function* () {
      yield bytes
    },
  }
}
