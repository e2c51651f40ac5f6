import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT_LINES = {
  operation: 'upsert',
  object: 'Invoice_Line__c',
  'external-id-field': 'Ext_Id__c',
  files: '*.csv',
} as const
const UPSERT_CONTACTS = {
  operation: 'upsert',
  object: 'Contact',
  'external-id-field': 'Ext_Id__c',
  files: '*.csv',
} as const

it.each(['Project__r.Ext_Id__c', 'Project__c'])(
  'an upsert that sets %s, the parent of a detail record, loads new records with a warning, and no others',
  async (column) => {
    const { org, workspace, load } = await startScenario()
    const project = org.records.insertDirectly('Project__c', { Name: 'P', Ext_Id__c: 'PR-1' })
    const parent = column === 'Project__c' ? project : 'PR-1'
    workspace.write('lines.csv', `Ext_Id__c,${column},Quantity__c\nL-1,${parent},3\nL-2,${parent},4\n`)
    const first = await load(UPSERT_LINES)
    expectPassed(first, { created: 2 })
    expect(withoutNotices(first)).toMatchObject([
      {
        kind: 'warning',
        file: 'lines.csv',
        line: 1,
        message: expect.stringContaining('Invoice_Line__c.Project__c can be set on new records only.'),
      },
    ])

    workspace.write('lines.csv', `Ext_Id__c,${column},Quantity__c\nL-1,${parent},5\nL-2,${parent},6\n`)
    const second = await load(UPSERT_LINES)
    expectFailed(second, { reason: 'failures-exceeded', says: [], counts: { failed: 2 } })
    const { report } = resultFolder(second)
    expect(report.loads[0]?.errors).toMatchObject([
      {
        code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
        explanation: expect.stringContaining('new records only'),
        cure: expect.stringMatching(/Nobody can change the field on an existing record\. Leave the column out/),
      },
    ])
    expect(second.summary).toContain('Leave the column out')
    expect(second.summary).not.toContain('ask the admin')

    // The cure, followed to the letter.
    workspace.write('lines.csv', 'Ext_Id__c,Quantity__c\nL-1,5\nL-2,6\n')
    expectPassed(await load(UPSERT_LINES), { updated: 2 })
  },
)

it.each([
  ['by key and by Id', 'Account.Ext_Id__c,AccountId', 'A-2,'],
  ['by Id and by key', 'AccountId,Account.Ext_Id__c', ',A-2'],
  ['by two keys', 'Account.Ext_Id__c,Account.Legacy_Id__c', 'A-2,'],
])('one lookup that stands in the file twice, %s, is refused, and nothing is cleared', async (_, columns, values) => {
  const files = { 'contacts.csv': `Ext_Id__c,LastName,${columns}\nC-1,One,${values}\n` }
  const { org, load } = await startScenario({ files })
  const account = org.records.insertDirectly('Account', { Name: 'One', Ext_Id__c: 'A-1' })
  org.records.insertDirectly('Contact', { LastName: 'One', Ext_Id__c: 'C-1', AccountId: account })
  const run = await load({ ...UPSERT_CONTACTS, 'blank-fields': 'clear' })
  expectFailed(run, {
    reason: 'preflight-failed',
    says: [/contacts\.csv line 1: .* fill the same field, AccountId\. Keep one of these columns/],
  })
  expect(recordsOf(org, 'Contact', ['AccountId'])).toEqual([{ AccountId: account }])
  expect(org.jobs()).toEqual([])
})

it.each(['warn', 'off'])(
  'and with preflight: %s a blank Id clears nothing that the other column sets',
  async (preflight) => {
    const files = { 'contacts.csv': 'Ext_Id__c,LastName,Account.Ext_Id__c,AccountId,Phone\nC-1,One,A-2,,\n' }
    const { org, load } = await startScenario({ files })
    const [first = '', second] = ['A-1', 'A-2'].map((key) =>
      org.records.insertDirectly('Account', { Name: key, Ext_Id__c: key }),
    )
    org.records.insertDirectly('Contact', { LastName: 'One', Ext_Id__c: 'C-1', AccountId: first, Phone: '1' })
    const run = await load({ ...UPSERT_CONTACTS, preflight, 'blank-fields': 'clear' })
    expectPassed(run, { updated: 1 })
    expect(recordsOf(org, 'Contact', ['AccountId', 'Phone'])).toEqual([{ AccountId: second, Phone: '' }])
  },
)

it.each([
  [
    'ContentVersion',
    'insert',
    'Title,VersionData\nx,eHg=\n',
    /takes a file \(base64\), which Bulk API 2\.0 does not load/,
  ],
  ['Contact', 'upsert', 'Ext_Id__c,Id,LastName\nC-1,,One\n', /does not accept the column Id beside it/],
  [
    'Contact',
    'insert',
    'Full Name,Email\nEva,e@example.com\n',
    /Use their columns instead: LastName, FirstName and Salutation/,
  ],
  ['Account', 'insert', 'Name,Score__c\nAcme,1\n', /The org calculates Account\.Score__c/],
])('a column that no record of %s takes, %s: the step says why', async (object, operation, csv, message) => {
  const { org, load } = await startScenario({ files: { 'a.csv': csv } })
  const key: Record<string, string> = operation === 'upsert' ? { 'external-id-field': 'Ext_Id__c' } : {}
  const run = await load({ operation, object, files: '*.csv', ...key })
  expectFailed(run, { reason: 'preflight-failed', says: [message] })
  expect(org.jobs()).toEqual([])
})

it.each([
  ['Setting__mdt', 'sf cmdt generate records'],
  ['Order__x', 'Its data is in another system'],
])('an object that is no table, %s: the step says what to use instead', async (object, instead) => {
  const { load } = await startScenario({ files: { 'a.csv': 'Name\nAcme\n' } })
  expectFailed(await load({ operation: 'insert', object, files: '*.csv' }), {
    reason: 'preflight-failed',
    says: [object, instead],
  })
})
