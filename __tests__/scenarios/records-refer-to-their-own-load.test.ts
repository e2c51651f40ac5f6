import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const manifest = (line: string) => `version: 1
loads:
  - { name: a, object: Account, files: a.csv, leave-out: Key, ${line} }
`

it('gives updated records their parents among the records of the same load', async () => {
  const { org, load } = await startScenario({
    files: {
      'seed.yml': manifest('operation: update, key: Name, columns: { Parent: { to: ParentId, ref: a, by: Key } }'),
      'before.csv': 'Name\nAcme\nBeta\n',
      'a.csv': 'Key,Name,Parent\n1,Acme,\n2,Beta,1\n',
    },
  })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'before.csv' }), { created: 2 })
  expectPassed(await load({ manifest: 'seed.yml' }), { updated: 3 })
  const acme = org.records.all('Account').find(({ Name }) => Name === 'Acme')
  expect(recordsOf(org, 'Account', ['Name', 'ParentId'])).toEqual([
    { Name: 'Acme', ParentId: '' },
    { Name: 'Beta', ParentId: acme?.Id },
  ])
})

it('refuses a key with a field that is set only once all records are there', async () => {
  const { org, load } = await startScenario({
    files: {
      'seed.yml': manifest(
        'operation: upsert, key: [Name, ParentId], columns: { Parent: { to: ParentId, ref: a, by: Key } }',
      ),
      'a.csv': 'Key,Name,Parent\n1,Acme,\n2,Beta,1\n',
    },
  })
  expectFailed(await load({ manifest: 'seed.yml' }), {
    reason: 'invalid-input',
    says: [
      '`a` refers to its own records by `Parent`. A field of `key` cannot be set afterwards',
      'Remove `ParentId` from the `key` of `a`.',
    ],
  })
  expect(org.jobs()).toEqual([])
})
