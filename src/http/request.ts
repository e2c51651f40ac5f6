import http, { type ClientRequest } from 'node:http'
import https from 'node:https'
import type { Readable } from 'node:stream'
import { ConnectionError, LoadError, messageOf } from '../errors.ts'
import { unzip } from '../memory/unzip.ts'
import { type BodyText, MOST_ANSWER_BYTES, MOST_REFUSAL_BYTES, readUpTo } from './body-text.ts'
import { readProxies } from './proxy.ts'

/** One HTTP request. A streamed body is opened anew for each try and must yield exactly `contentLength` bytes; the memory of
 *  a chunk may be used again once the next one is asked for. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | StreamedBody
  readonly signal?: AbortSignal
}

export interface StreamedBody {
  readonly contentLength: number
  readonly open: () => AsyncIterable<Buffer>
}

/** Names in lower case, as Node gives them. */
export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>

/** Status, headers and the body as UTF-8 text: that of a refusal may be cut. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: HttpHeaders
  readonly text: string
}

/** Unzipped at a time, into memory of this size: small pieces cost more than what is in them. */
export const UNZIP_BYTES = 262_144

/** Status, headers and the body still to be read, already unzipped. Reading to the end or destroying it is the caller's duty. */
export interface HttpStream {
  readonly status: number
  readonly headers: HttpHeaders
  readonly body: Readable
}

export interface Http {
  /** Throws ConnectionError when no whole answer came; any status is an answer. Redirects are not followed. */
  readonly open: (request: HttpRequest) => Promise<HttpStream>
  readonly close: () => void
}

/** How long a connection may be silent. Salesforce ends a call after 10 minutes.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations". */
export const SILENCE_LIMIT_MS = 10 * 60_000

/**
 * Requests over keep-alive connections and the runner's proxy variables (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in
 * either case). Throws LoadError where one of them is no address.
 */
export function createHttp(
  env: NodeJS.ProcessEnv,
  silenceLimitMs = SILENCE_LIMIT_MS,
  nodeVersion = process.version,
): Http {
  const proxies = readProxies(env, nodeVersion)
  const agents = {
    'http:': new http.Agent({ keepAlive: true, proxyEnv: proxies.env }),
    'https:': new https.Agent({ keepAlive: true, proxyEnv: proxies.env }),
  }
  return {
    open: async (request) => {
      const stream = await openRequest(request, agents, silenceLimitMs).catch((error: unknown) => {
        throw proxies.explain(error, request)
      })
      const refusal = proxies.refusal(stream.status, request)
      if (refusal === undefined) return stream
      stream.body.destroy()
      throw refusal
    },
    close: () => {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

/** The whole body as text. Throws ConnectionError when it is cut, or larger than any answer is. */
export async function readText(request: HttpRequest, stream: HttpStream): Promise<string> {
  const { text, isCut } = await readBody(request, stream, MOST_ANSWER_BYTES)
  if (!isCut) return text
  const { method, url } = request
  const message = `the answer of ${url.host} does not end: more than ${MOST_ANSWER_BYTES / 1_000_000} MB came`
  throw new ConnectionError({ method, path: url.pathname, code: 'TOO_LARGE', message })
}

/** The beginning of a body that says why a request was refused. Throws ConnectionError when it is cut. */
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

/** Wraps what went wrong on the wire; after an abort that is the abort, whatever the connection says. */
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

function openRequest(request: HttpRequest, agents: Agents, silenceLimitMs: number): Promise<HttpStream> {
  return new Promise((resolve, reject) => {
    const { method, url, signal, body } = request
    const { request: start } = url.protocol === 'http:' ? http : https
    const outgoing = start(url, {
      method,
      headers: { ...request.headers, ...bodyHeaders(body) },
      agent: agents[url.protocol === 'http:' ? 'http:' : 'https:'],
      // Until a proxy has made the tunnel, no `socket` is told of.
      timeout: silenceLimitMs,
      ...(signal === undefined ? {} : { signal }),
    })
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
    // Until then there is none that Node could destroy, either.
    const onAbort = () => fail(new DOMException('The request was aborted.', 'AbortError'))
    signal?.addEventListener('abort', onAbort, { once: true })
    outgoing.on('close', () => signal?.removeEventListener('abort', onAbort))
    outgoing.on('response', (incoming) => {
      // Answered before all was sent: a refusal. Nobody reads the rest, and the connection is of no use any more.
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
  /** Nothing more is read or written; whether there was more. */
  readonly stop: () => boolean
  /** Whether the next chunk is being read, as one of thousands of small files is: the silence is ours then. */
  readonly isReading: () => boolean
}

/** Writes the chunks one after the other, each once the one before it is with the system: its memory is used again. */
function sendChunks(outgoing: ClientRequest, chunks: AsyncIterable<Buffer>, fail: (error: unknown) => void): Sending {
  let state: 'going' | 'stopped' | 'ended' = 'going'
  let isWriting = false
  let goOn = () => {}
  // A request that broke tells so itself, and may never say that a chunk was written.
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
