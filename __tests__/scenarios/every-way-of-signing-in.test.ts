import { delimiter, join } from 'node:path'
import { expect, it as itEverywhere } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'
import { standInCli } from '../support/stand-in-cli.ts'

// The stand-in for the Salesforce CLI is a script with a first line that Windows does not know.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const files = { 'data/accounts.csv': accountsCsv(1, 20) }
/** Takes the inputs of the JWT flow away, which the scenario fills in. */
const NO_JWT = { 'client-id': '', username: '', 'private-key': '', 'login-url': '' }
const SECRET = 'client-secret-of-the-app'
const REFRESH_TOKEN = '5Aep861refreshtoken'

itEverywhere('client credentials: the app signs in at its My Domain, and again when the session ends', async () => {
  const { org, load } = await startScenario({ files, org: { clientSecret: SECRET, tokenLifetimeCalls: 6 } })
  const { 'client-id': clientId = '' } = org.settings
  const run = await load({
    ...INSERT_ACCOUNTS,
    ...NO_JWT,
    'client-id': clientId,
    'client-secret': SECRET,
    'login-url': org.url,
  })
  expect(run.outputs.verdict).toBe('passed')
  expectAccountsOnce(org, 20)
  expect(org.requests.filter(({ path }) => path.endsWith('/token')).length).toBeGreaterThan(1)
})

itEverywhere('client credentials that are wrong', async () => {
  const { org, load } = await startScenario({ files, org: { clientSecret: SECRET } })
  const { 'client-id': clientId = '' } = org.settings
  const run = await load({
    ...INSERT_ACCOUNTS,
    ...NO_JWT,
    'client-id': clientId,
    'client-secret': 'another-one-entirely',
    'login-url': org.url,
  })
  expectFailed(run, { reason: 'login-failed', says: ['Sign-in of the app'] })
})

itEverywhere('an SFDX auth URL', async () => {
  const { org, load } = await startScenario({ files, org: { refreshToken: REFRESH_TOKEN } })
  const url = `force://${org.settings['client-id']}::${REFRESH_TOKEN}@${new URL(org.url).host}`
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'sfdx-auth-url': url })
  expect(run.outputs.verdict).toBe('passed')
  expectAccountsOnce(org, 20)
  expect(`${run.stdout.replace(/^::add-mask::.*$/gm, '')}${run.summary}`).not.toContain(REFRESH_TOKEN)
})

itEverywhere('an SFDX auth URL that was revoked', async () => {
  const { org, load } = await startScenario({ files, org: { refreshToken: REFRESH_TOKEN } })
  const url = `force://${org.settings['client-id']}::5Aep861revoked@${new URL(org.url).host}`
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'sfdx-auth-url': url })
  expectFailed(run, {
    reason: 'login-failed',
    says: ['expired access/refresh token', 'has expired, was revoked or was used before'],
  })
})

itEverywhere('a session that is there already', async () => {
  const { org, load } = await startScenario({ files })
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'access-token': org.issueToken(), 'instance-url': org.url })
  expect(run.outputs.verdict).toBe('passed')
  expect(org.requests.some(({ path }) => path.endsWith('/token'))).toBe(false)
})

itEverywhere('a session whose token is a JWT, which the log masks', async () => {
  const { org, load } = await startScenario({ files, org: { accessTokens: 'jwt' } })
  const token = org.issueToken()
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'access-token': token, 'instance-url': org.url })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'org-id': org.orgId })
  expect(run.masks).toContain(token)
})

itEverywhere('a sign-in that gives JWTs, renewed on the way', async () => {
  const { org, load } = await startScenario({ files, org: { accessTokens: 'jwt', tokenLifetimeCalls: 5 } })
  const run = await load(INSERT_ACCOUNTS)
  expect(run.outputs.verdict).toBe('passed')
  expectAccountsOnce(org, 20)
  expect(run.masks.filter((mask) => mask.length > 1_000).length).toBeGreaterThan(1)
})

itEverywhere('a session that ends on the way cannot be renewed, and says so', async () => {
  const { org, load } = await startScenario({ files, org: { tokenLifetimeCalls: 4 } })
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'access-token': org.issueToken(), 'instance-url': org.url })
  expectFailed(run, {
    reason: 'login-failed',
    says: ['The session of `access-token`', 'has ended', 'Get a fresh '],
    counts: { unprocessed: 20 },
  })
})

it.each([
  ['that has a command for the token', true],
  ['that is older', false],
])('an org of a Salesforce CLI %s', async (_, isNew) => {
  const scenario = await startScenario({ files })
  const { PATH } = standInCli(scenario.workspace, { org: scenario.org, isNew })
  const run = await scenario.load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'target-org': 'scratch' }, { env: { PATH } })
  expect(run.outputs.verdict).toBe('passed')
  expectAccountsOnce(scenario.org, 20)
})

it('an org of a Salesforce CLI whose token is a JWT', async () => {
  const scenario = await startScenario({ files, org: { accessTokens: 'jwt' } })
  const { PATH } = standInCli(scenario.workspace, { org: scenario.org })
  const run = await scenario.load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'target-org': 'scratch' }, { env: { PATH } })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'org-id': scenario.org.orgId })
  expect(run.masks.some((mask) => mask.length > 1_000)).toBe(true)
  expectAccountsOnce(scenario.org, 20)
})

it('an org that the Salesforce CLI does not know', async () => {
  const scenario = await startScenario({ files })
  const { PATH } = standInCli(scenario.workspace, { org: scenario.org })
  const run = await scenario.load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'target-org': 'other' }, { env: { PATH } })
  expectFailed(run, {
    reason: 'login-failed',
    says: ['`target-org: other`', 'No authorization information found for other.'],
  })
})

it('never runs a Salesforce CLI that lies in the workspace', async () => {
  const scenario = await startScenario({ files })
  const folder = join(scenario.workspace.dir, 'bin')
  const { PATH } = standInCli(scenario.workspace, { org: scenario.org, folder })
  const run = await scenario.load(
    { ...INSERT_ACCOUNTS, ...NO_JWT, 'target-org': 'scratch' },
    { env: { PATH: PATH.split(delimiter)[0] } },
  )
  expectFailed(run, { reason: 'login-failed', says: ['needs the Salesforce CLI'] })
})

itEverywhere('waits for a fresh org that does not know the app yet', async () => {
  const { org, load } = await startScenario({ files })
  const body = { error: 'app_not_found', error_description: 'External client app is not installed in this org' }
  org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 400, body, times: 3 })
  const run = await load({ ...INSERT_ACCOUNTS, 'wait-for-org-minutes': '10' })
  expect(run.outputs.verdict).toBe('passed')
  expect(run.log).toContain('the org is not ready yet, trying again')
})

itEverywhere('waits no longer than it is told, and says for how long it did', async () => {
  const { org, load } = await startScenario({ files })
  const body = { error: 'app_not_found', error_description: 'not installed' }
  org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 400, body, times: 1_000 })
  const run = await load({ ...INSERT_ACCOUNTS, 'wait-for-org-minutes': '2' })
  expectFailed(run, { reason: 'login-failed', says: ['not ready after 2 minutes', 'app_not_found'] })
})

itEverywhere('does not wait for wrong settings to come right', async () => {
  const { org, load } = await startScenario({ files })
  const run = await load({ ...INSERT_ACCOUNTS, username: 'nobody@example.com', 'wait-for-org-minutes': '10' })
  expectFailed(run, { reason: 'login-failed', says: ["user hasn't approved this consumer"] })
  expect(org.requests.filter(({ path }) => path.endsWith('/token')).length).toBeLessThanOrEqual(2)
})
