import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { buildPage } from '../../src/report/page/build-page.ts'
import { type JobReport, REPORT_VERSION, type Report } from '../../src/report/report.ts'
import { MOST_SUMMARY_BYTES, renderSummary } from '../../src/report/summary.ts'
import { sampleReport } from '../support/sample-report.ts'

const LINKS = {
  orgUrl: 'https://acme--uat.sandbox.my.salesforce.com',
  artifactUrl: 'https://github.com/acme/data/actions/runs/1/artifacts/2',
  fileUrl: (file: string) => `https://github.com/acme/data/blob/5f0c/${encodeURIComponent(file)}?plain=1`,
}

const summaryOf = (report: Report, links: object = LINKS) => renderSummary(buildPage({ report, loads: [], links }))

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
  await expectGolden('passed', summaryOf(report([job(1)])))
})

it('of a load that passed although records failed says what allowed that, and what to do', async () => {
  const message = 'insert Account: 10 records read: 9 created, 1 failed. `max-failures: 10%` allows that.'
  const error = {
    code: 'UNABLE_TO_LOCK_ROW',
    fields: [],
    message: 'unable to obtain exclusive access to this record',
    count: 1,
    class: 'transient',
    explanation: 'Another job or user was changing this record or its parent at the same time.',
    cure: 'Load `rerun.csv`. If the error comes back, sort the records by their parent (`sort-by`) and set `concurrency: serial`.',
    samples: [{ file: 'data/accounts.csv', line: 7 }],
  }
  const load = {
    counts: { ...NO_COUNTS, read: 10, created: 9, failed: 1 },
    errors: [error],
    retries: { rounds: 2, records: 3, saved: 2 },
    rerunFiles: ['Account-insert/rerun.csv'],
  }
  await expectGolden('passed-with-failures', summaryOf(report([job(1, { created: 9, failed: 1 })], { message }, load)))
})

it('of a load that failed, with hostile names and messages', async () => {
  const errors = [
    {
      code: 'DUPLICATE_VALUE',
      fields: ['Ext_Id__c'],
      message: 'duplicate value found: | <b>x</b> `y`\n@octocat https://evil.example \u202Egnp.exe\u202C \u0007',
      count: 7,
      class: 'data',
      explanation: 'Taken.',
      cure: 'Change the value, or set `duplicate-keys: last`.',
      samples: [
        { file: 'data/a | b.csv', line: 4312 },
        { file: 'data/<script>.csv', line: 2 },
        { file: 'data/a | b.csv', line: 4400 },
        { file: 'data/`x` [y](z).csv', line: 3 },
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
      errorMessage: 'InvalidBatch : Field name not found : |Na`me|\u2066',
    }),
  ]
  const failed = {
    verdict: 'failed',
    failureReason: 'job-failed',
    finished: false,
    message: 'Job 750 (data/a | b`c.csv) failed. Set `job-records: 5000|`.\n  org: 00D\u202E',
  } as const
  const counts = {
    ...NO_COUNTS,
    read: 24,
    created: 2,
    failed: 8,
    unprocessed: 10,
    pending: 1,
    unaccounted: 2,
    skipped: 1,
  }
  const more = {
    unmatched: 1,
    sentAgain: 1,
    rerunFiles: ['rerun.csv', 'rerun-2.csv', 'rerun-3.csv', 'rerun-4.csv', 'rerun-5.csv'].map(
      (name) => `Account-insert/${name}`,
    ),
  }
  const text = summaryOf(
    report(jobs, { ...failed, apiUsage: { used: 1_234, limit: 100_000 } }, { errors, counts, ...more }),
  )
  await expectGolden('failed', text)
  expect(text).not.toMatch(/\p{Bidi_Control}/u)
})

