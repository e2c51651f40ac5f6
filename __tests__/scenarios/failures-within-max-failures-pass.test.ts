import { expect, it } from '@jest/globals'
import { pick, recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

/** Three of the eight records are refused. */
const CSV = `Ext_Id__c,Name,Billing_Email__c
A-1,Acme,info@acme.example
A-2,,
A-3,Bolt,not an address
A-4,Cogs,
A-5,Dyne,
A-6,"Ecks | <b>",two@@signs
A-7,Fuse,
A-8,Gear,
`

async function upsertAccounts(maxFailures: string) {
  const scenario = await startScenario({ files: { 'accounts.csv': CSV } })
  const run = await scenario.load({
    operation: 'upsert',
    object: 'Account',
    'external-id-field': 'Ext_Id__c',
    files: 'accounts.csv',
    'max-failures': maxFailures,
  })
  return { ...scenario, run }
}

it.each(['3', '37.5%'])('passes with three of eight records failed and max-failures %s', async (most) => {
  const { run } = await upsertAccounts(most)
  expect(run.exitCode).toBe(0)
  expect(run.outputs).toMatchObject({
    verdict: 'passed',
    'failure-reason': '',
    finished: 'true',
    message: `upsert Account: 8 records read: 5 created, 3 failed. max-failures: ${most} allows that.`,
    'records-created': '5',
    'records-failed': '3',
    'failure-rate': '37.5',
  })
})

it('loads the good records and writes the others to failed.csv with what the org says', async () => {
  const { org, run } = await upsertAccounts('3')
  expect(recordsOf(org, 'Account', ['Name']).map(({ Name }) => Name)).toEqual(['Acme', 'Cogs', 'Dyne', 'Fuse', 'Gear'])
  expect(sorted(resultFolder(run).rows('Account-upsert/failed.csv'))).toEqual(
    sorted([
      {
        sf__Id: '',
        sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
        Ext_Id__c: 'A-2',
        Name: '',
        Billing_Email__c: '',
      },
      {
        sf__Id: '',
        sf__Error: 'INVALID_EMAIL_ADDRESS:Billing Email: invalid email address: not an address:Billing_Email__c --',
        Ext_Id__c: 'A-3',
        Name: 'Bolt',
        Billing_Email__c: 'not an address',
      },
      {
        sf__Id: '',
        sf__Error: 'INVALID_EMAIL_ADDRESS:Billing Email: invalid email address: two@@signs:Billing_Email__c --',
        Ext_Id__c: 'A-6',
        Name: 'Ecks | <b>',
        Billing_Email__c: 'two@@signs',
      },
    ]),
  )
})

it('groups the errors in the summary and the report, most frequent first', async () => {
  const { run } = await upsertAccounts('3')
  const { report } = resultFolder(run)
  expect(report.loads[0]?.errors).toEqual([
    {
      code: 'INVALID_EMAIL_ADDRESS',
      fields: ['Billing_Email__c'],
      message: 'Billing Email: invalid email address: ‹value›',
      class: 'data',
      explanation: expect.stringContaining('email'),
      cure: expect.stringMatching(/\w/),
      count: 2,
      samples: [
        { file: 'accounts.csv', line: 4 },
        { file: 'accounts.csv', line: 7 },
      ],
    },
    {
      code: 'REQUIRED_FIELD_MISSING',
      fields: ['Name'],
      message: 'Required fields are missing: [Name]',
      class: 'data',
      explanation: expect.stringContaining('required'),
      cure: expect.stringMatching(/\w/),
      count: 1,
      samples: [{ file: 'accounts.csv', line: 3 }],
    },
  ])
  expect(run.summary).toMatch(
    /^\| 2 \| `INVALID_EMAIL_ADDRESS` on Billing_Email__c \| Billing Email: .*\[accounts\.csv:4\]\(.*\), \[7\]\(.*\) \|$/m,
  )
  expect(run.summary).toContain('| 1 | `REQUIRED_FIELD_MISSING` on Name | Required fields are missing: \\[Name\\] |')
})

it('keeps the Id of a record that exists and was refused', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Ext_Id__c,Billing_Email__c\nA-1,nobody\n' } })
  const id = org.records.insertDirectly('Account', { Ext_Id__c: 'A-1', Name: 'Acme' })
  const run = await load({
    operation: 'upsert',
    object: 'Account',
    preflight: 'warn',
    'external-id-field': 'Ext_Id__c',
    files: 'accounts.csv',
    'max-failures': '1',
  })
  const failed = resultFolder(run).rows('Account-upsert/failed.csv')
  expect(failed.map((row) => pick(row, ['sf__Id', 'Ext_Id__c']))).toEqual([{ sf__Id: id, Ext_Id__c: 'A-1' }])
})
