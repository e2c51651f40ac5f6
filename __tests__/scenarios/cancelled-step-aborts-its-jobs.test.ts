import { expect, it as itEverywhere } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPublished } from '../support/expect-end.ts'
import { expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

// Windows has no signals: there a cancelled step ends at once, and the post step cleans up.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const HELD_BACK = { kind: 'slow', delayMs: 30_000 } as const

it('before anything was sent', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ ...HELD_BACK, method: 'POST', path: 'oauth2/token' })

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /20 records in 1 file/ })

  expectFailed(run, { reason: 'cancelled', says: ['The step was cancelled before anything was sent.'] })
  expect(org.jobs()).toEqual([])
})

it('while a job is being uploaded: that job is aborted, and nothing is in', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  const { org, load, post } = scenario
  org.faults.add({ ...HELD_BACK, method: 'PUT', path: 'batches' })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '1' }, { cancelAt: /uploading/ })

  expectFailed(run, {
    reason: 'cancelled',
    says: ['cancelled', '20 records read: 20 unprocessed'],
    counts: { unprocessed: 20 },
  })
  expect(finalStates(org)).toEqual(['Aborted'])
  expectAccountsOnce(org, 0)
  expectPublished(scenario, run)
  expect(resultFolder(run).rows('Account-insert/unprocessed.csv')).toHaveLength(20)
  expect(await post(run)).toMatchObject({ exitCode: 0, annotations: [] })
})

it('while a job is being uploaded, and the session is over: it signs in anew to abort the job', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add(
    { ...HELD_BACK, method: 'PUT', path: 'batches' },
    { kind: 'expire-tokens', method: 'PATCH', path: 'jobs/ingest/*' },
  )

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /uploading/ })

  expectFailed(run, { reason: 'cancelled', says: ['cancelled'], counts: { unprocessed: 20 } })
  expect(finalStates(org)).toEqual(['Aborted'])
})

it('while results wait for an upload: that job is aborted, and what the others did is told', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  const { org, load } = scenario
  org.faults.add({ ...HELD_BACK, method: 'PUT', path: 'batches', nth: 2 })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '2' }, { cancelAt: /JobComplete/ })

  expectFailed(run, {
    reason: 'cancelled',
    says: ['cancelled', '20 records read: 10 created, 10 unprocessed'],
    counts: { created: 10, unprocessed: 10 },
  })
  expect([...finalStates(org)].sort()).toEqual(['Aborted', 'JobComplete'])
  expectAccountsOnce(org, 10)
  expectPublished(scenario, run)
})

it('while results do not come: they are left to the next run, which reads them', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ ...HELD_BACK, method: 'GET', path: 'successfulResults', times: 10 })

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /JobComplete/ })

  expectFailed(run, { reason: 'cancelled', says: ['20 records read: 20 pending'], counts: { pending: 20 } })
  org.faults.clear()
  const next = await load(INSERT_ACCOUNTS, { runId: '1000002' })
  expect(next.outputs).toMatchObject({ verdict: 'passed', 'records-created': '20' })
  expect(org.jobs()).toHaveLength(1)
  expectAccountsOnce(org, 20)
})

it('while the org works on a job: it is aborted, what is in is told, and the rest may still go in', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 450) } })
  const { org, load, post } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 200 })

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /InProgress, 200 of 450/ })

  expectFailed(run, {
    reason: 'cancelled',
    says: ['cancelled', '450 records read: 200 created, 250 pending'],
    counts: { created: 200, pending: 250 },
  })
  expect(run.outputs.finished).toBe('false')
  expect(finalStates(org)).toEqual(['Aborted'])
  expectAccountsOnce(org, 200)
  expectPublished(scenario, run)
  const requests = org.requests.length
  expect(await post(run)).toMatchObject({ exitCode: 0, annotations: [] })
  expect(org.requests).toHaveLength(requests)
})

it('while several run and one waits: all are aborted, and no further one is made', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 100) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 10, times: 10 })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '20', concurrency: '3' }, { cancelAt: /InProgress, 10/ })

  expect(run.outputs['failure-reason']).toBe('cancelled')
  expect(new Set(finalStates(org))).toEqual(new Set(['Aborted']))
  expect(org.jobs().length).toBeLessThanOrEqual(3)
  expectOneUploadPerJob(org)
  expect(org.records.all('Account')).toHaveLength(Number(run.outputs['records-created']))
  expectPublished(scenario, run)
})

it('with serial jobs: the one that waits for its turn is aborted too', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 60) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 10 })

  const run = await load(
    { ...INSERT_ACCOUNTS, 'job-records': '20', concurrency: 'serial' },
    { cancelAt: /job 2 of 3 .* uploaded/ },
  )

  expect(run.outputs).toMatchObject({ 'failure-reason': 'cancelled', 'records-unaccounted': '0' })
  expect(finalStates(org)).toEqual(['Aborted', 'Aborted'])
  expect(org.jobs()[1]?.processing).toBeUndefined()
  expectPublished(scenario, run)
})

it('and no record that goes in after the abort is called unprocessed', async () => {
  const scenario = await startScenario({
    files: { 'data/accounts.csv': accountsCsv(1, 3_000) },
    org: { batchMs: 1_500 },
  })
  const { org, load } = scenario
  org.faults.add({ kind: 'late-abort', chunks: 3 })

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /InProgress, \d{3} of 3,000/ })

  expect(run.outputs).toMatchObject({ 'failure-reason': 'cancelled', 'records-unaccounted': '0' })
  const unprocessed = new Set(
    resultFolder(run)
      .rows('Account-insert/unprocessed.csv')
      .map(({ Name }) => Name),
  )
  const stored = org.records.all('Account').map(({ Name }) => Name ?? '')
  expect(stored.filter((name) => unprocessed.has(name))).toEqual([])
  const [created, pending] = ['created', 'pending'].map((name) => Number(run.outputs[`records-${name}`]))
  expect(stored.length).toBeGreaterThanOrEqual(created ?? Number.NaN)
  expect(stored.length).toBeLessThanOrEqual((created ?? 0) + (pending ?? 0))
})

it('although the org refuses the aborts: then the log names what stays', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 450) } })
  const { org, load } = scenario
  const body = [{ errorCode: 'API_ERROR', message: 'Not now' }]
  org.faults.add(
    { kind: 'hang-job', afterRows: 200 },
    { kind: 'answer', method: 'PATCH', path: 'jobs/ingest/*', nth: 2, times: 100, status: 400, body },
  )

  const run = await load(INSERT_ACCOUNTS, { cancelAt: /InProgress, 200 of 450/ })

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: ['what became of 450 records', 'Look the jobs up in Setup'],
    counts: { unaccounted: 450 },
  })
  expect(JSON.parse(run.outputs['job-ids'] ?? '')).toEqual([org.jobs()[0]?.id])
  expectPublished(scenario, run)
})
