import { expect, it as itEverywhere } from '@jest/globals'
import { csvOf, INSERT, plainAccounts } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce, openJobs } from '../support/org-truth.ts'
import { loadStoppedAt, type Point } from '../support/points.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

// Windows has no signals: there a cancelled step ends at once, and the post step cleans up.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const PARTS = 6
const RECORDS = plainAccounts(1, PARTS * 100)
const INPUTS = { ...INSERT, 'job-records': '100', concurrency: '3', artifacts: 'auto' }
const OPTIONS = { shortTimers: true } as const

const POINTS: Readonly<Record<string, Point>> = {
  'an upload': { call: 'upload', nth: 3, when: 'arrived' },
  'a look at a job': { call: 'poll', nth: 2, when: 'arrived' },
  'the download of results': { call: 'successfulResults', nth: 2, when: 'arrived' },
  'a retry round': { call: 'upload', nth: PARTS + 1, when: 'arrived' },
}

const CASES = Object.keys(POINTS).flatMap((name) => (['abort', 'leave'] as const).map((onCancel) => [name, onCancel]))

it.each(CASES)('during %s, with on-cancel: %s', async (name = '', onCancel = '') => {
  const scenario = await startScenario({
    files: { 'data/accounts.csv': csvOf(RECORDS) },
    // Each job takes some turns, so that some still run when the step is cancelled.
    org: { batchMs: 3_000 },
  })
  const { org, load, post } = scenario
  if (name === 'a retry round') org.faults.add({ kind: 'lock-rows', share: 0.08 })
  const inputs = { ...INPUTS, 'on-cancel': onCancel }

  const { run, reached } = await loadStoppedAt(scenario, inputs, POINTS[name] ?? fail(name), 'cancel', OPTIONS)

  expect(reached).toBe(true)
  // Results that could not be read in the seconds that are left are there for the next run.
  if (name === 'the download of results') expect(run.outputs.finished).toBe('false')
  else expectStopped(run, 'cancelled', { finished: false, counts: { unaccounted: 0 } })
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)
  expect(resultFolder(run).report.finished).toBe(false)
  expect(scenario.results.artifacts.list()).toHaveLength(1)
  expect((await post(run)).exitCode).toBe(0)
  expect(openJobs(org)).toEqual([])
  const running = org.jobs().filter(({ state }) => state === 'InProgress' || state === 'UploadComplete')
  if (onCancel === 'abort') expect(running).toEqual([])

  const later = await load(inputs, { ...OPTIONS, ...(onCancel === 'abort' ? { runId: '1000002' } : { runAttempt: 2 }) })

  expectCompleted(later, { read: RECORDS.length })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
  expect(openJobs(org)).toEqual([])
})

/** What the org does with the result files of aborted jobs is not known: reference, 2.4. */
it('what aborted jobs had done is unaccounted where the org refuses their results, and stays so', async () => {
  const scenario = await startScenario({
    files: { 'data/accounts.csv': csvOf(RECORDS) },
    org: { abortedResults: 'refused' },
  })
  const { org, load } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 40 })

  const run = await load(INPUTS, { ...OPTIONS, cancelAt: /InProgress, 40 of 100/ })

  expectStopped(run, 'cancelled', { finished: false, counts: { unaccounted: 0 } })
  expect(Number(run.outputs['records-pending'])).toBeGreaterThanOrEqual(100)
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  const later = await load(INPUTS, { ...OPTIONS, runId: '1000002' })

  const unaccounted = 40
  expectStopped(later, 'records-unaccounted', { counts: { unaccounted, unprocessed: 0, failed: 0, pending: 0 } })
  const rows = resultFolder(later).placedRows('Account-insert/unaccounted.csv')
  expect(rows).toHaveLength(unaccounted)
  expect(rows.every(({ source_file: file, source_line: line }) => file !== '' && Number(line) > 1)).toBe(true)
  expectEachOnce(org, 'Account', RECORDS, 'Name', later)

  const last = await load(INPUTS, { ...OPTIONS, runId: '1000003' })

  expectStopped(last, 'records-unaccounted', { counts: { unaccounted, unprocessed: 0, failed: 0, pending: 0 } })
  expectEachOnce(org, 'Account', RECORDS, 'Name', last)
  expect(org.records.all('Account')).toHaveLength(RECORDS.length)
})

it('records that go in after an abort was answered do not go in again', async () => {
  const records = plainAccounts(1, 3_000)
  const scenario = await startScenario({ files: { 'data/accounts.csv': csvOf(records) }, org: { batchMs: 1_500 } })
  const { org, load } = scenario
  org.faults.add({ kind: 'late-abort', chunks: 3 })

  const run = await load(INSERT, { ...OPTIONS, cancelAt: /InProgress, \d{3} of 3,000/ })

  expectStopped(run, 'cancelled', { finished: false, counts: { unaccounted: 0 } })
  expectEachOnce(org, 'Account', records, 'Name', run)
  expectCompleted(await load(INSERT, { ...OPTIONS, runId: '1000002' }), { created: 3_000 })
  expectEachOnce(org, 'Account', records, 'Name')
})

function fail(name: string): never {
  throw new Error(`There is no point ${name}.`)
}