it('of a step that failed before its first job', async () => {
  const early = {
    verdict: 'failed',
    failureReason: 'invalid-csv',
    message:
      'data/a b.csv line 3: quoted field is never closed. Check for a stray " in this record.\n' +
      'data/line 5.csv line 12: the record has the same key as the one on line 4. Set `duplicate-keys: last`.\n' +
      'data/c.csv: the file holds no records.\n' +
      'Nothing was sent.',
    loads: [],
  } as const
  await expectGolden('failed-early', summaryOf(report([], early)))
})

it('of a step with several loads: all together, then each', async () => {
  const { report: sample, loads, links } = sampleReport(110)
  const [load] = sample.loads
  const contacts = {
    ...report([job(1)]).loads[0],
    name: 'contacts',
    load: 'contacts',
    object: 'Contact',
    operation: 'upsert',
    counts: { ...NO_COUNTS, read: 13, updated: 10, skipped: 3 },
    superseded: 1,
  }
  const both = { ...sample, loads: [{ ...load, name: 'accounts', load: 'accounts' }, contacts], isContinued: true }
  await expectGolden('two-loads', renderSummary(buildPage({ report: JSON.parse(JSON.stringify(both)), loads, links })))
})

it('names a load once in its title, however many parts it is done in', () => {
  const parts = (names: readonly (readonly [name: string, load: string])[]) =>
    summaryOf({ ...report([]), loads: names.flatMap(([name, of]) => report([job(1)], {}, { name, load: of }).loads) })
  const halves = [
    ['a_update', 'a'],
    ['a_insert', 'a'],
    ['b', 'b'],
    ['b_references', 'b'],
  ] as const
  expect(parts(halves)).toMatch(/^## ✅ a and b: passed/)
  expect(parts([...halves, ['c', 'c'], ['d', 'd']])).toMatch(/^## ✅ 4 loads: passed/)
})

it('misses no load without jobs in the picture of the loads', () => {
  const loads = ['a', 'b', 'c'].flatMap((name) => report(name === 'c' ? [] : [job(1)], {}, { name, load: name }).loads)
  const text = summaryOf({ ...report([]), loads })
  expect(text).toContain('When each load ran')
  expect(text).not.toContain('not drawn')
})

it('folds more than five jobs where all is well, and no chart shows one job', () => {
  const jobs = Array.from({ length: 6 }, (_, index) => job(index + 1))
  expect(summaryOf(report(jobs))).toContain('### Jobs\n\n<details><summary>6 jobs</summary>')
  expect(summaryOf(report(jobs.slice(0, 5)))).not.toContain('5 jobs</summary>')
  expect(summaryOf(report(jobs.slice(0, 2)))).toContain('mermaid')
  expect(summaryOf(report(jobs.slice(0, 1)))).not.toContain('mermaid')
})

it('of 500 jobs with hostile names shows those in which records failed, and folds the rest', async () => {
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
  const text = summaryOf(report(jobs))
  await expectGolden('500-jobs', text)
  const [open = '', folded = ''] = text.split('499 more jobs')
  expect(open).toContain('0000445AAA')
  expect(folded.match(/JobComplete/g)).toHaveLength(499)
})

it("stays below the runner's limit, whatever there is to say", () => {
  const name = `data/${'|<&`é🙂\u202E'.repeat(60)}.csv`
  const jobs = Array.from({ length: 2_000 }, (_, index) => job(index + 1, { files: [name] }))
  const text = summaryOf(report(jobs))
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_SUMMARY_BYTES)
  expect(text).toMatch(/[\d,]+ more jobs: see `report.json`/)

  const message = Array.from({ length: 200 }, () => '\u202E<&'.repeat(700)).join('\n')
  const error = { code: 'X', fields: [name], message, count: 1, class: 'data', explanation: name, cure: '' }
  const errors = Array.from({ length: 300 }, () => ({ ...error, samples: [{ file: name, line: 1 }] }))
  const worst = report(jobs, { message }, { errors })
  const loads = Array.from({ length: 30 }, () => worst.loads).flat()
  expect(Buffer.byteLength(summaryOf({ ...worst, loads }))).toBeLessThanOrEqual(MOST_SUMMARY_BYTES)
})
