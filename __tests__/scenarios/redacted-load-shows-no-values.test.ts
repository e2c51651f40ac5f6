import { expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'
import { shownToPeople as shown } from '../support/visible.ts'

const CSV = `Ext_Id__c,Name,Billing_Email__c,Tier__c,Phone,Site,Customer_Since__c,Parent.Ext_Id__c
KEY-1,Umbrella & Sons,albert.wesker,Platinum,+49 30 1234567,,,
KEY-2,,,,+49 30 7654321,Raccoon City,,
KEY-3,Tyrell Corporation,,,,${'Los Angeles 2019 '.repeat(6)},,
KEY-4,Weyland-Yutani,,,,,next thursday,
KEY-5,Cyberdyne,,,,,,KEY-NOBODY
KEY-6,Wayne Enterprises,,Mithril,,,,
KEY-7,Oscorp Industries,,,,,,
KEY-7,Stark Enterprises,,,,,,
`
const VALUES = parse(CSV, { from: 2 })
  .flat()
  .map((value) => value.trim())
  .filter((value) => value !== '')

async function upsert(inputs: Record<string, string>, options = {}, kind: 'sandbox' | 'production' = 'sandbox') {
  const { org, load } = await startScenario({ files: { 'accounts.csv': CSV }, org: { kind } })
  org.records.insertDirectly('Account', { Name: 'Umbrella', Ext_Id__c: 'KEY-0' })
  const upsert = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: 'accounts.csv' }
  const base = { ...upsert, 'duplicate-keys': 'send', preflight: 'warn' }
  const run = await load({ ...base, org: org.orgId, ...inputs }, options)
  expect(Number(run.outputs['records-failed'])).toBeGreaterThanOrEqual(5)
  return run
}

it('with redact: true', async () => {
  const run = await upsert({ redact: 'true' })
  const text = shown(run)
  expect(VALUES.filter((value) => text.includes(value))).toEqual([])
  expect(text).toContain('bad value for restricted picklist field: ‹value›')
  expect(text).toContain('Foreign key external ID: ‹value› not found for field')
  const { rows } = resultFolder(run)
  expect(
    rows('Account-upsert/failed.csv')
      .map(({ sf__Error }) => sf__Error)
      .join(),
  ).toContain('Mithril')
})

it('by default for a production org, and in a public repository', async () => {
  const inProduction = shown(await upsert({}, {}, 'production'))
  expect(VALUES.filter((value) => inProduction.includes(value))).toEqual([])
  const event = { name: 'push', payload: { repository: { visibility: 'public' } } }
  const inPublic = shown(await upsert({}, { event }))
  expect(VALUES.filter((value) => inPublic.includes(value))).toEqual([])
})

it('and shows them where nothing speaks against it', async () => {
  expect(shown(await upsert({}))).toContain('Mithril')
  expect(shown(await upsert({ redact: 'false' }, {}, 'production'))).toContain('Mithril')
})

const PUBLIC = { event: { name: 'push', payload: { repository: { visibility: 'public' } } } }

/** Messages that no list of known ones has, or in which values look otherwise than in the file. */
const MESSAGES = [
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:1.5 is too much for DE on 31/12/1999 (Eva):--',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:Umsatz 1.500,00 € von DE:Muster --',
  'INVALID_EMAIL_ADDRESS:Eva Muster is no email address:--',
  'STRING_TOO_LONG:Eva Muster, DE, 1.5E3 (max length=5):Muster,Name --',
  'MUSTER:EVA:--',
  'Eva Muster may not be loaded',
  'DUPLICATE_VALUE:duplicate value found: Muster duplicates value on record with id: 0015g00000AbCdE:--',
  'UNKNOWN_EXCEPTION:An unexpected error occurred. Eva Muster:--',
]

it.each(MESSAGES)('also where the org says: %s', async (error) => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name,Phone,AnnualRevenue\nEva Muster,DE,1500.00\n' } })
  const body = `"sf__Id","sf__Error","Name","Phone","AnnualRevenue"\n"","${error}","Eva Muster","DE","1500.0"\n`
  const csv = { status: 200, headers: { 'content-type': 'text/csv' }, times: 9 }
  org.faults.add(
    { kind: 'answer', method: 'GET', path: 'failedResults', ...csv, body },
    { kind: 'answer', method: 'GET', path: 'successfulResults', ...csv, body: '' },
  )
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv', retries: '0' }, PUBLIC)
  expect(run.outputs).toMatchObject({ verdict: 'failed', 'records-failed': '1' })
  const text = shown(run)
  const values = ['Eva', 'EVA', 'Muster', 'MUSTER', ' DE', '1.5 is', '1.500', '1500', '1.5E3', '31/12']
  expect(values.filter((value) => text.includes(value))).toEqual([])
  expect(resultFolder(run).rows('Account-insert/failed.csv')[0]?.sf__Error).toBe(error)
})

it.each([
  ['InvalidBatch : Field name not found : eva.muster@example.com', 'InvalidBatch : Field name not found : ‹column›.'],
  ['InvalidBatch : Field name not found : Muster', 'InvalidBatch : Field name not found : ‹column›.'],
  ['InvalidBatch : Field name not found : Phone', 'InvalidBatch : Field name not found : Phone.'],
  ['InvalidBatch : Row 7 holds Muster', 'InvalidBatch, message withheld (redact)'],
  ['Muster : no', 'failed: message withheld (redact)'],
])('nor in what it says of a job: %s', async (errorMessage, says) => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name,Phone\nEva Muster,DE\n' } })
  org.faults.add({ kind: 'fail-job', afterRows: 0, errorMessage })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv', retries: '0' }, PUBLIC)
  expect(run.outputs.message).toContain(says)
  expect(['muster', 'Muster', ' DE'].filter((value) => shown(run).includes(value))).toEqual([])
})

it.each([
  [{ method: 'POST', path: 'jobs/ingest' }, 'INVALIDJOB: HTTP 400 INVALIDJOB, message withheld (redact)'],
  [{ method: 'PUT', path: 'batches' }, 'INVALIDJOB: HTTP 400 INVALIDJOB, message withheld (redact)'],
  [{ method: 'PATCH', path: 'jobs/ingest/*' }, 'message withheld (redact)'],
])('nor in what it says of a request: %j', async (request, says) => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name,Phone\nEva Muster,DE\n' } })
  const body = [{ errorCode: 'INVALIDJOB', message: 'not with Eva Muster of DE' }]
  org.faults.add({ kind: 'answer', ...request, status: 400, body, times: 1 })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv', retries: '0' }, PUBLIC)
  expect(shown(run).includes(says)).toBe(true)
  expect(['Muster', ' DE'].filter((value) => shown(run).includes(value))).toEqual([])
})
