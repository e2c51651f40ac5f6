import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }

it('behind a name', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Name\u00a0,Ext_Id__c\nAcme,Z-2\n' } })
  const run = await load(UPSERT)
  expectPassed(run, { created: 1 })
  expect(recordsOf(org, 'Account', ['Name', 'Ext_Id__c'])).toEqual([{ Name: 'Acme', Ext_Id__c: 'Z-2' }])
  expect(withoutNotices(run)).toEqual([])
})

it('of any kind, around keys and columns of result files: what is sent, joined, sorted and written agrees', async () => {
  const files = {
    'a.csv': '\ufeffName\t,\u200eExt_Id__c\u200b,\u3000Phone\nAcme,Z-1,1\n,Z-2,2\n',
    'b.csv': 'Name,Ext_Id__c,Phone\nGlobex,Z-3,3\n',
    'c.csv': ' sf__Id ,sf__Error,Ext\u00ad_Id__c,"\u00a0Name "\n,X,Z-4,d\n',
  }
  const { org, load } = await startScenario({ files })
  const run = await load({ ...UPSERT, 'sort-by': 'Name', 'max-failures': '1' })
  expectPassed(run, { created: 3, failed: 1 })
  expect(recordsOf(org, 'Account', ['Name', 'Ext_Id__c', 'Phone'])).toEqual([
    { Name: 'Acme', Ext_Id__c: 'Z-1', Phone: '1' },
    { Name: 'Globex', Ext_Id__c: 'Z-3', Phone: '3' },
    { Name: 'd', Ext_Id__c: 'Z-4', Phone: '' },
  ])
  const { placedRows, columns, files: written } = resultFolder(run)
  expect(columns('Account-upsert/failed.csv').slice(4)).toEqual(['Name', 'Ext_Id__c', 'Phone'])
  expect(placedRows('Account-upsert/failed.csv')).toMatchObject([
    { source_file: 'a.csv', source_line: '3', Phone: '2' },
  ])
  expect(String(written.get('Account-upsert/rerun.csv'))).toContain('\n,Z-2,2\n')
})

it('but tell no columns apart', async () => {
  const { org, load } = await startScenario({ files: { 'a.csv': 'Name,Ext_Id__c,Name\u200b\nAcme,Z-2,x\n' } })
  expectFailed(await load(UPSERT), {
    reason: 'invalid-csv',
    says: ['a.csv line 1: columns 1 and 3 have the same name'],
  })
  expect(org.requests).toEqual([])
})
