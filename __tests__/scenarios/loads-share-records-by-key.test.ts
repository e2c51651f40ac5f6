import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const loads = (...lines: readonly string[]) =>
  `version: 1\nloads:\n${lines.map((line) => `  - { object: Account, files: a.csv, ${line} }\n`).join('')}`

/** Two loads of the same records, one of which finds them by a key, and what becomes of the records. */
const CASES = [
  ['two upserts by a key', ['name: a, operation: upsert, key: Name', 'name: b, operation: upsert, key: Name']],
  [
    'an upsert by an external id before one by a key',
    [
      'name: a, operation: upsert, external-id-field: Ext_Id__c',
      'name: b, operation: upsert, key: Name, leave-out: Ext_Id__c',
    ],
  ],
  [
    'an insert before an update by a key',
    ['name: a, operation: insert', 'name: b, operation: update, key: Name, leave-out: Ext_Id__c'],
  ],
] as const

it.each(CASES)('finds by a key what an earlier load of the manifest put in: %s', async (_, [first, second]) => {
  const { org, load } = await startScenario({
    files: { 'seed.yml': loads(first, second), 'a.csv': 'Ext_Id__c,Name\n1,Acme\n2,Beta\n' },
  })
  expectPassed(await load({ manifest: 'seed.yml' }), { created: 2, updated: 2 })
  expect(sorted(recordsOf(org, 'Account', ['Name']))).toEqual([{ Name: 'Acme' }, { Name: 'Beta' }])
})

it('finds by a key nothing that a later load of the manifest puts in', async () => {
  const { org, load } = await startScenario({
    files: {
      'seed.yml': loads('name: old, operation: delete, key: Name, on-missing: skip', 'name: new, operation: insert'),
      'a.csv': 'Ext_Id__c,Name\n1,Acme\n2,Beta\n',
      'before.csv': 'Name\nAcme\n',
    },
  })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'before.csv' }), { created: 1 })
  expectPassed(await load({ manifest: 'seed.yml' }), { created: 2, deleted: 1, skipped: 1 })
  const left = recordsOf(org, 'Account', ['Name', 'Ext_Id__c'])
  expect(sorted(left).filter(({ Ext_Id__c }) => Ext_Id__c !== undefined)).toHaveLength(2)
})
