import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'
import { shownToPeople } from '../support/visible.ts'

const UPSERT_ACCOUNTS = {
  operation: 'upsert',
  object: 'Account',
  'external-id-field': 'Ext_Id__c',
  files: '*.csv',
} as const
const INSERT_CASES = { operation: 'insert', object: 'Case', files: '*.csv' } as const
const LABELS = 'Account Name,External Id,Employees,Billing City\nAcme,A-1,10,Bonn\n'

/** What the step shows beside the first line of a file. */
function findings(run: ActionRun): readonly string[] {
  return run.annotations.flatMap(({ file, line, message }) => (file === undefined || line !== 1 ? [] : [message]))
}

it('has labels: the step names the field of each, which then loads', async () => {
  const { org, workspace, load } = await startScenario({ files: { 'a.csv': LABELS } })
  const run = await load(UPSERT_ACCOUNTS)
  expectFailed(run, {
    reason: 'preflight-failed',
    says: ['a.csv line 1: "Account Name" is the label of the field Name'],
  })
  const names = ['Name', 'Ext_Id__c', 'NumberOfEmployees', 'BillingCity']
  expect(findings(run)).toEqual(
    names.map((name) => expect.stringMatching(new RegExp(`label of the field ${name}\\. .*: ${name}\\.$`))),
  )
  expect(shownToPeople(run)).not.toMatch(/AccountNumber|security/)
  expect(org.jobs()).toEqual([])

  workspace.write('a.csv', `${names.join()}\nAcme,A-1,10,Bonn\n`)
  expectPassed(await load(UPSERT_ACCOUNTS), { created: 1 })
  expect(recordsOf(org, 'Account', names)).toEqual([
    { Name: 'Acme', Ext_Id__c: 'A-1', NumberOfEmployees: '10', BillingCity: 'Bonn' },
  ])
})

it('has labels, and values are kept out of sight: the fields are named, and no value', async () => {
  const { load } = await startScenario({ files: { 'a.csv': LABELS } })
  const run = await load({ ...UPSERT_ACCOUNTS, redact: 'true' })
  expectFailed(run, { reason: 'preflight-failed', says: [/NumberOfEmployees/] })
  expect(findings(run)).toHaveLength(4)
  expect(shownToPeople(run)).not.toMatch(/Acme|A-1|Bonn/)
})

it.each([
  ['Owner.Username', 'User:Owner.Username'],
  ['Owner:User.Username', 'User:Owner.Username'],
  ['OwnerId.Username', 'User:Owner.Username'],
  ['Account__r.Ext_Id__c', 'Account.Ext_Id__c'],
  ['AccountId.Ext_Id__c', 'Account.Ext_Id__c'],
])('names a parent as %s: what is proposed in its place can be loaded', async (column, proposed) => {
  const files = { 'cases.csv': `Subject,${column}\nHi,owner@example.com\n` }
  const { org, workspace, load } = await startScenario({ files })
  const owner = org.records.insertDirectly('User', { Username: 'owner@example.com', LastName: 'Owner' })
  const account = org.records.insertDirectly('Account', { Name: 'Acme', Ext_Id__c: 'owner@example.com' })
  const run = await load(INSERT_CASES)
  expectFailed(run, { reason: 'preflight-failed', says: [`cases.csv line 1: "${column}":`, `Write ${proposed}.`] })
  expect(findings(run)).toHaveLength(1)
  expect(shownToPeople(run)).not.toMatch(/Group:Owner\.Username|security/)
  expect(org.jobs()).toEqual([])

  workspace.write('cases.csv', `Subject,${proposed}\nHi,owner@example.com\n`)
  expectPassed(await load(INSERT_CASES), { created: 1 })
  expect(recordsOf(org, 'Case', ['OwnerId', 'AccountId'])).toEqual([
    proposed.includes('Owner') ? { OwnerId: owner, AccountId: '' } : { OwnerId: org.userId, AccountId: account },
  ])
})

it('names the parent of a parent: a column can name a direct parent only', async () => {
  const { org, load } = await startScenario({ files: { 'cases.csv': 'Subject,Account.Parent.Ext_Id__c\nHi,A-1\n' } })
  const run = await load(INSERT_CASES)
  expectFailed(run, {
    reason: 'preflight-failed',
    says: ['cases.csv line 1: "Account.Parent.Ext_Id__c": a column can name a direct parent of Case only'],
  })
  expect(findings(run)).toHaveLength(1)
  expect(shownToPeople(run)).not.toMatch(/permission|security/)
  expect(org.jobs()).toEqual([])
})

it.each([
  ['the input', 'Ext_Id__c', 'Ext_Idd__c'],
  ['the column', 'Ext_Idd__c', 'Ext_Id__c'],
  ['both', 'Ext_Idd__c', 'Ext_Idd__c'],
])('misspells the key once, in %s: that is one finding', async (_, column, input) => {
  const { load } = await startScenario({ files: { 'a.csv': `${column},Name\nA-1,Acme\n` } })
  const run = await load({ ...UPSERT_ACCOUNTS, 'external-id-field': input })
  expectFailed(run, { reason: 'preflight-failed', says: ['Did you mean Ext_Id__c'] })
  expect(findings(run)).toHaveLength(1)
})
