import { expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts, type SourceRecord } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { deleteRecords, expectEachOnce } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

const FILE = 'data/accounts.csv'
const INPUTS = { ...INSERT, 'job-records': '250' }
const OPTIONS = { shortTimers: true } as const
const BAD = [100, 500, 900]

const GOOD = plainAccounts(1, 1_000).map((record) => ({ ...record, Billing_Email__c: 'info@example.com' }))
const BROKEN = GOOD.map((record, index) =>
  BAD.includes(index + 1) ? { ...record, Billing_Email__c: 'no address' } : record,
)
const ADDED = plainAccounts(1_001, 1_001).map((record) => ({ ...record, Billing_Email__c: 'new@example.com' }))

/** The bad lines are mended, one of them elsewhere in the file, and a record is added. */
const FIXED: readonly SourceRecord[] = [
  ...GOOD.slice(0, 499),
  ...GOOD.slice(500, 700),
  ...ADDED,
  ...GOOD.slice(700),
  ...GOOD.slice(499, 500),
]

async function failedLoad() {
  const scenario = await startScenario({ files: { [FILE]: csvOf(BROKEN) } })
  const run = await scenario.load(INPUTS, OPTIONS)
  expectStopped(run, 'failures-exceeded', { counts: { created: 997, failed: 3 }, finished: true })
  return scenario
}

it('and nothing else; after it passed, everything again, as asked', async () => {
  const { org, load, workspace } = await failedLoad()

  workspace.write(FILE, csvOf(FIXED))
  const second = await load(INPUTS, { ...OPTIONS, runId: '1000002' })
  expectCompleted(second, { read: 1_001, created: 4, skipped: 997, failed: 0 })
  expectEachOnce(org, 'Account', FIXED, 'Name')
  expect(second.summary).toMatch(/997/)

  const third = await load(INPUTS, { ...OPTIONS, runId: '1000003' })
  expectCompleted(third, { read: 1_001, created: 1_001, skipped: 0 })
  expect(org.records.all('Account')).toHaveLength(2_002)

  const jobs = org.jobs().length
  const again = await load(INPUTS, { ...OPTIONS, runId: '1000003', runAttempt: 2 })
  expectCompleted(again, { read: 1_001, created: 1_001, skipped: 0 })
  expect(org.jobs()).toHaveLength(jobs)
  expect(org.records.all('Account')).toHaveLength(2_002)
})

it('by "re-run failed jobs" too: only what failed is sent again', async () => {
  const { org, load } = await failedLoad()
  const jobs = org.jobs().length

  const again = await load(INPUTS, { ...OPTIONS, runAttempt: 2 })

  expectStopped(again, 'failures-exceeded', { counts: { failed: 3 } })
  const sent = org
    .jobs()
    .slice(jobs)
    .flatMap(({ id }) => org.uploaded(id)?.trim().split('\n').slice(1) ?? [])
  expect(sent.sort()).toEqual(
    csvOf(BAD.map((number) => BROKEN[number - 1] ?? {}))
      .trim()
      .split('\n')
      .slice(1)
      .sort(),
  )
  expectEachOnce(org, 'Account', BROKEN, 'Name', again)
})

it('and again what somebody deleted from the org meanwhile, which a warning names', async () => {
  const { org, load, workspace } = await failedLoad()
  const gone = org.records.all('Account').slice(0, 5)
  deleteRecords(
    org,
    'Account',
    gone.map(({ Id }) => Id ?? ''),
  )

  workspace.write(FILE, csvOf(FIXED))
  const second = await load(INPUTS, { ...OPTIONS, runId: '1000002' })

  expectCompleted(second, { created: 9, skipped: 992 })
  expectEachOnce(org, 'Account', FIXED, 'Name')
  expect(shouts(second, /\b5 records\b/)).toHaveLength(1)
})

it('but stops where a record that went in is no longer in the files', async () => {
  const { org, load, workspace } = await failedLoad()
  const jobs = org.jobs().length

  workspace.write(FILE, csvOf(FIXED.slice(1)))
  const second = await load(INPUTS, { ...OPTIONS, runId: '1000002' })

  expectStopped(second, 'ledger-mismatch', { says: [/ledger-key/] })
  expect(org.jobs()).toHaveLength(jobs)
  expect(org.records.all('Account')).toHaveLength(997)

  const given = await load({ ...INPUTS, 'ledger-key': 'another' }, { ...OPTIONS, runId: '1000003' })
  expectCompleted(given, { created: 1_000, skipped: 0 })
})

it('an upsert that failed is sent anew, whole', async () => {
  const keyed = BROKEN.map((record, index) => ({ Ext_Id__c: `key-${index + 1}`, ...record }))
  const { org, load, workspace } = await startScenario({ files: { [FILE]: csvOf(keyed) } })
  const upsert = { ...INPUTS, operation: 'upsert', 'external-id-field': 'Ext_Id__c' }
  const first = await load(upsert, OPTIONS)
  expectStopped(first, 'failures-exceeded', { counts: { created: 997, failed: 3 } })

  const fixed = GOOD.map((record, index) => ({ Ext_Id__c: `key-${index + 1}`, ...record }))
  workspace.write(FILE, csvOf(fixed))
  expectCompleted(await load(upsert, { ...OPTIONS, runId: '1000002' }), { created: 3, updated: 997, skipped: 0 })
  expectEachOnce(org, 'Account', fixed, 'Ext_Id__c')
})

it('a delete of what is gone already is done when it is run again, and adds up', async () => {
  const { org, load, workspace } = await startScenario()
  const ids = ['A', 'B', 'C'].map((Name) => org.records.insertDirectly('Account', { Name }))
  deleteRecords(org, 'Account', ids.slice(0, 1))
  workspace.write(FILE, csvOf(ids.map((Id) => ({ Id }))))
  const deletion = { ...INPUTS, operation: 'delete' }
  const first = await load(deletion, OPTIONS)
  expectStopped(first, 'failures-exceeded', { counts: { deleted: 2, failed: 1 } })

  const again = await load(deletion, { ...OPTIONS, runAttempt: 2 })
  expectCompleted(again, { read: 3, deleted: 0, failed: 0, skipped: 3 })
})
