import { describe, expect, it } from '@jest/globals'
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

/** The second record has no parent in any file, the third has one that fails, and the last one has one that is there. */
const ACCOUNTS = 'Key,Name,Staff,Parent\n1,Acme,,\n2,Beta,,9\n3,Gamma,x,1\n4,Delta,,3\n5,Epsilon,,1\n'

describe('a record whose parent no file has', () => {
  it.each([
    ['fails', 'operation: insert', 'fail'],
    ['is left out', 'operation: insert', 'skip'],
    ['fails where a key finds the others', 'operation: upsert, key: Name', 'fail'],
    ['is sent without it', 'operation: insert', 'blank'],
  ] as const)('%s before it is in the org', async (_, operation, missing) => {
    const columns = `{ Staff: NumberOfEmployees, Parent: { to: ParentId, ref: a, by: Key, on-missing: ${missing} } }`
    const { org, load } = await startScenario({
      files: {
        'seed.yml': manifest(`${operation}, max-failures: 3, stop-early: 100%, columns: ${columns}`),
        'a.csv': ACCOUNTS,
      },
    })
    const run = await load({ manifest: 'seed.yml', preflight: 'warn' })
    expect(run.outputs.verdict).toBe('passed')
    const parents = new Map(org.records.all('Account').map(({ Id, Name }) => [Id, Name]))
    const loaded = new Map(org.records.all('Account').map(({ Name, ParentId }) => [Name, parents.get(ParentId) ?? '']))
    const expected = { Acme: '', ...(missing === 'blank' && { Beta: '' }), Delta: '', Epsilon: 'Acme' }
    expect(loaded).toEqual(new Map(Object.entries(expected)))
    // The parent of the fourth record is known to be missing once it has failed: the child is there by then.
    expect(run.outputs['records-skipped']).toBe(missing === 'skip' ? '2' : '0')
    expect(run.outputs['records-failed']).toBe({ fail: '3', skip: '1', blank: '1' }[missing])
  })
})
