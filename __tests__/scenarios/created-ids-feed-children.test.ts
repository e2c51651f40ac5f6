import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { expectFailed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const MANIFEST = `version: 1
loads:
  - name: accounts
    object: Account
    operation: insert
    files: accounts.csv
    leave-out: Key
    on-failure: continue
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    columns:
      Account key: { to: AccountId, ref: accounts, by: Key }
`
const FILES = {
  'seed.yml': MANIFEST,
  'accounts.csv': 'Key,Name,Phone\n1,Acme,1\n2,"Beta, Inc",2\n3,,3\n',
  'contacts.csv': 'LastName,Account key\nAda,1\nBob, 2 \nCyd,\nDan,3\nEve,9\n',
}

it('puts the Ids of records that were loaded into the records that refer to them', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load({ manifest: 'seed.yml', preflight: 'warn' })
  console.log(
    run.stdout
      .split('\n')
      .filter((l) => !/^::(debug|add-mask)/.test(l))
      .join('\n'),
  )
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: ['1 of 3 records (33%) failed', '2 of 5 records (40%) failed'],
    counts: { created: 5, failed: 3 },
  })
  const ids = new Map(org.records.all('Account').map(({ Id, Name }) => [Name, Id]))
  expect(recordsOf(org, 'Contact', ['LastName', 'AccountId'])).toEqual([
    { LastName: 'Ada', AccountId: ids.get('Acme') },
    { LastName: 'Bob', AccountId: ids.get('Beta, Inc') },
    { LastName: 'Cyd', AccountId: '' },
  ])
  const file = (name: string) => readFileSync(join(run.outputs['results-path'] ?? '', name), 'utf8')
  expect(file('contacts/failed.csv')).toBe('')
})
