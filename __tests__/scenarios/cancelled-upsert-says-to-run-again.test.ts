import { expect, it as itEverywhere } from '@jest/globals'
import { csvOf, keyedAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

// Windows has no signals: there a cancelled step ends at once.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const RECORDS = keyedAccounts(1, 300)
const INPUTS = { ...UPSERT, 'job-records': '100', concurrency: '3' }

/** What the org does with the result files of aborted jobs is not documented. */
it('although the org refuses the results of the jobs that were aborted', async () => {
  const { org, load } = await startScenario({
    files: { 'data/accounts.csv': csvOf(RECORDS) },
    org: { abortedResults: 'refused' },
  })
  org.faults.add({ kind: 'hang-job', afterRows: 40 })

  const run = await load(INPUTS, { cancelAt: /InProgress, 40 of 100/ })

  expectStopped(run, 'cancelled', { finished: false })
  expect(run.outputs.message).not.toContain('compare with the org')

  expectCompleted(await load(INPUTS, { runId: '1000002' }), { read: 300 })
  expectEachOnce(org, 'Account', RECORDS, 'Ext_Id__c')
})
