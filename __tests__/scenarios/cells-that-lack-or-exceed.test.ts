import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }

it('are harmless where they are blank and come last', async () => {
  const files = {
    'accounts.csv': 'Name,Ext_Id__c,Phone\r\nA,E-1,1\r\nB,E-2\r\nC,E-3,\r\nD,E-4,4,\r\n',
  }
  const { org, load } = await startScenario({ files })
  const run = await load(UPSERT)
  expectPassed(run, { created: 4 })
  expect(recordsOf(org, 'Account', ['Name', 'Ext_Id__c', 'Phone'])).toEqual([
    { Name: 'A', Ext_Id__c: 'E-1', Phone: '1' },
    { Name: 'B', Ext_Id__c: 'E-2', Phone: '' },
    { Name: 'C', Ext_Id__c: 'E-3', Phone: '' },
    { Name: 'D', Ext_Id__c: 'E-4', Phone: '4' },
  ])
  expect(withoutNotices(run)).toMatchObject([
    {
      kind: 'warning',
      file: 'accounts.csv',
      line: 3,
      message:
        'accounts.csv line 3: the first of 2 records that lack their last fields, or have blank ones beyond the last column. ' +
        'Missing fields count as blank.',
    },
  ])
  expect(run.stdout).toContain(
    'rewritten while sending, because of records without their last fields or with blank ones too many: accounts.csv',
  )
})

it('keep their lines and bytes in result files, and clear fields where blanks do', async () => {
  const files = { 'a.csv': 'Ext_Id__c;Name;Phone;Site\nE-1;A\nE-2;;2\nE-3;C;3;x;"";\n' }
  const { org, load } = await startScenario({ files })
  for (const key of ['E-1', 'E-2', 'E-3'])
    org.records.insertDirectly('Account', { Ext_Id__c: key, Name: 'Old', Phone: '0', Site: 'old' })
  const run = await load({ ...UPSERT, 'blank-fields': 'clear', 'max-failures': '1' })
  expectPassed(run, { updated: 2, failed: 1 })
  expect(recordsOf(org, 'Account', ['Name', 'Phone', 'Site'])).toEqual([
    { Name: 'A', Phone: '', Site: '' },
    { Name: 'Old', Phone: '0', Site: 'old' },
    { Name: 'C', Phone: '3', Site: 'x' },
  ])
  const { placedRows, files: written } = resultFolder(run)
  const successful = placedRows('Account-upsert/successful.csv').map((row) => [
    row.source_line,
    row.Name,
    row.Phone,
    row.Site,
  ])
  expect(successful.sort()).toEqual([
    ['2', 'A', '', ''],
    ['4', 'C', '3', 'x'],
  ])
  expect(placedRows('Account-upsert/failed.csv')).toMatchObject([{ source_line: '3', Phone: '2', Site: '' }])
  expect(String(written.get('Account-upsert/rerun.csv'))).toBe('Ext_Id__c;Name;Phone;Site\nE-2;;2\n')
  expect(withoutNotices(run)[0]?.message).toContain(
    'Missing fields count as blank, so blank-fields: clear clears them in the org.',
  )
})

it.each([
  [
    'end a report',
    'Name,Ext_Id__c,BillingCity\nAcme,A-1,Bonn\n\n"Accounts of the north"\n"Copyright (c) 2000-2026, all rights reserved."\n"Confidential - do not distribute"\n',
    [
      'a.csv line 4: the record has 1 field',
      'a.csv line 5: the record has 1 field',
      'a.csv line 6: the record has 1 field',
    ],
  ],
  [
    'end a report with a delimiter in it',
    'Name,Ext_Id__c,BillingCity\nAcme,A-1,Bonn\n\nGrand total,1\n',
    ['a.csv line 4: the record has 2 fields, the header has 3'],
  ],
  [
    'hold a value behind the last column',
    'Name,Ext_Id__c\nAcme,A-1,,x\nGlobex,A-2\n',
    ['a.csv line 2: the record has 4 fields, the header has 2'],
  ],
  [
    'were made by a comma in a name',
    'Name,Ext_Id__c,Phone\nAcme, Inc.,A-1,\n',
    ['a.csv line 2: the record has 4 fields, the header has 3. Put quotes around a field that holds the delimiter'],
  ],
  [
    'were made by a comma in typographic quotes',
    'Name,Ext_Id__c,BillingCity\n“Acme, Inc.”,S-1,Bonn\n“Globex”,S-2,Ulm\n',
    [
      'a.csv line 2: a field begins with a typographic quote and is cut at the delimiter inside it: these are not the quotes of CSV.',
    ],
  ],
])('stop the load where they %s', async (_, content, says) => {
  const { org, load } = await startScenario({ files: { 'a.csv': content } })
  const run = await load(UPSERT)
  expectFailed(run, { reason: 'invalid-csv', says })
  expect(run.annotations.filter(({ kind, file }) => kind === 'error' && file === 'a.csv')).toHaveLength(says.length)
  expect(org.requests).toEqual([])
})
