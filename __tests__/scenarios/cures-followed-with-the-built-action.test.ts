import { it } from '@jest/globals'
import { encode } from '../support/encode.ts'
import { type CuredLoad, expectCured } from '../support/follow-cure.ts'

const INSERT = { operation: 'insert', object: 'Account', files: '*.csv' }
const UPSERT = { ...INSERT, operation: 'upsert', 'external-id-field': 'Ext_Id__c' }
const JAPANESE = 'Name,BillingCity\n株式会社サンプル,東京\n表計算ソフト,大阪\n'
const BONN_AND_ULM = [
  { Name: 'Acme', BillingCity: 'Bonn' },
  { Name: 'Beta', BillingCity: 'Ulm' },
]
const TWO = 'Name,BillingCity\nAcme,Bonn\nBeta,Ulm\n'

const LOADS: Readonly<Record<string, CuredLoad>> = {
  'a file in another encoding, which the message names': {
    file: ['a.csv', encode(JAPANESE, 'shift_jis')],
    inputs: INSERT,
    reason: 'invalid-csv',
    says: /column "Name" on line 2 says "株式会社サンプル": if that is right, set encoding: ([\w-]+)\./,
    follow: (encoding) => ({ inputs: { encoding } }),
    records: [
      { Name: '株式会社サンプル', BillingCity: '東京' },
      { Name: '表計算ソフト', BillingCity: '大阪' },
    ],
  },
  'a record with a field too many': {
    file: ['a.csv', 'Name,BillingCity\nAcme, Inc.,Bonn\n'],
    inputs: INSERT,
    reason: 'invalid-csv',
    says: /a\.csv line 2: .* Put quotes around a field that holds the delimiter/,
    follow: () => ({ file: 'Name,BillingCity\n"Acme, Inc.",Bonn\n' }),
    records: [{ Name: 'Acme, Inc.', BillingCity: 'Bonn' }],
  },
  'a formula in place of a value': {
    file: ['a.csv', 'Name,BillingPostalCode\nAcme,="01067"\n'],
    inputs: INSERT,
    reason: 'invalid-csv',
    says: /delete the equals sign and the quotes, so that (\d+) is left\./,
    follow: (value) => ({ file: `Name,BillingPostalCode\nAcme,${value}\n` }),
    records: [{ Name: 'Acme', BillingPostalCode: '01067' }],
  },
  'a merge that was not finished': {
    file: ['a.csv', 'Name,BillingCity\n<<<<<<< HEAD\nAcme,Bonn\n=======\nAcme,Kiel\n>>>>>>> b\nBeta,Ulm\n'],
    inputs: INSERT,
    reason: 'invalid-csv',
    says: /a\.csv line 2: .* Resolve it, delete the marker lines that Git wrote/,
    follow: () => ({ file: TWO }),
    records: BONN_AND_ULM,
  },
  'files that were joined with their headers': {
    file: ['a.csv', 'Name,BillingCity\nAcme,Bonn\nName,BillingCity\nBeta,Ulm\n'],
    inputs: INSERT,
    reason: 'invalid-csv',
    says: /a\.csv line 3: .* To load several files at once, list them in files instead of joining them\./,
    follow: () => ({
      file: 'Name,BillingCity\nAcme,Bonn\n',
      more: { 'b.csv': 'Name,BillingCity\nBeta,Ulm\n' },
      inputs: { files: 'a.csv\nb.csv' },
    }),
    records: BONN_AND_ULM,
  },
  'a key that two records have': {
    file: ['a.csv', 'Ext_Id__c,Name\nA-1,Acme\nA-1,Beta\n'],
    inputs: UPSERT,
    reason: 'invalid-csv',
    says: /a\.csv line 3: .* Remove one of them, or/,
    follow: () => ({ file: 'Ext_Id__c,Name\nA-1,Acme\n' }),
    records: [{ Ext_Id__c: 'A-1', Name: 'Acme' }],
  },
}

it.each(Object.entries(LOADS))('%s: the load is right once the cure was followed', async (_, load) => {
  await expectCured(load)
})
