import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPublished } from '../support/expect-end.ts'
import { abortOpenJobs, expectOneUploadPerJob, finalStates } from '../support/expect-job-discipline.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 50) }

it('on a column that the object does not have: nothing is in, all is unprocessed', async () => {
  const content = 'Name,Colour__c\n"Acme, Inc.",red\nBeta,blue\n'
  const scenario = await startScenario({ files: { 'data/accounts.csv': content } })
  const { org, load } = scenario

  const run = await load({ ...INSERT_ACCOUNTS, preflight: 'off' })

  expectFailed(run, {
    reason: 'job-failed',
    says: [
      `Job ${org.jobs()[0]?.id} (data/accounts.csv) failed: InvalidBatch : Field name not found : Colour__c.`,
      'The header must contain API names of fields that the object has and the user can see.',
    ],
    counts: { unprocessed: 2 },
  })
  expect(run.summary).toContain('Field name not found')
  expectPublished(scenario, run)
  expect(resultFolder(run).rows('Account-insert/unprocessed.csv')).toEqual([
    { Name: 'Acme, Inc.', Colour__c: 'red' },
    { Name: 'Beta', Colour__c: 'blue' },
  ])
})

/** Texts of the org. Source: Bulk API 2.0 guide, "Errors"; texts as users of the API report them. */
it.each([
  ['ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF', 'mixes line endings'],
  ['InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote', 'quotes'],
  ['TooManyLockFailure : Too many lock failure 200 Trying again later.', 'Sort the file by the parent'],
  ['InternalServerError : Retried more than 20 times', 'Set a smaller `job-records`'],
  ['InvalidBatch : Unable to find relationship: Parent', 'takes the relationship name'],
  ['Something new : that nobody foresaw', 'Look the job up in Setup under Bulk Data Load Jobs'],
])('with "%s", after 200 rows that stay', async (errorMessage, cure) => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 450) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'fail-job', afterRows: 200, errorMessage })

  const run = await load({ ...INSERT_ACCOUNTS, retries: '0' })

  expectFailed(run, { reason: 'job-failed', says: [errorMessage, cure], counts: { created: 200, unprocessed: 250 } })
  expectPublished(scenario, run)
  expectAccountsOnce(org, 200)
  expect(resultFolder(run).rows('Account-insert/unprocessed.csv')).toHaveLength(250)
})

it('and its unprocessed records are told although their download fails twice', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 450) } })
  const { org, load } = scenario
  org.faults.add(
    { kind: 'fail-job', afterRows: 200, errorMessage: 'InternalServerError : Retried more than 20 times' },
    { kind: 'cut', method: 'GET', path: 'unprocessedrecords', afterBytes: 500, chunked: true },
    { kind: 'reset', method: 'GET', path: 'unprocessedrecords', nth: 2, effect: 'before' },
  )

  const run = await load({ ...INSERT_ACCOUNTS, retries: '0' })

  expectFailed(run, { reason: 'job-failed', says: [], counts: { created: 200, unprocessed: 250 } })
  const names = resultFolder(run)
    .rows('Account-insert/unprocessed.csv')
    .map(({ Name }) => Name)
  expect(new Set(names).size).toBe(250)
  expect(names).toHaveLength(250)
})

it('and no further job is made; what runs is awaited', async () => {
  const scenario = await startScenario({ files, org: { batchMs: 2_000 } })
  const { org, load } = scenario
  org.faults.add({ kind: 'fail-job', afterRows: 0, errorMessage: 'InvalidBatch : Field name not found : Name' })

  const run = await load({ ...INSERT_ACCOUNTS, 'job-records': '5', concurrency: '2' })

  expect(run.outputs['failure-reason']).toBe('job-failed')
  expect(org.jobs().length).toBeLessThan(10)
  expect(finalStates(org).filter((state) => state === 'Failed')).toHaveLength(1)
  const created = Number(run.outputs['records-created'])
  expect(org.records.all('Account')).toHaveLength(created)
  expect(Number(run.outputs['records-unprocessed'])).toBe(50 - created)
  expectOneUploadPerJob(org)
  expectPublished(scenario, run)
})

