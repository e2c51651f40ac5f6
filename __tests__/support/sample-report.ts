import { NO_COUNTS } from '../../src/counts.ts'
import type { PageFacts } from '../../src/report/page/build-page.ts'
import { REPORT_VERSION, type Report } from '../../src/report/report.ts'
import type { FailedRecord } from '../../src/results/failures.ts'
import { meaningOf } from '../../src/results/row-error-codes.ts'

const START = Date.parse('2026-11-24T04:00:00.000Z')
const COMPANIES = ['Alder & Finch', 'Brightwater', 'Corvid Labs', 'Dunes Travel', 'Ember Foods', 'Fjord Marine']

/** Kinds of mistakes, by how often each is made. */
const MISTAKES = [
  {
    share: 5,
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    fields: ['Tier__c'],
    message: 'Tier: bad value for restricted picklist field: ‹value›',
  },
  { share: 3, code: 'REQUIRED_FIELD_MISSING', fields: ['Name'], message: 'Required fields are missing: [Name]' },
  {
    share: 2,
    code: 'INVALID_FIELD',
    fields: [],
    message: 'Foreign key external ID: ‹value› not found for field Ext_Id__c in entity Account',
  },
  {
    share: 1,
    code: 'UNABLE_TO_LOCK_ROW',
    fields: [],
    message: 'unable to obtain exclusive access to this record or 1 records: ‹id›',
  },
]
const TURN = MISTAKES.flatMap((mistake) => Array.from({ length: mistake.share }, () => mistake))

/** The facts of a load that failed, with invented companies. `count` of its records failed; the first 10,000 have details. */
export function sampleReport(count: number, { jobs: jobCount = 6, isRedacted = false } = {}): PageFacts {
  const failed = Array.from({ length: count }, (_, number): FailedRecord => {
    const { code, fields, message } = TURN[number % TURN.length] ?? { code: '', fields: [], message: '' }
    const company = `${COMPANIES[number % COMPANIES.length]} ${number}`
    const value = ['Platinum', 'Wood', 'Bronce'][number % 3] ?? ''
    const values = {
      columns: ['Name', 'Ext_Id__c', 'Tier__c'],
      values: [code === 'REQUIRED_FIELD_MISSING' ? '' : company, `ACC-${number}`, value],
    }
    return {
      file: number % 3 === 0 ? 'data/accounts/europe.csv' : 'data/accounts/americas.csv',
      line: 2 + ((number * 7_919) % 30_011),
      id: '',
      code,
      fields,
      message: isRedacted ? message : message.replace('‹value›', value).replace('‹id›', '0015g00000AbCdE'),
      values: isRedacted ? undefined : values,
    }
  })
  const records = 30_000
  const perJob = records / jobCount
  const jobs = Array.from({ length: jobCount }, (_, number) => {
    const startedAt = START + 4_000 + Math.floor(number / 3) * 21_000 + (number % 3) * 1_700
    const isTroubled = number % 6 === 4
    return {
      id: `750A00000${String(number + 1).padStart(6, '0')}AAA`,
      state: 'JobComplete',
      round: 1,
      files: ['data/accounts/americas.csv', 'data/accounts/europe.csv'].slice(0, 1 + (number % 2)),
      records: perJob,
      created: perJob - (isTroubled ? count : 0),
      updated: 0,
      deleted: 0,
      failed: isTroubled ? count : 0,
      unprocessed: 0,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(startedAt + 17_000 + (number % 4) * 1_900).toISOString(),
    }
  })
  const errors = MISTAKES.map(({ code, fields, message, share }) => ({
    code,
    fields,
    message,
    ...meaningOf({ code, message }),
    count: Math.round((count * share) / TURN.length),
    samples: failed
      .filter((record) => record.code === code)
      .slice(0, 3)
      .map(({ file, line }) => ({ file, line })),
  }))
  const report: Report = {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: 'failures-exceeded',
    message: `insert Account: ${count.toLocaleString('en-US')} of ${records.toLocaleString('en-US')} records failed; \`max-failures\` allows 25. See \`failed.csv\` in bulk-load-results/accounts/Account-insert.`,
    finished: true,
    startedAt: new Date(START).toISOString(),
    endedAt: new Date(START + 52_000).toISOString(),
    apiCalls: 61,
    apiUsage: { used: 8_412, limit: 100_000 },
    org: { id: '00D010000000001EAA', host: 'acme--uat.sandbox.my.salesforce.com', kind: 'sandbox' },
    loads: [
      {
        name: 'Account-insert',
        object: 'Account',
        operation: 'insert',
        files: [
          { path: 'data/accounts/americas.csv', records: 19_000, bytes: 2_310_455 },
          { path: 'data/accounts/europe.csv', records: 11_000, bytes: 1_408_112 },
        ],
        counts: { ...NO_COUNTS, read: records, created: records - count, failed: count },
        unmatched: 0,
        retries: { rounds: 0, records: 0, saved: 0 },
        sentAgain: 0,
        rerunFiles: ['Account-insert/rerun.csv'],
        jobs,
        errors,
      },
    ],
  }
  const progress = Array.from({ length: 40 }, (_, step) => ({
    at: START + 6_000 + step * 1_000,
    records: Math.round(records * Math.min(1, (step / 39) ** 1.2 + Math.sin(step / 3) * 0.01 * (1 - step / 39))),
  }))
  const links = {
    orgUrl: 'https://acme--uat.sandbox.my.salesforce.com',
    artifactUrl: 'https://github.com/acme/salesforce-data/actions/runs/1/artifacts/2',
    fileUrl: (file: string) => `https://github.com/acme/salesforce-data/blob/5f0c1d2/${file}?plain=1`,
  }
  return { report, loads: [{ name: 'Account-insert', failed: failed.slice(0, 10_000), progress, ledger: '' }], links }
}
