import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed, expectPublished } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

/** 40 records, of which 4 fail: they have no name. */
const FOUR_OF_FORTY = `${accountsCsv(1, 36)}${',1\n'.repeat(4)}`
const files = { 'data/accounts.csv': FOUR_OF_FORTY }

it.each(['4', '10%', '100%'])('4 of 40 pass with max-failures: %s', async (maxFailures) => {
  const scenario = await startScenario({ files })
  const run = await scenario.load({ ...INSERT_ACCOUNTS, 'max-failures': maxFailures })
  expectPassed(run, { created: 36, failed: 4 })
  expect(run.outputs['failure-rate']).toBe('10')
})

it.each([
  ['3', '3'],
  ['9.9%', '9.9%'],
  ['0', '0'],
  ['0%', '0%'],
])('and fail with max-failures: %s', async (maxFailures, allowed) => {
  const scenario = await startScenario({ files })

  const run = await scenario.load({ ...INSERT_ACCOUNTS, 'max-failures': maxFailures })

  expectFailed(run, {
    reason: 'failures-exceeded',
    says: [
      `insert Account: 4 of 40 records (10%) failed; max-failures allows ${allowed}.`,
      'The most frequent error is REQUIRED_FIELD_MISSING on Name (4 records).',
      'See failed.csv in bulk-load-results/load/Account-insert.',
    ],
    counts: { created: 36, failed: 4 },
  })
  expect(run.outputs.finished).toBe('true')
  expect(run.summary).toContain('REQUIRED_FIELD_MISSING')
  expectPublished(scenario, run)
  expectAccountsOnce(scenario.org, 36)
})
