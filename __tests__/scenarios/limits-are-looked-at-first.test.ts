import { expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { expectEachOnce, openJobs } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 1_200)
const FILES = { 'data/accounts.csv': csvOf(RECORDS) }
const TWELVE_JOBS = { ...INSERT, 'job-records': '100', concurrency: '1' }
const OPTIONS = { shortTimers: true } as const

it.each([
  ['API requests', { DailyApiRequests: { max: 100_000, used: 99_980 } }],
  ['batches', { DailyBulkApiBatches: { max: 15_000, used: 14_995 } }],
])('a load that cannot fit into the %s left makes no job', async (_, limits) => {
  const { org, load } = await startScenario({ files: FILES, org: { limits } })
  const run = await load(TWELVE_JOBS, OPTIONS)
  expectStopped(run, 'api-limit')
  expect(org.jobs()).toEqual([])
})

it('records that may not fit into the data storage left get a warning', async () => {
  const { org, load } = await startScenario({ files: FILES, org: { limits: { DataStorageMB: { max: 10, used: 9 } } } })
  const run = await load(TWELVE_JOBS, OPTIONS)
  expectCompleted(run, { created: 1_200 })
  expect(shouts(run, /storage/i)).toHaveLength(1)
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)
})

it('storage is no concern of an org that has enough', async () => {
  const { load } = await startScenario({ files: FILES })
  expect(shouts(await load(TWELVE_JOBS, OPTIONS), /storage|limits/i)).toEqual([])
})

it('a user who may not see the limits hears of it, and the load goes on', async () => {
  const { org, load } = await startScenario({ files: FILES, org: { userPermissions: { viewSetup: false } } })
  const run = await load(TWELVE_JOBS, OPTIONS)
  expectCompleted(run, { created: 1_200 })
  const told = shouts(run, /View Setup and Configuration/)
  expect(told).toHaveLength(1)
  expect(run.annotations.find(({ message }) => message === told[0])?.kind).toBe('notice')
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)
})

it('the daily limit, hit midway: what runs is finished, the rest is named, and the load is completed the day after', async () => {
  const { org, load, results } = await startScenario({ files: FILES })
  const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]
  org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', nth: 5, times: 1_000, status: 403, body })

  const run = await load({ ...TWELVE_JOBS, artifacts: 'auto' }, OPTIONS)

  expectStopped(run, 'api-limit', { counts: { created: 400, unprocessed: 800 }, finished: false })
  expect(resultFolder(run).rows('Account-insert/unprocessed.csv')).toHaveLength(800)
  expect(results.artifacts.list()).toHaveLength(1)
  expect(openJobs(org)).toEqual([])
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  org.faults.clear()
  org.nextDay()
  expectCompleted(await load(TWELVE_JOBS, { ...OPTIONS, runId: '1000002' }), { read: 1_200 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it('every request of the day used up midway: no record is lost or doubled, and the load is completed the day after', async () => {
  const { org, load } = await startScenario({ files: FILES, org: { userPermissions: { viewSetup: false } } })
  const stop = org.onRequest(({ when, method }) => {
    if (when !== 'answered' || method !== 'PATCH') return
    stop()
    const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]
    for (const method of ['GET', 'POST', 'PUT', 'PATCH'])
      org.faults.add({ kind: 'answer', method, times: 10_000, status: 403, body })
  })

  const run = await load(TWELVE_JOBS, OPTIONS)

  expect(run.outputs.verdict).toBe('failed')
  expect(run.outputs.finished).toBe('false')
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  org.faults.clear()
  org.nextDay()
  expectCompleted(await load(TWELVE_JOBS, { ...OPTIONS, runAttempt: 2 }), { read: 1_200 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})
