import { expect, it } from '@jest/globals'
import { encode } from '../support/encode.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'
import { shownToPeople } from '../support/visible.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }
const INSERT = { operation: 'insert', object: 'Account', files: 'data/*' }

const JAPANESE = 'Name,Ext_Id__c,BillingCity\n株式会社サンプル,J-1,東京\n表計算ソフト,J-2,大阪\n'

it('the line of YAML that a refusal of Shift_JIS gives loads the file', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': encode(JAPANESE, 'shift_jis') } })

  const refused = await load(UPSERT)

  expectFailed(refused, {
    reason: 'invalid-csv',
    says: [
      'accounts.csv line 2: byte 0x8A is not UTF-8.',
      'In shift_jis, column "Name" on line 2 says "株式会社サンプル": if that is right, set `encoding: shift_jis`.',
    ],
  })
  expect(refused.annotations.filter(({ file }) => file !== undefined)).toMatchObject([
    { file: 'accounts.csv', line: 2, title: 'Invalid CSV' },
  ])
  expect(org.requests).toEqual([])

  const run = await load({ ...UPSERT, encoding: 'shift_jis' })

  expectPassed(run, { created: 2 })
  expect(recordsOf(org, 'Account', ['Name', 'Ext_Id__c', 'BillingCity'])).toEqual(
    expect.arrayContaining([
      { Name: '株式会社サンプル', Ext_Id__c: 'J-1', BillingCity: '東京' },
      { Name: '表計算ソフト', Ext_Id__c: 'J-2', BillingCity: '大阪' },
    ]),
  )
  expect(run.stdout).toContain('converted from shift_jis to UTF-8: accounts.csv')
  const rows = resultFolder(run).placedRows('Account-upsert/successful.csv')
  expect(rows.map(({ source_line, Name }) => `${source_line} ${Name}`).sort()).toEqual([
    '2 株式会社サンプル',
    '3 表計算ソフト',
  ])
})

it.each([
  ['a production org may be meant', { org: '00D5g000000abcDEAQ' }, {}],
  ['redact: true', { redact: 'true' }, {}],
  ['a public repository', {}, { event: { name: 'push', payload: { repository: { visibility: 'public' } } } }],
] as const)('and shows no value where values are kept out of sight: %s', async (_, inputs, options) => {
  const { load } = await startScenario({ files: { 'accounts.csv': encode(JAPANESE, 'shift_jis') } })
  const run = await load({ ...UPSERT, ...inputs }, options)
  expectFailed(run, { reason: 'invalid-csv', says: ['All of the file fits shift_jis', 'set `encoding: shift_jis`'] })
  expect(shownToPeople(run)).not.toMatch(/株|東|表/)
})

it('failed records keep their lines and their text, and rerun.csv is loaded as it is with the same inputs', async () => {
  const text = 'Name,Ext_Id__c,Billing_Email__c\n東京,J-1,a@example.com\n"大\n阪",J-2,bad\n名古屋,J-3,worse\n'
  const { org, load, workspace } = await startScenario({ files: { 'data/a.csv': encode(text, 'shift_jis') } })
  const inputs = { ...UPSERT, files: 'data/*.csv', encoding: 'shift_jis', preflight: 'warn' }
  const run = await load(inputs)

  expect(run.outputs).toMatchObject({ 'records-created': '1', 'records-failed': '2' })
  const { placedRows, files } = resultFolder(run)
  const failed = placedRows('Account-upsert/failed.csv')
  expect(failed.map(({ source_line, Name }) => [source_line, Name]).sort()).toEqual([
    ['3', '大\n阪'],
    ['5', '名古屋'],
  ])
  const rerun = String(files.get('Account-upsert/rerun.csv'))
  expect(rerun).toBe('\ufeffName,Ext_Id__c,Billing_Email__c\n"大\n阪",J-2,bad\n名古屋,J-3,worse\n')

  workspace.write('data/a.csv', rerun.replace(/bad|worse/g, 'b@example.com'))
  expectPassed(await load(inputs), { created: 2 })
  expect(recordsOf(org, 'Account', ['Name']).map(({ Name }) => Name)).toEqual(
    expect.arrayContaining(['東京', '名古屋']),
  )
})

it('a wrong encoding is refused with the line, and a misspelt one with the right word', async () => {
  const { org, load } = await startScenario({
    files: { 'data/a.csv': encode('Name\nDvořák\nDojná\n', 'windows-1250') },
  })
  expectFailed(await load({ ...INSERT, encoding: 'shift_jis' }), {
    reason: 'invalid-csv',
    says: ['data/a.csv line 3: the text is not shift_jis, which `encoding` names.'],
  })
  expectFailed(await load({ ...INSERT, encoding: 'windows1250' }), {
    reason: 'invalid-input',
    says: ['`encoding`: `windows1250` is not an encoding that this action can read.', 'Did you mean `windows-1250`?'],
  })
  expect(org.requests).toEqual([])
})

it('UTF-8 is not taken for another encoding, and a file that was cut is called cut', async () => {
  const { org, load, workspace } = await startScenario({ files: { 'data/a.csv': 'Name\nMüller\n' } })
  expectFailed(await load({ ...INSERT, encoding: 'windows-1252' }), {
    reason: 'invalid-csv',
    says: ['data/a.csv: the file is UTF-8, but `encoding` says windows-1252. Remove `encoding`'],
  })
  workspace.write('data/a.csv', Buffer.from('Name\nMüller\nKö').subarray(0, -1))
  expectFailed(await load(INSERT), {
    reason: 'invalid-csv',
    says: ['data/a.csv line 3: the file ends in the middle of a character: its end is missing.'],
  })
  expect(org.requests).toEqual([])
  workspace.write('data/a.csv', 'Name\nMÃ¼ller\n')
  expectPassed(await load(INSERT), { created: 1 })
})
