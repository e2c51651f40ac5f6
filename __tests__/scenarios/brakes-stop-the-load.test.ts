import { expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts, type SourceRecord } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce, openJobs } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

const FILE = 'data/accounts.csv'
const OPTIONS = { shortTimers: true } as const
const LATER = { ...OPTIONS, runId: '1000002' }

const isBadUpTo = (last: number) => (record: SourceRecord, index: number) => ({
  ...record,
  Billing_Email__c: index < last ? 'no address' : 'info@example.com',
})

const CANARY = { ...INSERT, canary: '10', 'job-records': '100' }

it('a canary that fails: nothing else is sent, and a later run completes the load once it is mended', async () => {
  const records = plainAccounts(1, 300).map(isBadUpTo(2))
  const { org, load, workspace } = await startScenario({ files: { [FILE]: csvOf(records) } })

  const run = await load(CANARY, OPTIONS)

  expectStopped(run, 'stopped-early', { counts: { created: 8, failed: 2, unprocessed: 290 }, finished: false })
  expect(org.jobs()).toHaveLength(1)
  expect(org.jobs()[0]?.numberRecordsProcessed).toBe(10)
  expectEachOnce(org, 'Account', records, 'Name', run)

  const fixed = plainAccounts(1, 300).map(isBadUpTo(0))
  workspace.write(FILE, csvOf(fixed))
  expectCompleted(await load(CANARY, LATER), { read: 300 })
  expectEachOnce(org, 'Account', fixed, 'Name')
})

it('a canary that stays within `max-failures` as a share of itself: the load goes on', async () => {
  const records = plainAccounts(1, 300).map(isBadUpTo(2))
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  const run = await load({ ...CANARY, 'max-failures': '20%' }, OPTIONS)
  expectCompleted(run, { created: 298, failed: 2 })
  expect(org.jobs()[0]?.numberRecordsProcessed).toBe(10)
  expectEachOnce(org, 'Account', records, 'Name', run)
})

const FIVE_JOBS = { ...INSERT, 'job-records': '1000', concurrency: '1' }

it('too many failures: no further job starts, and a later run completes the load', async () => {
  const records = plainAccounts(1, 5_000).map(isBadUpTo(1_000))
  // Jobs take longer than reading the results of the first one.
  const { org, load, workspace } = await startScenario({ files: { [FILE]: csvOf(records) }, org: { batchMs: 3_000 } })

  const run = await load(FIVE_JOBS, OPTIONS)

  expectStopped(run, 'stopped-early', { counts: { failed: 1_000 }, finished: false })
  expect(Number(run.outputs['records-unprocessed'])).toBeGreaterThanOrEqual(3_000)
  expect(openJobs(org)).toEqual([])
  expectEachOnce(org, 'Account', records, 'Name', run)

  const fixed = plainAccounts(1, 5_000).map(isBadUpTo(0))
  workspace.write(FILE, csvOf(fixed))
  expectCompleted(await load(FIVE_JOBS, LATER), { read: 5_000 })
  expectEachOnce(org, 'Account', fixed, 'Name')
})

it('jobs that went well count from their end on, also while their results wait for an upload', async () => {
  const records = plainAccounts(1, 6_000).map((record, index) => {
    const isBad = index >= 4_000 && index < 4_600
    return { ...record, Billing_Email__c: isBad ? 'no address' : 'info@example.com' }
  })
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', nth: 6, delayMs: 1_500 })
  const run = await load({ ...FIVE_JOBS, concurrency: '5', 'max-failures': '100%' }, OPTIONS)
  expectCompleted(run, { created: 5_400, failed: 600 })
  expectEachOnce(org, 'Account', records, 'Name', run)
})

it.each([
  ['100% never stops', { 'stop-early': '100%' }, 1_000],
  ['fewer than 1,000 finished records are no reason', { 'job-records': '100' }, 500],
])('%s', async (_, inputs, bad) => {
  const records = plainAccounts(1, 3_000).map(isBadUpTo(bad))
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  const run = await load({ ...FIVE_JOBS, ...inputs }, OPTIONS)
  expectStopped(run, 'failures-exceeded', { counts: { created: 3_000 - bad, failed: bad }, finished: true })
  expectEachOnce(org, 'Account', records, 'Name', run)
})

it('failures that a retry may cure do not count', async () => {
  const records = plainAccounts(1, 3_000)
  const { org, load } = await startScenario({ files: { [FILE]: csvOf(records) } })
  org.faults.add({ kind: 'lock-rows', share: 0.8 })
  const run = await load(FIVE_JOBS, OPTIONS)
  expectCompleted(run, { created: 3_000 })
  expectEachOnce(org, 'Account', records, 'Name', run)
})
