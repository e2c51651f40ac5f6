import http, { type ClientRequest } from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { ConnectionError, LoadError, messageOf } from '../errors.ts'
import { unzip } from '../memory/unzip.ts'
import { type BodyText, MOST_ANSWER_BYTES, MOST_REFUSAL_BYTES, readUpTo } from './body-text.ts'
import { readProxies } from './proxy.ts'
import { type TracedRequest, traceRequest } from './trace.ts'

/** One HTTP request. A streamed body is opened again for each try and must yield exactly `contentLength` bytes; the memory of
 *  a chunk may be reused once the next one is asked for. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | StreamedBody
  readonly signal?: AbortSignal
  /** Number of the try, from 1; the first when left out. */
  readonly attempt?: number
}

/** A body that is sent in chunks; see `HttpRequest`. */
export interface StreamedBody {
  readonly contentLength: number
  readonly open: () => AsyncIterable<Buffer>
}

/** Headers by their names in lower case, as Node gives them. */
export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Status, headers and the body as UTF-8 text: that of a refusal may be cut. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: HttpHeaders
  readonly text: string
}

/** How many bytes are unzipped at a time: small pieces cost more than their content. */
export const UNZIP_BYTES = 262_144

/** Status, headers and the body, which is unzipped while it is read. The caller has to read it to its end or destroy it. */
export interface HttpStream {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body: Readable
}

/** Sends requests, over connections that it keeps open. */
export interface Http {
  /** Sends a request. Any status is an answer, and redirects are not followed. Throws ConnectionError when no answer came. */
  readonly open: (request: HttpRequest) => Promise<HttpStream>
  readonly close: () => void
}

/** How long a connection may be silent, in milliseconds. Salesforce ends a call after 10 minutes.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations". */
export const SILENCE_LIMIT_MS = 10 * 60_000

/**
 * Makes what sends requests, over keep-alive connections and through the proxies of the runner's variables (`HTTPS_PROXY`,
 * `HTTP_PROXY`, `NO_PROXY`, in either case). Throws LoadError `invalid-input` where one of them is no address.
 *
 * @param onRequest takes each request once its answer has ended; it must not throw
 */
