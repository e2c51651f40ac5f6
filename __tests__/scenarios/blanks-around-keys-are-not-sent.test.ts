import { expect, it } from '@jest/globals'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }

it.each(['', 'Name'])('finds the records of the org, and tells the first line once (sort-by: %s)', async (sortBy) => {
  const files = {
    'a.csv': 'Name,Ext_Id__c\n a ,D-1\n',
    'b.csv': 'Name,Ext_Id__c\nb,D-2\nc,"\u00a0D-3 "\nd,\u3000D-4\ne, D-5 \n',
  }
  const { org, load } = await startScenario({ files })
  for (const key of ['D-1', 'D-2', 'D-3', 'D-4', 'D-5'])
    org.records.insertDirectly('Account', { Ext_Id__c: key, Name: 'Old' })
  const run = await load({ ...UPSERT, 'sort-by': sortBy })
  expectCompleted(run, { read: 5, updated: 5, created: 0 })
  expect(withoutNotices(run).map(({ message }) => message)).toEqual([
    'b.csv line 3: the first of 3 values in key and relationship columns that start or end with blanks. They are sent without them.',
  ])
  expect(org.records.all('Account').map(({ Name }) => Name)).toEqual([' a ', 'b', 'c', 'd', 'e'])
  const rows = resultFolder(run).placedRows('Account-upsert/successful.csv')
  expect(rows.map((row) => [row.source_file, row.source_line, row.Ext_Id__c]).sort()).toEqual([
    ['a.csv', '2', 'D-1'],
    ['b.csv', '2', 'D-2'],
    ['b.csv', '3', '\u00a0D-3 '],
    ['b.csv', '4', '\u3000D-4'],
    ['b.csv', '5', ' D-5 '],
  ])
})

it('finds the lines of those that fail, and repeats their own bytes', async () => {
  const files = { 'a.csv': 'Ext_Id__c,Name\nD-1\u3000,\nD-2,b\n' }
  const { load } = await startScenario({ files })
  const run = await load(UPSERT)
  expectStopped(run, 'failures-exceeded', { counts: { created: 1, failed: 1 } })
  const { files: written, placedRows } = resultFolder(run)
  expect(placedRows('Account-upsert/failed.csv')).toMatchObject([{ source_line: '2', Ext_Id__c: 'D-1\u3000' }])
  expect(String(written.get('Account-upsert/rerun.csv'))).toBe('Ext_Id__c,Name\nD-1\u3000,\n')
})

it('finds parents of an insert, and records by their Ids', async () => {
  const files = { 'contacts.csv': 'LastName,Account.Ext_Id__c\nNg,\u00a0A-1\nLee,A-1\nMay, \n' }
  const { org, load, workspace } = await startScenario({ files })
  const parent = org.records.insertDirectly('Account', { Ext_Id__c: 'A-1', Name: 'Acme' })
  const insert = { operation: 'insert', object: 'Contact', files: 'contacts.csv' }
  expectCompleted(await load(insert), { created: 3 })
  const contacts = org.records.all('Contact')
  expect(contacts.map(({ LastName, AccountId }) => [LastName, AccountId])).toEqual([
    ['Ng', parent],
    ['Lee', parent],
    ['May', undefined],
  ])

  workspace.write('ids.csv', `Id\n\u00a0${contacts[0]?.Id} \n${contacts[1]?.Id?.slice(0, 15)}\t\n${contacts[2]?.Id}\n`)
  const run = await load({ operation: 'delete', object: 'Contact', files: 'ids.csv', 'max-records': '3' })
  expectCompleted(run, { deleted: 3 })
  expect(
    resultFolder(run)
      .placedRows('Contact-delete/successful.csv')
      .map((row) => row.source_line),
  ).toEqual(['2', '3', '4'])
})

it('does not send a record whose key is nothing but blanks, and keeps it with its line', async () => {
  const { load } = await startScenario({ files: { 'a.csv': 'Ext_Id__c,Name\n \u3000,a\nD-1,b\n' } })
  const run = await load({ ...UPSERT, 'max-failures': '1' })
  expectCompleted(run, { read: 2, created: 1, failed: 1 })
  expect(resultFolder(run).placedRows('Account-upsert/failed.csv')).toMatchObject([
    { source_line: '2', Name: 'a', sf__Error: 'MISSING_ARGUMENT:Ext_Id__c not specified:--' },
  ])
})
