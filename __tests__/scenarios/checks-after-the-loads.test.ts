import { readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { parseReport } from '../../src/runner/report-form.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const LOADS = `version: 1
loads:
  - { name: accounts, object: Account, operation: insert, files: accounts.csv }
  - { name: contacts, object: Contact, operation: insert, files: contacts.csv }
`
const ACCOUNTS = "SELECT COUNT() FROM Account WHERE Site = 'seed|7'"
const CONTACTS = 'SELECT COUNT() FROM Contact'
const FILES = {
  'accounts.csv': 'Name,Site\nAcme,seed|7\nBolt,seed|7\nCogs,other\n',
  'contacts.csv': 'LastName\nAda\n',
}

const manifest = (...checks: readonly string[]) =>
  `${LOADS}checks:\n${checks.map((one) => `  - { ${one} }\n`).join('')}`
const counted = ({ outputs }: ActionRun) => parseReport(JSON.parse(readFileSync(outputs.report ?? '', 'utf8')))?.counted
const start = (seed: string) => startScenario({ files: { ...FILES, 'seed.yml': seed } })

it('says what was counted where all checks hold', async () => {
  const checks = [`soql: "${ACCOUNTS}", equals: 2`, `soql: ${CONTACTS}, at-least: 1, at-most: 5`]
  const { load } = await start(manifest(...checks))
  const run = await load({ manifest: 'seed.yml' })
  expectPassed(run, { created: 4 })
  expect(counted(run)).toEqual([
    { soql: ACCOUNTS, wanted: '2', counted: 2, holds: true },
    { soql: CONTACTS, wanted: 'between 1 and 5', counted: 1, holds: true },
  ])
  expect(run.summary).toContain('### Checks after the loads')
  expect(run.summary).toContain("| <code>SELECT COUNT() FROM Account WHERE Site = 'seed\\|7'</code> | 2 | 2 | passed |")
  expect(run.summary).toContain('| `SELECT COUNT() FROM Contact` | 1 | between 1 and 5 | passed |')
  expect(run.log).toContain(`${CONTACTS}: 1, as it has to be`)
})

it('fails with both numbers where one does not hold; the next run sends nothing, and counts again', async () => {
  const { org, load, workspace } = await start(
    manifest(`soql: "${ACCOUNTS}", equals: 3`, `soql: ${CONTACTS}, at-least: 1`),
  )
  const fails = {
    reason: 'checks-failed',
    says: [`\`${ACCOUNTS}\` counts 2 records, and it has to be 3.`, 'All loads passed before.'],
  } as const
  const run = await load({ manifest: 'seed.yml' }, { runId: '1000001' })
  expectFailed(run, { ...fails, counts: { created: 4 } })
  expect(counted(run)).toMatchObject([
    { wanted: '3', counted: 2, holds: false },
    { wanted: '1 or more', counted: 1, holds: true },
  ])
  expect(run.summary).toMatch(/\| 2 \| 3 \| \*\*failed\*\* \|/)

  const jobs = org.jobs().length
  const again = await load({ manifest: 'seed.yml' }, { runId: '1000002' })
  expectFailed(again, { ...fails, counts: { skipped: 4 } })

  workspace.write('seed.yml', manifest(`soql: "${ACCOUNTS}", equals: 2`))
  const last = await load({ manifest: 'seed.yml' }, { runId: '1000003' })
  expectPassed(last, { skipped: 4 })
  expect(org.jobs()).toHaveLength(jobs)
})

it('fails where the org refuses a query, in its words', async () => {
  const { load } = await start(
    manifest('soql: SELECT COUNT() FROM Acount, equals: 3', `soql: "${ACCOUNTS}", equals: 2`),
  )
  const run = await load({ manifest: 'seed.yml' })
  const says = ['`SELECT COUNT() FROM Acount` could not be counted: ', "'Acount' is not supported"]
  expectFailed(run, { reason: 'checks-failed', says, counts: { created: 4 } })
  expect(counted(run)).toEqual([
    { soql: 'SELECT COUNT() FROM Acount', wanted: '3', holds: false },
    { soql: ACCOUNTS, wanted: '2', counted: 2, holds: true },
  ])
})

it('takes the number that an aggregate function gives, whatever it is called', async () => {
  const checks = ['Id', 'Site'].map((field) => `soql: SELECT COUNT(${field}) total FROM Account, equals: 3`)
  const { load } = await start(manifest(...checks, 'soql: SELECT COUNT(Id) FROM Contact, equals: 1'))
  const run = await load({ manifest: 'seed.yml' })
  expectPassed(run, { created: 4 })
  expect(counted(run)?.map((one) => one.counted)).toEqual([3, 3, 1])
})

it('counts nothing where a load failed', async () => {
  const { load, workspace, org } = await start(manifest(`soql: "${ACCOUNTS}", equals: 2`))
  workspace.write('contacts.csv', 'LastName,Email\n,ada@example.com\n')
  const run = await load({ manifest: 'seed.yml', preflight: 'warn' })
  expectFailed(run, { reason: 'failures-exceeded', says: ['1 of 1 record'], counts: { created: 3, failed: 1 } })
  expect(counted(run)).toBeUndefined()
  expect(run.summary).not.toContain('Checks after the loads')
  expect(org.requests.filter(({ query }) => query.includes('COUNT'))).toEqual([])
})
