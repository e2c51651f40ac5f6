import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

it('ends a set that passes at last, though one of its loads sends nothing then', async () => {
  const { org, load, workspace } = await startScenario({
    files: {
      'seed.yml': `version: 1
loads:
  - { name: a, object: Account, operation: update, key: Name, on-missing: skip, files: a.csv }
  - { name: c, object: Contact, operation: insert, files: c.csv, needs: a }
`,
      'before.csv': 'Name\nAcme\n',
      'a.csv': 'Name,Site\nAcme,Oslo\n',
      'c.csv': 'LastName,Email\nAda,nobody\nBob,\n',
    },
  })
  const seed = async (runId: string) => await load({ manifest: 'seed.yml', preflight: 'off' }, { runId })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'before.csv' }), { created: 1 })
  expectFailed(await seed('7'), {
    reason: 'failures-exceeded',
    says: [],
    counts: { updated: 1, created: 1, failed: 1 },
  })

  workspace.write('a.csv', 'Name,Site\nBeta,Oslo\n')
  workspace.write('c.csv', 'LastName,Email\nAda,ada@acme.com\nBob,\n')
  expectPassed(await seed('8'), { created: 1, skipped: 2 })

  workspace.write('c.csv', 'LastName,Email\nCid,cid@acme.com\nBob,\n')
  expectPassed(await seed('9'), { created: 2, skipped: 1 })
  expect(org.records.all('Contact').map(({ LastName }) => LastName)).toEqual(['Bob', 'Ada', 'Cid', 'Bob'])
})