it('because somebody aborted it in the org', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 450) } })
  const { org, load } = scenario
  org.faults.add({ kind: 'hang-job', afterRows: 200 })

  const run = await load(INSERT_ACCOUNTS, {
    onLine: (line) => {
      if (line.includes('InProgress, 200 of 450')) void abortInOrg(org.url, org.jobs()[0]?.id ?? '', org.issueToken())
    },
  })

  expectFailed(run, {
    reason: 'job-failed',
    says: [`Job ${org.jobs()[0]?.id} (data/accounts.csv) was aborted in the org`, 'What it had done until then stays.'],
    counts: { created: 200, pending: 250 },
  })
  expect(run.outputs.finished).toBe('false')
  expectPublished(scenario, run)
  expectAccountsOnce(org, 200)
})

it('because a second upload spoiled it', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  const answer = { kind: 'answer', method: 'PATCH', path: 'jobs/ingest/*', status: 400 } as const
  const message = "Found multipe contents for job: <750…>, please 'Close' / 'Abort' / 'Delete' the current Job"
  org.faults.add({ ...answer, body: [{ errorCode: 'INVALIDJOB', message }] })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'job-failed',
    says: [
      'data/accounts.csv could not be sent: INVALIDJOB: Found multipe contents',
      'Nothing of this job was loaded.',
    ],
    counts: { unprocessed: 50 },
  })
  expectAccountsOnce(org, 0)
  expect(finalStates(org)).toEqual(['Aborted'])
})

it.each([
  [
    { object: 'Acount' },
    ["INVALIDENTITY: InvalidEntity : Entity 'Acount' is not supported by the Bulk API", '`object`'],
  ],
  [
    { operation: 'upsert', 'external-id-field': 'Phone' },
    ['INVALIDJOB', 'Check that `external-id-field` is an external id field of the object.'],
  ],
])('because the org makes no job of %j', async (inputs, says) => {
  const scenario = await startScenario({ files })

  const run = await scenario.load({ ...INSERT_ACCOUNTS, preflight: 'off', ...inputs })

  expectFailed(run, { reason: 'job-failed', says, counts: { unprocessed: 50 } })
  expect(scenario.org.jobs()).toEqual([])
  expectPublished(scenario, run)
})

it('because a feature is not enabled for the user', async () => {
  const { org, load } = await startScenario({ files })
  const message = 'insert operation requires special user profile permission, please contact your system administrator'
  const body = [{ errorCode: 'FEATURENOTENABLED', message }]
  org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', status: 400, body, times: 10 })

  expectFailed(await load(INSERT_ACCOUNTS), {
    reason: 'job-failed',
    says: [
      `FEATURENOTENABLED: ${message}`,
      'Ask an administrator to give the user that permission (for hardDelete: "Bulk API Hard Delete").',
    ],
    counts: { unprocessed: 50 },
  })
})

it('and where the org does not let it be aborted, a warning says that it stays', async () => {
  const { org, load } = await startScenario({ files })
  const refusal = [{ errorCode: 'API_ERROR', message: 'Not now' }]
  org.faults.add(
    { kind: 'reset', method: 'PUT', path: 'batches', effect: 'after' },
    { kind: 'answer', method: 'PATCH', path: 'jobs/ingest/*', status: 400, body: refusal },
  )

  const run = await load(INSERT_ACCOUNTS)

  expect(run.outputs.verdict).toBe('passed')
  expect(withoutNotices(run)).toMatchObject([
    { kind: 'warning', message: expect.stringMatching(/could not be aborted \(Not now\); it stays in the org/) },
  ])
  expectAccountsOnce(org, 50)
  await abortOpenJobs(org)
})

async function abortInOrg(url: string, id: string, token: string): Promise<void> {
  await fetch(`${url}/services/data/v67.0/jobs/ingest/${id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'Aborted' }),
  })
}
