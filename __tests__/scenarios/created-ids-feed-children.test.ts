import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import type { ActionRun } from '../support/run-action.ts'
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

const fileOf = (run: ActionRun) => (name: string) => readFileSync(join(run.outputs['results-path'] ?? '', name), 'utf8')

it('puts the Ids of records that were loaded into the records that refer to them', async () => {
  const { org, load, workspace } = await startScenario({ files: FILES })
  const run = await load({ manifest: 'seed.yml', preflight: 'warn' }, { runId: '1000001' })
  const says = ['1 of 3 records (33%) failed', '2 of 5 records (40%) failed']
  expectFailed(run, { reason: 'failures-exceeded', says, counts: { created: 5, failed: 3 } })
  const ids = () => new Map(org.records.all('Account').map(({ Id, Name }) => [Name, Id]))
  const children = () => recordsOf(org, 'Contact', ['LastName', 'AccountId'])
  const first = [
    { LastName: 'Ada', AccountId: ids().get('Acme') },
    { LastName: 'Bob', AccountId: ids().get('Beta, Inc') },
    { LastName: 'Cyd', AccountId: '' },
  ]
  expect(children()).toEqual(first)
  const file = fileOf(run)
  expect(file('accounts/ids.csv')).toBe(`Key,Id\n1,${ids().get('Acme')}\n2,${ids().get('Beta, Inc')}\n`)
  expect(file('contacts/failed.csv').split('\n')).toEqual([
    'sf__Id,sf__Error,source_file,source_line,LastName,Account key',
    ',"PARENT_NOT_LOADED:the record on accounts.csv line 4, which this one refers to, was not loaded:AccountId --",contacts.csv,5,Dan,3',
    ',"PARENT_NOT_FOUND:the load accounts has no record with the Key ""9"":AccountId --",contacts.csv,6,Eve,9',
    '',
  ])
  expect(file('contacts/rerun.csv')).toBe('LastName,Account key\nDan,3\nEve,9\n')

  // The parent is mended: it and its child are all that is missing.
  workspace.write('accounts.csv', 'Key,Name,Phone\n1,Acme,1\n2,"Beta, Inc",2\n3,Cogs,3\n')
  workspace.write('contacts.csv', 'LastName,Account key\nAda,1\nBob, 2 \nCyd,\nDan,3\nEve,2\n')
  const again = await load({ manifest: 'seed.yml' }, { runId: '1000002' })
  expectPassed(again, { created: 3, skipped: 5 })
  expect(children()).toEqual([
    ...first,
    { LastName: 'Dan', AccountId: ids().get('Cogs') },
    { LastName: 'Eve', AccountId: ids().get('Beta, Inc') },
  ])
  const listed = fileOf(again)('accounts/ids.csv').split('\n')
  const wanted = [
    ['1', 'Acme'],
    ['2', 'Beta, Inc'],
    ['3', 'Cogs'],
  ].map(([key, name = '']) => `${key},${ids().get(name)}`)
  expect([listed[0], listed.slice(1, -1).sort()]).toEqual(['Key,Id', wanted])
})
