import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { parseReport } from '../../src/runner/report-form.ts'
import { expectFailed } from '../support/expect-end.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

/** `a` fails, `b` needs it, `c` needs `b`, and `d` needs nobody. Only `a` says what becomes of the others. */
const manifest = (onFailure: string) => `version: 1
loads:
  - name: a
    object: Account
    operation: insert
    files: a.csv
    on-failure: ${onFailure}
  - { name: b, object: Contact, operation: insert, files: b.csv, needs: [a] }
  - { name: c, object: Contact, operation: insert, files: c.csv, needs: [b] }
  - { name: d, object: Contact, operation: insert, files: d.csv }
`
const FILES = {
  'a.csv': 'Name,Phone\nAcme,1\n,2\n',
  'b.csv': 'LastName\nAda\nBob\n',
  'c.csv': 'LastName\nCyd\n',
  'd.csv': 'LastName\nDan\n',
}

async function loadWith(onFailure: string) {
  const { org, load } = await startScenario({ files: { ...FILES, 'seed.yml': manifest(onFailure) } })
  const run = await load({ manifest: 'seed.yml', preflight: 'warn' })
  const contacts = org.records.all('Contact').map(({ LastName }) => LastName)
  return { run, contacts: contacts.sort(), notRun: notRunOf(run) }
}

function notRunOf({ outputs }: ActionRun): ReadonlyMap<string, string> {
  const report = parseReport(JSON.parse(readFileSync(outputs.report ?? '', 'utf8')))
  return new Map(report?.loads.flatMap(({ name, notRun }) => (notRun === undefined ? [] : [[name, notRun]])))
}

const FAILED = 'a (insert Account): 1 of 2 records (50%) failed; max-failures allows 0.'

it('starts no further load after one that failed', async () => {
  const { run, contacts, notRun } = await loadWith('stop')
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: [FAILED, '`b`, `c` and `d` were not run.'],
    counts: { created: 1, failed: 1, unprocessed: 4 },
  })
  expect(contacts).toEqual([])
  const why = '`a` failed, and `on-failure: stop` ends the step there'
  expect(notRun).toEqual(new Map(['b', 'c', 'd'].map((name) => [name, why])))
  expect(run.summary.split(`Not run: ${why}.`)).toHaveLength(4)
})

it('skips the loads that need one that failed, those that need these, and no others', async () => {
  const { run, contacts, notRun } = await loadWith('skip')
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: ['1 load passed (1 record read: 1 created).', FAILED, '`b` and `c` were not run.'],
    counts: { created: 2, failed: 1, unprocessed: 3 },
  })
  expect(contacts).toEqual(['Dan'])
  expect(notRun).toEqual(
    new Map([
      ['b', '`b` needs `a`, which failed'],
      ['c', '`c` needs `b`, which was not run'],
    ]),
  )
  for (const why of notRun.values()) expect(run.summary).toContain(`Not run: ${why}.`)
})

it('runs all loads where the one that failed says that they continue', async () => {
  const { run, contacts, notRun } = await loadWith('continue')
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: ['3 loads passed (4 records read: 4 created).', FAILED],
    counts: { created: 5, failed: 1 },
  })
  expect(contacts).toEqual(['Ada', 'Bob', 'Cyd', 'Dan'])
  expect(notRun).toEqual(new Map())
  expect(run.summary).not.toContain('Not run')
})

it('does not run a load whose `needs` names one that failed in its second pass', async () => {
  const needing = `version: 1
defaults: { on-failure: skip }
loads:
  - name: a
    object: Account
    operation: insert
    files: a.csv
    leave-out: Key
    columns: { Parent: { to: ParentId, ref: a, by: Key } }
  - { name: b, object: Contact, operation: insert, files: b.csv, needs: a }
`
  const files = { 'seed.yml': needing, 'a.csv': 'Key,Name,Parent\n1,Acme,1\n', 'b.csv': 'LastName\nAda\n' }
  const { org, load } = await startScenario({ files })
  const run = await load({ manifest: 'seed.yml' })
  expectFailed(run, {
    reason: 'failures-exceeded',
    says: ['`b` was not run.'],
    counts: { created: 1, failed: 1, unprocessed: 1 },
  })
  expect(org.records.all('Contact')).toEqual([])
})
