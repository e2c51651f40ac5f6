import type { HttpAnswer } from '../http/request.ts'
import { deriveAudience, otherAudience, signAssertion } from './assertion.ts'
import type { JwtSignIn } from './credentials.ts'
import type { Login } from './login.ts'
import { isAudienceError } from './oauth-errors.ts'
import { parseRefusal } from './refusal.ts'
import { askForToken, readLogin, type SignInTools } from './token.ts'

/** Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration". */
const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Returns a function that signs in with an assertion. Where a derived audience is refused, the other one of its cloud is
 *  tried once, and the one that was accepted is used from then on. The function throws SignInError. */
export function createJwtSignIn(signIn: JwtSignIn, tools: SignInTools): () => Promise<Login> {
  const { clientId, username, privateKey, loginUrl } = signIn
  const ask = (audience: string): Promise<HttpAnswer> => {
    const assertion = signAssertion({ clientId, username, audience }, privateKey, tools.now())
    tools.onSecret(assertion)
    return askForToken({ loginUrl, who: username, form: { grant_type: GRANT_TYPE, assertion } }, tools)
  }
  let audience = signIn.audience ?? deriveAudience(loginUrl)
  return async () => {
    const issuedAt = tools.now()
    let answer = await ask(audience)
    if (signIn.audience === undefined && isAudienceRefusal(answer)) {
      const other = otherAudience(audience)
      answer = await ask(other)
      if (answer.status === 200) audience = other
    }
    return readLogin(answer, { loginUrl, who: username, issuedAt }, tools)
  }
}

function isAudienceRefusal(answer: HttpAnswer): boolean {
  const refusal = parseRefusal(answer)
  return refusal !== undefined && isAudienceError(refusal)
}
