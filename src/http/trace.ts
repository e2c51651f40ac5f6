import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** What is kept of a request when a fault is looked for: no body, no header that holds a token, no value of the query. */
export interface TracedRequest {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly method: string
  readonly host: string
  /** The path, with the names of the query and without its values. */
  readonly path: string
  /** Number of the try, from 1. */
  readonly attempt: number
  /** Undefined where no answer came. */
  readonly status: number | undefined
  /** Node's code, or `CUT` for an answer that was not read to its end; undefined for one that was. */
  readonly error: string | undefined
  /** From the start of the request to the end of its answer. */
  readonly milliseconds: number
  /** What went over the connection meanwhile, headers included. */
  readonly bytesSent: number
  readonly bytesReceived: number
  /** The header `Sforce-Limit-Info`, as Salesforce sent it. */
  readonly limitInfo: string | undefined
}

/** A request to watch. */
interface Watched {
  readonly method: string
  readonly url: URL
  readonly attempt?: number
}

/** Watches a request until its answer has ended, and tells of it once. It neither reads nor holds what is sent or received. */
export function traceRequest(
  outgoing: ClientRequest,
  { method, url, attempt = 1 }: Watched,
  tell: (traced: TracedRequest) => void,
): void {
  const startedAt = Date.now()
  const from = performance.now()
  let wire = () => ({ bytesSent: 0, bytesReceived: 0 })
  let answer: IncomingMessage | undefined
  let isTold = false
  const end = (error: string | undefined) => {
    if (isTold) return
    isTold = true
    const limitInfo = answer?.headers['sforce-limit-info']
    tell({
      startedAt,
      method,
      host: url.host,
      path: shownPath(url),
      attempt,
      status: answer?.statusCode,
      error,
      milliseconds: Math.round(performance.now() - from),
      ...wire(),
      limitInfo: typeof limitInfo === 'string' ? limitInfo : undefined,
    })
  }
  outgoing.once('socket', (socket) => {
    wire = countFrom(socket)
  })
  outgoing.once('response', (incoming) => {
    answer = incoming
    // Before the connection is given to another request.
    incoming.once('end', () => end(undefined))
    incoming.once('close', () => end('CUT'))
  })
  outgoing.once('error', (error) => end('code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN'))
  outgoing.once('close', () => {
    if (answer === undefined) end('ABORTED')
  })
}

/** Counts what goes over a connection from now on: it may have served other requests before. */
function countFrom(socket: Socket): () => Pick<TracedRequest, 'bytesSent' | 'bytesReceived'> {
  const { bytesRead, bytesWritten } = socket
  return () => ({ bytesSent: socket.bytesWritten - bytesWritten, bytesReceived: socket.bytesRead - bytesRead })
}

/** The path with the names of its query: a value may be a token, or the key of a record. */
function shownPath({ pathname, searchParams }: URL): string {
  const names = [...searchParams.keys()].map((name) => `${name}=…`)
  return names.length === 0 ? pathname : `${pathname}?${names.join('&')}`
}
