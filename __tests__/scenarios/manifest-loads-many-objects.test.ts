import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const SEED = `version: 1
loads:
  - name: contacts
    object: Contact
    operation: upsert
    external-id-field: Ext_Id__c
    files: contacts.csv
    columns: { Surname: LastName, Key: Ext_Id__c, Company: Account.Ext_Id__c }
    leave-out: [Remark]
  - name: accounts
    object: Account
    operation: upsert
    external-id-field: Ext_Id__c
    files: accounts.csv
    columns:
      Company: Name
      Key: Ext_Id__c
    constants: { Site: 'seed {{RELEASE}}' }
    where: { Kind: [customer, partner] }
    leave-out: Kind
`
const FILES = {
  'seed.yml': SEED,
  'accounts.csv': 'Key,Company,Kind\nA-1,Acme,customer\nA-2,"Beta, Inc",partner\nA-3,Gone,former\n',
  'contacts.csv': 'Key,Surname,Company,Remark\nC-1,Ada,A-1,nice\nC-2,Bob,A-2,"not\nnice"\n',
}

it('loads parents before children, with the columns that the manifest gives them', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load({ manifest: 'seed.yml', values: 'RELEASE=7' })
  expectPassed(run, { created: 4 })
  expect(sorted(recordsOf(org, 'Account', ['Name', 'Ext_Id__c', 'Site']))).toEqual([
    { Name: 'Acme', Ext_Id__c: 'A-1', Site: 'seed 7' },
    { Name: 'Beta, Inc', Ext_Id__c: 'A-2', Site: 'seed 7' },
  ])
  const ids = new Map(org.records.all('Account').map(({ Id, Ext_Id__c }) => [Ext_Id__c, Id]))
  expect(recordsOf(org, 'Contact', ['LastName', 'AccountId'])).toEqual([
    { LastName: 'Ada', AccountId: ids.get('A-1') },
    { LastName: 'Bob', AccountId: ids.get('A-2') },
  ])
})
