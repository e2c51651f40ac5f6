import { afterEach, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { testKeys } from '../support/keys.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { loadStoppedAt } from '../support/points.ts'
import { type Scenario, signIn, startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 400)
const KEYED = keyedAccounts(1, 400)
const FILES = { 'data/accounts.csv': csvOf(RECORDS) }
const KEYED_FILES = { 'data/accounts.csv': csvOf(KEYED) }
const HOW = { 'job-records': '100', concurrency: '1' }
const OPTIONS = { shortTimers: true } as const
const LATER = { ...OPTIONS, runId: '1000002' }
const ATTEMPT_2 = { ...OPTIONS, runAttempt: 2 }

const others: Org[] = []
afterEach(async () => {
  for (const org of others.splice(0)) await org.close()
})

/** One job is in when the action is killed, and a second one is closed. */
async function killMidway(scenario: Scenario, inputs: Readonly<Record<string, string>>): Promise<void> {
  const point = { call: 'close', nth: 2, when: 'answered' } as const
  expect(await loadStoppedAt(scenario, inputs, point, 'kill', OPTIONS)).toMatchObject({ reached: true })
  await allFinal(scenario.org)
}

async function allFinal(org: Org): Promise<void> {
  while (org.jobs().some(({ state }) => state === 'UploadComplete' || state === 'InProgress'))
    await new Promise((resolve) => setImmediate(resolve))
}

function closedJobs(org: Org): number {
  return org.jobs().filter(({ history }) => history.some(({ state }) => state === 'UploadComplete')).length
}

it.each(['read-only', 'absent'] as const)(
  'a cache that is %s: an insert goes on, and hears of it once',
  async (cache) => {
    const { org, load } = await startScenario({ files: FILES, results: { cache } })
    const run = await load({ ...INSERT, ...HOW }, OPTIONS)
    expectCompleted(run, { created: 400 })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
    expect(shouts(run, /cache/i)).toHaveLength(1)
    expect(shouts(run, /cache/i)[0]).toMatch(/insert|twice|double/i)
  },
)

it('a cache that fails: an insert closes nothing', async () => {
  const { org, load } = await startScenario({ files: FILES, results: { cache: 'failing' } })
  const run = await load({ ...INSERT, ...HOW }, OPTIONS)
  expectStopped(run, 'ledger-failed', { counts: { unprocessed: 400 }, finished: false })
  expect(closedJobs(org)).toBe(0)
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)
})

