import { expect, it } from '@jest/globals'
import { csvOf, INSERT, keyedAccounts, plainAccounts, type SourceRecord, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

const FILE = 'data/accounts.csv'
const GOOD = plainAccounts(1, 60).map((record) => ({ ...record, Billing_Email__c: 'info@example.com' }))
const KEYED = keyedAccounts(1, 60).map((record) => ({ ...record, Billing_Email__c: 'info@example.com' }))
const broken = (records: readonly SourceRecord[]) =>
  records.map((record, index) => (index === 30 ? { ...record, Billing_Email__c: 'no address' } : record))
const run = (runId: number, runAttempt = 1) => ({ shortTimers: true, runId: String(runId), runAttempt }) as const
const RUN_1 = 1_000_001
const RUN_2 = 1_000_002

async function startWith(records: readonly SourceRecord[]) {
  const scenario = await startScenario({ files: { [FILE]: csvOf(records) } })
  const put = (next: readonly SourceRecord[]) => scenario.workspace.write(FILE, csvOf(next))
  return { ...scenario, put }
}

it('an insert that failed, and was mended and completed by a newer run: nothing is loaded twice, and the message says so', async () => {
  const { org, load, put } = await startWith(broken(GOOD))
  expectStopped(await load(INSERT, run(RUN_1)), 'failures-exceeded', { counts: { created: 59, failed: 1 } })
  put(GOOD)
  expectCompleted(await load(INSERT, run(RUN_2)), { created: 1, skipped: 59 })
  put(broken(GOOD))

  const again = await load(INSERT, run(RUN_1, 2))

  expectStopped(again, 'ledger-mismatch', { says: [/run 1000002\) has completed this load/, /nothing is left to do/] })
  expect(again.outputs.message).not.toMatch(/ledger-key/)
  expectEachOnce(org, 'Account', GOOD, 'Name')
})

it('an insert that passed, run again after a newer run has loaded the same files once more: its old results count', async () => {
  const { org, load } = await startWith(GOOD)
  expectCompleted(await load(INSERT, run(RUN_1)), { created: 60 })
  expectCompleted(await load(INSERT, run(RUN_2)), { created: 60 })
  expectCompleted(await load(INSERT, run(RUN_1, 2)), { created: 60 })
  expect(org.records.all('Account')).toHaveLength(120)
})

it('an insert that had loaded nothing itself, after a newer run has loaded its records: they are skipped', async () => {
  const { org, load } = await startWith(GOOD)
  org.faults.add({ kind: 'answer', method: 'POST', path: 'services/oauth2/token', status: 400, body: {} })
  expect((await load(INSERT, run(RUN_1))).outputs['failure-reason']).toBe('login-failed')
  expectCompleted(await load(INSERT, run(RUN_2)), { created: 60 })
  expectCompleted(await load(INSERT, run(RUN_1, 2)), { created: 0, skipped: 60 })
  expectEachOnce(org, 'Account', GOOD, 'Name')
})

it('an insert of other data than a newer run has loaded asks for a new run', async () => {
  const { org, load, put } = await startWith(broken(GOOD))
  org.faults.add({ kind: 'answer', method: 'POST', path: 'services/oauth2/token', status: 400, body: {} })
  await load(INSERT, run(RUN_1))
  const others = plainAccounts(500, 520).map((record) => ({ ...record, Billing_Email__c: 'x@example.com' }))
  put(others)
  expectCompleted(await load(INSERT, run(RUN_2)), { created: 21 })
  put(GOOD)
  expectStopped(await load(INSERT, run(RUN_1, 2)), 'ledger-mismatch', { says: [/other data/, /start a new run/] })
  expectEachOnce(org, 'Account', others, 'Name')
})

it('an upsert that had failed never puts its older values over those of a newer run', async () => {
  const { org, load, put } = await startWith(broken(KEYED))
  expectStopped(await load(UPSERT, run(RUN_1)), 'failures-exceeded')
  const newer = KEYED.map((record) => ({ ...record, NumberOfEmployees: '7777' }))
  put(newer)
  expectCompleted(await load(UPSERT, run(RUN_2)), { created: 1, updated: 59 })
  put(broken(KEYED))
  expectStopped(await load(UPSERT, run(RUN_1, 2)), 'ledger-mismatch', { says: [/older values/, /Start a new run/] })
  expect(org.records.all('Account').every(({ NumberOfEmployees }) => Number(NumberOfEmployees) === 7777)).toBe(true)
})

it('an upsert that had passed takes its old results, and sends nothing', async () => {
  const { org, load, put } = await startWith(KEYED)
  expectCompleted(await load(UPSERT, run(RUN_1)), { created: 60 })
  put(KEYED.map((record) => ({ ...record, NumberOfEmployees: '7777' })))
  expectCompleted(await load(UPSERT, run(RUN_2)), { updated: 60 })
  put(KEYED)
  const jobs = org.jobs().length
  expectCompleted(await load(UPSERT, run(RUN_1, 2)), { created: 60 })
  expect(org.jobs()).toHaveLength(jobs)
})

it.each([
  [
    'an insert',
    INSERT,
    GOOD,
    plainAccounts(61, 70).map((record) => ({ ...record, Billing_Email__c: 'b@example.com' })),
  ],
  [
    'an upsert',
    UPSERT,
    KEYED,
    keyedAccounts(61, 70).map((record) => ({ ...record, Billing_Email__c: 'b@example.com' })),
  ],
])('%s that had passed, with more records in attempt 2: what is new is loaded', async (_, inputs, records, added) => {
  const { org, load, put } = await startWith(records)
  expectCompleted(await load(inputs, run(RUN_1)), { created: 60 })
  put([...records, ...added])
  const again = await load(inputs, run(RUN_1, 2))
  expectCompleted(again, { read: 70, created: 10 })
  expectEachOnce(org, 'Account', [...records, ...added], 'Name')
})

it('a load of one record that had passed is not loaded again, but another record is', async () => {
  const { org, load, put } = await startWith(GOOD.slice(0, 1))
  expectCompleted(await load(INSERT, run(RUN_1)), { created: 1 })
  expectCompleted(await load(INSERT, run(RUN_1, 2)), { created: 1 })
  put(GOOD.slice(1, 2))
  expectStopped(await load(INSERT, run(RUN_1, 3)), 'ledger-mismatch')
  expect(org.records.all('Account')).toHaveLength(1)
})
