import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 5) }

it('a production org that nobody named, with the line to add', async () => {
  const { org, load } = await startScenario({ files, org: { kind: 'production' } })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'guard-refused',
    says: ['127.0.0.1 is a production org', `add to the step's "with:" org: ${org.orgId}`],
  })
  expect(run.annotations[0]?.message).toContain(`\n  org: ${org.orgId}`)
  expect(org.jobs()).toEqual([])
  expectAccountsOnce(org, 0)
})

it.each([
  ['by its id', '00D5g000000abcDEAQ'],
  ['by its host', 'acme.my.salesforce.com'],
])('an org other than the one named %s', async (_, named) => {
  const { org, load } = await startScenario({ files })

  const run = await load({ ...INSERT_ACCOUNTS, org: named })

  expectFailed(run, {
    reason: 'guard-refused',
    says: [
      `The step is signed in to 127.0.0.1 (${org.orgId}, sandbox)`,
      `"org: ${named}". Nothing was written.`,
      `org: ${org.orgId}`,
    ],
  })
  expect(run.outputs['org-id']).toBe(org.orgId)
  expect(org.jobs()).toEqual([])
})
