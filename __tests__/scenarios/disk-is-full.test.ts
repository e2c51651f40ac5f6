import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { runChild } from '../support/child.ts'
import { csvOf, keyedAccounts, plainAccounts } from '../support/drill-accounts.ts'
import { expectPassed } from '../support/expect-end.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { fullDiskAt } from '../support/full-disk.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { type ActionRun, withoutNotices } from '../support/run-action.ts'
import { runnerEnvironment } from '../support/runner-environment.ts'
import { signIn, startScenario } from '../support/scenario.ts'

const FILES = { 'data/accounts.csv': accountsCsv(1, 20) }
const RESULTS = 'bulk-load-results/load'

// Files of a process are known by their names there.
const itWithFullDisk = process.platform === 'linux' ? it : it.skip

function warnings(run: ActionRun): string[] {
  return withoutNotices(run).flatMap(({ kind, message }) => (kind === 'warning' ? [message] : []))
}

itWithFullDisk.each([
  ['insert', plainAccounts(1, 20), {}],
  ['upsert', keyedAccounts(1, 20), { 'external-id-field': 'Ext_Id__c' }],
] as const)(
  'rows of an %s that cannot be written are unaccounted, and found in by the next attempt',
  async (...each) => {
    const [operation, records, more] = each
    const { org, load, workspace } = await startScenario({ files: FILES })
    workspace.write('data/accounts.csv', csvOf(records))
    org.faults.add({ kind: 'lock-rows', share: 0.5 })
    const inputs = { ...more, operation, object: 'Account', files: 'data/*.csv', artifacts: 'none' }

    const run = await load(
      { ...inputs, retries: '0' },
      { env: fullDiskAt(`${RESULTS}/Account-${operation}/rerun.csv`) },
    )
    expectStopped(run, 'records-unaccounted', { counts: { created: 0, unaccounted: 20 } })
    const [job, ...others] = org.jobs()
    expect(others).toEqual([])
    const noSpace = 'ENOSPC: no space left on device, write'
    expect(warnings(run)[0]).toBe(
      `The results of job ${job?.id} could not be written: ${noSpace}. Its records count as unaccounted; the next run of the load reads them again.`,
    )
    expect(run.stderr).toBe('')
    const rows = (name: string) => resultFolder(run).rows(`Account-${operation}/${name}.csv`)
    expect([rows('successful'), rows('failed')]).toEqual([[], []])
    expect(rows('unaccounted')).toHaveLength(20)

    expectCompleted(await load(inputs, { runAttempt: 2 }), { failed: 0, unaccounted: 0 })
    expectEachOnce(org, 'Account', records, 'Name')
  },
)

itWithFullDisk('a load whose files cannot even be begun makes no job', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load(INSERT_ACCOUNTS, { env: fullDiskAt(`${RESULTS}/report.json.new`) })
  expectStopped(run, 'internal-error', { says: [/^The disk of the runner is full \(ENOSPC: .*\)\. Free some of it/] })
  expect(org.jobs()).toEqual([])
})

itWithFullDisk('a page that cannot be written changes no verdict, and leaves nothing half written', async () => {
  const { org, workspace, load } = await startScenario({ files: FILES })
  const run = await load(INSERT_ACCOUNTS, { env: fullDiskAt(`${RESULTS}/report.html.new`) })
  expectPassed(run, { created: 20 })
  expectAccountsOnce(org, 20)
  expect(warnings(run)).toEqual(['Could not write report.html: ENOSPC: no space left on device, write'])
  const names = readdirSync(join(workspace.dir, RESULTS))
  expect(names.sort()).toEqual(['Account-insert', 'ledger.json', 'report.json', 'summary.md'])
})

itWithFullDisk('jobs that cannot be noted for the post step keep nothing from being loaded', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load(INSERT_ACCOUNTS, { env: fullDiskAt('/running-jobs.json.new') })
  expectPassed(run, { created: 20 })
  expect(run.stdout).toContain('The running jobs could not be noted: ENOSPC')
  expectAccountsOnce(org, 20)
})

itWithFullDisk('a step whose outputs cannot be set is not green', async () => {
  const { org, workspace } = await startScenario({ files: FILES })
  const inputs = { ...signIn(org), ...INSERT_ACCOUNTS, ledger: './ledger.json', artifacts: 'none' }
  const named = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const { exitCode, stdout, stderr } = await runChild({
    script: resolve(import.meta.dirname, '../../dist/main/index.js'),
    cwd: workspace.dir,
    env: { ...runnerEnvironment(workspace, {}), ...Object.fromEntries(named), GITHUB_OUTPUT: '/dev/full' },
    onLine: () => {},
    timeoutMs: 60_000,
  })
  expect(exitCode).toBe(1)
  expect(stdout).toContain('::error::The outputs of the step could not be set: ENOSPC: no space left on device, write')
  expect(stdout).toContain('20 records read: 20 created.')
  expect(stderr).toBe('')
  expectAccountsOnce(org, 20)
})
