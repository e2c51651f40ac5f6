import { expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { LIMIT_SCALE, lastsMs, limitMinutes } from '../support/limit-minutes.ts'
import { expectEachOnce, openJobs } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 600)
const FILES = { 'data/accounts.csv': csvOf(RECORDS) }
const OPTIONS = { shortTimers: true, env: { BULK_LOAD_TIME_SCALE: String(LIMIT_SCALE) } } as const
const LATER = { ...OPTIONS, runId: '1000002' }
const INPUTS = { ...INSERT, 'job-records': '100', concurrency: '2' }

it('leave: jobs that still run are pending, no other is closed, and the next run awaits them', async () => {
  const minutes = await limitMinutes(FILES, INPUTS, 2)
  // A job of 300 records takes longer than that.
  const batchMs = (1.3 * lastsMs(minutes) * 10_000) / 300
  const { org, load } = await startScenario({ files: FILES, org: { batchMs } })
  const inputs = { ...INPUTS, 'job-records': '300', concurrency: '1', 'time-limit-minutes': String(minutes) }

  const run = await load({ ...inputs, 'on-time-limit': 'leave' }, OPTIONS)

  expectStopped(run, 'time-limit', { finished: false, counts: { pending: 300, unprocessed: 300, unaccounted: 0 } })
  const running = org.jobs().filter(({ history }) => history.some(({ state }) => state === 'UploadComplete'))
  expect(running).toHaveLength(1)
  for (const { id } of running) expect(`${run.outputs.message}\n${run.summary}`).toContain(id)
  expect(openJobs(org)).toEqual([])
  expect(resultFolder(run).rows('Account-insert/pending.csv')).toHaveLength(300)
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  // With the org that slow the rest takes its time: the budget is that of an hour.
  const next = await load({ ...inputs, 'time-limit-minutes': '600' }, LATER)
  expectCompleted(next, { read: 600, pending: 0 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
  expect(org.jobs().filter(({ state }) => state === 'JobComplete')).toHaveLength(2)
})

it('abort: jobs that still run are aborted, what they did stays, and the next run completes the load', async () => {
  const inputs = { ...INPUTS, 'time-limit-minutes': String(await limitMinutes(FILES, INPUTS, 6)) }
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ kind: 'hang-job', afterRows: 40 })

  const run = await load({ ...inputs, 'on-time-limit': 'abort' }, OPTIONS)

  expectStopped(run, 'time-limit', { finished: false, counts: { created: 540, unprocessed: 0, pending: 60 } })
  expect(org.jobs().filter(({ state }) => state === 'Aborted')).toHaveLength(1)
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  // It waits for as long as records may still be created: 10 minutes, which last 0.6 s.
  expectCompleted(await load({ ...INPUTS, 'time-limit-minutes': '600' }, LATER), { read: 600 })
  expectEachOnce(org, 'Account', RECORDS, 'Name')
})

it('leave, with a job that never ends: each step says so, and none sends its records again', async () => {
  const inputs = { ...INPUTS, 'time-limit-minutes': String(await limitMinutes(FILES, INPUTS, 4)) }
  const { org, load } = await startScenario({ files: FILES })
  org.faults.add({ kind: 'hang-job', afterRows: 40 })

  const run = await load(inputs, OPTIONS)
  expectStopped(run, 'time-limit', { finished: false, counts: { created: 500, pending: 100 } })
  expectEachOnce(org, 'Account', RECORDS, 'Name', run)

  const next = await load(inputs, { ...OPTIONS, runAttempt: 2 })
  expectStopped(next, 'time-limit', { finished: false, counts: { pending: 100 } })
  expectEachOnce(org, 'Account', RECORDS, 'Name', next)
  expect(org.records.all('Account')).toHaveLength(540)
})
