import { unlessAborted } from '../aborted.ts'
import type { Login } from '../auth/login.ts'
import type { Clock } from '../clock.ts'
import type { SalesforceError } from '../errors.ts'
import { salesforceError } from '../http/error-body.ts'
import type { Http, HttpAnswer, HttpRequest, HttpStream, StreamedBody } from '../http/request.ts'
import { type Answered, open, send, withRetries } from '../http/send.ts'

/** A request to the org. `path` starts with `/services/data/`. */
export interface OrgRequest {
  readonly method: HttpRequest['method']
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | StreamedBody
  readonly signal?: AbortSignal
  /** Told why a try is followed by another. */
  readonly onRetry?: (error: unknown) => void
}

/** What the org said of its daily API requests in its last answer. */
export interface ApiUsage {
  readonly used: number
  readonly max: number
}

/** Signed in to one org: every request to it goes through here, carries the token and is counted. */
export interface Session {
  readonly instanceUrl: URL
  /** Sends a request that may be repeated, until it is answered. Throws SalesforceError or ConnectionError. */
  readonly request: (request: OrgRequest) => Promise<HttpAnswer>
  /** The same for a body to be streamed; a cut later on is the reader's to notice. */
  readonly download: (request: OrgRequest) => Promise<HttpStream>
  /** Sends a request exactly once, whatever happens. Throws SalesforceError or ConnectionError. */
  readonly requestOnce: (request: OrgRequest) => Promise<HttpAnswer>
  /** Signs in anew when the token is so old that it may not outlive what comes next. Does nothing for a session that
   *  cannot be made anew. */
  readonly freshen: () => Promise<void>
  /** Id of the user, 18 characters; undefined when the org does not tell. */
  readonly whoAmI: () => Promise<string | undefined>
  readonly apiCalls: () => number
  readonly apiUsage: () => ApiUsage | undefined
  /** The time by the clock of the org, in milliseconds since the epoch, as its last answer had it and what has passed since:
   *  the clock of a runner may be minutes off. Undefined before the first answer that has a `Date`. */
  readonly orgTime: () => number | undefined
}

/**
 * @param signIn signs in (again) and returns the login; called when the org says that the session is over
 * @param signal ends the requests that have none of their own
 */
export function createSession(
  first: Login,
  signIn: () => Promise<Login>,
  { http, clock, signal: over, canRenew = true }: { http: Http; clock: Clock; signal: AbortSignal; canRenew?: boolean },
): Session {
  let login = first
  let renewal: Promise<Login> | undefined
  let apiCalls = 0
  let apiUsage: ApiUsage | undefined
  /** By how much the clock of the org is ahead of ours. */
  let ahead: number | undefined

  const counted: Http = {
    ...http,
    open: async (request) => {
      if (request.url.pathname.startsWith(API_PATH)) apiCalls += 1
      const stream = await http.open(request)
      apiUsage = readApiUsage(stream.headers['sforce-limit-info']) ?? apiUsage
      const date = Date.parse(String(stream.headers.date ?? ''))
      if (!Number.isNaN(date)) ahead = date - clock.now()
      return stream
    },
  }

  const renew = (): Promise<Login> => {
    renewal ??= signIn().finally(() => {
      renewal = undefined
    })
    return renewal
  }

  type Try<T> = (request: HttpRequest) => Promise<Answered<T>>

  /** Sends with the token of now, and once more with a new one when the org says that the session is over. */
  async function authorised<T>(request: OrgRequest, attempt: Try<T>): Promise<T> {
    const token = login.accessToken
    const outgoing = authorise(request, login, over)
    const answered = await attempt(outgoing)
    if ('accepted' in answered) return answered.accepted
    const error = salesforceError(outgoing, answered.refused)
    if (!isSessionOver(error)) throw error
    if (login.accessToken === token) login = await unlessAborted(renew(), request.signal ?? over)
    const again = await attempt(authorise(request, login, over))
    if ('accepted' in again) return again.accepted
    throw salesforceError(outgoing, again.refused)
  }

  return {
    instanceUrl: first.instanceUrl,
    request: (request) =>
      authorised(request, (outgoing) => withRetries(send, counted, clock, outgoing, request.onRetry)),
    download: (request) => authorised(request, (outgoing) => withRetries(open, counted, clock, outgoing)),
    requestOnce: async (request) => {
      const outgoing = authorise(request, login, over)
      const answered = await send(counted, outgoing)
      if ('accepted' in answered) return answered.accepted
      throw salesforceError(outgoing, answered.refused)
    },
    freshen: async () => {
      if (canRenew && clock.now() - login.issuedAt > OLD_TOKEN_MS) login = await unlessAborted(renew(), over)
    },
    whoAmI: async () => {
      if (login.userId !== undefined) return login.userId
      const answer = await authorised({ method: 'GET', path: '/services/oauth2/userinfo' }, (outgoing) =>
        withRetries(send, counted, clock, outgoing),
      ).catch(() => undefined)
      return answer === undefined ? undefined : readUserId(answer.text)
    },
    apiCalls: () => apiCalls,
    apiUsage: () => apiUsage,
    orgTime: () => (ahead === undefined ? undefined : clock.now() + ahead),
  }
}

/** Requests below it are the org's API requests. */
const API_PATH = '/services/data/'
/** The shortest time that a session policy allows. Source: Salesforce Help, "Session Settings", timeout value. */
const OLD_TOKEN_MS = 15 * 60_000

/** Source: Salesforce Help, "UserInfo Endpoint", `user_id`. */
function readUserId(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    const isObject = typeof answer === 'object' && answer !== null && 'user_id' in answer
    return isObject && typeof answer.user_id === 'string' ? answer.user_id : undefined
  } catch {
    return undefined
  }
}

function authorise(request: OrgRequest, login: Login, over: AbortSignal): HttpRequest {
  const { method, path, headers, body, signal } = request
  return {
    method,
    url: new URL(path, login.instanceUrl),
    headers: { ...headers, Authorization: `Bearer ${login.accessToken}` },
    ...(body === undefined ? {} : { body }),
    signal: signal ?? over,
  }
}

/** 401s that a new token does not cure: the app or the way of signing in is refused.
 *  Source: jsforce/jsforce: src/http-api.ts (pull request 1774). */
const NOT_CURED_BY_SIGN_IN = /not valid for use with the REST API|Connected app is not attached to Agent/i
const NOT_CURED_CODES: ReadonlySet<string> = new Set(['INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE'])

function isSessionOver(error: SalesforceError): boolean {
  return error.status === 401 && !NOT_CURED_CODES.has(error.errorCode) && !NOT_CURED_BY_SIGN_IN.test(error.message)
}

/** `api-usage=10018/100000`, perhaps with more after it. Source: REST API guide, "Limit Info Header". */
function readApiUsage(value: string | string[] | undefined): ApiUsage | undefined {
  const match = /api-usage=(\d+)\/(\d+)/.exec(String(value ?? ''))
  return match === null ? undefined : { used: Number(match[1]), max: Number(match[2]) }
}
