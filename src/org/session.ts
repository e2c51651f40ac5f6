import type { Login } from '../auth/login.ts'
import type { Clock } from '../clock.ts'
import type { SalesforceError } from '../errors.ts'
import type { OrgCalls, OrgRequest } from '../http/calls.ts'
import { salesforceError } from '../http/error-body.ts'
import type { Http, HttpRequest } from '../http/request.ts'
import { type Answered, open, send, withRetries } from '../http/send.ts'
import { meterCalls, type OrgMeter } from './api-usage.ts'
import { authorise } from './authorise.ts'
import { HeldLogin, USER_INFO } from './held-login.ts'
import { type Identity, readUserInfo } from './identity.ts'

/** Signed in to one org: every request to it goes through here, carries the token and is counted. */
export interface Session extends OrgCalls, OrgMeter {
  /** The current address of the org, which may move to another host while a step runs. */
  readonly instanceUrl: URL
  /** Signs in again when the token is so old that it may end during the next request. Does nothing for a session that cannot be
   *  renewed. */
  readonly freshen: () => Promise<void>
  /** Returns the id of the user; undefined when the org does not say. */
  readonly whoAmI: () => Promise<string | undefined>
  /** Ties this session, and each one that replaces it, to an org and a user, beyond those that the first sign-in named. Throws
   *  LoadError `guard-refused` when it belongs to another. */
  readonly keepTo: (identity: Identity) => Promise<void>
}

/** What a session takes from its surroundings. */
export interface SessionOptions {
  readonly http: Http
  readonly clock: Clock
  /** Ends a request that was given no signal of its own. */
  readonly signal: AbortSignal
  /** Ends a renewal: a cancelled step needs a session to abort its jobs. `signal` when undefined. */
  readonly dying?: AbortSignal
  readonly apiVersion: string
  /** Whether signing in again gives a new session; true when undefined. */
  readonly canRenew?: boolean
}

/** Opens a session with a login.
 *
 *  @param signIn signs in (again) and returns the login; called when the org says that the session is over */
export function createSession(first: Login, signIn: () => Promise<Login>, options: SessionOptions): Session {
  const { clock, signal: over, dying = over, apiVersion, canRenew = true } = options
  const { http, ...meter } = meterCalls(options.http, clock)
  const sending = { http, clock }
  const ask = async (path: string, asking: Login) => {
    const request = authorise({ method: 'GET', path }, asking, dying)
    const answered = await withRetries(send, request, sending).catch(() => undefined)
    return answered !== undefined && 'accepted' in answered ? answered.accepted.text : undefined
  }
  const held = new HeldLogin(first, { signIn, ask, apiVersion })
  const request: Session['request'] = (asked) =>
    authorised(asked, (outgoing) => withRetries(send, outgoing, { ...sending, onRetry: asked.onRetry }), { held, over })
  return {
    ...meter,
    get instanceUrl() {
      return held.login.instanceUrl
    },
    request,
    download: (asked) => authorised(asked, (outgoing) => withRetries(open, outgoing, sending), { held, over }),
    requestOnce: async (asked) => {
      const outgoing = authorise(asked, held.use(), over)
      const answered = await send(http, outgoing)
      if ('accepted' in answered) return answered.accepted
      throw salesforceError(outgoing, answered.refused)
    },
    freshen: async () => {
      if (canRenew && clock.now() - held.login.issuedAt > OLD_TOKEN_MS) await held.renew(over)
    },
    whoAmI: async () => {
      if (held.userId !== undefined) return held.userId
      const answer = await request({ method: 'GET', path: USER_INFO }).catch(() => undefined)
      held.learn(readUserInfo(answer?.text ?? ''))
      return held.userId
    },
    keepTo: (identity) => held.keepTo(identity),
  }
}

/** Sends a request with the current token, and once more with a new one when the org says that the session is over. Throws
 *  SalesforceError for a refusal. */
async function authorised<T>(
  asked: OrgRequest,
  attempt: (request: HttpRequest) => Promise<Answered<T>>,
  { held, over }: { readonly held: HeldLogin; readonly over: AbortSignal },
): Promise<T> {
  const login = held.use()
  const outgoing = authorise(asked, login, over)
  const answered = await attempt(outgoing)
  if ('accepted' in answered) return answered.accepted
  const error = salesforceError(outgoing, answered.refused)
  if (!isSessionOver(error)) throw error
  // Another request may have renewed it meanwhile.
  if (held.login.accessToken === login.accessToken) await held.renew(asked.signal ?? over)
  const again = await attempt(authorise(asked, held.login, over))
  if ('accepted' in again) return again.accepted
  throw salesforceError(outgoing, again.refused)
}

/** The shortest time that a session policy allows. Source: Salesforce Help, "Session Settings", timeout value. */
const OLD_TOKEN_MS = 15 * 60_000

/** Messages of a 401 that a new token does not cure: the app or the kind of sign-in is refused.
 *  Source: jsforce/jsforce: src/http-api.ts (pull request 1774). */
const NOT_CURED_BY_SIGN_IN = /not valid for use with the REST API|Connected app is not attached to Agent/i
const NOT_CURED_CODES: ReadonlySet<string> = new Set(['INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE'])

function isSessionOver(error: SalesforceError): boolean {
  return error.status === 401 && !NOT_CURED_CODES.has(error.errorCode) && !NOT_CURED_BY_SIGN_IN.test(error.message)
}
