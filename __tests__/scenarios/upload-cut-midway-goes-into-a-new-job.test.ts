import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed, expectPublished } from '../support/expect-end.ts'
import { expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { startScenario } from '../support/scenario.ts'

const BIG = accountsCsv(1, 60_000)
const UPLOAD = { method: 'PUT', path: 'batches' } as const

it('aborts the job whose upload was cut, and sends the records again in a new one', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': BIG } })
  org.faults.add({ kind: 'reset', ...UPLOAD, effect: 'before', afterBytes: 300_000, times: 2 })

  const run = await load(INSERT_ACCOUNTS)

  expectPassed(run, { created: 60_000 })
  expectAccountsOnce(org, 60_000)
  expectOneUploadPerJob(org)
  expect(finalStates(org)).toEqual(['Aborted', 'Aborted', 'JobComplete'])
  expect(run.log).toMatch(/the upload failed \(.+\); sending it again in a new job/)
  expect(JSON.parse(run.outputs['job-ids'] ?? '')).toEqual([org.jobs()[2]?.id])
})

it('does so too when all came in and only the answer was lost', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 30) } })
  org.faults.add({ kind: 'reset', ...UPLOAD, effect: 'after' })

  expectPassed(await load(INSERT_ACCOUNTS), { created: 30 })

  expectAccountsOnce(org, 30)
  expectOneUploadPerJob(org)
  expect(finalStates(org)).toEqual(['Aborted', 'JobComplete'])
})

it('gives up after five uploads, and says which file was not loaded', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 30) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'reset', ...UPLOAD, effect: 'after', times: 100 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'job-failed',
    says: [
      'data/accounts.csv could not be sent',
      'no answer from 127.0.0.1',
      'Run the step again to load the remaining records.',
    ],
    counts: { unprocessed: 30 },
  })
  expectPublished(scenario, run)
  expectAccountsOnce(org, 0)
  expectOneUploadPerJob(org)
  expect(finalStates(org)).toEqual(Array(5).fill('Aborted'))
})
