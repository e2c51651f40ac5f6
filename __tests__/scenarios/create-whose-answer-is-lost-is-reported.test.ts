import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectPassed } from '../support/expect-end.ts'
import { abortOpenJobs, expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const CUT: FaultInput = { kind: 'reset', method: 'POST', path: 'jobs/ingest', effect: 'after' }

async function loadWithLostCreate(inputs: Readonly<Record<string, string>> = {}, fault = CUT) {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  scenario.org.faults.add(fault)
  const run = await scenario.load({ ...INSERT_ACCOUNTS, ...inputs })
  expectPassed(run, { created: 20 })
  expectAccountsOnce(scenario.org, 20)
  expect(JSON.parse(run.outputs['job-ids'] ?? '')).toEqual([scenario.org.jobs()[1]?.id])
  const [lost] = scenario.org.jobs()
  const warnings = withoutNotices(run).map(({ message }) => message)
  return { ...scenario, run, lost: lost?.id ?? '', warnings }
}

it('loads through another job, and aborts the one whose id never came', async () => {
  const { org, run, lost, warnings } = await loadWithLostCreate()
  expect(warnings).toEqual([expect.stringContaining('It may have left an empty open job')])
  expect(run.stdout).toContain(`job ${lost} was left Open`)
  expect(finalStates(org)).toEqual(['Aborted', 'JobComplete'])
  expectOneUploadPerJob(org)
})

it('takes the page of a proxy for no answer, whatever its status', async () => {
  const page = { kind: 'answer', status: 429, body: '<html>Too many requests</html>', takesEffect: true } as const
  const { org, run, lost } = await loadWithLostCreate({}, { ...page, method: 'POST', path: 'jobs/ingest' })
  expect(run.stdout).toContain(`job ${lost} was left Open`)
  expect(finalStates(org)).toEqual(['Aborted', 'JobComplete'])
})

it('leaves a job alone that somebody else left Open before', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', delayMs: 2_000 })
  await load({ ...INSERT_ACCOUNTS, ledger: './theirs.json' }, { killAt: /uploading/ })
  org.faults.clear()
  org.faults.add(CUT)

  const run = await load({ ...INSERT_ACCOUNTS, ledger: './ours.json' })

  expectPassed(run, { created: 20 })
  const [theirs, lost] = org.jobs().map(({ id }) => id)
  expect(run.stdout).toContain(`job ${lost} was left Open: aborted`)
  expect(run.stdout).toContain(`other jobs on Account that are not finished: ${theirs} (insert, Open)`)
  expect(finalStates(org)).toEqual(['Open', 'Aborted', 'JobComplete'])
  await abortOpenJobs(org)
})

it('only names it, where another leg of a matrix may be at work with it', async () => {
  const { org, lost, warnings } = await loadWithLostCreate({ 'matrix-leg': '{"region":"emea"}' })
  expect(warnings).toEqual([expect.anything(), expect.stringContaining(lost)])
  expect(finalStates(org)).toEqual(['Open', 'JobComplete'])
  await abortOpenJobs(org)
})
