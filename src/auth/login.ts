import { isLoopback, isTrustedUrl } from './trusted-host.ts'

/** A session in an org. */
export interface Login {
  /** A secret. */
  readonly accessToken: string
  /** Where the org's API is; trusted, without a path. */
  readonly instanceUrl: URL
  /** 15 or 18 characters; undefined when the answer does not tell. */
  readonly orgId: string | undefined
  /** 15 or 18 characters; undefined when the answer does not tell. */
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
  if (typeof accessToken !== 'string' || !isToken(accessToken)) return 'the answer holds no access token'
  if (typeof instance !== 'string' || !URL.canParse(instance)) return 'the answer does not say where the org is'
  const instanceUrl = new URL(instance)
  if (!mayFollow(context.loginUrl, instanceUrl)) {
    return `the answer points to ${instanceUrl.host}, which is not a host of Salesforce, so nothing was sent there`
  }
  const { orgId = orgOfToken(accessToken), userId } = idsOf(body.get('id'), context.loginUrl)
  return { accessToken, instanceUrl: new URL(instanceUrl.origin), orgId, userId, issuedAt: context.issuedAt }
}

/** The refresh token in the answer, where the org sends one: with rotation, the next one to use.
 *  Source: forcedotcom/sfdx-core: pull request 1340. */
export function parseRefreshToken(text: string): string | undefined {
  const token = parseObject(text).get('refresh_token')
  return typeof token === 'string' && isToken(token) ? token : undefined
}

/** Tokens are opaque (`00D…!…`) or JWTs, and either kind goes into a header. Source: Salesforce Help, "JWT-Based Access Tokens". */
function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

/** An opaque token starts with the id of its org; a JWT does not tell. Source: Salesforce Help, "Session Id Format". */
export function orgOfToken(accessToken: string): string | undefined {
  return /^(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)!/.exec(accessToken)?.[1]
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

const IDENTITY_PATH = /^\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/

/** The identity URL ends in `/id/<org id>/<user id>`. Source: Salesforce Help, "Identity URLs". */
function idsOf(id: unknown, loginUrl: URL): Partial<Record<'orgId' | 'userId', string | undefined>> {
  const url = typeof id === 'string' && URL.canParse(id) ? new URL(id) : undefined
  const isUsable = url !== undefined && mayFollow(loginUrl, url)
  const [, orgId, userId] = (isUsable && IDENTITY_PATH.exec(url.pathname)) || []
  return { orgId, userId }
}
