import { expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 3) }
const NO_JWT = { 'client-id': '', username: '', 'private-key': '', 'login-url': '' }
const REFRESH_TOKEN = '5Aep861refreshtoken'
const PASSWORD = 'user-password-of-scratch-org'

function urlOf(org: Org): string {
  return `force://${org.settings['client-id']}::${REFRESH_TOKEN}@${new URL(org.url).host}`
}

/** As `sf org display --verbose --json` prints it. */
function displayOf(org: Org, sfdxAuthUrl: string): string {
  const result = {
    id: org.orgId,
    accessToken: org.issueToken(),
    instanceUrl: org.url,
    username: 'loader@example.com',
    password: PASSWORD,
    sfdxAuthUrl,
  }
  return JSON.stringify({ status: 0, result, warnings: [] }, null, 2)
}

it.each([
  ['in quotes, with line breaks around', (org: Org) => `\n"${urlOf(org)}"\r\n`],
  ['in the JSON of the Salesforce CLI', (org: Org) => displayOf(org, urlOf(org))],
])('signs in with one %s, and masks what is secret in it', async (_, kept) => {
  const { org, load } = await startScenario({ files, org: { refreshToken: REFRESH_TOKEN } })
  const text = kept(org)
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'sfdx-auth-url': text })
  expectPassed(run, { created: 3 })
  expectAccountsOnce(org, 3)
  expect(run.masks).toContain(urlOf(org))
  const isJson = text.startsWith('{')
  expect(run.masks.includes(PASSWORD)).toBe(isJson)
  // What is no secret stays readable.
  expect(run.log).toContain('signed in to 127.0.0.1')
  expect(run.masks.some((mask) => mask.includes('loader@example.com'))).toBe(false)
})

it('says which command prints it where the CLI hides it', async () => {
  const { org, load } = await startScenario({ files, org: { refreshToken: REFRESH_TOKEN } })
  const text = displayOf(org, "[REDACTED] Use 'sf org auth show-sfdx-auth-url' to view")
  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'sfdx-auth-url': text })
  expectFailed(run, {
    reason: 'invalid-input',
    says: [
      'JSON in which the Salesforce CLI hides the URL',
      '`sf org auth show-sfdx-auth-url --target-org <alias> --json`',
    ],
  })
  expect(org.requests).toEqual([])
})
