import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { type JobReport, REPORT_VERSION, type Report } from '../../src/report/report.ts'
import { MOST_SUMMARY_BYTES, renderSummary } from '../../src/report/summary.ts'

const LINKS = {
  orgUrl: 'https://acme--uat.sandbox.my.salesforce.com',
  artifactUrl: 'https://github.com/acme/data/actions/runs/1/artifacts/2',
}

const job = (number: number, overrides: Partial<JobReport> = {}): JobReport => ({
  id: `750A0000${String(number).padStart(7, '0')}AAA`,
  state: 'JobComplete',
  round: 1,
  files: ['data/accounts.csv'],
  records: 10,
  created: 10,
  updated: 0,
  deleted: 0,
  failed: 0,
  unprocessed: 0,
  startedAt: '2026-11-24T04:00:00.000Z',
  endedAt: '2026-11-24T04:01:05.000Z',
  ...overrides,
})

const report = (jobs: readonly JobReport[], overrides: Partial<Report> = {}, load = {}): Report => ({
  version: REPORT_VERSION,
  verdict: 'passed',
  failureReason: '',
  message: 'insert Account: 10 records read: 10 created.',
  finished: true,
  startedAt: '2026-11-24T04:00:00.000Z',
  endedAt: '2026-11-24T04:01:10.000Z',
  apiCalls: 9,
  org: { id: '00D010000000001EAA', host: 'acme--uat.sandbox.my.salesforce.com', kind: 'sandbox' },
  loads: [
    {
      name: 'Account-insert',
      object: 'Account',
      operation: 'insert',
      files: [{ path: 'data/accounts.csv', records: 10, bytes: 1_000 }],
      counts: { ...NO_COUNTS, read: 10, created: 10 },
      jobs,
      errors: [],
      unmatched: 0,
      retries: { rounds: 0, records: 0, saved: 0 },
      sentAgain: 0,
      rerunFiles: [],
      ...load,
    },
  ],
  ...overrides,
})

/** Compares with the committed file, which can be read as rendered Markdown. `UPDATE_OUTPUTS=1` writes it anew. */
async function expectGolden(name: string, text: string): Promise<void> {
  const file = new URL(`./__outputs__/${name}.md`, import.meta.url)
  if (process.env.UPDATE_OUTPUTS === '1') await writeFile(file, text)
  expect(text).toBe(await readFile(file, 'utf8'))
}

it('of a load that passed', async () => {
  await expectGolden('passed', renderSummary(report([job(1)]), LINKS))
})

it('of a load that failed, with hostile names and messages', async () => {
  const errors = [
    {
      code: 'DUPLICATE_VALUE',
      fields: ['Ext_Id__c'],
      message: 'duplicate value found: | <b>x</b> `y`\n@octocat https://evil.example',
      count: 7,
      class: 'data',
      explanation: 'Taken.',
      cure: 'Change the value.',
      samples: [
        { file: 'data/a | b.csv', line: 4312 },
        { file: 'data/<script>.csv', line: 2 },
      ],
    },
    {
      code: '',
      fields: [],
      message: '![img](https://evil.example/x.png) $1$',
      count: 1,
      class: 'unknown',
      explanation: '',
      cure: '',
      samples: [],
    },
  ]
  const jobs = [
    job(1, { files: ['data/a | b.csv', 'data/<script>.csv'], created: 2, failed: 8 }),
    job(2, {
      state: 'Failed',
      created: 0,
      unprocessed: 10,
      errorMessage: 'InvalidBatch : Field name not found : |Na`me|',
    }),
  ]
  const failed = {
    verdict: 'failed',
    failureReason: 'job-failed',
    finished: false,
    message: 'Job 750 (data/a | b.csv) failed.\n  org: 00D',
  } as const
  const counts = { ...NO_COUNTS, read: 20, created: 2, failed: 8, unprocessed: 10 }
  const more = { unmatched: 1, rerunFiles: ['Account-insert/rerun.csv', 'Account-insert/rerun-2.csv'] }
  await expectGolden(
    'failed',
    renderSummary(
      report(jobs, { ...failed, apiUsage: { used: 1_234, limit: 100_000 } }, { errors, counts, ...more }),
      LINKS,
    ),
  )
})

it('of a step that failed before its first job', async () => {
  const early = {
    verdict: 'failed',
    failureReason: 'invalid-csv',
    message: 'a.csv line 3: quoted field is never closed.',
    loads: [],
  } as const
  await expectGolden('failed-early', renderSummary(report([], early), {}))
})

it('of 500 jobs with hostile names shows some, folds the rest, and puts troubled jobs first', async () => {
  const names = [
    'data/a | b.csv',
    'data/<script>alert(1)</script>.csv',
    'data/`x`.csv',
    'data/[l](https://evil.example).csv',
    'data/_a_*b*.csv',
  ]
  const jobs = Array.from({ length: 500 }, (_, index) =>
    job(index + 1, { files: [names[index % names.length] ?? ''], ...(index === 444 ? { created: 9, failed: 1 } : {}) }),
  )
  const text = renderSummary(report(jobs), LINKS)
  await expectGolden('500-jobs', text)
  expect(text.indexOf('0000445AAA')).toBeLessThan(text.indexOf('0000001AAA'))
})

it("of 2,000 jobs with endless names stays below the runner's limit", () => {
  const name = `data/${'|<&`é🙂'.repeat(60)}.csv`
  const jobs = Array.from({ length: 2_000 }, (_, index) => job(index + 1, { files: [name] }))
  const text = renderSummary(report(jobs), LINKS)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_SUMMARY_BYTES)
  expect(text).toContain('more: see report.json')
})
