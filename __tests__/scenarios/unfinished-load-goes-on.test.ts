import { expect, it as itEverywhere } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { csvOf, INSERT, plainAccounts } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { deleteRecords, expectEachOnce } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

// Windows has no signals.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const FILE = 'data/accounts.csv'
const LEFT = { ...INSERT, 'on-cancel': 'leave' }

async function untilJobsEnd(org: Org): Promise<void> {
  while (org.jobs().some(({ state }) => state === 'UploadComplete' || state === 'InProgress'))
    await new Promise((resolve) => setImmediate(resolve))
}

it('where a look shows its job as Open that was closed, and that can no longer be aborted', async () => {
  const records = plainAccounts(1, 400)
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  await load(LEFT, { cancelAt: /UploadComplete|InProgress/ })
  await untilJobsEnd(org)
  const [job] = org.jobs()
  org.faults.add({ kind: 'stale-look', method: 'GET', path: `ingest/${job?.id}`, by: 9, times: 4 })

  expectCompleted(await load(INSERT, { runAttempt: 2 }), { read: 400 })

  expectEachOnce(org, 'Account', records, 'Name')
  expect(org.jobs()).toHaveLength(1)
})

it('after it was completed once: what its first job refused is found in a later one', async () => {
  const records = plainAccounts(1, 5).map((record, index) => ({
    ...record,
    Ext_Id__c: `key-${index + 1}`,
    Billing_Email__c: index === 4 ? 'no address' : 'info@example.com',
  }))
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  const taken = org.records.insertDirectly('Account', { Name: 'Somebody', Ext_Id__c: 'key-2' })
  expectStopped(await load(INSERT), 'failures-exceeded', { counts: { created: 3, failed: 2 } })
  deleteRecords(org, 'Account', [taken])
  const second = await load(INSERT, { runId: '1000002' })
  expectStopped(second, 'failures-exceeded', { counts: { created: 1, failed: 1, skipped: 3 } })
  await load(INSERT, { runId: '1000003', killAt: /JobComplete/ })

  const last = await load(INSERT, { runId: '1000004' })

  expectStopped(last, 'failures-exceeded', { counts: { failed: 1 } })
  expectEachOnce(org, 'Account', records, 'Name', last)
})
