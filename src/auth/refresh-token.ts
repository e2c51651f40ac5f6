import { type Login, parseRefreshToken } from './login.ts'
import type { SfdxAuthUrl } from './sfdx-auth-url.ts'
import { askForToken, readLogin, type SignInTools } from './token.ts'

/** What the refresh-token flow takes from its surroundings. */
export interface RefreshTools extends SignInTools {
  /** The refresh token to start with, where this step has a newer one than its inputs. */
  readonly newerRefreshToken?: string | undefined
  /** Called with each refresh token that replaces the one before, before anything else happens. */
  readonly onNewRefreshToken: (token: string) => void
  readonly warn: (line: string) => void
}

const WHO = 'the SFDX auth URL'

const ROTATED =
  'The org rotates refresh tokens: it answered the sign-in with a new one, so the one in `sfdx-auth-url` will not work again. ' +
  'This step continues with the new token. Before the next run, store a new SFDX auth URL, or sign in with a JWT ' +
  '(`client-id`, `username`, `private-key`) or with client credentials, which need no refresh token.'

/**
 * Returns a function that signs in with a refresh token. Where the org rotates them, each answer holds the next one, and an
 * old one that is used again revokes all of them: only the newest is used.
 * Sources: Salesforce Help, "OAuth 2.0 Refresh Token Flow for Renewed Sessions"; forcedotcom/sfdx-core: pull request 1340.
 * The function throws SignInError.
 */
export function createRefreshSignIn(url: SfdxAuthUrl, tools: RefreshTools): () => Promise<Login> {
  const { clientId, clientSecret, loginUrl } = url
  let refreshToken = tools.newerRefreshToken ?? url.refreshToken
  let isRotating = tools.newerRefreshToken !== undefined
  for (const part of [url.refreshToken, refreshToken, clientSecret]) if (part !== '') tools.onSecret(part)
  const secret = clientSecret === '' ? {} : { client_secret: clientSecret }
  return async () => {
    const issuedAt = tools.now()
    const form = { grant_type: 'refresh_token', client_id: clientId, ...secret, refresh_token: refreshToken }
    const answer = await askForToken({ loginUrl, who: WHO, form }, tools)
    const next = answer.status === 200 ? parseRefreshToken(answer.text) : undefined
    if (next !== undefined && next !== refreshToken) {
      tools.onSecret(next)
      tools.onNewRefreshToken(next)
      refreshToken = next
      if (!isRotating) tools.warn(ROTATED)
      isRotating = true
    }
    return readLogin(answer, { loginUrl, who: WHO, issuedAt }, tools)
  }
}
