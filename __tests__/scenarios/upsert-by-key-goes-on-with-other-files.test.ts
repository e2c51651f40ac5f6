import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const SEED = `version: 1
loads:
  - { name: a, object: Account, operation: upsert, key: Name, files: a.csv }
  - { name: c, object: Contact, operation: insert, files: c.csv, needs: a }
`

/** An account was made, and a contact failed; the account is there or not once the files have changed. */
const CASES = [
  ['was removed', 'Name,Site\nAcme,Oslo\n', { created: 1, updated: 1 }],
  ['has another key', 'Name,Site\nAcme,Oslo\nBetta,Oslo\n', { created: 2, updated: 1 }],
  ['has another value', 'Name,Site\nAcme,Oslo\nBeta,Rome\n', { created: 1, updated: 2 }],
] as const

it.each(CASES.flatMap((one) => [{ runAttempt: 2 }, { runId: '8' }].map((run) => [...one, run] as const)))(
  'loads the rest of a set, though a record of an upsert by a key %s',
  async (_, accounts, counts, run) => {
    const { org, load, workspace } = await startScenario({
      files: {
        'seed.yml': SEED,
        'a.csv': 'Name,Site\nAcme,Oslo\nBeta,Oslo\n',
        'c.csv': 'LastName,Email\nAda,nobody\n',
      },
    })
    const seed = async (again: { runId?: string; runAttempt?: number }) =>
      await load({ manifest: 'seed.yml', preflight: 'off' }, { runId: '7', ...again })
    expectFailed(await seed({}), { reason: 'failures-exceeded', says: [], counts: { created: 2, failed: 1 } })
    workspace.write('a.csv', accounts)
    workspace.write('c.csv', 'LastName,Email\nAda,ada@acme.com\n')
    expectPassed(await seed(run), counts)
    expect(org.records.all('Account').filter(({ Name }) => Name === 'Beta')).toHaveLength(1)
  },
)
