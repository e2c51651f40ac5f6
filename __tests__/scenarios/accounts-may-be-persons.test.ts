import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: '*.csv' } as const
const org = { personAccounts: true }

it.each([
  ['persons', 'FirstName,LastName\nEva,Muster\n', 'Eva Muster'],
  ['businesses', 'Name\nAcme\n', 'Acme'],
])('%s are loaded without a warning', async (_, csv, name) => {
  const scenario = await startScenario({ org, files: { 'a.csv': csv } })
  const run = await scenario.load(INSERT)
  expectPassed(run, { created: 1 })
  expect(withoutNotices(run)).toEqual([])
  expect(recordsOf(scenario.org, 'Account', ['Name'])).toEqual([{ Name: name }])
})

it('a record that is both fails, and the cure says which column belongs to which', async () => {
  const { load } = await startScenario({ org, files: { 'a.csv': 'Name,LastName\nAcme,Muster\n' } })
  const run = await load(INSERT)
  expectFailed(run, { reason: 'failures-exceeded', says: [], counts: { failed: 1 } })
  expect(run.summary).toContain('For person accounts, use LastName and FirstName; for business accounts, use Name.')
})

it('an account without any name is a warning that names both', async () => {
  const { load } = await startScenario({ org, files: { 'a.csv': 'Phone\n1\n' } })
  const run = await load(INSERT)
  expect(withoutNotices(run)[0]).toMatchObject({
    kind: 'warning',
    message: expect.stringContaining('Account requires Name (LastName for person accounts)'),
  })
})
