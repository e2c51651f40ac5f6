import { ConnectionError, LoadError } from '../errors.ts'
import type { HttpAnswer, HttpRequest } from '../http/request.ts'
import type { JwtSignIn } from '../inputs/sign-in.ts'
import { deriveAudience, otherAudience, signAssertion } from './assertion.ts'
import { type Login, parseLogin } from './login.ts'
import { isAudienceError } from './oauth-errors.ts'
import { explainAnswer, explainConnection, parseRefusal } from './refusal.ts'

/** Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration". */
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
const TOKEN_PATH = '/services/oauth2/token'

/** What signing in takes from its surroundings. */
export interface SignInTools {
  /** Sends one request and follows no redirect. May repeat it: asking for a token again does no harm. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>
  /** Milliseconds, as `Date.now()`. */
  readonly now: () => number
  /** Is told each secret as soon as it exists, so that it is masked before anything can print it. */
  readonly onSecret: (secret: string) => void
  readonly signal?: AbortSignal | undefined
}

/**
 * Exchanges a signed assertion for an access token. An audience that was derived and is refused is tried once the other
 * way. Throws LoadError `login-failed`, naming user and host and what to do; an abort passes through as it is.
 */
export async function requestLogin(signIn: JwtSignIn, tools: SignInTools): Promise<Login> {
  const audience = signIn.audience ?? deriveAudience(signIn.loginUrl)
  const issuedAt = tools.now()
  const first = await exchange(signIn, audience, tools)
  const isOtherWay = signIn.audience === undefined && isAudienceRefusal(first)
  const answer = isOtherWay ? await exchange(signIn, otherAudience(audience), tools) : first

  if (answer.status !== 200) throw failure(signIn, explainAnswer(answer, signIn.loginUrl))
  const login = parseLogin(answer.text, { loginUrl: signIn.loginUrl, issuedAt })
  if (typeof login === 'string') throw failure(signIn, `${login}. Check \`login-url\`.`)
  tools.onSecret(login.accessToken)
  return login
}

async function exchange(signIn: JwtSignIn, audience: string, tools: SignInTools): Promise<HttpAnswer> {
  const { clientId, username, privateKey, loginUrl } = signIn
  const assertion = signAssertion({ clientId, username, audience }, privateKey, tools.now())
  tools.onSecret(assertion)
  try {
    return await tools.send({
      method: 'POST',
      url: new URL(TOKEN_PATH, loginUrl),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ grant_type: GRANT_TYPE, assertion }).toString(),
      ...(tools.signal === undefined ? {} : { signal: tools.signal }),
    })
  } catch (error) {
    if (error instanceof ConnectionError) throw failure(signIn, explainConnection(error, loginUrl), error)
    throw error
  }
}

function isAudienceRefusal(answer: HttpAnswer): boolean {
  const refusal = parseRefusal(answer)
  return refusal !== undefined && isAudienceError(refusal)
}

function failure({ username, loginUrl }: JwtSignIn, why: string, cause?: Error): LoadError {
  const message = `Sign-in of ${username} at ${loginUrl.host} failed: ${why}`
  return new LoadError('login-failed', message, cause === undefined ? undefined : { cause })
}
