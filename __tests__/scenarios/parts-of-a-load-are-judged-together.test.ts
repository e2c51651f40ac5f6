import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

/** Records of `a` are found by `Site`, or new, and refer to each other; `b` needs all of them. */
const manifest = (settings: string) => `version: 1
loads:
  - name: a
    object: Account
    operation: upsert
    key: Site
    files: a.csv
    stop-early: 100%
    leave-out: Key
    columns: { Staff: NumberOfEmployees, Parent: { to: ParentId, ref: a, by: Key } }
    ${settings}
  - { name: b, object: Contact, operation: insert, files: b.csv, needs: a }
`

/** One record that was there fails, one that is new, and one that is its own parent. */
const FAILING = 'Key,Site,Name,Staff,Parent\n1,1,A,x,\n2,2,B,x,\n3,3,C,,3\n'

async function loadWith(settings: string, accounts: string) {
  const { org, load } = await startScenario({
    files: {
      'seed.yml': manifest(settings),
      'a.csv': accounts,
      'b.csv': 'LastName\nAda\n',
      'before.csv': 'Site,Name\n1,A\n',
    },
  })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'before.csv' }), { created: 1 })
  const run = await load({ manifest: 'seed.yml', preflight: 'warn' })
  return { run, contacts: org.records.all('Contact').length }
}

it('counts the failed records of all parts of a load against its `max-failures`', async () => {
  const { run, contacts } = await loadWith('max-failures: 2\n    on-failure: continue', FAILING)
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: [
      /^1 load passed \(1 record read: 1 created\)\. a \(upsert Account\): 3 of 3 records \(100%\) failed; max-failures allows 2\./,
      /See failed\.csv in \S+\/a_update, \S+\/a_insert and \S+\/a_references\.$/,
    ],
    counts: { created: 2, failed: 3 },
  })
  expect(contacts).toBe(1)
})

it('stops the step with the part that exceeds `max-failures` of its load', async () => {
  const { run, contacts } = await loadWith('max-failures: 1', FAILING)
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: [/^a \(upsert Account\): 2 of 3 records \(67%\) failed;.* `?a_references`? and `?b`? were not run\.$/],
    counts: { created: 1, failed: 2, unprocessed: 1 },
  })
  expect(contacts).toBe(0)
})

it('counts no record twice where a part of its load is not run', async () => {
  const { run } = await loadWith('max-failures: 0', 'Key,Site,Name,Staff,Parent\n1,1,A,x,\n2,2,B,,\n')
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: [/ a_insert, a_references and b were not run\.$/],
    counts: { failed: 1, unprocessed: 2 },
  })
})

it('passes a load though all records of one part fail, where `max-failures` allows for as many of the load', async () => {
  const { run, contacts } = await loadWith(
    'max-failures: 25%',
    'Key,Site,Name,Staff,Parent\n1,1,A,x,\n2,2,B,,\n3,3,C,,\n4,4,D,,2\n',
  )
  expectPassed(run, { created: 4, failed: 1, updated: 1 })
  expect(run.outputs.message).toContain(
    'a (upsert Account): 4 records read: 3 created, 1 failed. max-failures: 25% allows that.',
  )
  expect(contacts).toBe(1)
})
