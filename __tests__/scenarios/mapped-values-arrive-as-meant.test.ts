import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const manifest = (...loads: readonly string[]) => `version: 1\nloads:\n${loads.map((load) => `  - ${load}\n`).join('')}`

const linesOf = (run: ActionRun, name: string) =>
  readFileSync(join(run.outputs['results-path'] ?? '', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

/** Of each account, its name and that of its parent. */
function parents(org: Org): readonly string[] {
  const names = new Map(org.records.all('Account').map(({ Id, Name }) => [Id, Name]))
  return org.records.all('Account').map(({ Name, ParentId }) => `${Name} > ${names.get(ParentId ?? '') ?? ''}`)
}

it('sends keys without blanks at their ends, so that the next run finds the records', async () => {
  const { org, load } = await startScenario({
    files: {
      'a.csv': 'Name,Phone\n" Beta ",1\nCogs,2\n',
      'seed.yml': manifest(
        "{ name: a, object: Account, operation: upsert, key: [Name, Site], files: a.csv, constants: { Site: ' s1 ' } }",
      ),
    },
  })
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000001' }), { created: 2 })
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000002' }), { updated: 2 })
  expect(sorted(recordsOf(org, 'Account', ['Name', 'Site']))).toEqual([
    { Name: 'Beta', Site: 's1' },
    { Name: 'Cogs', Site: 's1' },
  ])
})

it('clears a reference to the own load where its value has become blank', async () => {
  const { org, load, workspace } = await startScenario({
    files: {
      'a.csv': 'Ext_Id__c,Name,P\nA,Alpha,\nB,Beta,A\nC,Cogs,A\n',
      'seed.yml': manifest(
        '{ name: a, object: Account, operation: upsert, external-id-field: Ext_Id__c, files: a.csv, blank-fields: clear, columns: { P: { to: ParentId, ref: a, by: Ext_Id__c } } }',
      ),
    },
  })
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000001' }), { created: 3, updated: 3 })
  expect(parents(org)).toEqual(['Alpha > ', 'Beta > Alpha', 'Cogs > Alpha'])
  workspace.write('a.csv', 'Ext_Id__c,Name,P\nA,Alpha,\nB,Beta,\nC,Cogs,B\n')
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000002' }), { updated: 6 })
  expect(parents(org)).toEqual(['Alpha > ', 'Beta > ', 'Cogs > Beta'])
})

it('counts a record as failed whose only value finds nothing, and sends the others', async () => {
  const { org, load } = await startScenario({
    files: {
      'a.csv': 'K,Name,P\n1,Acme,\n2,,1\n3,Beta,1\n',
      'c.csv': 'AK,N\n1,n\n9,n\n"  ",n\n#N/A,n\n3,n\n',
      'l.csv': 'Acc\nAcme\nNope\nBeta\n',
      'seed.yml': manifest(
        '{ name: a, object: Account, operation: insert, files: a.csv, leave-out: K, max-failures: 50%, columns: { P: { to: ParentId, ref: a, by: K } } }',
        '{ name: c, object: Case, operation: insert, files: c.csv, leave-out: N, max-failures: 50%, columns: { AK: { to: AccountId, ref: a, by: K, on-missing: blank } } }',
        '{ name: l, object: Case, operation: insert, files: l.csv, max-failures: 50%, columns: { Acc: { to: AccountId, lookup: Account, by: Name, on-missing: blank } } }',
      ),
    },
  })
  const run = await load({ manifest: 'seed.yml', preflight: 'off' })
  expectPassed(run, { created: 7, updated: 1, failed: 4 })
  expect(org.records.all('Case')).toHaveLength(5)
  expect(linesOf(run, 'a/failed.csv').slice(1)).toEqual([
    ',REQUIRED_FIELD_MISSING:the record has no value in the only column that is sent:Name --,a.csv,3,2,,1',
  ])
  expect(linesOf(run, 'c/failed.csv').slice(1)).toEqual([
    ',"PARENT_NOT_FOUND:the load a has no record with the K ""9"", and the record has no other value to send:AccountId --",c.csv,3,9,n',
    ',REQUIRED_FIELD_MISSING:the record has no value in the only column that is sent:AccountId --,c.csv,4,  ,n',
  ])
  expect(linesOf(run, 'l/failed.csv').slice(1)).toEqual([
    ',"LOOKUP_NOT_FOUND:the org has no Account with the Name ""Nope"", and the record has no other value to send:AccountId --",l.csv,3,Nope',
  ])
})

it('takes line breaks of any kind for the same in the keys of parents', async () => {
  const { org, load } = await startScenario({
    files: {
      'a.csv': 'Key,Name\r\n"x\r\ny",Acme\r\n',
      'c.csv': 'LastName,AK\nAda,"x\ny"\n',
      'seed.yml': manifest(
        '{ name: a, object: Account, operation: insert, leave-out: Key, files: a.csv }',
        '{ name: c, object: Contact, operation: insert, files: c.csv, columns: { AK: { to: AccountId, ref: a, by: Key } } }',
      ),
    },
  })
  expectPassed(await load({ manifest: 'seed.yml' }), { created: 2 })
  expect(org.records.all('Contact')[0]?.AccountId).toBe(org.records.all('Account')[0]?.Id)
})

it('looks up no values of an optional column whose field the org lacks', async () => {
  const { org, load } = await startScenario({
    files: {
      'a.csv': 'Name,Zip,Boss\nAcme,nobody,x\n',
      'seed.yml': manifest(
        '{ name: a, object: Account, operation: insert, files: a.csv, optional-columns: [Zip, Boss__c], columns: { Zip: { to: Region__c, lookup: Region__c, by: Name }, Boss: { to: Boss__c, lookup: User, by: Username } } }',
      ),
    },
  })
  const run = await load({ manifest: 'seed.yml' })
  expectPassed(run, { created: 1 })
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }])
  expect(linesOf(run, 'a/successful.csv')[1]).toMatch(/,a\.csv,2,Acme,nobody,x$/)
})
