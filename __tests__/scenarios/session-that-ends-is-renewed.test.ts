import { expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { expectOneUploadPerJob } from '../support/expect-job-discipline.ts'
import { startScenario } from '../support/scenario.ts'

const CALLS = [
  ['query of the org', { method: 'GET', path: 'query' }],
  ['create', { method: 'POST', path: 'jobs/ingest' }],
  ['upload', { method: 'PUT', path: 'batches' }],
  ['close', { method: 'PATCH', path: 'jobs/ingest/*' }],
  ['look', { method: 'GET', path: 'jobs/ingest/*' }],
  ['download of results', { method: 'GET', path: 'successfulResults' }],
] as const

it.each(CALLS)('when it ends before the %s, with one sign-in', async (_, call) => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ kind: 'expire-tokens', ...call })

  expectPassed(await load(INSERT_ACCOUNTS), { created: 20 })

  expectAccountsOnce(org, 20)
  expectOneUploadPerJob(org)
  expect(signIns(org)).toBe(2)
})

it.each([3, 4, 5])('when tokens live %i calls only', async (tokenLifetimeCalls) => {
  const files = Object.fromEntries([0, 1, 2, 3].map((n) => [`data/${n}.csv`, accountsCsv(1 + n * 50, 50 + n * 50)]))
  const { org, load } = await startScenario({ files, org: { tokenLifetimeCalls } })

  expectPassed(await load({ ...INSERT_ACCOUNTS, 'job-records': '50', concurrency: '1' }), { created: 200 })

  expectAccountsOnce(org, 200)
  expectOneUploadPerJob(org)
})

it('by many requests that meet its end at once, with one sign-in', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 200) } })
  org.faults.add({ kind: 'expire-tokens', method: 'POST', path: 'jobs/ingest', nth: 3 })

  expectPassed(await load({ ...INSERT_ACCOUNTS, 'job-records': '20' }), { created: 200 })

  expectAccountsOnce(org, 200)
  expectOneUploadPerJob(org)
  expect(signIns(org)).toBe(2)
})

it('once per failure: an org that refuses the new token too is not asked for ever', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  const { org, load } = scenario
  const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]
  org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', status: 401, body, times: 100 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'login-failed',
    says: ['INVALID_SESSION_ID', 'Session expired or invalid'],
    counts: { unprocessed: 20 },
  })
  expect(signIns(org)).toBe(2)
  expectAccountsOnce(org, 0)
})

it('not for a 401 that a new token does not cure', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'This session is not valid for use with the REST API' }]
  org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 401, body, times: 100 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, { reason: 'login-failed', says: ['not valid for use with the REST API', '"API Enabled"'] })
  expect(signIns(org)).toBe(1)
})

it('and a renewal that is refused ends the load as a failed sign-in', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add(
    { kind: 'expire-tokens', method: 'POST', path: 'jobs/ingest' },
    {
      kind: 'answer',
      method: 'POST',
      path: 'oauth2/token',
      nth: 3,
      times: 100,
      status: 400,
      body: { error: 'invalid_grant', error_description: "user hasn't approved this consumer" },
    },
  )

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'login-failed',
    says: ["user hasn't approved this consumer", 'pre-authorized'],
    counts: { unprocessed: 20 },
  })
  expectAccountsOnce(org, 0)
})

/** Those that went well: the first audience that is tried is not the org's. */
function signIns({ requests }: Org): number {
  return requests.filter(({ path, status }) => path.endsWith('/oauth2/token') && status === 200).length
}
