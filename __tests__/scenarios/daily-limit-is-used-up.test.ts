import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPublished } from '../support/expect-end.ts'
import { abortOpenJobs, finalStates } from '../support/expect-job-discipline.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 50) }
/** What the org has left is not known before the load, then. */
const UNSEEN = { userPermissions: { viewSetup: false } }
const CURE =
  'A daily limit of the org is used up. It counts the last 24 hours, so load the remaining records in a few hours.'

it('before the first call', async () => {
  const { org, load } = await startScenario({ files, org: { limits: { DailyApiRequests: { max: 100, used: 100 } } } })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, { reason: 'api-limit', says: ['REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.', CURE] })
  expect(run.outputs['api-calls']).toBe('1')
  expect(org.jobs()).toEqual([])
})

it('when a job is to be made: what is in stays and is told', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  const body = [{ errorCode: 'LIMIT_EXCEEDED', message: 'Max bulk v2 ingest jobs per 24 hrs has been reached' }]
  org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', nth: 3, times: 100, status: 400, body })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '1' })

  expectFailed(run, {
    reason: 'api-limit',
    says: ['data/accounts.csv could not be sent: LIMIT_EXCEEDED: Max bulk v2 ingest jobs', CURE],
    counts: { created: 20, unprocessed: 30 },
  })
  expectPublished(scenario, run)
  expectAccountsOnce(org, 20)
  expect(
    resultFolder(run)
      .rows('Account-insert/unprocessed.csv')
      .map(({ Name }) => Name),
  ).toEqual(Array.from({ length: 30 }, (_, index) => `Account 0000${index + 21}`))
})

it('when the requests of the day run out in the middle', async () => {
  const scenario = await startScenario({
    files,
    org: { limits: { DailyApiRequests: { max: 1_000, used: 990 } }, ...UNSEEN },
  })
  const { org, load } = scenario

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '1' })

  expect(run.outputs['failure-reason']).toMatch(/^(api-limit|records-unaccounted)$/)
  expect(run.outputs.message).toContain('daily limit')
  const read = Number(run.outputs['records-read'])
  // Pending are those whose results had no turn before the requests were used up: the next run reads them.
  const outcomes = ['created', 'unprocessed', 'pending', 'unaccounted'].map((name) =>
    Number(run.outputs[`records-${name}`]),
  )
  expect(outcomes.reduce((sum, count) => sum + count, 0)).toBe(read)
  expectPublished(scenario, run)
  // No call got through any more, not even to abort the job that was just made.
  org.nextDay()
  await abortOpenJobs(org)
})

it('when the batches of the day run out: a job fails in the org', async () => {
  const scenario = await startScenario({ files, org: { limits: { DailyBulkApiBatches: { max: 3 } }, ...UNSEEN } })
  const { org, load } = scenario

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '1' })

  // The org lists the records of that job nowhere, and counts prove nothing.
  expectFailed(run, {
    reason: 'records-unaccounted',
    says: ['does not say what became of 10 records'],
    counts: { created: 30, unprocessed: 10, unaccounted: 10 },
  })
  expect(run.summary).toContain('ExceededQuota : ApiBatchItems Limit exceeded')
  expect(finalStates(org)).toEqual(['JobComplete', 'JobComplete', 'JobComplete', 'Failed'])
  expectPublished(scenario, run)
  expectAccountsOnce(org, 30)
})

/** Batches beyond the allocation leave no results.
 *  Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Batch allocations". */
it('when they run out inside a job, which then lists the rest nowhere', async () => {
  const scenario = await startScenario({
    files: { 'data/accounts.csv': accountsCsv(1, 10_500) },
    org: { limits: { DailyBulkApiBatches: { max: 1 } }, ...UNSEEN },
  })
  const { org, load } = scenario

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: ['does not say what became of 500 records (10,500 records read: 10,000 created, 500 unaccounted)'],
    counts: { created: 10_000, unaccounted: 500 },
  })
  expect(run.summary).toContain('ExceededQuota : ApiBatchItems Limit exceeded')
  expectPublished(scenario, run)
  expectAccountsOnce(org, 10_000)
})

it('when a job fails on it after some rows', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 500) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'fail-job', afterRows: 200, errorMessage: 'ExceededQuota : ApiBatchItems Limit exceeded' })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'api-limit',
    says: [`Job ${org.jobs()[0]?.id} (data/accounts.csv) failed: ExceededQuota : ApiBatchItems Limit exceeded.`, CURE],
    counts: { created: 200, unprocessed: 300 },
  })
  expectPublished(scenario, run)
  expectAccountsOnce(org, 200)
})

/** Too many long requests at once have the same code, and pass.
 *  Source: Salesforce Developer Limits, "API Request Limits and Allocations". */
it('not when only too many requests run at once', async () => {
  const { org, load } = await startScenario({ files })
  const body = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentPerOrgLongTxn Limit exceeded.' }]
  for (const call of [
    { method: 'POST', path: 'jobs/ingest' },
    { method: 'PUT', path: 'batches' },
    { method: 'GET', path: 'successfulResults' },
  ])
    org.faults.add({ kind: 'answer', ...call, status: 403, body })

  const run = await load(INSERT_ACCOUNTS)

  expect(run.outputs['failure-reason']).toBe('')
  expectAccountsOnce(org, 50)
})
