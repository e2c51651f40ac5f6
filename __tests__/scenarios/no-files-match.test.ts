import { expect, it } from '@jest/globals'
import { accountsCsv, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
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
