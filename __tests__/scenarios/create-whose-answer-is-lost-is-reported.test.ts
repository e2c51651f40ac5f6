import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectPassed } from '../support/expect-end.ts'
import { abortOpenJobs, expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

it('loads through another job, and warns of the one whose id never came', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ kind: 'reset', method: 'POST', path: 'jobs/ingest', effect: 'after' })

  const run = await load(INSERT_ACCOUNTS)

  expectPassed(run, { created: 20 })
  expectAccountsOnce(org, 20)
  expect(withoutNotices(run)).toEqual([
    expect.objectContaining({ kind: 'warning', message: expect.stringContaining('An empty job may stay Open') }),
  ])
  expect(JSON.parse(run.outputs['job-ids'] ?? '')).toEqual([org.jobs()[1]?.id])
  expect(finalStates(org)).toEqual(['Open', 'JobComplete'])
  await abortOpenJobs(org)
  expectOneUploadPerJob(org)
})
