import { it } from '@jest/globals'
import { type CuredLoad, expectCured } from '../support/follow-cure.ts'

const INSERT = { operation: 'insert', object: 'Account', files: '*.csv' }
const USER = '005000000000001AAA'

const LOADS: Readonly<Record<string, CuredLoad>> = {
  'the label of a field in the header': {
    file: ['a.csv', 'Name,Employees\nAcme,10\n'],
    inputs: INSERT,
    reason: 'preflight-failed',
    says: /"Employees" is the label of the field NumberOfEmployees\. Write the API name in the header: (\w+)\./,
    follow: (field) => ({ file: `Name,${field}\nAcme,10\n` }),
    records: [{ Name: 'Acme', NumberOfEmployees: '10' }],
  },
  'an owner without the object that it is': {
    file: ['a.csv', 'Subject,Owner.Username\nHi,owner@example.com\n'],
    inputs: { ...INSERT, object: 'Case' },
    reason: 'preflight-failed',
    says: /so the column has to say to which of them\. Write ([\w:.]+)\./,
    follow: (column) => ({ file: `Subject,${column}\nHi,owner@example.com\n` }),
    records: [{ Subject: 'Hi', OwnerId: USER }],
  },
  'a file without its header row': {
    file: ['a.csv', 'Acme,Bonn\nBeta,Ulm\n'],
    inputs: INSERT,
    reason: 'preflight-failed',
    says: /is the header row missing\? Add a first line with the API names of the fields/,
    follow: () => ({ file: 'Name,BillingCity\nAcme,Bonn\nBeta,Ulm\n' }),
    records: [
      { Name: 'Acme', BillingCity: 'Bonn' },
      { Name: 'Beta', BillingCity: 'Ulm' },
    ],
  },
  'a date as people write it': {
    file: ['a.csv', 'Name,Customer_Since__c\nAcme,24.11.2026\n'],
    inputs: INSERT,
    reason: 'preflight-failed',
    says: /a\.csv line 2: .* Write it like 2026-11-24: year, month, day\./,
    follow: () => ({ file: 'Name,Customer_Since__c\nAcme,2026-11-24\n' }),
    records: [{ Name: 'Acme', Customer_Since__c: '2026-11-24' }],
  },
}

it.each(Object.entries(LOADS))('%s: the load is right once the cure was followed', async (_, load) => {
  await expectCured(load, (org) => {
    org.records.insertDirectly('User', { Id: USER, Username: 'owner@example.com', LastName: 'Owner' })
  })
})
