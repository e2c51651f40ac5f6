import { BLOB_PATH } from './blob-urls.ts'
import { type Blobs, refusal } from './blobs.ts'
import type { Fault, FaultList } from './faults.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'
import { readAuthorization } from './runtime-token.ts'
import { type Fields, type Method, parseFields, TwirpError } from './twirp.ts'

export interface Call {
  /** `ArtifactService`, `CacheService` or `Blobs`. */
  readonly service: string
  /** The service's method; for blobs the HTTP method. */
  readonly method: string
  /** Without the query: that of a signed URL is a credential. */
  readonly path: string
  /** Fields of a service call. */
  readonly request: Fields | undefined
  readonly requestBytes: number
  /** Undefined when the connection was cut. */
  readonly status: number | undefined
}

export type Services = Readonly<Record<string, Readonly<Record<string, Method>>>>

/** Source: actions/toolkit, packages/artifact/src/generated/results/api/v1/artifact.twirp-client.ts. */
const TWIRP_PATH = '/twirp/github.actions.results.api.v1.'

/** Finds and calls what a request is for, and writes it into `journal`. No answer means: cut the connection. */
export function createDispatcher(options: { services: Services; blobs: Blobs; faults: FaultList; journal: Call[] }) {
  const { services, blobs, faults, journal } = options

  return (request: HttpRequest): HttpAnswer | undefined => {
    const { service, method } = target(request)
    const fault = faults.take(service, method)
    const refused = fault !== undefined && fault.reset === undefined
    const perform = () =>
      service === 'Blobs' ? blobs.handle(request) : callService(services[service]?.[method], request)
    const outcome = refused ? refuse(service, fault) : fault?.reset === 'before' ? undefined : perform()
    const answer = fault?.reset === undefined ? outcome : undefined
    journal.push({
      service,
      method,
      path: request.url.pathname,
      request: service === 'Blobs' ? undefined : readable(request.body),
      requestBytes: request.body.length,
      status: answer?.status,
    })
    return answer
  }
}

function target({ method, url }: HttpRequest): { service: string; method: string } {
  if (url.pathname.startsWith(BLOB_PATH)) return { service: 'Blobs', method }
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

function refuse(service: string, { status = 503, message = 'service unavailable' }: Fault): HttpAnswer {
  return service === 'Blobs' ? refusal(status, 'ServerBusy') : json(status, { code: 'unavailable', msg: message })
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
