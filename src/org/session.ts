import { unlessAborted } from '../aborted.ts'
import type { Login } from '../auth/login.ts'
import type { Clock } from '../clock.ts'
import { LoadError, type SalesforceError } from '../errors.ts'
import type { OrgCalls, OrgRequest } from '../http/calls.ts'
import { salesforceError } from '../http/error-body.ts'
import type { Http, HttpRequest } from '../http/request.ts'
import { type Answered, open, send, withRetries } from '../http/send.ts'
import { API_PATH, authorise } from './authorise.ts'
import {
  type Identity,
  merged,
  ORG_ID_QUERY,
  readOrgId,
  readUserInfo,
  refuseAnother,
  refuseUnknown,
} from './identity.ts'

/** What the org said of its daily API requests in its last answer. */
export interface ApiUsage {
  readonly used: number
  readonly max: number
}

/** Signed in to one org: every request to it goes through here, carries the token and is counted. */
export interface Session extends OrgCalls {
  /** Where the org is now: it may move to another host while a step runs. */
  readonly instanceUrl: URL
  /** Signs in anew when the token is so old that it may not outlive what comes next. Does nothing for a session that
   *  cannot be made anew. */
  readonly freshen: () => Promise<void>
  /** Id of the user; undefined when the org does not tell. */
  readonly whoAmI: () => Promise<string | undefined>
  /** Holds this session, and each one that takes its place, to an org and a user; every renewal is held to the first session
   *  anyway. Throws LoadError `guard-refused` where it is of another. */
  readonly keepTo: (identity: Identity) => Promise<void>
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
  {
    http,
    clock,
    signal: over,
    dying = over,
    apiVersion,
    canRenew = true,
  }: {
    http: Http
    clock: Clock
    /** Ends a request that was given no signal of its own. */
    signal: AbortSignal
    /** Ends a renewal: a cancelled step needs a session to abort its jobs. */
    dying?: AbortSignal
    apiVersion: string
    canRenew?: boolean
  },
): Session {
  let login = first
  let held: Identity = { orgId: first.orgId, userId: first.userId }
  let renewal: Promise<Login> | undefined
  /** Set once a new session was of another org or user. Nothing is sent from then on: what the old token still reaches may
   *  be another org under the same host. */
  let refusal: LoadError | undefined
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

  /** The body of an answer to a read with this login's own token; undefined where the org refuses. */
  const ask = async (path: string, asking: Login): Promise<string | undefined> => {
    const request = authorise({ method: 'GET', path }, asking, dying)
    const answered = await withRetries(send, request, { http: counted, clock }).catch(() => undefined)
    return answered !== undefined && 'accepted' in answered ? answered.accepted.text : undefined
  }

  /** Holds a login to an identity, and asks the org what the sign-in did not tell. Throws LoadError `guard-refused`. */
  const hold = async (fresh: Login, to: Identity): Promise<Identity> => {
    const { host } = fresh.instanceUrl
    let found: Identity = fresh
    refuseAnother(to, found, host)
    const lacks = (what: keyof Identity) => to[what] !== undefined && found[what] === undefined
    if (lacks('orgId') || lacks('userId')) {
      found = merged(found, readUserInfo((await ask(USER_INFO, fresh)) ?? ''))
      refuseAnother(to, found, host)
    }
    if (lacks('orgId')) {
      const query = `${API_PATH}v${apiVersion}/query?q=${encodeURIComponent(ORG_ID_QUERY)}`
      found = merged(found, { orgId: readOrgId((await ask(query, fresh)) ?? ''), userId: undefined })
      refuseAnother(to, found, host)
    }
    if (lacks('orgId')) throw refuseUnknown(host)
    return merged(to, found)
  }

  const signInAgain = async (): Promise<Login> => {
    const fresh = await signIn()
    try {
      held = await hold(fresh, held)
    } catch (error) {
      if (error instanceof LoadError) refusal = error
      throw error
    }
    return fresh
  }

  const renew = async (): Promise<Login> => {
    if (refusal !== undefined) throw refusal
    renewal ??= signInAgain().finally(() => {
      renewal = undefined
    })
    return await renewal
  }

  type Try<T> = (request: HttpRequest) => Promise<Answered<T>>

  /** Sends with the token of now, and once more with a new one when the org says that the session is over. */
  async function authorised<T>(request: OrgRequest, attempt: Try<T>): Promise<T> {
    if (refusal !== undefined) throw refusal
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
    get instanceUrl() {
      return login.instanceUrl
    },
    request: (request) =>
      authorised(request, (outgoing) =>
        withRetries(send, outgoing, { http: counted, clock, onRetry: request.onRetry }),
      ),
    download: (request) => authorised(request, (outgoing) => withRetries(open, outgoing, { http: counted, clock })),
    requestOnce: async (request) => {
      if (refusal !== undefined) throw refusal
      const outgoing = authorise(request, login, over)
      const answered = await send(counted, outgoing)
      if ('accepted' in answered) return answered.accepted
      throw salesforceError(outgoing, answered.refused)
    },
    freshen: async () => {
      if (canRenew && clock.now() - login.issuedAt > OLD_TOKEN_MS) login = await unlessAborted(renew(), over)
    },
    whoAmI: async () => {
      if (held.userId !== undefined) return held.userId
      const answer = await authorised({ method: 'GET', path: USER_INFO }, (outgoing) =>
        withRetries(send, outgoing, { http: counted, clock }),
      ).catch(() => undefined)
      const found = readUserInfo(answer?.text ?? '')
      refuseAnother(held, found, login.instanceUrl.host)
      held = merged(held, found)
      return held.userId
    },
    keepTo: async (identity) => {
      refuseAnother(held, identity, login.instanceUrl.host)
      held = await hold(login, merged(held, identity))
    },
    apiCalls: () => apiCalls,
    apiUsage: () => apiUsage,
    orgTime: () => (ahead === undefined ? undefined : clock.now() + ahead),
  }
}

const USER_INFO = '/services/oauth2/userinfo'
/** The shortest time that a session policy allows. Source: Salesforce Help, "Session Settings", timeout value. */
const OLD_TOKEN_MS = 15 * 60_000

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
