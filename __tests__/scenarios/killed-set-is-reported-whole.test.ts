import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from '@jest/globals'
import { totalCounts } from '../../src/report/report.ts'
import { parseReport } from '../../src/runner/report-form.ts'
import { startScenario } from '../support/scenario.ts'

const MANIFEST = `version: 1
loads:
  - { name: accounts, object: Account, operation: insert, files: accounts.csv }
  - { name: contacts, object: Contact, operation: insert, files: contacts.csv, needs: accounts }
`

it('lists every load of a step that was killed, and every record once', async () => {
  const { org, load, post } = await startScenario({
    files: {
      'seed.yml': MANIFEST,
      'accounts.csv': 'Name\nAcme\nBolt\nCogs\n',
      'contacts.csv': 'LastName\nAda\nBob\n',
    },
  })
  org.faults.add({ kind: 'hang-job' })
  const run = await load({ manifest: 'seed.yml' }, { killAt: /InProgress/ })
  expect(run.exitCode).not.toBe(0)
  const after = await post(run)
  expect(after.summary).toContain('the step was killed before this load made a job')
  const file = path.join(run.workspace, 'bulk-load-results/load/report.json')
  const report = parseReport(JSON.parse(readFileSync(file, 'utf8')))
  expect(report?.loads.map(({ name, notRun }) => [name, notRun === undefined])).toEqual([
    ['accounts', true],
    ['contacts', false],
  ])
  expect(report && totalCounts(report)).toMatchObject({ read: 5, unaccounted: 3, unprocessed: 2 })
})
