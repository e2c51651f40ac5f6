import { expect, it } from '@jest/globals'
import { INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

it('names every column that does not fit, with the nearest name, and makes no job', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Nam,Parent.Industry,Phone\nAcme,x,1\n' } })
  const run = await load(INSERT_ACCOUNTS)
  expectFailed(run, {
    reason: 'preflight-failed',
    says: [
      'data/a.csv line 1: Account has no field "Nam"',
      'Did you mean Name?',
      'Account.Industry does not identify a record',
    ],
  })
  expect(org.jobs()).toEqual([])
})

it('names the nearest object', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Name\nAcme\n' } })
  const run = await load({ ...INSERT_ACCOUNTS, object: 'Acount' })
  expectFailed(run, { reason: 'preflight-failed', says: ['no object "Acount"', 'Did you mean Account?'] })
  expect(org.jobs()).toEqual([])
})

it('says that field-level security may hide a field from the user', async () => {
  const { load } = await startScenario({
    files: { 'data/a.csv': 'Name,Phone\nAcme,1\n' },
    org: { hiddenFields: ['Account.Phone'] },
  })
  expectFailed(await load(INSERT_ACCOUNTS), { reason: 'preflight-failed', says: ['"Phone"', 'field-level security'] })
})

it('with preflight: warn the problems are warnings, and the org decides', async () => {
  const { load } = await startScenario({ files: { 'data/a.csv': 'Name,Nope\nAcme,1\n' } })
  const run = await load({ ...INSERT_ACCOUNTS, preflight: 'warn' })
  expect(withoutNotices(run)[0]).toMatchObject({ kind: 'warning', message: expect.stringContaining('no field "Nope"') })
  expectFailed(run, { reason: 'job-failed', says: ['Field name not found : Nope'], counts: { unprocessed: 1 } })
})

it('warns of a required field that is missing, and sends the records', async () => {
  const { load } = await startScenario({ files: { 'data/a.csv': 'Phone\n1\n' } })
  const run = await load(INSERT_ACCOUNTS)
  expect(withoutNotices(run)[0]).toMatchObject({
    kind: 'warning',
    message: expect.stringMatching(/Account requires .*Name/),
  })
  expectFailed(run, { reason: 'failures-exceeded', says: [], counts: { failed: 1 } })
})

it("sends the header in describe's case, so that the results are not blank", async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'NAME,phone\nAcme,1\n' } })
  const run = await load(INSERT_ACCOUNTS)
  expect(run.outputs.verdict).toBe('passed')
  expect(recordsOf(org, 'Account', ['Name', 'Phone'])).toEqual([{ Name: 'Acme', Phone: '1' }])
  expect(resultFolder(run).rows('Account-insert/successful.csv')).toMatchObject([{ Name: 'Acme', Phone: '1' }])
})

it('goes on with a warning where the org does not describe the object', async () => {
  const { org, load } = await startScenario({ files: { 'data/a.csv': 'Name\nAcme\n' } })
  const body = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }]
  org.faults.add({ kind: 'answer', method: 'GET', path: 'sobjects/Account/describe', status: 403, body, times: 10 })
  const run = await load(INSERT_ACCOUNTS)
  expect(run.outputs.verdict).toBe('passed')
  expect(withoutNotices(run)).toMatchObject([
    { kind: 'warning', message: expect.stringContaining('The header was not checked') },
  ])
})
