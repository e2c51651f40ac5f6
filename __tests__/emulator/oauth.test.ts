import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { selfSigned } from '../support/certificate.ts'
import { createKeys, testKeys } from '../support/keys.ts'
import { type Client, DATA, orgs, type Reply } from './org-client.ts'

// Source of flows, claims and answers: Salesforce Help, "OAuth Authorization Flows"; of the error texts: reports of their users.

const start = orgs()
const { publicKey, pkcs8 } = testKeys()
const app = { certificate: publicKey, clientId: 'consumer.key', username: 'ada@acme.com' }
const aMinuteAhead = () => Math.floor(Date.now() / 1000) + 60

function claims(overrides: object = {}): object {
  const { clientId, username } = app
  return { iss: clientId, sub: username, aud: 'https://test.salesforce.com', exp: aMinuteAhead(), ...overrides }
}

function jwt(payload: object, { key = pkcs8, header = { alg: 'RS256' } as object } = {}): string {
  const content = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`
}

/** Another assertion's claims under this one's signature. */
function withClaimsOf(payload: object, signed: string): string {
  const [header, , signature] = signed.split('.')
  return [header, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.')
}

function token(client: Client, form: Record<string, string>): Promise<Reply> {
  return client.call('POST', '/services/oauth2/token', {
    body: new URLSearchParams(form).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
}

function signIn(client: Client, assertion: string): Promise<Reply> {
  return token(client, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
}

describe('the JWT bearer flow', () => {
  it('gives a session of the org for an assertion signed with the key of the certificate', async () => {
    const certificate = selfSigned(createPublicKey(publicKey), createPrivateKey(pkcs8))
    const client = await start({ ...app, certificate })
    const reply = await signIn(client, jwt(claims()))
    expect(reply.status).toBe(200)
    expect(reply.json).toMatchObject({ instance_url: client.org.url, token_type: 'Bearer' })
    expect(reply.json.access_token).toMatch(new RegExp(`^${client.org.orgId.slice(0, 15)}!AQ[\\w.]{90,}$`))
    expect(reply.json.id).toBe(`${client.org.url}/id/${client.org.orgId}/${client.org.userId}`)
    expect(Object.keys(reply.json)).not.toContain('refresh_token')
    expect((await client.call('GET', DATA, { token: String(reply.json.access_token) })).status).toBe(200)
  })

  it('works with the settings that an org without a certificate gives out', async () => {
    const client = await start()
    const { 'client-id': iss, username: sub, 'private-key': key } = client.org.settings
    expect((await signIn(client, jwt(claims({ iss, sub }), { key: key ?? '' }))).status).toBe(200)
  })

  it.each([
    ['a signature of another key', jwt(claims(), { key: createKeys().pkcs8 }), 'invalid_grant', 'invalid assertion'],
    ['changed claims', withClaimsOf(claims({ sub: 'eve' }), jwt(claims())), 'invalid_grant', 'invalid assertion'],
    ['another algorithm', jwt(claims(), { header: { alg: 'HS256' } }), 'invalid_grant', 'invalid assertion'],
    ['no JWT at all', 'assertion', 'invalid_grant', 'invalid assertion'],
    [
      'an audience of production',
      jwt(claims({ aud: 'https://login.salesforce.com' })),
      'invalid_grant',
      'audience is invalid',
    ],
    ['an exp in the past', jwt(claims({ exp: 1_600_000_000 })), 'invalid_grant', 'expired authorization code'],
    ['an unknown app', jwt(claims({ iss: 'other' })), 'invalid_client_id', 'client identifier invalid'],
    ['an unknown user', jwt(claims({ sub: 'eve@acme.com' })), 'invalid_grant', "user hasn't approved this consumer"],
  ])('refuses %s', async (_, assertion, error, description) => {
    const reply = await signIn(await start(app), assertion)
    expect(reply.status).toBe(400)
    expect(reply.json).toEqual({ error, error_description: description })
  })

  it('refuses a user the app is not approved for', async () => {
    const client = await start({ ...app, userPermissions: { approvedApp: false } })
    expect((await signIn(client, jwt(claims()))).json.error_description).toBe("user hasn't approved this consumer")
  })

  it.each(['production', 'developer', 'trial'] as const)(
    'wants the audience of login.salesforce.com in a %s org',
    async (kind) => {
      const client = await start({ ...app, kind })
      expect((await signIn(client, jwt(claims({ aud: 'https://login.salesforce.com' })))).status).toBe(200)
      expect((await signIn(client, jwt(claims()))).json.error_description).toBe('audience is invalid')
    },
  )

  it('lets the older claim prn win over sub, and takes an exp far ahead', async () => {
    const client = await start(app)
    expect((await signIn(client, jwt(claims({ prn: app.username, sub: 'eve', exp: 4e12 })))).status).toBe(200)
  })
})

describe('the other flows', () => {
  const secrets = { clientSecret: 'secret', refreshToken: 'refresh' }

  it('gives a session for client credentials', async () => {
    const client = await start({ ...app, ...secrets })
    const credentials = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: 'secret' }
    const reply = await token(client, credentials)
    expect(reply.json).toMatchObject({ instance_url: client.org.url, signature: expect.any(String) })
    const wrong = await token(client, { ...credentials, client_secret: 'guess' })
    expect(wrong.json).toEqual({ error: 'invalid_client', error_description: 'invalid client credentials' })
  })

  it('refuses client credentials where no user is set to run as', async () => {
    const client = await start(app)
    const reply = await token(client, { grant_type: 'client_credentials', client_id: app.clientId, client_secret: '' })
    expect(reply.json).toEqual({ error: 'invalid_grant', error_description: 'no client credentials user enabled' })
  })

  it('gives a new session for a refresh token, with or without the secret', async () => {
    const client = await start({ ...app, ...secrets })
    const form = { grant_type: 'refresh_token', client_id: app.clientId, refresh_token: 'refresh' }
    expect((await token(client, form)).status).toBe(200)
    expect((await token(client, { ...form, client_secret: 'secret' })).status).toBe(200)
    const revoked = await token(client, { ...form, refresh_token: 'old' })
    expect(revoked.json).toEqual({ error: 'invalid_grant', error_description: 'expired access/refresh token' })
  })

  it('rotates refresh tokens, and revokes the whole family when an old one comes again', async () => {
    const client = await start({ ...app, ...secrets, rotateRefreshTokens: true })
    const refresh = async (refreshToken: unknown) =>
      await token(client, {
        grant_type: 'refresh_token',
        client_id: app.clientId,
        refresh_token: String(refreshToken),
      })
    const first = await refresh('refresh')
    const second = await refresh(first.json.refresh_token)
    expect(second.status).toBe(200)
    const read = () => client.call('GET', '/services/oauth2/userinfo', { token: String(second.json.access_token) })
    expect((await read()).status).toBe(200)
    expect((await refresh('refresh')).json.error_description).toBe('expired access/refresh token')
    expect((await refresh(second.json.refresh_token)).json.error_description).toBe('expired access/refresh token')
    expect((await read()).status).toBe(403)
  })

  it('gives access tokens that are JWTs, which name no org', async () => {
    const client = await start({ ...app, ...secrets, accessTokens: 'jwt' })
    const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: 'secret' }
    const accessToken = String((await token(client, form)).json.access_token)
    expect(accessToken).toMatch(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/)
    expect(accessToken.length).toBeGreaterThan(1_000)
    expect((await client.call('GET', '/services/oauth2/userinfo', { token: accessToken })).status).toBe(200)
  })

  it('knows nobody any more once another org answers at its address', async () => {
    const client = await start({ ...app, ...secrets })
    const old = { orgId: client.org.orgId, token: client.org.issueToken() }
    client.org.refresh(2)
    expect(client.org.orgId).not.toBe(old.orgId)
    expect((await client.call('GET', '/services/oauth2/userinfo', { token: old.token })).status).toBe(403)
    expect(client.org.requests.length).toBeGreaterThan(0)
  })

  it('refuses a grant type it does not know', async () => {
    const reply = await token(await start(app), { grant_type: 'password' })
    expect(reply.json.error).toBe('unsupported_grant_type')
  })
})

// Source: REST API guide, "Status Codes and Error Responses".
describe('a session', () => {
  const expired = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]

  it('ends after a number of calls', async () => {
    const client = await start({ tokenLifetimeCalls: 2 })
    expect((await client.call('GET', DATA)).status).toBe(200)
    expect((await client.call('GET', DATA)).status).toBe(200)
    const reply = await client.call('GET', DATA)
    expect(reply.status).toBe(401)
    expect(reply.json).toEqual(expired)
  })

  it('ends after a time', async () => {
    const client = await start({ tokenLifetimeMs: 0 })
    expect((await client.call('GET', DATA)).json).toEqual(expired)
  })

  it('ends on command, and a new one is good', async () => {
    const client = await start()
    client.org.expireTokens()
    expect((await client.call('GET', DATA)).json).toEqual(expired)
    expect((await client.call('GET', DATA, { token: client.org.issueToken() })).status).toBe(200)
  })

  it('is needed for everything but the list of versions', async () => {
    const client = await start()
    expect((await client.call('GET', '/services/data/', { token: 'none' })).status).toBe(200)
    expect((await client.call('GET', `${DATA}/limits`, { token: 'none' })).json).toEqual(expired)
    const odd = await client.call('GET', DATA, { headers: { authorization: 'Basic abc' } })
    expect([odd.status, odd.json]).toMatchObject([401, [{ errorCode: 'INVALID_AUTH_HEADER' }]])
  })

  it('tells user and org through userinfo', async () => {
    const client = await start()
    const { json } = await client.call('GET', '/services/oauth2/userinfo')
    expect(json).toMatchObject({ user_id: client.org.userId, organization_id: client.org.orgId })
    expect((await client.call('GET', '/services/oauth2/userinfo', { token: 'none' })).text).toBe('Bad_OAuth_Token')
  })
})
