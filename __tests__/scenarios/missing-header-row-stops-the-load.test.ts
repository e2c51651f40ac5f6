import { expect, it } from '@jest/globals'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'
import { shownToPeople } from '../support/visible.ts'

const CSV = 'Muster,eva.muster@example.com,+49 170 1234567\nMeier,jan.meier@example.com,+49 170 7654321\n'
const VALUES = ['Muster', 'muster', 'example.com', '1234567', 'Meier', '+49', '7654321']
const UPSERT = { operation: 'upsert', object: 'Contact', 'external-id-field': 'Ext_Id__c', files: '*.csv' } as const
const PUBLIC = { event: { name: 'push', payload: { repository: { visibility: 'public' } } } }

it.each(['stop', 'warn', 'off'])('with preflight: %s, and names no value', async (preflight) => {
  const { org, load } = await startScenario({ files: { 'a.csv': CSV } })
  const run = await load({ ...UPSERT, preflight }, PUBLIC)
  expectFailed(run, {
    reason: 'preflight-failed',
    says: ['a.csv line 1: this row names no field of Contact', 'is the header row missing?', 'Nothing was sent.'],
  })
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([
    { kind: 'error', title: 'Header', file: 'a.csv', line: 1, message: expect.stringContaining('header row') },
  ])
  expect(VALUES.filter((value) => shownToPeople(run).includes(value))).toEqual([])
  expect(org.jobs()).toEqual([])
})

it.each([{ redact: 'true' }, { redact: 'false' }, {}])('in a private repository, with %j', async (inputs) => {
  const { org, load } = await startScenario({ files: { 'a.csv': CSV } })
  const run = await load({ ...UPSERT, ...inputs })
  expectFailed(run, { reason: 'preflight-failed', says: ['is the header row missing?'] })
  expect(VALUES.filter((value) => shownToPeople(run).includes(value))).toEqual([])
  expect(org.jobs()).toEqual([])
})

it('of one file among others', async () => {
  const files = { 'a.csv': 'Ext_Id__c,LastName\nK1,Roe\n', 'b.csv': 'K2,Doe\nK3,Poe\n' }
  const { org, load } = await startScenario({ files })
  const run = await load(UPSERT)
  expectFailed(run, { reason: 'preflight-failed', says: ['b.csv line 1: this row names no field'] })
  expect(run.annotations.filter(({ file }) => file !== undefined)).toMatchObject([{ file: 'b.csv', line: 1 }])
  expect(shownToPeople(run)).not.toMatch(/Doe|K2/)
  expect(org.jobs()).toEqual([])
})

it.each([
  [
    'records to delete',
    { operation: 'delete', object: 'Contact', files: '*.csv' },
    '0035g000001AbCdEAZ\n0035g000001AbCdFAZ\n',
  ],
  ['a single column of surnames', { operation: 'insert', object: 'Contact', files: '*.csv' }, 'Muster\nMeier\n'],
])('of %s', async (_, inputs, csv) => {
  const { org, load } = await startScenario({ files: { 'a.csv': csv } })
  const run = await load({ ...inputs, redact: 'true' })
  expectFailed(run, { reason: 'preflight-failed', says: ['is the header row missing?'] })
  expect(['Muster', 'Meier', '0035g'].filter((value) => shownToPeople(run).includes(value))).toEqual([])
  expect(org.jobs()).toEqual([])
})

it.each(['stop', 'warn', 'off'])(
  'a value that is the name of a field makes no header: preflight %s',
  async (preflight) => {
    const csv =
      'Muster,eva.muster@example.com,Name,Smith.Jones,Graf:Muster.Eva\nMeier,jan.meier@example.com,Birthdate,x,y\n'
    const { load } = await startScenario({ files: { 'a.csv': csv } })
    const run = await load({ operation: 'insert', object: 'Contact', files: '*.csv', preflight, redact: 'true' })
    expectFailed(run, { reason: 'preflight-failed', says: ['is the header row missing?'] })
    const values = ['Muster', 'muster', 'Smith', 'Jones', 'Graf', 'Meier']
    expect(values.filter((value) => shownToPeople(run).includes(value))).toEqual([])
  },
)

it('that nobody can look for, since the org does not describe the object: the org itself names the column, and we do not', async () => {
  const { org, load } = await startScenario({ files: { 'a.csv': CSV } })
  const body = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no eva.muster@example.com' }]
  org.faults.add({ kind: 'answer', method: 'GET', path: 'sobjects/Contact/describe', status: 403, body, times: 10 })
  const run = await load({ ...UPSERT, operation: 'insert', 'external-id-field': '' }, PUBLIC)
  expectFailed(run, {
    reason: 'job-failed',
    says: [/failed: .*InvalidBatch : Field name not found : ‹column›\./, 'The header must contain API names'],
    counts: { unprocessed: 1 },
  })
  expect(VALUES.filter((value) => shownToPeople(run).includes(value))).toEqual([])
})
