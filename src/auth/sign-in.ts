import type { SignIn } from '../inputs/sign-in.ts'
import { createJwtSignIn } from './jwt.ts'
import type { Login } from './login.ts'
import { requestToken, SignInError, type SignInTools } from './token.ts'
import { isTrustedUrl } from './trusted-host.ts'

/** What the Salesforce CLI tells of an org that it is signed in to. */
export interface CliSession {
  readonly accessToken: string
  readonly instanceUrl: string
}

export interface AllSignInTools extends SignInTools {
  /** Asks the Salesforce CLI on this machine. Throws LoadError `login-failed`. */
  readonly askCli: (targetOrg: string, signal?: AbortSignal) => Promise<CliSession>
}

/** A function that signs in, and again each time it is called. Throws SignInError. */
export function createSignIn(signIn: SignIn, tools: AllSignInTools): () => Promise<Login> {
  switch (signIn.flow) {
    case 'jwt':
      return createJwtSignIn(signIn, tools)
    case 'client-credentials': {
      const { clientId, clientSecret, loginUrl } = signIn
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
      return () => requestToken({ loginUrl, who: 'the app', form }, tools)
    }
    case 'sfdx-auth-url': {
      const { clientId, clientSecret, refreshToken, loginUrl } = signIn.url
      for (const part of [refreshToken, clientSecret]) if (part !== '') tools.onSecret(part)
      const secret = clientSecret === '' ? {} : { client_secret: clientSecret }
      const form = { grant_type: 'refresh_token', client_id: clientId, ...secret, refresh_token: refreshToken }
      return () => requestToken({ loginUrl, who: 'the SFDX auth URL', form }, tools)
    }
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
      `The Salesforce CLI leads to a host that is not Salesforce's for the org "${targetOrg}". Nothing was sent there.`,
      false,
    )
  }
  return loginAt(url, accessToken, tools)
}

/** A session that somebody else made: it cannot be made anew. */
function fixedSession({ accessToken, instanceUrl }: { accessToken: string; instanceUrl: URL }, tools: SignInTools) {
  let isUsed = false
  return async (): Promise<Login> => {
    if (isUsed) {
      throw new SignInError(
        `The session of \`access-token\` at ${instanceUrl.host} is over, and there is nothing to make a new one with. ` +
          'Get a fresh token right before this step, or sign in with a key or an app, which the action renews by itself.',
        false,
      )
    }
    isUsed = true
    return loginAt(instanceUrl, accessToken, tools)
  }
}

function loginAt(url: URL, accessToken: string, { now }: SignInTools): Login {
  // A token starts with the id of its org. Source: Salesforce Help, "Session Id Format".
  const orgId = /^(00D[A-Za-z0-9]{12,15})!/.exec(accessToken)?.[1]
  return { accessToken, instanceUrl: new URL(url.origin), orgId, userId: undefined, issuedAt: now() }
}
