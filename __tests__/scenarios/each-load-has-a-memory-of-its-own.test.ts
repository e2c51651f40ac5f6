import { expect, it } from '@jest/globals'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { startScenario } from '../support/scenario.ts'

const EAST = plainAccounts(1, 40)
const WEST = plainAccounts(41, 90)
const TWO_FOLDERS = { 'east/data/a.csv': csvOf(EAST), 'west/data/a.csv': csvOf(WEST) }
const OPTIONS = { shortTimers: true } as const
const FILE = { ledger: './ledger.json' }

/** What a ledger file says of its loads. */
function loadsOf(text: string): { identity: Record<string, unknown>; runs: Record<string, unknown>[] }[] {
  const ledger: { loads: { identity: Record<string, unknown>; runs: Record<string, unknown>[] }[] } = JSON.parse(text)
  return ledger.loads
}

it.each([
  ['the cache', {}],
  ['one file', FILE],
])('two calls of one workflow with other working directories, and %s as ledger: both are loaded', async (_, ledger) => {
  const { org, load } = await startScenario({ files: TWO_FOLDERS })
  const inputs = { ...INSERT, ...ledger }
  expectCompleted(await load({ ...inputs, 'working-directory': 'east' }, OPTIONS), { created: 40 })
  expectCompleted(await load({ ...inputs, 'working-directory': 'west' }, OPTIONS), { created: 50 })
  expectEachOnce(org, 'Account', [...EAST, ...WEST], 'Name')

  const again = { ...OPTIONS, runAttempt: 2 }
  expectCompleted(await load({ ...inputs, 'working-directory': 'west' }, again), { created: 50 })
  expectCompleted(await load({ ...inputs, 'working-directory': 'east' }, again), { created: 40 })
  expectEachOnce(org, 'Account', [...EAST, ...WEST], 'Name')
})

it('one file as ledger of two workflow jobs: both are loaded, and the file keeps both', async () => {
  const { org, load, workspace } = await startScenario({ files: { 'data/a.csv': csvOf(EAST) } })
  const inJob = (job: string) => ({ ...OPTIONS, env: { GITHUB_JOB: job } })
  for (const job of ['east', 'west']) expectCompleted(await load({ ...INSERT, ...FILE }, inJob(job)), { created: 40 })
  expect(org.records.all('Account')).toHaveLength(80)
  expect(loadsOf(workspace.read('ledger.json')).map(({ identity }) => identity.job)).toEqual(['east', 'west'])
})

it('one `ledger-key` for two loads: both are loaded', async () => {
  const { org, load } = await startScenario({ files: TWO_FOLDERS })
  const key = { 'ledger-key': 'accounts' }
  expectCompleted(await load({ ...INSERT, ...key, files: 'east/data/*.csv' }, { ...OPTIONS, step: 'east' }))
  expectCompleted(await load({ ...INSERT, ...key, files: 'west/data/*.csv' }, { ...OPTIONS, step: 'west' }))
  expectEachOnce(org, 'Account', [...EAST, ...WEST], 'Name')
})

it('one `ledger-key` for two objects, one after the other and again: none takes the other for itself', async () => {
  const { org, load } = await startScenario({
    files: { 'a.csv': csvOf(EAST), 'c.csv': csvOf(EAST.map(({ Name }) => ({ LastName: Name ?? '' }))) },
  })
  const accounts = { ...INSERT, files: 'a.csv', 'ledger-key': 'seed' }
  const contacts = { ...INSERT, object: 'Contact', files: 'c.csv', 'ledger-key': 'seed' }
  for (const runAttempt of [1, 2])
    for (const inputs of [accounts, contacts])
      expectCompleted(await load(inputs, { ...OPTIONS, runAttempt }), { created: 40 })
  expect(org.records.all('Account')).toHaveLength(40)
  expect(org.records.all('Contact')).toHaveLength(40)
})

