import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const files = (missing: string) => ({
  'seed.yml': `version: 1
defaults: { on-failure: continue }
loads:
  - { name: accounts, object: Account, operation: insert, leave-out: Key, files: accounts.csv }
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    columns: { Account: { to: AccountId, ref: accounts, by: Key, ${missing} } }
`,
  'accounts.csv': 'Key,Name\n1,Acme\n2,Bolt\n0,Nobody\n',
  'contacts.csv': 'LastName,Account\nAda,1\nBob,2\nCyd,\n',
})

it.each(['on-missing: blank', 'on-missing: skip', 'otherwise: "0"'])(
  'sends no child in another way while nobody knows its parent (%s)',
  async (missing) => {
    const { org, load } = await startScenario({ files: files(missing) })
    const body = [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred' }]
    org.faults.add({ kind: 'answer', path: 'jobs/ingest/*/successfulResults', status: 500, times: 1_000, body })
    const run = { runId: '1000001', shortTimers: true }
    const first = await load({ manifest: 'seed.yml' }, run)
    expectFailed(first, { reason: 'records-unaccounted', says: [], counts: { failed: 2, unaccounted: 4 } })
    const told = first.annotations.map(({ message }) => message).join()
    expect(told).toContain('it is not known yet whether the record on accounts.csv line 2')
    org.faults.clear()

    expectPassed(await load({ manifest: 'seed.yml' }, { ...run, runAttempt: 2 }), { created: 2, skipped: 4 })
    const names = new Map(org.records.all('Account').map(({ Id, Name }) => [Id, Name]))
    const contacts = org.records.all('Contact').map(({ LastName, AccountId }) => [LastName, names.get(AccountId ?? '')])
    expect(contacts.sort()).toEqual([
      ['Ada', 'Acme'],
      ['Bob', 'Bolt'],
      ['Cyd', undefined],
    ])
  },
)
