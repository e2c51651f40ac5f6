import { expect, it } from '@jest/globals'
import { recordsOf, requestLines, sorted } from '../support/org-view.ts'
import { resultFolder, uploadedFiles } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

const RECORDS = [
  { Name: 'Acme', Industry: 'Energy', NumberOfEmployees: '12' },
  { Name: 'Quoted, Inc.', Industry: '', NumberOfEmployees: '7' },
  { Name: 'Line one\nline two', Industry: 'Retail', NumberOfEmployees: '' },
]

const CSV = `Name,Industry,NumberOfEmployees
Acme,Energy,12
"Quoted, Inc.",,7
"Line one
line two",Retail,
`

async function insertAccounts(): Promise<Scenario & { run: Awaited<ReturnType<Scenario['load']>> }> {
  const scenario = await startScenario({ files: { 'data/accounts.csv': CSV } })
  // Long enough for the org to be done at the first look.
  const env = { BULK_LOAD_TIME_SCALE: '0.1' }
  const run = await scenario.load(
    { operation: 'insert', object: 'Account', files: 'data/*.csv', artifacts: 'auto' },
    { env },
  )
  return { ...scenario, run }
}

it('puts the records into the org as the file holds them, and says so in the outputs', async () => {
  const { org, run, workspace, results } = await insertAccounts()

  expect(recordsOf(org, 'Account', ['Name', 'Industry', 'NumberOfEmployees'])).toEqual(RECORDS)
  const [artifact] = results.artifacts.list()
  const folder = `${workspace.dir}/bulk-load-results/load`
  expect({ ...run.outputs, 'results-path': slashes(run.outputs['results-path']) }).toEqual({
    verdict: 'passed',
    'failure-reason': '',
    message: expect.stringContaining('3 records read: 3 created'),
    finished: 'true',
    'records-read': '3',
    'records-created': '3',
    'records-updated': '0',
    'records-deleted': '0',
    'records-failed': '0',
    'records-unprocessed': '0',
    'records-pending': '0',
    'records-unaccounted': '0',
    'records-skipped': '0',
    'failure-rate': '0',
    'job-ids': JSON.stringify(org.jobs().map(({ id }) => id)),
    'org-id': org.orgId,
    'api-calls': String(org.requests.filter(({ path }) => path.startsWith('/services/data/')).length),
    'results-path': slashes(folder),
    report: expect.stringMatching(/report\.json$/),
    'rerun-file': '',
    'artifact-id': artifact?.id,
    'artifact-url': `https://github.com/acme/salesforce-data/actions/runs/1000001/artifacts/${artifact?.id}`,
  })
  expect(run.exitCode).toBe(0)
  expect(withoutNotices(run)).toEqual([])
})

it('asks the org for no more than a job needs', async () => {
  const { org, run } = await insertAccounts()
  const lines = requestLines(org)
  // The first assertion is for production, and this org is a sandbox.
  expect(lines).toEqual([
    'POST oauth2/token',
    'POST oauth2/token',
    'GET query',
    'GET sobjects/Account/describe',
    'GET jobs/ingest',
    'GET limits',
    'POST jobs/ingest',
    'PUT jobs/ingest/{id}/batches',
    'PATCH jobs/ingest/{id}',
    'GET jobs/ingest/{id}',
    // No record failed, so the failed ones are not asked for.
    'GET jobs/ingest/{id}/successfulResults',
  ])
  expect(Number(run.outputs['api-calls'])).toBeLessThanOrEqual(9)
  expect(org.requests.find(({ method }) => method === 'PUT')?.headers['content-length']).toBe(String(CSV.length))
})

