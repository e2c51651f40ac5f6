import { isLoopback, isTrustedUrl } from './trusted-host.ts'

/** A session in an org. */
export interface Login {
  /** The token that requests carry; a secret. */
  readonly accessToken: string
  /** The address of the org's API: trusted, without a path. */
  readonly instanceUrl: URL
  /** Id of the org, with 15 or 18 characters; undefined when the answer does not say. */
  readonly orgId: string | undefined
  /** Id of the user, with 15 or 18 characters; undefined when the answer does not say. */
  readonly userId: string | undefined
  /** When the token was asked for, by the clock of this machine, in milliseconds since the epoch: its age counts from there. */
  readonly issuedAt: number
}

/**
 * Reads the token endpoint's answer to a sign-in that it accepted. Where the answer cannot be used, a string says why, as a
 * clause without a secret.
 * Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", "Salesforce Grants an Access Token".
 */
export function parseLogin(text: string, context: { loginUrl: URL; issuedAt: number }): Login | string {
  const body = parseObject(text)
  const [accessToken, instance] = [body.get('access_token'), body.get('instance_url')]
  if (typeof accessToken !== 'string' || !isToken(accessToken)) return 'the answer contains no access token'
  if (typeof instance !== 'string' || !URL.canParse(instance)) return 'the answer does not say where the org is'
  const instanceUrl = new URL(instance)
  if (!mayFollow(context.loginUrl, instanceUrl)) {
    return `the answer points to ${instanceUrl.host}, which is not a Salesforce host, so nothing was sent there`
  }
  const { orgId = orgOfToken(accessToken), userId } = idsOf(body.get('id'), context.loginUrl)
  return { accessToken, instanceUrl: new URL(instanceUrl.origin), orgId, userId, issuedAt: context.issuedAt }
}

/** Reads the refresh token in an answer, which orgs send that rotate them: it is the next one to use. Undefined without one.
 *  Source: forcedotcom/sfdx-core: pull request 1340. */
export function parseRefreshToken(text: string): string | undefined {
  const token = parseObject(text).get('refresh_token')
  return typeof token === 'string' && isToken(token) ? token : undefined
}

/** Whether a text can be a token: opaque (`00D…!…`) or a JWT, either of which goes into a header. Source: Salesforce Help, "JWT-Based Access Tokens". */
function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

/** Reads the id of the org at the start of an opaque token; undefined for a JWT. Source: Salesforce Help, "Session Id Format". */
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

/** Whether a URL in an answer is trusted: a real org never leads to this machine, an emulated one does. */
function mayFollow(loginUrl: URL, url: URL): boolean {
  return isTrustedUrl(url) && (!isLoopback(url) || isLoopback(loginUrl))
}

const IDENTITY_PATH = /^\/id\/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)\/(005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)$/

/** Reads the ids in an identity URL, which ends in `/id/<org id>/<user id>`. Source: Salesforce Help, "Identity URLs". */
function idsOf(id: unknown, loginUrl: URL): Partial<Record<'orgId' | 'userId', string | undefined>> {
  const url = typeof id === 'string' && URL.canParse(id) ? new URL(id) : undefined
  const isUsable = url !== undefined && mayFollow(loginUrl, url)
  const [, orgId, userId] = (isUsable && IDENTITY_PATH.exec(url.pathname)) || []
  return { orgId, userId }
}
