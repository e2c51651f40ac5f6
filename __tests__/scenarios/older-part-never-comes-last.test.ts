import { expect, it } from '@jest/globals'
import { csvOf, keyedAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { loadStoppedAt } from '../support/points.ts'
import { startScenario } from '../support/scenario.ts'

const OLD = keyedAccounts(1, 20).map((record) => ({
  ...record,
  NumberOfEmployees: '1',
  Billing_Email__c: 'a@example.com',
}))
const NEW = OLD.map((record) => ({ ...record, NumberOfEmployees: '2' }))
const BROKEN = OLD.map((record, index) => (index === 4 ? { ...record, Billing_Email__c: 'no address' } : record))
const INPUTS = { ...UPSERT, concurrency: 'serial', 'duplicate-keys': 'send', 'job-records': '20' }
const OPTIONS = { shortTimers: true } as const

it('an older part of an upsert in file order that was cut short, mended and sent again: the later part is sent again behind it', async () => {
  const scenario = await startScenario({ files: { 'data/1.csv': csvOf(BROKEN), 'data/2.csv': csvOf(NEW) } })
  const { org, load, workspace } = scenario
  const point = { call: 'close', nth: 2, when: 'answered' } as const
  expect(await loadStoppedAt(scenario, INPUTS, point, 'kill', OPTIONS)).toMatchObject({ reached: true })
  workspace.write('data/1.csv', csvOf(OLD))

  expectCompleted(await load(INPUTS, { ...OPTIONS, runId: '1000002' }))

  const employees = new Set(org.records.all('Account').map(({ NumberOfEmployees }) => Number(NumberOfEmployees)))
  expect([...employees]).toEqual([2])
})

it('a re-run that sends again only what failed does not put it over a later record of its key', async () => {
  const { org, load } = await startScenario({ files: { 'data/1.csv': csvOf(BROKEN), 'data/2.csv': csvOf(NEW) } })
  expectStopped(await load(INPUTS, OPTIONS), 'failures-exceeded', { counts: { failed: 1 } })
  const again = await load(INPUTS, { ...OPTIONS, runAttempt: 2 })
  expectStopped(again, 'failures-exceeded', { counts: { failed: 1 } })
  const employees = new Set(org.records.all('Account').map(({ NumberOfEmployees }) => Number(NumberOfEmployees)))
  expect([...employees]).toEqual([2])
})
