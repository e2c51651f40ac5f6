import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv*' }
const CONFLICT = 'the file has an unresolved merge conflict, which begins on this line. Resolve it'
const AGAIN = 'the record holds the names of the columns: it repeats the header. Delete this line.'

it.each([
  [
    'with the markers of a merge',
    'accounts.csv',
    'Name,Ext_Id__c\nAcme,A-1\n<<<<<<< HEAD\nGlobex,A-2\n=======\nGlobex AG,A-2\n>>>>>>> feature/prices\nInitech,A-3\n',
    [`accounts.csv line 3: ${CONFLICT}`],
  ],
  [
    'with the markers of a merge around the header',
    'accounts.csv',
    '<<<<<<< HEAD\r\nName,Ext_Id__c\r\n||||||| base\r\nName\r\n=======\r\nName,Ext_Id__c,Phone\r\n>>>>>>> b\r\nAcme,A-1\r\n',
    [`accounts.csv line 1: ${CONFLICT}`],
  ],
  [
    'with the markers of a merge in its only column',
    'accounts.csv',
    'Ext_Id__c\nA-1\n<<<<<<< HEAD\nA-2\n=======\nA-3\n>>>>>>> feature/prices\n',
    [`accounts.csv line 3: ${CONFLICT}`],
  ],
  [
    'by `cat`',
    'accounts.csv',
    'Name,Ext_Id__c\nAcme,A-1\nName,Ext_Id__c\nGlobex,A-2\n\ufeff"NAME" , "Ext_Id__c"\n',
    [`accounts.csv line 3: ${AGAIN}`, `accounts.csv line 5: ${AGAIN}`],
  ],
  [
    'from compressed files',
    'accounts.csv.gz',
    Buffer.concat(
      ['Name,Ext_Id__c\n', 'name, ext_id__c\nAcme,A-1\n', 'Name,Ext_Id__c\nB,A-2\n'].map((part) => gzipSync(part)),
    ),
    [`accounts.csv.gz line 2: ${AGAIN}`, `accounts.csv.gz line 4: ${AGAIN}`],
  ],
  [
    'from files with other columns',
    'accounts.csv',
    'Name,Ext_Id__c\nAcme,A-1\nExt_Id__c,Name\nA-2,Globex\n',
    ['accounts.csv line 3: the record holds names of columns, but not as the header has them'],
  ],
])('stops a file that was put together %s', async (_, name, content, says) => {
  const { org, load } = await startScenario({ files: { [name]: content } })
  const run = await load(UPSERT)
  expectFailed(run, { reason: 'invalid-csv', says })
  const places = run.annotations.filter(({ kind, file }) => kind === 'error' && file !== undefined)
  expect(places.map(({ file, line }) => `${file} line ${line}`)).toEqual(says.map((text) => text.replace(/:.*/s, '')))
  expect(org.requests).toEqual([])
})

it('takes markers in quotes, and a line that may be one, for data', async () => {
  const text = 'Globex\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c'
  const files = { 'a.csv': `Name,Description\nAcme,"${text}"\n`, 'b.csv': 'Name\n=======\n' }
  const { org, load } = await startScenario({ files })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: '*.csv' }), { created: 2 })
  // Each file is a job of its own, and either may end first.
  expect(sorted(recordsOf(org, 'Account', ['Name', 'Description']))).toEqual([
    { Name: '=======', Description: '' },
    { Name: 'Acme', Description: text },
  ])
})

it('stops at the header of other fields, and loads a record that looks like one where that is asked for', async () => {
  const record = 'Name,Ext_Id__c\nName,Phone\n'
  const { org, load } = await startScenario({
    files: { 'a.csv': 'Name,Ext_Id__c\nAcme,A-1\nName,Phone\nGlobex,030 123\n', 'b/c.csv': record },
  })
  const run = await load({ ...UPSERT, 'max-failures': '100%' })
  expectFailed(run, {
    reason: 'preflight-failed',
    says: [
      'a.csv line 3: every value of the record is the name of a field: it is the header of another file. Move this line',
      'If one of these lines is a record, load it from a file of its own with preflight: warn.',
    ],
  })
  expect(org.records.all('Account')).toEqual([])

  expectPassed(await load({ ...UPSERT, files: 'b/*.csv', preflight: 'warn' }), { created: 1 })
  expect(recordsOf(org, 'Account', ['Name', 'Ext_Id__c'])).toEqual([{ Name: 'Name', Ext_Id__c: 'Phone' }])
})
