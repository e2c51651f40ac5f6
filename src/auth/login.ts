import { isLoopback, isTrustedUrl } from './trusted-host.ts'

/** A session in an org. */
export interface Login {
  /** A secret. */
  readonly accessToken: string
  /** Where the org's API is; trusted, without a path. */
  readonly instanceUrl: URL
  /** 18 characters; undefined when the answer does not tell. */
  readonly orgId: string | undefined
  /** 18 characters; undefined when the answer does not tell. */
  readonly userId: string | undefined
  /** When the token was asked for, in milliseconds as `Date.now()` of this machine: what its age is counted from. */
  readonly issuedAt: number
}

/**
 * Reads the token endpoint's answer to a sign-in that went well. A string says why it cannot be used; it holds no secret.
 * Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", "Salesforce Grants an Access Token".
 */
export function parseLogin(text: string, context: { loginUrl: URL; issuedAt: number }): Login | string {
  const body = parseObject(text)
  const [accessToken, instance] = [body.get('access_token'), body.get('instance_url')]
  if (typeof accessToken !== 'string' || accessToken === '') return 'the answer holds no access token'
  if (typeof instance !== 'string' || !URL.canParse(instance)) return 'the answer does not say where the org is'
  const instanceUrl = new URL(instance)
  if (!mayFollow(context.loginUrl, instanceUrl)) {
    return `the answer points to ${instanceUrl.host}, which is not a host of Salesforce, so nothing was sent there`
  }
  const ids = idsOf(body.get('id'), context.loginUrl)
  return { accessToken, instanceUrl: new URL(instanceUrl.origin), ...ids, issuedAt: context.issuedAt }
}

function parseObject(text: string): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  } catch {
    return new Map()
  }
}

/** A real org never leads to this machine; an emulated one does. */
function mayFollow(loginUrl: URL, url: URL): boolean {
  return isTrustedUrl(url) && (!isLoopback(url) || isLoopback(loginUrl))
}

/** The identity URL ends in `/id/<org id>/<user id>`. Source: Salesforce Help, "Identity URLs". */
function idsOf(id: unknown, loginUrl: URL): Pick<Login, 'orgId' | 'userId'> {
  const url = typeof id === 'string' && URL.canParse(id) ? new URL(id) : undefined
  const isUsable = url !== undefined && mayFollow(loginUrl, url)
  const [, orgId, userId] = (isUsable && /^\/id\/(00D[A-Za-z0-9]{15})\/(005[A-Za-z0-9]{15})$/.exec(url.pathname)) || []
  return { orgId, userId }
}
