import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 5) }

it('names every wrong input, with what is allowed and the nearest right word', async () => {
  const { org, load } = await startScenario({ files })

  const run = await load({
    operation: 'upsrt',
    object: 'Account; DROP',
    files: '!data/old.csv',
    'job-size-mb': '151',
    'max-failures': '101%',
    concurrency: '26',
    'login-url': 'https://login.salesforce.com.evil.example',
    'private-key': 'no key at all',
  })

  expectFailed(run, {
    reason: 'invalid-input',
    says: [
      '`operation`: `upsrt` is not allowed. Use `insert`, `update`, `upsert`, `delete` or `hardDelete`. Did you mean `upsert`?',
      '`object`: ',
      '`files` only excludes files. Add at least one line without `!`',
      '`private-key`',
      '`login-url`',
      '`concurrency`: `26`',
      '`job-size-mb`: `151`',
      '`max-failures`: `101%` is not allowed. Use a number of records such as `25`, or a share',
    ],
  })
  expect(run.summary).toContain('`operation`: `upsrt` is not allowed.')
  expect(run.summary).not.toContain('\\`')
  expect(org.requests).toEqual([])
})

it('names the highest api-version of the org when it does not offer the one asked for', async () => {
  const { org, load } = await startScenario({ files })

  const run = await load({ ...INSERT_ACCOUNTS, 'api-version': '99.0' })

  expectFailed(run, {
    reason: 'invalid-input',
    says: ['api-version: 127.0.0.1', 'does not offer 99.0; its highest is 67.0. Set api-version to 67.0 or lower.'],
  })
  expect(org.jobs()).toEqual([])
})

const itWithLinks = process.platform === 'win32' ? it.skip : it

itWithLinks('refuses a link that leads out of the workspace', async () => {
  const { org, workspace, load } = await startScenario({ files })
  const outside = join(workspace.root, 'outside.csv')
  writeFileSync(outside, accountsCsv(6, 9))
  symlinkSync(outside, join(workspace.dir, 'data', 'more.csv'))

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'invalid-input',
    says: ['`files`: data/more.csv is outside the workspace', 'Copy the files into the workspace.'],
  })
  expect(org.requests).toEqual([])
})

itWithLinks('refuses a results folder behind a link, before it makes anything there', async () => {
  const { org, workspace, load } = await startScenario({ files })
  symlinkSync(workspace.root, join(workspace.dir, 'out'))

  const run = await load({ ...INSERT_ACCOUNTS, 'results-path': 'out/results' })

  expectFailed(run, {
    reason: 'invalid-input',
    says: ['`results-path`: out is a link', 'set `results-path` to another'],
  })
  expect(existsSync(join(workspace.root, 'results'))).toBe(false)
  expect(org.requests).toEqual([])
})

it('refuses files that do not end in .csv or .csv.gz', async () => {
  const { org, load } = await startScenario({ files: { ...files, 'data/notes.txt': 'Remember\n' } })

  const run = await load({ ...INSERT_ACCOUNTS, files: 'data/*' })

  expectFailed(run, {
    reason: 'invalid-input',
    says: [
      '`files`: data/notes.txt',
      'not end in .csv or .csv.gz',
      'Narrow the globs in `files`, or rename the files.',
    ],
  })
  expect(org.requests).toEqual([])
})

it('refuses a file beside its gzip file, whose records would be loaded twice', async () => {
  const { org, load } = await startScenario({ files: { ...files, 'data/accounts.csv.gz': 'packed' } })

  const run = await load({ ...INSERT_ACCOUNTS, files: 'data/*' })

  expectFailed(run, {
    reason: 'invalid-input',
    says: [
      '`files`: data/accounts.csv.gz seems to be a compressed copy of another file in this load:',
      'Leave it out with a line such as `!**/accounts.csv.gz`, or rename it',
    ],
  })
  expect(org.requests).toEqual([])
})

it('refuses a results folder that is a file', async () => {
  const { org, load } = await startScenario({ files: { ...files, out: 'a file' } })

  const run = await load({ ...INSERT_ACCOUNTS, 'results-path': 'out' })

  expectFailed(run, { reason: 'invalid-input', says: ['`results-path`', 'out'] })
  expect(org.requests).toEqual([])
})

it('refuses a proxy whose address cannot be read', async () => {
  const { load } = await startScenario({ files })

  const run = await load(INSERT_ACCOUNTS, { env: { http_proxy: 'http://proxy:no-port' } })

  expectFailed(run, { reason: 'invalid-input', says: [/proxy/i] })
})
