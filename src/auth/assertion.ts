import { type KeyObject, sign } from 'node:crypto'
import { audiencesOf, isSalesforceHost } from './clouds.ts'

/** How far ahead an assertion expires: below the 3 minutes that Salesforce allows, by what clocks may differ.
 *  Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", claim `exp`. */
const LIFETIME_SECONDS = 170

/** The claims of an assertion: who signs in, and where. */
export interface AssertionClaims {
  /** Consumer key of the app. */
  readonly clientId: string
  readonly username: string
  readonly audience: string
}

/** Makes a JWT, signed with RS256, that Salesforce exchanges for an access token. It is a secret until it expires.
 *
 *  @param nowMs milliseconds since the epoch */
export function signAssertion(claims: AssertionClaims, privateKey: KeyObject, nowMs: number): string {
  const { clientId: iss, username: sub, audience: aud } = claims
  const exp = Math.floor(nowMs / 1000) + LIFETIME_SECONDS
  const signed = `${base64url({ alg: 'RS256' })}.${base64url({ iss, sub, aud, exp })}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

/**
 * Derives the audience that the org behind `loginUrl` most likely asks for. Only sandboxes and scratch orgs can be
 * recognised by their My Domain, and not all of them: on a refusal try `otherAudience`.
 * Sources: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", claim `aud`;
 * forcedotcom/sfdx-core: src/util/sfdcUrl.ts, `isSandboxUrl`.
 */
export function deriveAudience(loginUrl: URL): string {
  const { hostname, origin } = loginUrl
  const { production, sandbox } = audiencesOf(hostname)
  const isSandbox =
    origin === sandbox || (isSalesforceHost(hostname) && /\.(?:sandbox|scratch)\.my\.[^.]+\.[^.]+$/.test(hostname))
  return isSandbox ? sandbox : production
}

/** Returns the other audience of the same cloud: that of sandboxes for that of production orgs, and the other way round. */
export function otherAudience(audience: string): string {
  const { production, sandbox } = audiencesOf(new URL(audience).hostname)
  return audience === sandbox ? production : sandbox
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
