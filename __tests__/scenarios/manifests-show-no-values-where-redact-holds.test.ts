import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'
import { shownToPeople } from '../support/visible.ts'

it('names lines and codes of records that lack an Id, and no value', async () => {
  const { load } = await startScenario({
    files: {
      'seed.yml': `version: 1
defaults: { max-failures: 100% }
loads:
  - { name: accounts, object: Account, operation: insert, files: accounts.csv, leave-out: Key }
  - name: contacts
    object: Contact
    operation: insert
    files: contacts.csv
    columns:
      Account key: { to: AccountId, ref: accounts, by: Key }
      Owner: { to: OwnerId, lookup: User, by: Username }
`,
      'accounts.csv': 'Key,Name,Phone\nsecretkey1,Acme,1\nsecretkey1,Beta,2\n',
      'contacts.csv': 'LastName,Account key,Owner\nAda,secretkey1,\nBob,secretkey2,\nCyd,,secretowner\n',
    },
  })
  const run = await load({ manifest: 'seed.yml', redact: 'true' })
  expectPassed(run, { created: 2, failed: 3 })
  expect(shownToPeople(run)).not.toMatch(/secret/)
  const failed = readFileSync(join(run.outputs['results-path'] ?? '', 'contacts', 'failed.csv'), 'utf8')
  for (const value of ['secretkey1', 'secretkey2', 'secretowner']) expect(failed).toContain(value)
})
