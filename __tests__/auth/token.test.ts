import { createPrivateKey } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { JwtSignIn } from '../../src/auth/credentials.ts'
import { createJwtSignIn } from '../../src/auth/jwt.ts'
import type { Login } from '../../src/auth/login.ts'
import { ConnectionError, LoadError } from '../../src/errors.ts'
import type { HttpAnswer, HttpRequest } from '../../src/http/request.ts'
import { testKeys } from '../support/keys.ts'

const NOW_MS = 1_795_500_000_000
const ORG_ID = '00D5g000000abcDEAQ'
const USER_ID = '0055g000000xyzABCD'

const GRANTED = {
  access_token: '00D5g!token',
  instance_url: 'https://acme.my.salesforce.com',
  id: `https://login.salesforce.com/id/${ORG_ID}/${USER_ID}`,
  token_type: 'Bearer',
}

const AUDIENCE_REFUSED = { error: 'invalid_grant', error_description: 'audience is invalid' }

function jwt(overrides: Partial<JwtSignIn> = {}): JwtSignIn {
  return {
    flow: 'jwt',
    clientId: '3MVG9.key',
    username: 'ada@acme.com',
    privateKey: createPrivateKey(testKeys().pkcs8),
    loginUrl: new URL('https://login.salesforce.com'),
    audience: undefined,
    ...overrides,
  }
}

function answer(status: number, body: object | string, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** Signs in against answers given one after another, or an error. */
function signIn(credentials: JwtSignIn, ...answers: (HttpAnswer | Error)[]) {
  const requests: HttpRequest[] = []
  const secrets: string[] = []
  const signInNow = createJwtSignIn(credentials, {
    send: async (request) => {
      expect(secrets).toContain(assertionIn(request))
      requests.push(request)
      const next = answers.shift()
      if (next === undefined || next instanceof Error) throw next ?? new Error('one request too many')
      return next
    },
    now: () => NOW_MS,
    onSecret: (secret) => secrets.push(secret),
  })
  return { login: signInNow(), requests, secrets }
}

function assertionIn(request: HttpRequest): string {
  return new URLSearchParams(String(request.body)).get('assertion') ?? ''
}

function audienceIn(request: HttpRequest): unknown {
  const [, payload = ''] = assertionIn(request).split('.')
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).aud
}

async function failureOf(login: Promise<Login>): Promise<LoadError> {
  const error = await login.catch((reason: unknown) => reason)
  if (!(error instanceof LoadError)) throw new Error(`not a LoadError: ${String(error)}`)
  expect(error.reason).toBe('login-failed')
  return error
}

describe('a sign-in that goes well', () => {
  it('sends a signed assertion as a form to the token endpoint', async () => {
    const { login, requests } = signIn(jwt(), answer(200, GRANTED))
    await login
    expect(requests).toEqual([
      expect.objectContaining({
        method: 'POST',
        url: new URL('https://login.salesforce.com/services/oauth2/token'),
        headers: expect.objectContaining({ 'content-type': 'application/x-www-form-urlencoded' }),
        body: expect.stringMatching(/^grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=/),
      }),
    ])
  })

  it('gives token, org and user', async () => {
    const { login } = signIn(jwt(), answer(200, GRANTED))
    expect(await login).toEqual({
      accessToken: GRANTED.access_token,
      instanceUrl: new URL('https://acme.my.salesforce.com'),
      orgId: ORG_ID,
      userId: USER_ID,
      issuedAt: NOW_MS,
    })
  })

  it('has assertion and token masked', async () => {
    const { login, requests, secrets } = signIn(jwt(), answer(200, GRANTED))
    await login
    expect(secrets).toEqual([...requests.map(assertionIn), GRANTED.access_token])
  })

  it.each([
    ['is missing', undefined],
    ['is not a URL', 'x'],
    ['belongs to another host', `https://evil.example/id/${ORG_ID}/${USER_ID}`],
    ['has another form', 'https://login.salesforce.com/id/00D/005'],
  ])('leaves org and user open when the identity URL %s', async (_why, id) => {
    const { login } = signIn(jwt(), answer(200, { ...GRANTED, id }))
    expect(await login).toMatchObject({ orgId: undefined, userId: undefined })
  })

  it('takes an emulated org on this machine', async () => {
    const url = 'http://127.0.0.1:8787'
    const granted = { ...GRANTED, instance_url: url, id: `${url}/id/${ORG_ID}/${USER_ID}` }
    const { login } = signIn(jwt({ loginUrl: new URL(url) }), answer(200, granted))
    expect(await login).toMatchObject({ instanceUrl: new URL(url), orgId: ORG_ID })
  })
})

