import type { SignIn } from './credentials.ts'
import { createJwtSignIn } from './jwt.ts'
import { type Login, orgOfToken } from './login.ts'
import { createRefreshSignIn, type RefreshTools } from './refresh-token.ts'
import { requestToken, SignInError, type SignInTools } from './token.ts'
import { isTrustedUrl } from './trusted-host.ts'

/** A session that the Salesforce CLI has in an org. */
export interface CliSession {
  readonly accessToken: string
  readonly instanceUrl: string
}

/** What any kind of sign-in may take from its surroundings. */
export interface AllSignInTools extends RefreshTools {
  /** Asks the Salesforce CLI on this machine. Throws LoadError `login-failed`. */
  readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
}

/** Returns a function that signs in, and again each time it is called. It throws SignInError. */
export function createSignIn(signIn: SignIn, tools: AllSignInTools): () => Promise<Login> {
  switch (signIn.flow) {
    case 'jwt':
      return createJwtSignIn(signIn, tools)
    case 'client-credentials': {
      const { clientId, clientSecret, loginUrl } = signIn
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
      return () => requestToken({ loginUrl, who: 'the app', form }, tools)
    }
    case 'sfdx-auth-url':
      return createRefreshSignIn(signIn.url, tools)
    case 'target-org':
      return async () => sessionOf(await tools.askCli(signIn.targetOrg, tools.signal), signIn.targetOrg, tools)
    case 'session':
      return fixedSession(signIn, tools)
  }
}

function sessionOf({ accessToken, instanceUrl }: CliSession, targetOrg: string, tools: SignInTools): Login {
  tools.onSecret(accessToken)
  const url = URL.canParse(instanceUrl) ? new URL(instanceUrl) : undefined
  if (url === undefined || !isTrustedUrl(url)) {
    throw new SignInError(
      `The Salesforce CLI names a host for the org "${targetOrg}" that does not belong to Salesforce. Nothing was sent there.`,
      false,
    )
  }
  return loginAt(url, accessToken, tools)
}

/** Uses a session that was opened before this step, once: it cannot be renewed. */
function fixedSession({ accessToken, instanceUrl }: { accessToken: string; instanceUrl: URL }, tools: SignInTools) {
  let isUsed = false
  return async (): Promise<Login> => {
    if (isUsed) {
      throw new SignInError(
        `The session of \`access-token\` at ${instanceUrl.host} has ended, and the action cannot renew it. Get a fresh ` +
          'token right before this step, or sign in with a JWT or client credentials: the action renews such sessions.',
        false,
      )
    }
    isUsed = true
    return loginAt(instanceUrl, accessToken, tools)
  }
}

function loginAt(url: URL, accessToken: string, { now }: SignInTools): Login {
  const orgId = orgOfToken(accessToken)
  return { accessToken, instanceUrl: new URL(url.origin), orgId, userId: undefined, issuedAt: now() }
}
