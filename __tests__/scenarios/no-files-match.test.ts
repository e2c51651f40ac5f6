import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

it('says where it looked, and that a checkout may be missing', async () => {
  const { org, workspace, load } = await startScenario()

  const run = await load({ ...INSERT_ACCOUNTS, files: 'data/*.csv\nmore/*.csv' })

  expectFailed(run, {
    reason: 'no-files',
    says: [
      `No file matches "data/*.csv" or "more/*.csv" in ${workspace.dir}.`,
      'Check the globs in `files`, `working-directory`, and that a checkout step runs before this one.',
    ],
  })
  expect(org.requests).toEqual([])
})

it('names a file that is not there beside others that are', async () => {
  const { load } = await startScenario({ files: { 'data/a.csv': accountsCsv(1, 2) } })

  const run = await load({ ...INSERT_ACCOUNTS, files: 'data/a.csv\ndata/b.csv' })

  expectFailed(run, {
    reason: 'no-files',
    says: ['data/b.csv does not exist. Check the path, or remove it from `files`.'],
  })
})

it('names files that hold no record', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Name\n', 'data/b.csv': '' } })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'no-files',
    says: [
      '2 files found, but they have no records: data/a.csv and data/b.csv. A file needs a header row and at least one',
    ],
  })
  expect(org.requests).toEqual([])
})

it.each([
  ['a glob', 'data/*.csv', /No file matches/],
  ['a file that is named', 'data/a.csv', /data\/a\.csv does not exist/],
])('if-no-files-found: warn passes with a warning where %s finds nothing', async (_, files, why) => {
  const { org, results, load } = await startScenario()

  const run = await load({
    ...INSERT_ACCOUNTS,
    files,
    'if-no-files-found': 'warn',
    artifacts: 'all',
    org: '00D5g000000abcD',
  })

  expectPassed(run, {})
  expect(run.outputs).toMatchObject({ finished: 'true', 'failure-rate': '0', 'job-ids': '[]', 'api-calls': '0' })
  expect(run.outputs.message).toMatch(/^Nothing was loaded; if-no-files-found: warn allows that\./)
  expect(run.outputs.message).toMatch(why)
  expect(withoutNotices(run)).toEqual([
    expect.objectContaining({ kind: 'warning', message: expect.stringMatching(why) }),
  ])
  expect(run.summary).toContain('insert Account: passed')
  expect(run.summary).toMatch(why)
  expect(resultFolder(run).report.loads[0]?.files).toEqual([])
  expect([org.requests, results.artifacts.list()]).toEqual([[], []])
})

it('if-no-files-found: ignore passes without a warning where files hold no record, and lists them', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Name\n', 'data/b.csv': '' } })

  const run = await load({ ...INSERT_ACCOUNTS, 'if-no-files-found': 'ignore' })

  expectPassed(run, {})
  expect(run.outputs.message).toMatch(/^Nothing was loaded.*2 files found, but they have no records/)
  expect(withoutNotices(run)).toEqual([])
  expect(resultFolder(run).report.loads[0]?.files).toEqual([
    { path: 'data/a.csv', records: 0, bytes: 5 },
    { path: 'data/b.csv', records: 0, bytes: 0 },
  ])
  expect(org.requests).toEqual([])
})

it.each([
  ['a file that is missing beside others', { 'data/a.csv': accountsCsv(1, 2) }, 'data/a.csv\ndata/b.csv', 'no-files'],
  ['a mistake in a file', { 'data/a.csv': 'Name,Name\n' }, 'data/*.csv', 'invalid-csv'],
  ['a folder in place of a file', { 'data/a.csv/b.txt': '' }, 'data/a.csv', 'invalid-input'],
] as const)('if-no-files-found: ignore does not hide %s', async (_, files, globs, reason) => {
  const { org, load } = await startScenario({ files })
  const run = await load({ ...INSERT_ACCOUNTS, files: globs, 'if-no-files-found': 'ignore' })
  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': reason })
  expect(org.requests).toEqual([])
})

it('names the page that says more, in the version that runs', async () => {
  const { load } = await startScenario()
  const env = { GITHUB_ACTION_REPOSITORY: 'acme/bulk-load', GITHUB_ACTION_REF: 'releases/v1' }
  const run = await load(INSERT_ACCOUNTS, { env })
  const url = 'https://github.com/acme/bulk-load/blob/releases/v1/docs/troubleshooting.md#no-files'
  expect(run.annotations.at(-1)?.message).toContain(`\nMore about no-files: ${url}`)
  expect(run.summary).toContain(`[docs/troubleshooting.md&#35;no-files](${url})`)
  expect(run.outputs.message).not.toContain('troubleshooting')
})
