import { expect, it } from '@jest/globals'
import type { OrgOptions } from '../../emulator/org/start.ts'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { createKeys } from '../support/keys.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 5) }
const TOKEN = { method: 'POST', path: 'oauth2/token' } as const

/** Refusals as the token endpoint words them. Source: Salesforce Help, "OAuth 2.0 Authorization Errors". */
it.each([
  ['invalid_grant', "user hasn't approved this consumer", '"Admin approved users are pre-authorized"'],
  ['invalid_grant', 'invalid assertion', '`private-key` belongs to the certificate'],
  ['invalid_grant', 'audience is invalid', 'set `audience`'],
  ['invalid_grant', 'expired authorization code', "runner's clock"],
  ['invalid_grant', 'expired access/refresh token', 'Sign in again'],
  ['invalid_grant', 'no client credentials user enabled', '"Run As" user'],
  ['invalid_grant', 'request not supported on this domain', 'Set `login-url` to its My Domain'],
  ['invalid_grant', 'authentication failure; user is locked', 'login history'],
  ['invalid_app_access', 'user is not admin approved to access this app', 'assign the app to the user'],
  ['invalid_client_id', 'client identifier invalid', '`client-id` is the consumer key'],
  ['app_not_found', 'External client app is not installed in this org', 'Install or create it'],
])('%s: %s', async (error, description, cure) => {
  const { org, load } = await startScenario({ files })
  const body = { error, error_description: description }
  org.faults.add({ kind: 'answer', ...TOKEN, status: 400, body, times: 10 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'login-failed',
    says: [`Sign-in of loader@example.com at ${org.url.slice(7)} failed: ${error} (${description}). `, cure],
  })
  expect(org.requests.length).toBeLessThanOrEqual(2)
})

it.each<[string, OrgOptions, Record<string, string>, string]>([
  [
    'a consumer key of another org',
    {},
    { 'client-id': '3MVG9another' },
    'invalid_client_id (client identifier invalid)',
  ],
  ['a key of another app', {}, { 'private-key': createKeys().pkcs8 }, 'invalid_grant (invalid assertion)'],
  ['a user who may not use the app', { userPermissions: { approvedApp: false } }, {}, "user hasn't approved this"],
  ['an audience that is set wrong', {}, { audience: 'https://login.salesforce.com' }, 'audience is invalid'],
])('%s is refused by the org itself', async (_, options, inputs, says) => {
  const { load } = await startScenario({ files, org: options })
  expectFailed(await load({ ...INSERT_ACCOUNTS, ...inputs }), { reason: 'login-failed', says: [says] })
})

it('a host where nobody answers', async () => {
  const { org, load } = await startScenario({ files })
  await org.close()

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'login-failed',
    says: ['Sign-in of loader@example.com at 127.0.0.1', 'ECONNREFUSED', 'Check that the runner can reach', 'proxy'],
  })
})

it('a proxy that nobody knows', async () => {
  const { load } = await startScenario({ files })

  // The name is looked up on the way to the proxy, so that no test asks the network for an org.
  const run = await load(INSERT_ACCOUNTS, { env: { http_proxy: 'http://no-such-host.invalid:3128' } })

  expectFailed(run, {
    reason: 'login-failed',
    says: ['failed: the proxy of `http_proxy` (no-such-host.invalid:3128) cannot be reached (ENOTFOUND)'],
  })
})

it.each([
  [200, 'something that is no token', 'the answer contains no access token'],
  [404, 'a page', 'the host answered 404 but did not return a token. Check that `login-url`'],
  [503, 'a page', 'Salesforce answered 503, out of service. Run again later'],
])('an answer %i that is a page', async (status, _, says) => {
  const { org, load } = await startScenario({ files })
  org.faults.add({ kind: 'answer', ...TOKEN, status, body: '<html><body>Sign in here</body></html>', times: 10 })
  expectFailed(await load(INSERT_ACCOUNTS), { reason: 'login-failed', says: [says] })
})

it('a redirect is not followed with the assertion', async () => {
  const { org, load } = await startScenario({ files })
  org.faults.add({ kind: 'answer', ...TOKEN, status: 302, headers: { location: `${org.url}/elsewhere` }, times: 10 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'login-failed',
    says: ['302, a redirect, and credentials are not sent on', '`login-url`'],
  })
  expect(org.requests.map(({ path }) => path)).toEqual(['/services/oauth2/token'])
})

it('an org elsewhere than at Salesforce gets no token', async () => {
  const { org, load } = await startScenario({ files })
  const body = { access_token: 'x'.repeat(40), instance_url: 'https://salesforce.evil.example', token_type: 'Bearer' }
  org.faults.add({ kind: 'answer', ...TOKEN, status: 200, body, times: 10 })
  expectFailed(await load(INSERT_ACCOUNTS), {
    reason: 'login-failed',
    says: ['salesforce.evil.example, which is not a Salesforce host, so nothing was sent there'],
  })
})

it('a user without API access', async () => {
  const { org, load } = await startScenario({ files })
  const body = [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'API is not enabled for this Organization or Partner' }]
  org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 403, body, times: 10 })

  expectFailed(await load(INSERT_ACCOUNTS), {
    reason: 'login-failed',
    says: ['refuses API requests of this user: API is not enabled', 'HTTP 403 API_DISABLED_FOR_ORG', '"API Enabled"'],
  })
})
