import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const OPERATIONS = ['delete', 'hardDelete'] as const
type Deletion = (typeof OPERATIONS)[number]

const manifest = (operation: Deletion, key: string) => `version: 1
loads:
  - { name: old, object: Account, operation: ${operation}, ${key}files: old.csv }
  - { name: new, object: Contact, operation: insert, files: new.csv, needs: old }
`

/** Old accounts were deleted, and new contacts failed. */
async function deletedHalf(operation: Deletion, old: string, key = 'key: Name, ') {
  const { org, load, workspace } = await startScenario({
    files: {
      'seed.yml': manifest(operation, key),
      'before.csv': 'Name\nA\nB\nC\n',
      'old.csv': old,
      'new.csv': 'LastName,Email\nAda,nobody\n',
    },
  })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'before.csv' }), { created: 3 })
  const ids = org.records.all('Account').map(({ Id }) => `${Id}\n`)
  if (key === '') workspace.write('old.csv', `Id\n${ids.join('')}`)
  const inputs = { manifest: 'seed.yml', preflight: 'off', 'confirm-hard-delete': 'Account' }
  const again = async (run: { runId?: string; runAttempt?: number }) => await load(inputs, { runId: '7', ...run })
  return { org, workspace, again }
}

const AGAIN = [{ runAttempt: 2 }, { runId: '8' }] as const

it.each(OPERATIONS.flatMap((operation) => AGAIN.map((run) => [operation, run] as const)))(
  '%s: passes over records that the run before deleted, where it is run again: %j',
  async (operation, run) => {
    const { org, workspace, again } = await deletedHalf(operation, 'Name\nA\nB\nC\n')
    expectFailed(await again({}), { reason: 'failures-exceeded', says: [], counts: { deleted: 3, failed: 1 } })
    workspace.write('new.csv', 'LastName,Email\nAda,ada@acme.com\n')
    const second = await again(run)
    expectPassed(second, { created: 1, skipped: 3 })
    expect(org.records.all('Account')).toEqual([])
    expect(resultFolder(second).placedRows('old/skipped.csv')[0]).toEqual({
      source_file: 'old.csv',
      source_line: '2',
      why: 'an earlier step has deleted it',
    })
  },
)

it.each(AGAIN)('counts records as deleted that the run before deleted by their Ids: %j', async (run) => {
  const { workspace, again } = await deletedHalf('delete', 'Id\n', '')
  expectFailed(await again({}), { reason: 'failures-exceeded', says: [], counts: { deleted: 3, failed: 1 } })
  workspace.write('new.csv', 'LastName,Email\nAda,ada@acme.com\n')
  expectPassed(await again(run), run === AGAIN[0] ? { created: 1, skipped: 3 } : { created: 1, deleted: 3 })
})

it('still names a record that was never there', async () => {
  const { workspace, again } = await deletedHalf('delete', 'Name\nA\nB\nNobody\n')
  expectFailed(await again({}), {
    reason: 'failures-exceeded',
    says: [],
    counts: { deleted: 2, failed: 1, unprocessed: 1 },
  })
  workspace.write('new.csv', 'LastName\nAda\n')
  const second = await again({ runAttempt: 2 })
  expectFailed(second, { reason: 'failures-exceeded', says: [], counts: { skipped: 2, failed: 1, unprocessed: 1 } })
  expect(resultFolder(second).rows('old/failed.csv')).toEqual([
    { sf__Id: '', sf__Error: expect.stringMatching(/^LOOKUP_NOT_FOUND:/), Name: 'Nobody' },
  ])
  workspace.write('old.csv', 'Name\nA\nB\nC\n')
  expectPassed(await again({ runAttempt: 3 }), { created: 1, deleted: 1, skipped: 2 })
})

it('passes again as the same run, after it has passed', async () => {
  const { workspace, again } = await deletedHalf('delete', 'Name\nA\nB\nC\n')
  workspace.write('new.csv', 'LastName\nAda\n')
  expectPassed(await again({}), { created: 1, deleted: 3 })
  const second = await again({ runAttempt: 2 })
  expectPassed(second, { created: 1, skipped: 3 })
  expect(second.annotations.filter(({ kind }) => kind === 'warning')).toEqual([])
})

it.each(AGAIN)('does not delete what the same set has put in the place of the old: %j', async (run) => {
  const { org, load, workspace } = await startScenario({
    files: {
      'seed.yml': `version: 1
loads:
  - { name: old, object: Account, operation: delete, key: Name, files: a.csv }
  - { name: new, object: Account, operation: insert, files: a.csv }
  - { name: contacts, object: Contact, operation: insert, files: c.csv, needs: new }
`,
      'a.csv': 'Name\nA\nB\n',
      'c.csv': 'LastName,Email\nAda,nobody\n',
    },
  })
  const seed = async (again: { runId?: string; runAttempt?: number }) =>
    await load({ manifest: 'seed.yml', preflight: 'off' }, { runId: '7', ...again })
  expectPassed(await load({ operation: 'insert', object: 'Account', files: 'a.csv' }), { created: 2 })
  // The org keeps whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expectFailed(await seed({}), { reason: 'failures-exceeded', says: [], counts: { created: 2, deleted: 2, failed: 1 } })
  const ids = org.records.all('Account').map(({ Id }) => Id)
  workspace.write('c.csv', 'LastName,Email\nAda,ada@acme.com\n')
  expectPassed(await seed(run), { created: 1, skipped: 4 })
  const again = run === AGAIN[0] ? { runAttempt: 3 } : { runId: '8', runAttempt: 2 }
  // The old results are reported again.
  expectPassed(await seed(again), { created: 3, skipped: 2 })
  expect(org.records.all('Account').map(({ Id }) => Id)).toEqual(ids)
})
