import { ConnectionError, LoadError } from '../errors.ts'
import type { HttpAnswer, HttpRequest } from '../http/request.ts'
import { passes } from '../http/retry.ts'
import { answeredSecrets } from './answered-secrets.ts'
import { type Login, parseLogin } from './login.ts'
import { explainAnswer, explainConnection, parseRefusal } from './refusal.ts'

const TOKEN_PATH = '/services/oauth2/token'

/** What a sign-in takes from its surroundings. */
export interface SignInTools {
  /** Sends one request and follows no redirect. May repeat it: asking for a token again does no harm. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Called with each secret as soon as it exists, so that it is masked before anything can print it. */
  readonly onSecret: (secret: string) => void
  readonly signal?: AbortSignal | undefined
}

/** A sign-in that failed. `isNotReady` says that a fresh org may accept it later, with nothing changed. */
export class SignInError extends LoadError {
  readonly isNotReady: boolean

  constructor(message: string, isNotReady: boolean, options?: ErrorOptions) {
    super('login-failed', message, options)
    this.isNotReady = isNotReady
  }
}

/** One request to the token endpoint. `who` names in messages who signs in. */
export interface TokenRequest {
  readonly loginUrl: URL
  readonly who: string
  readonly form: Readonly<Record<string, string>>
}

/** Asks the token endpoint; a refusal is an answer. Throws SignInError when no answer comes, and the reason of an abort. */
export async function askForToken({ loginUrl, who, form }: TokenRequest, tools: SignInTools): Promise<HttpAnswer> {
  try {
    const answer = await tools.send({
      method: 'POST',
      url: new URL(TOKEN_PATH, loginUrl),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      ...(tools.signal === undefined ? {} : { signal: tools.signal }),
    })
    for (const secret of answeredSecrets(answer.text)) tools.onSecret(secret)
    return answer
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error
    throw failure({ loginUrl, who }, explainConnection(error, loginUrl), passes(error), error)
  }
}

/** Reads the login in an answer. Throws SignInError, which names user, host and what to do. */
export function readLogin(
  answer: HttpAnswer,
  { loginUrl, who, issuedAt }: { loginUrl: URL; who: string; issuedAt: number },
  tools: SignInTools,
): Login {
  if (answer.status !== 200) throw failure({ loginUrl, who }, explainAnswer(answer, loginUrl), isOfFreshOrg(answer))
  const login = parseLogin(answer.text, { loginUrl, issuedAt })
  if (typeof login === 'string') throw failure({ loginUrl, who }, `${login}. Check \`login-url\`.`, false)
  tools.onSecret(login.accessToken)
  return login
}

/** Asks the token endpoint and reads the login in its answer. Throws SignInError. */
export async function requestToken(request: TokenRequest, tools: SignInTools): Promise<Login> {
  const issuedAt = tools.now()
  return readLogin(await askForToken(request, tools), { ...request, issuedAt }, tools)
}

/** Errors of an org that does not exist yet, or does not know the app yet: a new app takes minutes to become known everywhere.
 *  Source: Salesforce Help, "Create an External Client App" (up to 10 minutes). */
const FRESH_ORG_ERRORS: ReadonlySet<string> = new Set(['app_not_found', 'invalid_client_id', 'invalid_client'])

function isOfFreshOrg(answer: HttpAnswer): boolean {
  const refusal = parseRefusal(answer)
  return refusal === undefined ? answer.status >= 500 || answer.status === 404 : FRESH_ORG_ERRORS.has(refusal.error)
}

function failure(
  { who, loginUrl }: { who: string; loginUrl: URL },
  why: string,
  isNotReady: boolean,
  cause?: Error,
): SignInError {
  const message = `Sign-in of ${who} at ${loginUrl.host} failed: ${why}`
  return new SignInError(message, isNotReady, cause === undefined ? undefined : { cause })
}
