import { existsSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { finalStates } from '../support/expect-job-discipline.ts'
import { startScenario } from '../support/scenario.ts'

/** Nobody knows yet what became of the records, and people are told so. */
const KILLED = expect.objectContaining({
  kind: 'warning',
  message: expect.stringMatching(/^The step was killed before it finished\. Records shown as unaccounted/),
})

const files = { 'data/accounts.csv': accountsCsv(1, 450) }

it.each([
  ['while the org works on it', /InProgress, 200 of 450/, 200],
  ['before it was closed', /uploading/, 0],
] as const)('aborts the job of a main step that was killed %s', async (_, killAt, created) => {
  const { org, load, post } = await startScenario({ files })
  org.faults.add(
    { kind: 'hang-job', afterRows: 200 },
    { kind: 'slow', method: 'PUT', path: 'batches', delayMs: created === 0 ? 2_000 : 0 },
  )

  const run = await load(INSERT_ACCOUNTS, { killAt })
  expect(run.exitCode).not.toBe(0)
  expect(run.outputs).toEqual({})
  const after = await post(run)

  expect(after.exitCode).toBe(0)
  expect(after.annotations).toEqual([
    expect.objectContaining({
      kind: 'warning',
      message: expect.stringMatching(new RegExp(`^Job ${org.jobs()[0]?.id} was still \\w+ and is aborted now`)),
    }),
    KILLED,
  ])
  expect(finalStates(org)).toEqual(['Aborted'])
  expectAccountsOnce(org, created)
  expect(existsSync(run.state['temp-folder'] ?? '')).toBe(false)
})

it('does not promise that the next run goes on where no ledger is kept', async () => {
  const { org, load, post } = await startScenario({ files })
  org.faults.add({ kind: 'hang-job', afterRows: 200 })
  const run = await load({ ...INSERT_ACCOUNTS, ledger: 'none' }, { killAt: /InProgress, 200 of 450/ })
  const told = (await post(run)).annotations.map(({ message }) => message).join('\n')
  expect(told).toContain('before you run the workflow again, look in Setup under Bulk Data Load Jobs')
  expect(told).not.toContain('continues where it stopped')
})

it('aborts all jobs that were left, although one of them is gone', async () => {
  const { org, load, post } = await startScenario({ files })
  org.faults.add({ kind: 'hang-job', times: 5 })
  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '150' }, { killAt: /job 3 of 3 .* InProgress/ })
  const [first] = org.jobs()
  const body = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
  org.faults.add({ kind: 'answer', method: 'GET', path: `jobs/ingest/${first?.id}`, status: 404, body })

  const after = await post(run)

  expect(after.exitCode).toBe(0)
  expect(finalStates(org).slice(1)).toEqual(['Aborted', 'Aborted'])
})

it('leaves a job alone that has ended meanwhile', async () => {
  const { org, load, post } = await startScenario({ files, org: { batchMs: 2_000 } })
  const run = await load(INSERT_ACCOUNTS, { killAt: /InProgress/ })
  while (finalStates(org)[0] !== 'JobComplete') await new Promise((resolve) => setTimeout(resolve, 5))

  expect(await post(run)).toMatchObject({ exitCode: 0, annotations: [KILLED] })

  expect(finalStates(org)).toEqual(['JobComplete'])
})

it('warns, and no more, when it cannot sign in', async () => {
  const { org, load, post } = await startScenario({ files })
  org.faults.add({ kind: 'hang-job' })
  const run = await load(INSERT_ACCOUNTS, { killAt: /InProgress/ })
  const body = { error: 'invalid_grant', error_description: "user hasn't approved this consumer" }
  org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 400, body, times: 100 })

  const after = await post(run)

  expect(after.exitCode).toBe(0)
  expect(after.annotations).toEqual([
    expect.objectContaining({
      kind: 'warning',
      message: expect.stringMatching(
        /^These jobs may still run in the org: .*hasn't approved this consumer.* Look them up in Setup under Bulk Data Load Jobs\.$/,
      ),
    }),
  ])
  expect(after.annotations[0]?.message).toContain(org.jobs()[0]?.id)
})

it('does nothing after a load that passed', async () => {
  const { org, load, post } = await startScenario({ files })
  const run = await load(INSERT_ACCOUNTS)
  const requests = org.requests.length

  expect(await post(run)).toMatchObject({ exitCode: 0, annotations: [], log: expect.stringMatching(/^\s*$/) })

  expect(org.requests).toHaveLength(requests)
  expect(existsSync(run.state['temp-folder'] ?? '')).toBe(false)
})

it('does nothing after a main step that never began', async () => {
  const { org, load, post } = await startScenario({ files })
  const run = await load({ operation: 'insert' })
  expect(run.state).toEqual({})

  expect(await post(run)).toMatchObject({ exitCode: 0, annotations: [], stderr: '' })

  expect(org.requests).toEqual([])
})
