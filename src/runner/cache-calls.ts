import { connectionError, type Http, type HttpRequest, type HttpStream } from '../http/request.ts'

/** What a call to a cache service was answered with. */
export interface CacheAnswer {
  readonly status: number
  /** Undefined where the body is no JSON object. */
  readonly fields: Readonly<Record<string, unknown>> | undefined
}

/** The requests of a cache client: each answer has a bound, and the token goes to the service alone. */
export interface CacheCalls {
  /** Asks the service, with the token. */
  readonly ask: (
    method: 'GET' | 'POST' | 'PATCH',
    url: URL,
    options?: { body?: object | Buffer; headers?: Readonly<Record<string, string>> },
  ) => Promise<CacheAnswer>
  /** The bytes behind a signed URL, without the token. Throws when they are more than `maxBytes`. */
  readonly fetch: (url: URL, maxBytes: number) => Promise<Buffer>
  /** Puts bytes where a signed URL leads, without the token. */
  readonly put: (url: URL, bytes: Buffer) => Promise<void>
}

/** The run may not use the cache in this way. The message is what the service or the workflow says. */
export class Denial extends Error {}

/** A refusal of another kind, or a page of a proxy. */
export class CacheRefusal extends Error {
  readonly status: number

  constructor(status: number, said: string) {
    super(`the cache service answered ${status}${said === '' ? '' : `: ${said}`}`)
    this.status = status
  }
}

/** Of an answer that is not an entry. */
const MOST_ANSWER_BYTES = 1_048_576
/** Signed URLs of some services lead on to their storage. */
const MOST_REDIRECTS = 5
const LONGEST_TEXT = 200

/** @param signal ends what is under way */
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
        throw new Error('it leads on to an address without TLS')
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

/** Throws Denial or CacheRefusal for what is no answer of the 200s. */
export function accepted({ status, fields }: CacheAnswer): Readonly<Record<string, unknown>> {
  if (status >= 200 && status < 300 && fields !== undefined) return fields
  throw refusal(status, textOf(fields, 'msg', 'message') ?? '')
}

/** What a service says when it does not do as it was asked. */
export function refusal(status: number, said: string): Error {
  const [denial] = said.slice(0, LONGEST_TEXT).match(/cache (?:read|write) denied:[^"\r\n]*/) ?? []
  if (denial !== undefined) return new Denial(denial)
  return new CacheRefusal(status, said.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ').trim())
}

/** The first of the fields that is a text, and not an empty one. */
export function textOf(fields: CacheAnswer['fields'], ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields?.[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** Throws for what is no address of http. */
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
