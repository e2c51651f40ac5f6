import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPublished } from '../support/expect-end.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 50) }
const HEADER = '"sf__Id","sf__Created",Name,NumberOfEmployees\n'
const TWO_ROWS = `${HEADER}"001000000000001AAA","true","Account 000001","1"\n"001000000000002AAA","true","Account 000002","2"\n`
const LOOK = { method: 'GET', path: 'jobs/ingest/*' } as const

it('rows that the org lists nowhere', async () => {
  const scenario = await startScenario({ files })
  scenario.org.faults.add({
    kind: 'answer',
    method: 'GET',
    path: 'successfulResults',
    status: 200,
    headers: { 'content-type': 'text/csv' },
    body: TWO_ROWS,
    times: 100,
  })

  const run = await scenario.load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: [
      'The org does not say what became of 48 records (50 records read: 2 created, 48 unaccounted).',
      'compare with the org before you load these records again',
    ],
    counts: { created: 2, unaccounted: 48 },
  })
  expect(run.outputs).toMatchObject({ finished: 'false', 'failure-rate': '96' })
  expectPublished(scenario, run)
  expect(resultFolder(run).rows('Account-insert/successful.csv')).toHaveLength(2)
})

it.each([
  [403, 'INSUFFICIENT_ACCESS', 'You do not have access to the results'],
  [404, 'NOT_FOUND', 'The requested resource does not exist'],
])('results that are refused with %i', async (status, errorCode, message) => {
  const scenario = await startScenario({ files })
  const paths = ['successfulResults', 'failedResults', 'unprocessedrecords']
  const body = [{ errorCode, message }]
  const faults: FaultInput[] = paths.map((path) => ({ kind: 'answer', method: 'GET', path, status, body, times: 100 }))
  scenario.org.faults.add(...faults)

  const run = await scenario.load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: ['what became of 50 records', 'Look the jobs up in Setup under Bulk Data Load Jobs'],
    counts: { unaccounted: 50 },
  })
  expectPublished(scenario, run)
  const warned = run.annotations.filter(({ kind }) => kind === 'warning').map((warning) => warning.message)
  expect(`${warned.join('\n')}\n${run.log}`).toContain(message)
})

it('a job that the org denies after it was closed', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  const body = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
  org.faults.add({ kind: 'answer', ...LOOK, status: 404, body, times: 100 })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: [`Lost track of job ${org.jobs()[0]?.id} (data/accounts.csv).`, 'before you load these records'],
    counts: { unaccounted: 50 },
  })
  expect(JSON.parse(run.outputs['job-ids'] ?? '')).toEqual([org.jobs()[0]?.id])
  expectPublished(scenario, run)
  expectAccountsOnce(org, 50)
})

it('an org that stops answering while a job runs', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  org.faults.add({ kind: 'hang-job' })

  const run = await load(INSERT_ACCOUNTS, {
    onLine: (line) => {
      if (line.includes('InProgress')) void org.close()
    },
  })

  expectFailed(run, {
    reason: 'records-unaccounted',
    says: [`Lost track of job ${org.jobs()[0]?.id}`, 'Look the job up in Setup'],
    counts: { unaccounted: 50 },
  })
  expectPublished(scenario, run)
})

it('jobs that are not made any more once one is out of sight', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  const body = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
  org.faults.add({ kind: 'answer', ...LOOK, status: 404, body })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '10', concurrency: '1' })

  expectFailed(run, { reason: 'records-unaccounted', says: [], counts: { unaccounted: 10, unprocessed: 40 } })
  expect(resultFolder(run).rows('Account-insert/unprocessed.csv')).toHaveLength(40)
  expectAccountsOnce(org, 10)
})
