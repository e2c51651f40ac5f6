import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

it('has no rerun.csv for references that could not be set, and the Ids of their records', async () => {
  const { org, load } = await startScenario({
    files: {
      // The org refuses a record that is its own parent.
      'a.csv': 'K,Name,P\n1,Acme,\n2,Beta,2\n3,Cogs,1\n',
      'seed.yml': `version: 1
loads:
  - { name: a, object: Account, operation: insert, files: a.csv, leave-out: K, columns: { P: { to: ParentId, ref: a, by: K } } }
`,
    },
  })
  const run = await load({ manifest: 'seed.yml' })
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: ['1 of 3 records (33%) failed'],
    counts: { created: 3, updated: 1, failed: 1 },
  })
  const folder = join(run.outputs['results-path'] ?? '', 'a_references')
  const beta = org.records.all('Account').find(({ Name }) => Name === 'Beta')
  const [, failed = ''] = readFileSync(join(folder, 'failed.csv'), 'utf8').split('\n')
  expect([failed.slice(0, 19), failed.slice(-17)]).toEqual([`${beta?.Id},`, ',a.csv,3,2,Beta,2'])
  expect(existsSync(join(folder, 'rerun.csv'))).toBe(false)
  expect(run.outputs['rerun-file']).toBe('')
  expect(run.summary).toContain('1 record is in the org without its references.')
  expect(run.summary).not.toContain('rerun')
})

it('looks at constants before anything is sent, and says where they are', async () => {
  const { org, load } = await startScenario({
    files: {
      'a.csv': 'Name\nAcme\n',
      'seed.yml': `version: 1
loads:
  - name: a
    object: Account
    operation: insert
    files: a.csv
    max-failures: 100%
    constants:
      Site: fine
      NumberOfEmployees: many
`,
    },
  })
  const run = await load({ manifest: 'seed.yml' })
  const says = ['seed.yml line 10: `constants` of the load `a`: ', '"many"', 'Nothing was sent.']
  expectFailed(run, { reason: 'preflight-failed', says, counts: {} })
  expect(org.jobs()).toEqual([])
  const warned = await load({ manifest: 'seed.yml', preflight: 'warn', redact: 'true' }, { runId: '1000002' })
  expect(warned.annotations.map(({ message }) => message).join('\n')).toContain(
    'seed.yml line 10: constants of the load a',
  )
  expect(warned.stdout).not.toContain('many')
})

it('names what may have changed where the files of an insert did not', async () => {
  const { load, workspace } = await startScenario({
    files: {
      'a.csv': 'Name,N\nAcme,1\nBeta,2\nCogs,x\n',
      'seed.yml': `version: 1
loads:
  - { name: a, object: Account, operation: insert, files: a.csv, constants: { Site: 's{{R}}' }, columns: { N: NumberOfEmployees } }
`,
    },
  })
  const first = await load({ manifest: 'seed.yml', values: 'R=1', preflight: 'warn' }, { runId: '1000001' })
  expect(first.outputs['records-created']).toBe('2')
  workspace.write('a.csv', 'Name,N\nAcme,1\nBeta,2\nCogs,3\n')
  const again = await load({ manifest: 'seed.yml', values: 'R=2' }, { runId: '1000002' })
  const says = [
    'a value that the manifest fills in is another one now (a constant, a line of `values`',
    'or those values',
  ]
  expectFailed(again, { reason: 'ledger-mismatch', says, counts: {} })
  const restored = await load({ manifest: 'seed.yml', values: 'R=1' }, { runId: '1000003' })
  expectPassed(restored, { created: 1, skipped: 2 })
})
