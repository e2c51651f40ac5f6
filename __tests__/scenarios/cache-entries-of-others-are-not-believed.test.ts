import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const OPTIONS = { shortTimers: true } as const
const FILES = { 'data/accounts.csv': accountsCsv(1, 20) }
const itWithTar = process.platform === 'win32' ? it.skip : it

/** A load has passed, and the newest entry of its ledger is somebody else's: `content` under a key that `keyOf` makes of ours. */
async function withEntry(content: Buffer, keyOf = (ours: string) => ours.replace(/\d+-\d+-\d+$/, '1000001-1-9999')) {
  const scenario = await startScenario({ files: FILES })
  expectPassed(await scenario.load(INSERT_ACCOUNTS, OPTIONS), { created: 20 })
  const [entry] = scenario.results.caches.list()
  if (entry === undefined) throw new Error('Nothing was saved.')
  const key = keyOf(entry.key)
  scenario.results.caches.plant({ key, version: entry.version, content })
  return { ...scenario, key }
}

/** As a workflow job makes it that wants the next one to run its code. */
function archiveOf(folder: string): Buffer {
  mkdirSync(join(folder, 'action'))
  writeFileSync(join(folder, 'action', 'index.js'), 'attack')
  execFileSync('tar', ['-czPf', join(folder, 'cache.tgz'), join(folder, 'action', 'index.js')])
  rmSync(join(folder, 'action'), { recursive: true })
  return readFileSync(join(folder, 'cache.tgz'))
}

itWithTar('an archive writes no file on the runner, and stops an insert', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attack-'))
  const { org, load, workspace, key } = await withEntry(archiveOf(folder))
  const run = await load(INSERT_ACCOUNTS, { ...OPTIONS, runId: '1000002' })
  expectFailed(run, {
    reason: 'ledger-failed',
    says: [`The cache holds a ledger that cannot be read (${key}`, 'Nothing was sent', 'delete the caches'],
  })
  expect(existsSync(join(folder, 'action'))).toBe(false)
  expect(readdirSync(workspace.dir).sort()).toEqual(['bulk-load-results', 'data'])
  expectAccountsOnce(org, 20)
  rmSync(folder, { recursive: true })
})

it('an entry of another form hides no ledger: it is named, and an insert stops', async () => {
  const keyOf = (ours: string) => `${ours}-forged`
  const { org, load, results, key } = await withEntry(gzipSync('{}'), keyOf)
  const rerun = { ...OPTIONS, runId: '1000001', runAttempt: 2 }
  expectFailed(await load(INSERT_ACCOUNTS, rerun), {
    reason: 'ledger-failed',
    says: [`(${key} was not saved by this action)`],
  })
  results.caches.evict(key)
  expect((await load(INSERT_ACCOUNTS, rerun)).outputs.verdict).toBe('passed')
  expectAccountsOnce(org, 20)
})
