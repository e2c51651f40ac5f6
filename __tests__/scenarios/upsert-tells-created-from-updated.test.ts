import { expect, it } from '@jest/globals'
import { pick, recordsOf, requestLines, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

it('creates and updates by external id, and counts both', async () => {
  const { org, load } = await startScenario({
    files: { 'accounts.csv': 'Ext_Id__c,Name,Phone\nA-1,Acme,1\nA-2,Bolt,#N/A\nA-3,Cogs,\n' },
  })
  org.records.insertDirectly('Account', { Ext_Id__c: 'A-2', Name: 'Old', Phone: '2', Site: 'kept' })
  org.records.insertDirectly('Account', { Ext_Id__c: 'a-3', Name: 'Older', Phone: '3' })
  const run = await load({
    operation: 'upsert',
    object: 'Account',
    'external-id-field': 'Ext_Id__c',
    files: 'accounts.csv',
  })

  expect(recordsOf(org, 'Account', ['Ext_Id__c', 'Name', 'Phone', 'Site'])).toEqual([
    { Ext_Id__c: 'A-2', Name: 'Bolt', Phone: '', Site: 'kept' },
    { Ext_Id__c: 'A-3', Name: 'Cogs', Phone: '3', Site: '' },
    { Ext_Id__c: 'A-1', Name: 'Acme', Phone: '1', Site: '' },
  ])
  expect(run.outputs).toMatchObject({
    verdict: 'passed',
    message: expect.stringContaining('3 records read: 1 created, 2 updated'),
    'records-read': '3',
    'records-created': '1',
    'records-updated': '2',
  })
  const { report, rows } = resultFolder(run)
  const [loaded] = report.loads
  expect(loaded?.name).toBe('Account-upsert')
  expect(loaded?.counts).toMatchObject({ read: 3, created: 1, updated: 2 })
  expect(loaded?.jobs[0]).toMatchObject({ records: 3, created: 1, updated: 2, failed: 0 })
  const created = rows('Account-upsert/successful.csv').map((row) => pick(row, ['Ext_Id__c', 'sf__Created']))
  expect(sorted(created)).toEqual([
    { Ext_Id__c: 'A-1', sf__Created: 'true' },
    { Ext_Id__c: 'A-2', sf__Created: 'false' },
    { Ext_Id__c: 'A-3', sf__Created: 'false' },
  ])
  expect(run.summary).toMatch(/\| JobComplete \| 3 \| 1 \| 2 \| 0 \| 0 \|/)
})

it('names the external id field when it makes the job', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Ext_Id__c,Name\nA-1,Acme\n' } })
  await load({ operation: 'Upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: 'accounts.csv' })
  expect(org.jobs()).toMatchObject([{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' }])
  expect(requestLines(org).filter((line) => line.startsWith('POST jobs'))).toHaveLength(1)
})

it('finds parents by a relationship column', async () => {
  const { org, load } = await startScenario({
    files: { 'contacts.csv': 'Ext_Id__c,LastName,Account.Ext_Id__c\nC-1,Ng,A-1\nC-2,Sörensen,A-2\n' },
  })
  const acme = org.records.insertDirectly('Account', { Ext_Id__c: 'A-1', Name: 'Acme' })
  const bolt = org.records.insertDirectly('Account', { Ext_Id__c: 'A-2', Name: 'Bolt' })
  const run = await load({
    operation: 'upsert',
    object: 'Contact',
    'external-id-field': 'Ext_Id__c',
    files: 'contacts.csv',
  })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '2' })
  expect(recordsOf(org, 'Contact', ['LastName', 'AccountId'])).toEqual([
    { LastName: 'Ng', AccountId: acme },
    { LastName: 'Sörensen', AccountId: bolt },
  ])
  const rows = resultFolder(run).rows('Contact-upsert/successful.csv')
  expect(sorted(rows.map((row) => pick(row, ['LastName', 'Account.Ext_Id__c'])))).toEqual([
    { LastName: 'Ng', 'Account.Ext_Id__c': 'A-1' },
    { LastName: 'Sörensen', 'Account.Ext_Id__c': 'A-2' },
  ])
})

it('upserts by Id, where a blank one creates', async () => {
  const { org, workspace, load } = await startScenario()
  const id = org.records.insertDirectly('Account', { Name: 'Old' })
  workspace.write('accounts.csv', `Id,Name\n${id.slice(0, 15)},Acme\n,Bolt\n`)
  const run = await load({ operation: 'upsert', object: 'Account', 'external-id-field': 'Id', files: 'accounts.csv' })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1', 'records-updated': '1' })
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }, { Name: 'Bolt' }])
})
