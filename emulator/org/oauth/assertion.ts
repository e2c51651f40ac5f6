import { type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'

const headerSchema = z.object({ alg: z.literal('RS256') })

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().optional(),
  /** Older name of `sub`; it wins when both are there. */
  prn: z.string().optional(),
  aud: z.string(),
  /** Epoch seconds. There is no upper bound in practice. Source: forcedotcom/sfdx-core: src/org/authInfo.ts signs millennia ahead. */
  exp: z.number(),
})

export interface Assertion {
  readonly clientId: string
  readonly username: string
  readonly audience: string
  readonly expiresAtMs: number
  readonly isSignedBy: (key: KeyObject) => boolean
}

/**
 * A JWT of three base64url segments without padding, signed with RSA and SHA-256; undefined when it is anything else.
 * Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration".
 */
export function parseAssertion(jwt: string): Assertion | undefined {
  const segments = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(jwt)
  if (segments === null) return undefined
  const [, header = '', payload = '', signature = ''] = segments
  const claims = claimsSchema.safeParse(decodeJson(payload)).data
  const username = claims?.prn ?? claims?.sub
  if (!headerSchema.safeParse(decodeJson(header)).success || claims === undefined || username === undefined) {
    return undefined
  }
  return {
    clientId: claims.iss,
    username,
    audience: claims.aud,
    expiresAtMs: claims.exp * 1000,
    isSignedBy: (key) =>
      verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
  }
}

function decodeJson(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
