import { setTimeout } from 'node:timers/promises'
import type { Moment, Watchers } from '../watch.ts'
import { BLOB_PATH } from './blob-urls.ts'
import { type Blobs, refusal } from './blobs.ts'
import { CACHE_API_PATH } from './enterprise-caches.ts'
import type { Fault, FaultList } from './faults.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'
import { readAuthorization } from './runtime-token.ts'
import { type Fields, type Method, parseFields, TwirpError } from './twirp.ts'

export interface Call {
  /** `ArtifactService`, `CacheService`, `EnterpriseCaches` or `Blobs`. */
  readonly service: string
  /** The service's method; for blobs and Enterprise Server's caches the HTTP method. */
  readonly method: string
  /** Without the query: that of a signed URL is a credential. */
  readonly path: string
  /** Whether it came with a token. */
  readonly hasToken: boolean
  /** Fields of a service call. */
  readonly request: Fields | undefined
  readonly requestBytes: number
  /** Undefined when the connection was cut. */
  readonly status: number | undefined
}

/** A moment of a call to the results service. */
export interface CallMoment extends Moment {
  readonly service: string
  readonly method: string
  /** Without the query. */
  readonly path: string
}

export type Services = Readonly<Record<string, Readonly<Record<string, Method>>>>

/** Source: actions/toolkit, packages/artifact/src/generated/results/api/v1/artifact.twirp-client.ts. */
const TWIRP_PATH = '/twirp/github.actions.results.api.v1.'

/** Finds and calls what a request is for, and writes it into `journal`. No answer means: cut the connection. */
export function createDispatcher(options: {
  services: Services
  blobs: Blobs
  enterpriseCaches: ((request: HttpRequest) => HttpAnswer) | undefined
  faults: FaultList
  journal: Call[]
  watchers: Watchers<CallMoment>
}) {
  const { services, blobs, enterpriseCaches, faults, journal, watchers } = options
  let arrived = 0

  return async (request: HttpRequest): Promise<HttpAnswer | undefined> => {
    const { service, method } = target(request)
    const n = ++arrived
    const { gone, url } = request
    const tell = (when: 'arrived' | 'answered') => watchers.tell({ when, n, service, method, path: url.pathname, gone })
    await tell('arrived')
    if (gone.aborted) return undefined
    const fault = faults.take(service, method)
    const perform = () => {
      if (service === 'Blobs') return blobs.handle(request)
      if (service === 'EnterpriseCaches') return enterpriseCaches?.(request) ?? refusal(404, 'NotFound')
      return callService(services[service]?.[method], request)
    }
    const refused = refusalOf(fault)
    const outcome = refused !== undefined ? refuse(service, refused) : fault?.reset === 'before' ? undefined : perform()
    if (fault?.reset !== 'before') await tell('answered')
    if (fault?.delayMs !== undefined)
      await setTimeout(fault.delayMs, undefined, { signal: gone, ref: false }).catch(() => {})
    const answer = fault?.reset === undefined ? cutShort(outcome, fault?.cutAfterBytes) : undefined
    journal.push({
      service,
      method,
      path: request.url.pathname,
      hasToken: request.headers.authorization !== undefined,
      request: service === 'Blobs' ? undefined : readable(request.body),
      requestBytes: request.body.length,
      status: answer?.status,
    })
    return answer
  }
}

/** The fault, unless it is a reset, a delay or a cut: those happen to what the service itself answers. */
function refusalOf(fault: Fault | undefined): Fault | undefined {
  const { reset, delayMs, cutAfterBytes } = fault ?? {}
  return reset === undefined && delayMs === undefined && cutAfterBytes === undefined ? fault : undefined
}

function cutShort(answer: HttpAnswer | undefined, cutAfterBytes: number | undefined): HttpAnswer | undefined {
  return answer === undefined || cutAfterBytes === undefined ? answer : { ...answer, cutAfterBytes }
}

function target({ method, url }: HttpRequest): { service: string; method: string } {
  if (url.pathname.startsWith(BLOB_PATH)) return { service: 'Blobs', method }
  if (url.pathname.startsWith(CACHE_API_PATH)) return { service: 'EnterpriseCaches', method }
  const [service = '', name = ''] = url.pathname.slice(TWIRP_PATH.length).split('/')
  return url.pathname.startsWith(TWIRP_PATH) ? { service, method: name } : { service: '', method: url.pathname }
}

function callService(method: Method | undefined, { headers, body }: HttpRequest): HttpAnswer {
  try {
    const caller = readAuthorization(headers.authorization)
    if (method === undefined) throw new TwirpError('bad_route', 'no such service or method')
    return json(200, method(parseFields(body), caller))
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error
    return json(error.status, { code: error.code, msg: error.message })
  }
}

function refuse(service: string, fault: Fault): HttpAnswer {
  const { status = 503, message = 'service unavailable', headers, page } = fault
  if (page !== undefined) return { status, headers: { 'content-type': 'text/html', ...headers }, body: page }
  const answer =
    service === 'Blobs' ? refusal(status, 'ServerBusy') : json(status, { code: 'unavailable', msg: message })
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function json(status: number, body: object): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function readable(body: Buffer): Fields | undefined {
  try {
    return parseFields(body)
  } catch {
    return undefined
  }
}