describe('a refused audience', () => {
  it('is tried once the other way', async () => {
    const { login, requests } = signIn(jwt(), answer(400, AUDIENCE_REFUSED), answer(200, GRANTED))
    await login
    expect(requests.map(audienceIn)).toEqual(['https://login.salesforce.com', 'https://test.salesforce.com'])
  })

  it('is tried no third time', async () => {
    const { login, requests } = signIn(jwt(), answer(400, AUDIENCE_REFUSED), answer(400, AUDIENCE_REFUSED))
    expect((await failureOf(login)).message).toMatch(/audience is invalid.*`audience`/)
    expect(requests).toHaveLength(2)
  })

  it('is not tried again when the user gave it', async () => {
    const { login, requests } = signIn(jwt({ audience: 'https://acme.example' }), answer(400, AUDIENCE_REFUSED))
    await failureOf(login)
    expect(requests.map(audienceIn)).toEqual(['https://acme.example'])
  })

  it('gives way to what the second try found', async () => {
    const notApproved = { error: 'invalid_grant', error_description: "user hasn't approved this consumer" }
    const { login } = signIn(jwt(), answer(400, AUDIENCE_REFUSED), answer(400, notApproved))
    expect((await failureOf(login)).message).toMatch(/pre-authorized/)
  })
})

describe('a failed sign-in', () => {
  it('names user, host, the error as sent and what to do', async () => {
    const { login } = signIn(jwt(), answer(400, { error: 'invalid_grant', error_description: 'invalid assertion' }))
    expect((await failureOf(login)).message).toBe(
      'Sign-in of ada@acme.com at login.salesforce.com failed: invalid_grant (invalid assertion). ' +
        'Check that `private-key` belongs to the certificate that was uploaded to the app, and that `client-id` is the consumer key of that app.',
    )
  })

  it.each([
    ['an error without description', answer(400, { error: 'odd' }), /failed: odd\. Look the error up/],
    ['an HTML page of maintenance', answer(503, '<html><b>Down</b></html>'), /answered 503, out of service.*status/],
    ['an error of the server in JSON', answer(500, { error: 'server_error' }), /answered 500, out of service/],
    ['too many requests', answer(429, ''), /429, too many requests/],
    ['a page instead of a token', answer(404, '<html>Not found</html>'), /answered 404.*My Domain of an active org/],
    ['a page with status 200', answer(200, '<html>Log in</html>'), /no access token.*`login-url`/],
    ['an empty answer', answer(200, ''), /no access token/],
    ['an answer without host', answer(200, { access_token: 'x' }), /does not say where the org is/],
    [
      'a redirect',
      answer(302, '', { location: 'https://new.my.salesforce.com/x' }),
      /Set `login-url` to `https:\/\/new\.my\.salesforce\.com`/,
    ],
    ['a redirect elsewhere', answer(302, '', { location: 'https://evil.example' }), /org's current My Domain/],
  ])('explains %s', async (_what, refused, message) => {
    const { login, requests } = signIn(jwt(), refused)
    expect((await failureOf(login)).message).toMatch(message)
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['https://salesforce.com.evil.example', 'salesforce.com.evil.example'],
    ['http://acme.my.salesforce.com', 'acme.my.salesforce.com'],
    ['http://127.0.0.1:8787', '127.0.0.1:8787'],
  ])('comes of an answer that leads to %s', async (instanceUrl, host) => {
    const { login } = signIn(jwt(), answer(200, { ...GRANTED, instance_url: instanceUrl }))
    const { message } = await failureOf(login)
    expect(message).toContain(`points to ${host}, which is not a Salesforce host`)
    expect(message).not.toContain(GRANTED.access_token)
  })

  it.each([
    ['ENOTFOUND', /host is unknown.*`login-url`/],
    ['ECONNREFUSED', /failed: no answer from the host: ECONNREFUSED\. Check.*https:\/\/login\.salesforce\.com.*proxy/],
  ])('keeps the cause when the connection fails with %s', async (code, message) => {
    const cause = new ConnectionError({
      method: 'POST',
      path: '/services/oauth2/token',
      code,
      message: `no answer from the host: ${code}`,
    })
    const error = await failureOf(signIn(jwt(), cause).login)
    expect(error.message).toMatch(message)
    expect(error.cause).toBe(cause)
  })

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /failed: no answer from the host: SELF_SIGNED_CERT_IN_CHAIN\.$/],
    ['ERR_PROXY_AUTH', /failed: no answer from the host: ERR_PROXY_AUTH\.$/],
    ['ECONNRESET', /ECONNRESET, or run again later\.$/],
  ])('that is explained already (%s) is told as it is', async (code, message) => {
    const cause = new ConnectionError({
      method: 'POST',
      path: '/services/oauth2/token',
      code,
      message: `no answer from the host: ${code}`,
      isExplained: true,
    })
    const error = await failureOf(signIn(jwt(), cause).login)
    expect(error.message).toMatch(message)
    expect(error.message).not.toMatch(/status\.salesforce|if it needs one/)
  })

  it('lets an abort pass as it is', async () => {
    const abort = Object.assign(new Error('cancelled'), { name: 'AbortError' })
    await expect(signIn(jwt(), abort).login).rejects.toBe(abort)
  })
})