it('writes result files with the Ids of the org', async () => {
  const { org, run } = await insertAccounts()
  const results = resultFolder(run)
  const stored = recordsOf(org, 'Account', ['Id', 'Name', 'Industry', 'NumberOfEmployees'])

  expect([...results.files.keys()]).toEqual([
    'Account-insert/failed.csv',
    'Account-insert/successful.csv',
    'Account-insert/unprocessed.csv',
    'ledger.json',
    'report.html',
    'report.json',
    'summary.md',
  ])
  expect(sorted(results.rows('Account-insert/successful.csv'))).toEqual(
    sorted(stored.map(({ Id = '', ...values }) => ({ sf__Id: Id, sf__Created: 'true', ...values }))),
  )
  expect(results.columns('Account-insert/failed.csv').slice(0, 5)).toEqual([
    'sf__Id',
    'sf__Error',
    'source_file',
    'source_line',
    'Name',
  ])
  expect(results.columns('Account-insert/unprocessed.csv')).toEqual([
    'source_file',
    'source_line',
    'Name',
    'Industry',
    'NumberOfEmployees',
  ])
  expect(results.rows('Account-insert/failed.csv')).toEqual([])
  expect(results.rows('Account-insert/unprocessed.csv')).toEqual([])
})

it('reports the load in numbers', async () => {
  const { org, run } = await insertAccounts()
  const counts = {
    read: 3,
    created: 3,
    updated: 0,
    deleted: 0,
    failed: 0,
    unprocessed: 0,
    pending: 0,
    unaccounted: 0,
    skipped: 0,
  }
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const times = { startedAt: time, endedAt: time }
  const { created, updated, deleted, failed, unprocessed } = counts
  expect(resultFolder(run).report).toEqual({
    version: 1,
    verdict: 'passed',
    failureReason: '',
    message: expect.stringContaining('3 records read: 3 created'),
    finished: true,
    ...times,
    apiCalls: Number(run.outputs['api-calls']),
    apiUsage: { used: Number(run.outputs['api-calls']), limit: 100_000 },
    org: { id: org.orgId, host: '127.0.0.1', kind: 'sandbox' },
    loads: [
      {
        name: 'Account-insert',
        object: 'Account',
        operation: 'insert',
        files: [{ path: 'data/accounts.csv', records: 3, bytes: CSV.length }],
        counts,
        unmatched: 0,
        retries: { rounds: 0, records: 0, saved: 0 },
        sentAgain: 0,
        rerunFiles: [],
        jobs: [
          {
            id: org.jobs()[0]?.id,
            state: 'JobComplete',
            round: 1,
            files: ['data/accounts.csv'],
            records: 3,
            ...{ created, updated, deleted, failed, unprocessed },
            ...times,
          },
        ],
        errors: [],
      },
    ],
  })
})

it('shows the load in the job summary, and uploads the result files', async () => {
  const { org, run, results } = await insertAccounts()
  const folder = resultFolder(run)
  const jobId = org.jobs()[0]?.id

  expect(run.summary).toMatch(/^## ✅ insert Account: passed$/m)
  expect(run.summary).toContain(
    `| data/accounts.csv | [${jobId}](https://127.0.0.1/lightning/setup/AsyncApiJobStatus/page?address=%2F${jobId}) | JobComplete | 3 | 3 | 0 | 0 | 0 |`,
  )
  expect(run.summary).toContain(`[result files](${run.outputs['artifact-url']})`)
  expect(String(folder.files.get('summary.md'))).toBe(run.summary)

  const uploaded = uploadedFiles(results)
  expect([...uploaded.keys()].sort()).toEqual([...folder.files.keys()])
  for (const [file, content] of folder.files) {
    // Where the artifact is to be found is known only once it is there.
    if (file !== 'summary.md') expect({ file, content: uploaded.get(file) }).toEqual({ file, content })
  }
})

it('tells in the log how the job goes on', async () => {
  const { org, run } = await insertAccounts()
  const job = `job 1 of 1 (${org.jobs()[0]?.id})`
  expect(run.log).toContain('3 records in 1 file (93 B): 1 job')
  expect(run.log).toContain(`signed in to 127.0.0.1 (${org.orgId}, sandbox)`)
  expect(run.log).toContain(`${job}: created; uploading 3 records, 93 B`)
  expect(run.log).toContain(`${job}: uploaded`)
  expect(run.log).toContain(`${job}: JobComplete, 3 of 3 records (100%) processed`)
})

function slashes(path: string | undefined): string | undefined {
  return path?.replaceAll('\\', '/')
}