it('a cache that fails midway: what was closed is seen to its end, and nothing further is closed', async () => {
  const scenario = await startScenario({ files: FILES })
  const { org, results, load } = scenario
  const stop = org.onRequest(({ when, method, path }) => {
    if (when !== 'answered' || method !== 'PATCH' || !path.includes('jobs/ingest/')) return
    results.faults.add({ service: 'CacheService', method: 'CreateCacheEntry' })
    stop()
  })
  const run = await load({ ...INSERT, ...HOW }, OPTIONS)
  expectStopped(run, 'ledger-failed', { counts: { failed: 0, unaccounted: 0 }, finished: false })
  expect(closedJobs(org)).toBeLessThan(4)
  expect(run.outputs['records-created']).toBe(String(closedJobs(org) * 100))
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  results.faults.clear()
  expectCompleted(await load({ ...INSERT, ...HOW }, LATER))
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it('a cache that fails: an upsert goes on', async () => {
  const { org, load } = await startScenario({ files: KEYED_FILES, results: { cache: 'failing' } })
  const run = await load({ ...UPSERT, ...HOW }, OPTIONS)
  expectCompleted(run, { created: 400 })
  expectEachOnce(org, 'Account', KEYED, 'Ext_Id__c', run)
})

it('ledger: none says that an insert is unprotected, and leaves the cache alone', async () => {
  const { results, load } = await startScenario({ files: FILES })
  const run = await load({ ...INSERT, ...HOW, ledger: 'none' }, OPTIONS)
  expectCompleted(run, { created: 400 })
  expect(shouts(run, /ledger/i)).toHaveLength(1)
  expect(results.calls.filter(({ service }) => service === 'CacheService')).toEqual([])
})

it('a file as ledger: another run goes on where a killed one ended', async () => {
  const scenario = await startScenario({ files: FILES })
  const { org, results, load, workspace } = scenario
  const inputs = { ...INSERT, ...HOW, ledger: '.ledger/accounts.json' }
  await killMidway(scenario, inputs)
  expect(workspace.read('.ledger/accounts.json')).toContain(org.jobs()[1]?.id)

  expectCompleted(await load(inputs, LATER))

  expectEachOnce(org, 'Account', RECORDS, 'Name')
  expect(results.calls.filter(({ service }) => service === 'CacheService')).toEqual([])
})

it('no value of a record is in the ledger', async () => {
  const scenario = await startScenario({ files: FILES })
  const inputs = { ...INSERT, ...HOW, ledger: '.ledger/accounts.json' }
  await killMidway(scenario, inputs)
  expect(scenario.workspace.read('.ledger/accounts.json')).not.toMatch(/Account 0000\d\d/)
})

it.each([
  ['a job in the org that fits', []],
  ['one whose rows fit, whatever its count says', [{ kind: 'short-counts', by: 30, times: 2 }]],
  [
    'one that failed when some was in, whatever its count says',
    [
      { kind: 'fail-job', afterRows: 100, errorMessage: 'InternalServerError : x', times: 2 },
      { kind: 'short-counts', by: 100, times: 2 },
    ],
  ],
] as const)('attempt 2 without a ledger, and with %s: an insert stops', async (_, faults) => {
  const scenario = await startScenario({ files: FILES })
  const { org, results, load } = scenario
  org.faults.add(...faults)
  await killMidway(scenario, { ...INSERT, ...HOW })
  results.caches.evict()

  const again = await load({ ...INSERT, ...HOW }, ATTEMPT_2)

  expectStopped(again, 'ledger-missing', { says: [org.jobs()[0]?.id ?? '', /new run/] })
  expect(closedJobs(org)).toBe(2)
  expect(org.records.all('Account')).toHaveLength(200)
})

it('attempt 2 without a ledger, cancelled while it looks for such a job, is cancelled and accuses none', async () => {
  const scenario = await startScenario({ files: FILES })
  await killMidway(scenario, { ...INSERT, ...HOW })
  scenario.results.caches.evict()
  const looking = { call: 'poll', nth: 1, when: 'arrived' } as const
  const { run } = await loadStoppedAt(scenario, { ...INSERT, ...HOW }, looking, 'cancel', ATTEMPT_2)
  expectStopped(run, 'cancelled')
  expect(closedJobs(scenario.org)).toBe(2)
})

it('attempt 2 without a ledger, and with no such job in the org: an insert goes on', async () => {
  const scenario = await startScenario({ files: FILES })
  const { org, results, load } = scenario
  await loadStoppedAt(scenario, { ...INSERT, ...HOW }, { call: 'create', nth: 1, when: 'arrived' }, 'kill', OPTIONS)
  results.caches.evict()
  expectCompleted(await load({ ...INSERT, ...HOW }, ATTEMPT_2), { created: 400 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it('attempt 2 without a ledger, and with a smaller job of another step in the org: an insert goes on', async () => {
  const scenario = await startScenario({ files: { ...FILES, 'other/accounts.csv': csvOf(plainAccounts(401, 460)) } })
  const { org, results, load } = scenario
  expectCompleted(await load({ ...INSERT, ...HOW, files: 'other/*.csv' }, { ...OPTIONS, step: 'other' }), {
    created: 60,
  })
  results.caches.evict()
  expectCompleted(await load({ ...INSERT, ...HOW }, ATTEMPT_2), { created: 400 })
  expect(org.records.all('Account')).toHaveLength(460)
})

it('a new run after the cache was evicted starts afresh, as there is nothing that says otherwise', async () => {
  const { org, results, load } = await startScenario({ files: FILES })
  expectCompleted(await load({ ...INSERT, ...HOW }, OPTIONS), { created: 400 })
  results.caches.evict()
  expectCompleted(await load({ ...INSERT, ...HOW }, LATER), { created: 400 })
  expect(org.records.all('Account')).toHaveLength(800)
})

it('an unfinished load to another org says nothing of this one', async () => {
  const scenario = await startScenario({ files: FILES })
  const inputs = { ...INSERT, ...HOW, ledger: '.ledger/accounts.json' }
  await killMidway(scenario, inputs)
  const refreshed = await startOrg({ certificate: testKeys().publicKey, seed: 2 })
  others.push(refreshed)

  const run = await scenario.load({ ...inputs, ...signIn(refreshed) }, LATER)

  expectCompleted(run, { created: 400, skipped: 0 })
  expectEachOnce(refreshed, 'Account', RECORDS, 'Name', run)
  expect(scenario.org.records.all('Account')).toHaveLength(200)
})

it('jobs that are gone: what they hold of an insert is unaccounted, and never sent again', async () => {
  const scenario = await startScenario({ files: FILES })
  const { org, load } = scenario
  await killMidway(scenario, { ...INSERT, ...HOW })
  org.forgetJobs()

  const run = await load({ ...INSERT, ...HOW }, LATER)

  expectStopped(run, 'records-unaccounted', { counts: { created: 200, unaccounted: 200 } })
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)
  expect(org.records.all('Account')).toHaveLength(400)
})

it('jobs that are gone: what they hold of an upsert is sent again, and the report says so', async () => {
  const scenario = await startScenario({ files: KEYED_FILES })
  const { org, load } = scenario
  await killMidway(scenario, { ...UPSERT, ...HOW })
  org.forgetJobs()

  const run = await load({ ...UPSERT, ...HOW }, LATER)

  expectCompleted(run, { created: 200, updated: 200, unaccounted: 0 })
  expectEachOnce(org, 'Account', KEYED, 'Ext_Id__c', run)
  expect(`${run.summary}\n${run.log}`).toMatch(/again/i)
})

it.each([
  ['half of one', '{"version":1,"entr'],
  ['something else', '[]'],
])('a ledger that is %s is not an empty one', async (_, content) => {
  const { org, load, workspace } = await startScenario({ files: FILES })
  workspace.write('.ledger/accounts.json', content)
  const run = await load({ ...INSERT, ...HOW, ledger: '.ledger/accounts.json' }, OPTIONS)
  expectStopped(run, 'ledger-failed')
  expect(org.jobs()).toEqual([])
  expect(workspace.read('.ledger/accounts.json')).toBe(content)
})

it('steps and legs of a matrix have ledgers of their own', async () => {
  const { org, load, results } = await startScenario({ files: FILES })
  const inputs = { ...INSERT, ...HOW }
  for (const [step, leg] of [
    ['load', 'null'],
    ['load-again', 'null'],
    ['load', '{"region":"eu"}'],
  ])
    expectCompleted(await load({ ...inputs, 'matrix-leg': leg ?? '' }, { ...OPTIONS, ...(step ? { step } : {}) }), {
      created: 400,
    })
  expect(org.records.all('Account')).toHaveLength(1_200)
  expect(new Set(results.caches.list().map(({ key }) => key)).size).toBe(results.caches.list().length)
})
