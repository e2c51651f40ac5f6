import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const ACCOUNTS = { operation: 'insert', object: 'Account', files: 'accounts.csv' }

it('writes results to results-path, which is made when it is not there', async () => {
  const { workspace, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' } })
  const run = await load({ ...ACCOUNTS, 'results-path': 'out/of the way' })
  const folder = join(workspace.dir, 'out', 'of the way')

  expect(run.outputs).toMatchObject({
    verdict: 'passed',
    'results-path': folder,
    report: join(folder, 'report.json'),
  })
  expect([...resultFolder(run).files.keys()]).toContain('Account-insert/successful.csv')
  expect(existsSync(join(workspace.dir, 'bulk-load-results'))).toBe(false)
})

it('names the folder after the step, so that two steps of a job keep their results apart', async () => {
  const { workspace, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' } })
  const [first, second] = [
    await load({ ...ACCOUNTS, artifacts: 'auto' }, { step: 'accounts' }),
    await load({ ...ACCOUNTS, artifacts: 'auto' }, { step: '__run_2' }),
  ]
  expect(first.outputs['results-path']).toBe(join(workspace.dir, 'bulk-load-results', 'accounts'))
  expect(second.outputs['results-path']).toBe(join(workspace.dir, 'bulk-load-results', '__run_2'))
  expect(second.outputs['artifact-id']).not.toBe('')
})

it('removes its own earlier results from the folder, and nothing else', async () => {
  const { workspace, load } = await startScenario({
    files: {
      'accounts.csv': 'Name\nAcme\n',
      'contacts.csv': 'LastName\nNg\n',
      'out/notes.txt': 'mine',
      'out/Account-insert/notes.txt': 'mine too',
      'out/data.csv': 'Name\nmine as well\n',
    },
  })
  await load({ ...ACCOUNTS, 'results-path': 'out' })
  const run = await load({ operation: 'insert', object: 'Contact', files: 'contacts.csv', 'results-path': 'out' })

  const { files, report } = resultFolder(run)
  expect([...files.keys()].sort()).toEqual([
    'Account-insert/notes.txt',
    'Contact-insert/failed.csv',
    'Contact-insert/successful.csv',
    'Contact-insert/unprocessed.csv',
    'data.csv',
    'ledger.json',
    'notes.txt',
    'report.html',
    'report.json',
    'summary.md',
  ])
  expect(report.loads.map(({ name }) => name)).toEqual(['Contact-insert'])
  expect(workspace.read('out/Account-insert/notes.txt')).toBe('mine too')
})

it('never takes result files of an earlier run for files to load', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n', 'more/b.csv': 'Name\nBolt\n' } })
  const inputs = { operation: 'insert', object: 'Account', files: '**/*.csv' }
  const [first, second] = [await load(inputs), await load(inputs, { step: 'again' })]
  const third = await load({ ...inputs, 'results-path': 'elsewhere' })

  for (const run of [first, second, third])
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '2', 'records-created': '2' })
  expect(recordsOf(org, 'Account', ['Name']).map(({ Name }) => Name)).toEqual(Array(3).fill(['Acme', 'Bolt']).flat())
})

it("never takes them in the runner's temp folder either", async () => {
  const { org, workspace, load } = await startScenario({ files: { '../temp/accounts.csv': 'Name\nAcme\n' } })
  const temp = join(workspace.root, 'temp')
  const inputs = { operation: 'insert', object: 'Account', files: '**/*.csv', 'working-directory': temp }
  for (const step of ['first', 'second']) {
    const run = await load(inputs, { step, env: { RUNNER_TEMP: temp } })
    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1' })
    expect(run.outputs['results-path']).toBe(join(temp, 'bulk-load-results', step))
  }
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }, { Name: 'Acme' }])
})

it('gets over what a run left that was killed before it could report', async () => {
  const { org, load, post } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' } })
  const inputs = { ...ACCOUNTS, files: '**/*.csv' }
  await post(await load(inputs, { killAt: /: created/ }))
  const run = await load(inputs)
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '1', 'records-created': '1' })
  expect(withoutNotices(run)).toEqual([])
  expect(recordsOf(org, 'Account', ['Name'])).toEqual([{ Name: 'Acme' }])
})

it('loads a result file that is named literally, but not while it would be overwritten', async () => {
  const { org, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\nBolt\nCogs\n' } })
  org.faults.add({ kind: 'fail-job', afterRows: 1, errorMessage: 'TooManyLockFailure : Too many lock failure 200' })
  const failed = await load({ ...ACCOUNTS, retries: '0' })
  expect(failed.outputs).toMatchObject({ 'failure-reason': 'job-failed', 'records-unprocessed': '2' })

  const unprocessed = { ...ACCOUNTS, files: 'bulk-load-results/load/Account-insert/unprocessed.csv' }
  const refused = await load(unprocessed)
  expect(refused.exitCode).toBe(1)
  expect(refused.outputs).toMatchObject({
    'failure-reason': 'invalid-input',
    message: expect.stringMatching(/unprocessed\.csv.*would be overwritten.*Set results-path to another folder/),
  })

  const accepted = await load({ ...unprocessed, 'results-path': 'second' })
  expect(accepted.outputs).toMatchObject({ verdict: 'passed', 'records-created': '2' })
  expect(recordsOf(org, 'Account', ['Name']).map(({ Name }) => Name)).toEqual(['Acme', 'Bolt', 'Cogs'])
})