it('`ledger-key` abandons an unfinished load in a file too', async () => {
  const bad = EAST.map((record, index) => (index === 7 ? { ...record, Name: '' } : record))
  const { org, load, workspace } = await startScenario({ files: { 'data/a.csv': csvOf(bad) } })
  expectStopped(await load({ ...INSERT, ...FILE }, OPTIONS), 'failures-exceeded')
  workspace.write('data/a.csv', csvOf(WEST))
  const second = { ...OPTIONS, runId: '1000002' }
  expectStopped(await load({ ...INSERT, ...FILE }, second), 'ledger-mismatch', { says: [/ledger-key/] })
  expectCompleted(await load({ ...INSERT, ...FILE, 'ledger-key': 'new' }, { ...OPTIONS, runId: '1000003' }), {
    created: 50,
  })
  expect(org.records.all('Account')).toHaveLength(89)
})

it('what another version of the action has written is not taken for this load, nor for none', async () => {
  const { org, load, workspace } = await startScenario({ files: { 'data/a.csv': csvOf(EAST) } })
  const old = JSON.stringify({ version: 1, orgId: org.orgId, object: 'Account', operation: 'insert', run: '7' })
  workspace.write('ledger.json', old)
  expectStopped(await load({ ...INSERT, ...FILE }, OPTIONS), 'ledger-failed', { says: [/another version/] })
  expect(workspace.read('ledger.json')).toBe(old)
})

/** A ledger that says of this very load what is not so. */
async function forged(forge: (run: Record<string, unknown>, jobs: Record<string, unknown>[]) => void, options: object) {
  const scenario = await startScenario({ files: { 'data/a.csv': csvOf(WEST) } })
  const { load, workspace, org } = scenario
  expectCompleted(await load({ ...INSERT, ...FILE }, { ...OPTIONS, runId: '900' }), { created: 50 })
  const ledger = JSON.parse(workspace.read('ledger.json'))
  for (const run of ledger.loads[0].runs) forge(run, run.jobs)
  workspace.write('ledger.json', JSON.stringify(ledger))
  workspace.write('data/a.csv', csvOf(EAST))
  const run = await load({ ...INSERT, ...FILE }, { ...OPTIONS, runId: '1000001', ...options })
  return { run, org }
}

it.each([
  ['an attempt 0 of this run that passed', { run: '1000001', attempt: 0 }, {}],
  ['this very attempt, passed', { run: '1000001', attempt: 1 }, {}],
  ['a later attempt of this run, passed', { run: '1000001', attempt: 2 }, {}],
  ['a newer run, passed', { run: '1000009', attempt: 1 }, {}],
])('a forged entry of %s: no step is green that has not loaded its records', async (_, forgery, options) => {
  const { run, org } = await forged((entry) => Object.assign(entry, forgery), options)
  const names = new Set(org.records.all('Account').map(({ Name }) => Name))
  const isLoaded = EAST.every(({ Name }) => names.has(Name ?? ''))
  expect([run.outputs.verdict, isLoaded]).not.toEqual(['passed', false])
  expect(org.records.all('Account').length).toBeLessThanOrEqual(90)
})

it('a forged entry that names an old job with the hash of these files: its rows count for nothing', async () => {
  const { createHash } = await import('node:crypto')
  const body = createHash('sha256').update(csvOf(EAST)).digest('hex')
  const { run, org } = await forged(
    (entry, jobs) => {
      Object.assign(entry, { run: '1000001', attempt: 1 })
      for (const job of jobs) Object.assign(job, { body, records: 50 })
    },
    { runAttempt: 2 },
  )
  expectStopped(run, 'ledger-mismatch')
  expect(run.outputs['records-created']).toBe('0')
  expect(org.records.all('Account')).toHaveLength(50)
})

it('an upsert whose ledger was forged to have passed is sent all the same', async () => {
  const { load, workspace, org } = await startScenario({ files: { 'data/a.csv': csvOf(keyedAccounts(1, 40)) } })
  expectCompleted(await load({ ...UPSERT, ...FILE }, OPTIONS), { created: 40 })
  workspace.write('data/a.csv', csvOf(keyedAccounts(41, 80)))
  expectCompleted(await load({ ...UPSERT, ...FILE }, { ...OPTIONS, runAttempt: 2 }), { created: 40 })
  expect(org.records.all('Account')).toHaveLength(80)
})
