import type { Clock } from '../clock.ts'
import { salesforceError } from './error-body.ts'
import { type Http, type HttpAnswer, type HttpRequest, type HttpStream, readRefusal, readText } from './request.ts'
import { decideRetry } from './retry.ts'

/** An answer with a status of the 200s, or a refusal with the beginning of its body. */
export type Answered<T> = { readonly accepted: T } | { readonly refused: HttpAnswer }

/** Tries a request once; the body of an accepted answer is still to be read. Throws ConnectionError. */
export async function open(http: Http, request: HttpRequest): Promise<Answered<HttpStream>> {
  const stream = await http.open(request)
  return isAccepted(stream.status) ? { accepted: stream } : { refused: await readAnswer(request, stream) }
}

/** Tries a request once and reads its answer to the end. Throws ConnectionError, also when the body is cut. */
export async function send(http: Http, request: HttpRequest): Promise<Answered<HttpAnswer>> {
  const answer = await readAnswer(request, await http.open(request))
  return isAccepted(answer.status) ? { accepted: answer } : { refused: answer }
}

/** One try of a request, such as `open` or `send`. */
export type Try<T> = (http: Http, request: HttpRequest) => Promise<Answered<T>>

/** What sends requests, and sends them again. */
export interface Sending {
  readonly http: Http
  readonly clock: Clock
  /** Called before a request is sent again, with the error of the try before. */
  readonly onRetry?: ((error: unknown) => void) | undefined
}

/** Sends a request again for as often as `decideRetry` allows: for requests that may be repeated only. Throws the last try's
 *  ConnectionError. */
export async function withRetries<T>(
  once: Try<T>,
  request: HttpRequest,
  { http, clock, onRetry }: Sending,
): Promise<Answered<T>> {
  const startedAt = clock.now()
  for (let attempt = 1; ; attempt++) {
    const tried = await once(http, attempt === 1 ? request : { ...request, attempt }).catch((error: unknown) => ({
      error,
    }))
    if ('accepted' in tried) return tried
    const failure =
      'error' in tried
        ? { error: tried.error }
        : { error: salesforceError(request, tried.refused), retryAfter: firstHeader(tried.refused, 'retry-after') }
    const decision = decideRetry(failure, attempt, clock, clock.now() - startedAt)
    if (decision === 'give up') {
      if ('error' in tried) throw tried.error
      return tried
    }
    onRetry?.(failure.error)
    await clock.sleep(decision.delayMs, request.signal)
  }
}

/** Sends a request that may be repeated, as `withRetries` does; any status is an answer. Throws ConnectionError. */
export async function sendAny(http: Http, clock: Clock, request: HttpRequest): Promise<HttpAnswer> {
  const answered = await withRetries(send, request, { http, clock })
  return 'accepted' in answered ? answered.accepted : answered.refused
}

async function readAnswer(request: HttpRequest, stream: HttpStream): Promise<HttpAnswer> {
  const { status, headers } = stream
  const read = isAccepted(status) ? readText : readRefusal
  return { status, headers, text: await read(request, stream) }
}

/** Whether a request was accepted. A redirect is a refusal: credentials are not sent on to another address. */
function isAccepted(status: number): boolean {
  return status >= 200 && status < 300
}

function firstHeader(answer: HttpAnswer, name: string): string | undefined {
  const value = answer.headers[name]
  return Array.isArray(value) ? value[0] : value
}
