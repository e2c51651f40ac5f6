import type { OrgModel } from '../model.ts'
import { type Answer, json } from '../wire/answer.ts'
import type { OrgRequest } from '../wire/request.ts'
import { parseAssertion } from './assertion.ts'
import { audienceOf } from './audience.ts'

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** `POST /services/oauth2/token`. Source: Salesforce Help, "OAuth Authorization Flows". */
export async function token(request: OrgRequest, org: OrgModel): Promise<Answer> {
  const form = new URLSearchParams(await request.body.text())
  switch (form.get('grant_type')) {
    case JWT_BEARER:
      return jwtBearer(form, org)
    case 'client_credentials':
      return clientCredentials(form, org)
    case 'refresh_token':
      return refreshToken(form, org)
    default:
      return refused('unsupported_grant_type', 'grant type not supported')
  }
}

/** Source: Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration"; texts as its users report them. */
function jwtBearer(form: URLSearchParams, org: OrgModel): Answer {
  const { options } = org
  const assertion = parseAssertion(form.get('assertion') ?? '')
  if (assertion === undefined) return refused('invalid_grant', 'invalid assertion')
  if (assertion.clientId !== options.clientId) return refused('invalid_client_id', 'client identifier invalid')
  if (!assertion.isSignedBy(options.publicKey)) return refused('invalid_grant', 'invalid assertion')
  if (assertion.audience !== audienceOf(org.kind, org.url)) return refused('invalid_grant', 'audience is invalid')
  if (assertion.expiresAtMs <= org.now()) return refused('invalid_grant', 'expired authorization code')
  if (assertion.username !== options.username || !options.permissions.approvedApp) {
    return refused('invalid_grant', "user hasn't approved this consumer")
  }
  return json(200, { ...session(org), scope: 'api id' })
}

/** Source: Salesforce Help, "OAuth 2.0 Client Credentials Flow for Server-to-Server Integration". */
function clientCredentials(form: URLSearchParams, org: OrgModel): Answer {
  const { options } = org
  if (form.get('client_id') !== options.clientId) return refused('invalid_client_id', 'client identifier invalid')
  if (options.clientSecret === undefined) return refused('invalid_grant', 'no client credentials user enabled')
  if (form.get('client_secret') !== options.clientSecret) return refused('invalid_client', 'invalid client credentials')
  return json(200, { ...session(org), ...signed(org), scope: 'api' })
}

/** Source: Salesforce Help, "OAuth 2.0 Refresh Token Flow for Renewed Sessions". The secret may be left out. */
function refreshToken(form: URLSearchParams, org: OrgModel): Answer {
  const { options } = org
  const secret = form.get('client_secret') || undefined
  if (form.get('client_id') !== options.clientId) return refused('invalid_client_id', 'client identifier invalid')
  if (secret !== undefined && secret !== options.clientSecret) {
    return refused('invalid_client', 'invalid client credentials')
  }
  const refreshed = org.refreshTokens.use(form.get('refresh_token') ?? '', (tokens) => org.tokens.expire(tokens))
  if (refreshed === undefined) return refused('invalid_grant', 'expired access/refresh token')
  const given = session(org)
  org.refreshTokens.add(given.access_token)
  const next = refreshed.next === undefined ? {} : { refresh_token: refreshed.next }
  return json(200, { ...given, ...signed(org), ...next, scope: 'api refresh_token' })
}

/** No `expires_in`, and a `refresh_token` only where they rotate. Source: Salesforce Help, the flows' sample answers. */
function session(org: OrgModel) {
  return {
    access_token: org.tokens.issue(),
    instance_url: org.url,
    id: `${org.url}/id/${org.orgId}/${org.userId}`,
    token_type: 'Bearer',
  }
}

/** The signature is of the right form only: no client can check it without the app's secret. */
function signed(org: OrgModel) {
  return { signature: Buffer.alloc(32, org.orgId).toString('base64'), issued_at: String(Math.floor(org.now())) }
}

function refused(error: string, description: string): Answer {
  return json(400, { error, error_description: description })
}

/** `GET /services/oauth2/userinfo`, and the identity URL. Source: Salesforce Help, "The UserInfo Endpoint". */
export function userInfo(_request: OrgRequest, org: OrgModel): Answer {
  return json(200, {
    sub: `${org.url}/id/${org.orgId}/${org.userId}`,
    id: `${org.url}/id/${org.orgId}/${org.userId}`,
    user_id: org.userId,
    organization_id: org.orgId,
    username: org.options.username,
    preferred_username: org.options.username,
    user_type: 'STANDARD',
    active: true,
    urls: { rest: `${org.url}/services/data/v{version}/`, sobjects: `${org.url}/services/data/v{version}/sobjects/` },
  })
}