export function createHttp(
  env: NodeJS.ProcessEnv,
  silenceLimitMs = SILENCE_LIMIT_MS,
  nodeVersion = process.version,
  onRequest?: (traced: TracedRequest) => void,
): Http {
  const proxies = readProxies(env, nodeVersion)
  const byProxy = makeAgents(proxies.env)
  const straight = makeAgents({})
  return {
    open: async (request) => {
      const agents = proxies.isFor(request.url) ? byProxy : straight
      const stream = await openRequest(request, { agents, silenceLimitMs, onRequest }).catch((error: unknown) => {
        throw proxies.explain(error, request)
      })
      const refusal = proxies.refusal(stream.status, request)
      if (refusal === undefined) return stream
      stream.body.destroy()
      throw refusal
    },
    close: () => {
      for (const agents of [byProxy, straight]) for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

/** Agents that keep connections open. They read no `no_proxy`: which hosts it excepts is known before. */
function makeAgents(proxyEnv: Readonly<Record<string, string>>): Agents {
  return {
    'http:': new http.Agent({ keepAlive: true, proxyEnv }),
    'https:': new https.Agent({ keepAlive: true, proxyEnv }),
  }
}

/** Reads the whole body as text. Throws ConnectionError when it is cut, or larger than any answer of an org. */
export async function readText(request: HttpRequest, stream: HttpStream): Promise<string> {
  const { text, isCut } = await readBody(request, stream, MOST_ANSWER_BYTES)
  if (!isCut) return text
  const { method, url } = request
  const message = `the answer of ${url.host} is too long: more than ${MOST_ANSWER_BYTES / 1_000_000} MB came`
  throw new ConnectionError({ method, path: url.pathname, code: 'TOO_LARGE', message })
}

/** Reads the beginning of a body that says why a request was refused. Throws ConnectionError when it is cut. */
export async function readRefusal(request: HttpRequest, stream: HttpStream): Promise<string> {
  return (await readBody(request, stream, MOST_REFUSAL_BYTES)).text
}

async function readBody(request: HttpRequest, { body }: HttpStream, most: number): Promise<BodyText> {
  try {
    return await readUpTo(most, body)
  } catch (error) {
    throw connectionError(request, error)
  }
}

/** Wraps an error of a connection. After an abort, the reason of the abort is returned, whatever the connection says. */
export function connectionError(request: HttpRequest, error: unknown): unknown {
  // What goes wrong while a body is read from disk is not the connection's fault.
  if (error instanceof ConnectionError || error instanceof LoadError) return error
  if (request.signal?.aborted) return request.signal.reason
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'
  const message = messageOf(error)
  const { method, url } = request
  return new ConnectionError(
    { method, path: url.pathname, code, message: `no answer from ${url.host}: ${message || code}` },
    { cause: error },
  )
}

type Agents = Readonly<Record<'http:' | 'https:', http.Agent>>

interface Opening {
  readonly agents: Agents
  readonly silenceLimitMs: number
  readonly onRequest: ((traced: TracedRequest) => void) | undefined
}

function openRequest(request: HttpRequest, { agents, silenceLimitMs, onRequest }: Opening): Promise<HttpStream> {
  return new Promise((resolve, reject) => {
    const { method, url, signal, body } = request
    const { request: start } = url.protocol === 'http:' ? http : https
    const outgoing = start(url, {
      method,
      headers: { ...request.headers, ...bodyHeaders(body) },
      agent: agents[url.protocol === 'http:' ? 'http:' : 'https:'],
      // Until a proxy has made the tunnel, Node emits no `socket`.
      timeout: silenceLimitMs,
      ...(signal === undefined ? {} : { signal }),
    })
    if (onRequest !== undefined) traceRequest(outgoing, request, onRequest)
    const fail = (error: unknown) => {
      sending?.stop()
      outgoing.destroy()
      reject(connectionError(request, error))
    }
    const giveUp = () => {
      const message = `silent for ${Math.round(silenceLimitMs / 1000)} s`
      outgoing.destroy(Object.assign(new Error(message), { code: 'DEADLINE' }))
    }
    outgoing.on('socket', (socket) => {
      const onTimeout = () => {
        if (sending?.isReading() === true) socket.setTimeout(silenceLimitMs)
        else giveUp()
      }
      socket.setTimeout(silenceLimitMs).on('timeout', onTimeout)
      outgoing.on('close', () => socket.off('timeout', onTimeout))
    })
    outgoing.on('error', fail)
    // Until then, Node has no socket that it could destroy, either.
    const onAbort = () => fail(new DOMException('The request was aborted.', 'AbortError'))
    signal?.addEventListener('abort', onAbort, { once: true })
    outgoing.on('close', () => signal?.removeEventListener('abort', onAbort))
    outgoing.on('response', (incoming) => {
      // Answered before all was sent: a refusal. Nobody reads the rest, and the connection cannot be used again.
      if (sending?.stop() === true) {
        incoming.on('close', () => outgoing.destroy())
      }
      const zipped = incoming.headers['content-encoding'] === 'gzip'
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        body: zipped ? unzip(incoming, { pieceBytes: UNZIP_BYTES, ownsChunks: true }) : incoming,
      })
    })
    let sending: Sending | undefined
    if (body === undefined || typeof body === 'string') outgoing.end(body)
    else sending = sendChunks(outgoing, body.open(), fail)
  })
}

/** A body on its way. */
interface Sending {
  /** Stops reading and writing. Returns whether there was more to send. */
  readonly stop: () => boolean
  /** Whether the next chunk is being read, perhaps from thousands of small files: then the silence is ours. */
  readonly isReading: () => boolean
}

/** Writes the chunks one after the other, each once the system has taken the one before, whose memory is reused. */
function sendChunks(outgoing: ClientRequest, chunks: AsyncIterable<Buffer>, fail: (error: unknown) => void): Sending {
  let state: 'going' | 'stopped' | 'ended' = 'going'
  let isWriting = false
  let goOn = () => {}
  // A request that broke emits its own error, and may never call back for the chunk.
  outgoing.once('close', () => {
    if (state === 'going') state = 'stopped'
    goOn()
  })
  const send = async () => {
    for await (const chunk of chunks) {
      if (state !== 'going') return
      isWriting = true
      await new Promise<void>((resolve) => {
        goOn = resolve
        outgoing.write(chunk, () => resolve())
      })
      isWriting = false
      if (state !== 'going') return
    }
    if (state !== 'going') return
    state = 'ended'
    outgoing.end()
  }
  send().catch(fail)
  return {
    stop: () => {
      const isCut = state === 'going'
      if (isCut) state = 'stopped'
      return isCut
    },
    isReading: () => state === 'going' && !isWriting,
  }
}

function bodyHeaders(body: HttpRequest['body']): Record<string, string> {
  if (body === undefined) return {}
  return { 'Content-Length': String(typeof body === 'string' ? Buffer.byteLength(body) : body.contentLength) }
}
