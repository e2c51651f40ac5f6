import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { LIMIT_SCALE, limitMinutes } from '../support/limit-minutes.ts'
import { expectEachOnce, openJobs } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 20)
const FILES = { 'data/accounts.csv': csvOf(RECORDS) }
const OPTIONS = { env: { BULK_LOAD_TIME_SCALE: String(LIMIT_SCALE) } } as const
const DAY_MS = 86_400_000

const drip = { kind: 'drip', everyMs: 20 } as const
const silent = { kind: 'slow', delayMs: DAY_MS } as const
const silentBody = { ...silent, part: 'body' } as const

/** A loop that nobody leaves by hand. */
const ALWAYS = { times: 1_000_000 }

it.each<[string, FaultInput]>([
  ['a token that drips', { ...drip, path: 'token' }],
  ['a token endpoint that is silent', { ...silent, path: 'token' }],
  ['a token whose body never comes', { ...silentBody, path: 'token' }],
  ['a query that drips', { ...drip, path: 'query' }],
  ['a describe that drips', { ...drip, path: 'describe', everyMs: 5 }],
])('%s: the step ends at its time limit, and nothing was sent', async (_, fault) => {
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ ...fault, ...ALWAYS })
  const run = await load({ ...INSERT, 'time-limit-minutes': '1' }, OPTIONS)
  expectStopped(run, 'time-limit', { finished: false, says: [/nothing was sent/] })
  expect(org.jobs()).toEqual([])
})

it.each<[string, FaultInput]>([
  ['drips', { ...drip, path: 'successfulResults' }],
  ['is silent', { ...silent, path: 'successfulResults' }],
  ['breaks off without a word', { ...silentBody, path: 'successfulResults' }],
])('a result file that %s: its records are pending, and the next run reads it', async (_, fault) => {
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ ...fault, ...ALWAYS })
  const minutes = await limitMinutes(FILES, INSERT, 2)
  const run = await load({ ...INSERT, 'time-limit-minutes': String(minutes) }, OPTIONS)
  expectStopped(run, 'time-limit', { finished: false, counts: { pending: 20, unaccounted: 0 } })
  expect(resultFolder(run).rows('Account-insert/pending.csv')).toHaveLength(20)

  org.faults.clear()
  expectCompleted(await load(INSERT, { runId: '1000002' }), { read: 20 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it('an answer to the close that drips: the job is seen to, and nothing is left open', async () => {
  const { org, load } = await startScenario({ files: FILES, org: { batchMs: 3_600_000 } })
  org.faults.add({ ...drip, method: 'PATCH', path: 'ingest/*' })
  const run = await load({ ...INSERT, 'time-limit-minutes': '2' }, OPTIONS)
  expect(run.outputs.verdict).toBe('failed')
  expect(openJobs(org)).toEqual([])
})

it('a session that ends, and a sign-in that is silent then: the step ends at its time limit', async () => {
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ kind: 'expire-tokens', path: 'describe' }, { ...silent, path: 'token', nth: 2, ...ALWAYS })
  expectStopped(await load({ ...INSERT, 'time-limit-minutes': '1' }, OPTIONS), 'time-limit')
})

it('wait-for-org-minutes ends where the sign-in is silent', async () => {
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ ...silent, path: 'token', ...ALWAYS })
  const run = await load({ ...INSERT, 'wait-for-org-minutes': '1' }, OPTIONS)
  expectStopped(run, 'login-failed', { says: [/not ready after 1 minutes/] })
})

it.each([
  ['plain', { zipped: false }],
  ['zipped', { zipped: true }],
])('a refusal that does not end is cut: %s', async (_, how) => {
  const { org, load } = await startScenario({ files: FILES })
  const refusal = '[{"errorCode":"INVALIDENTITY","message":"'
  org.faults.add(
    { kind: 'answer', method: 'POST', path: 'ingest', status: 400, body: refusal },
    { kind: 'endless', method: 'POST', path: 'ingest', piece: '<script', ...how },
  )
  const run = await load(INSERT)
  expectStopped(run, 'job-failed', { counts: { unprocessed: 20 } })
  expect(run.outputs.message?.length).toBeLessThan(2_001)
})

it('an answer of blanks that does not end is not read for ever, and the call is repeated', async () => {
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ kind: 'endless', path: 'describe', zipped: true })
  expectCompleted(await load(INSERT), { read: 20 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it.each([
  ['of one row without an end', 'x'],
  ['of rows without an end', '"1","2"\n'],
  ['of empty lines', '\n'],
])('a zipped result file %s fills neither memory nor disk, and is no result file', async (_, piece) => {
  const records = keyedAccounts(1, 20)
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
  org.faults.add({ kind: 'endless', path: 'successfulResults', piece, zipped: true, ...ALWAYS })
  const run = await load({ ...UPSERT, retries: '0' })
  expectStopped(run, 'records-unaccounted', { counts: { unaccounted: 20 }, says: [/Run the workflow again/] })
  expect(shouts(run, /could not be read/)).not.toEqual([])
})

it('a list of jobs that leads to itself is given up', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const page = { done: false, records: [], nextRecordsUrl: '/services/data/v67.0/jobs/ingest?queryLocator=again' }
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 200, body: page, ...ALWAYS })
  const run = await load(INSERT, { runAttempt: 2 })
  expectStopped(run, 'ledger-missing', { says: [/does not end/] })
  expect(org.requests.filter(({ path }) => path.endsWith('/jobs/ingest')).length).toBeLessThan(10)
})
