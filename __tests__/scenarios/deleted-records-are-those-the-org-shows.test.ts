import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { csvOf, INSERT, plainAccounts } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { deleteRecords, expectEachOnce } from '../support/org-truth.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'

const GOOD = plainAccounts(1, 60)
const NEXT = { runId: '1000002' } as const

/** A load that failed for one record, which is mended since. */
async function mended(): Promise<Scenario> {
  const [first, ...others] = GOOD
  const bad = { ...first, NumberOfEmployees: 'many' }
  const scenario = await startScenario({ files: { 'data/accounts.csv': csvOf([bad, ...others]) } })
  expectStopped(await scenario.load(INSERT), 'failures-exceeded', { counts: { created: 59, failed: 1 } })
  scenario.workspace.write('data/accounts.csv', csvOf(GOOD))
  return scenario
}

const idsOf = ({ org }: Scenario, count: number) =>
  org.records
    .all('Account')
    .slice(0, count)
    .map(({ Id = '' }) => Id)

const REFUSED = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no access to deleted records' }]

it.each<[string, FaultInput]>([
  ['403', { kind: 'answer', method: 'GET', path: 'queryAll', times: 99, status: 403, body: REFUSED }],
  ['503', { kind: 'answer', method: 'GET', path: 'queryAll', times: 99, status: 503, body: '<html>' }],
  ['a page', { kind: 'answer', method: 'GET', path: 'queryAll', times: 99, status: 200, body: '<html>' }],
])('none where the org answers with %s', async (_, fault) => {
  const scenario = await mended()
  const { org, load } = scenario
  deleteRecords(org, 'Account', idsOf(scenario, 5))
  org.faults.add(fault)

  const run = await load(INSERT, NEXT)

  expectCompleted(run, { created: 1, skipped: 59 })
  expect(shouts(run, /^59 records loaded by an earlier step could not be found in the org/)).toHaveLength(1)
  expect(org.records.all('Account')).toHaveLength(55)
})

it('not those that sharing hides from the user', async () => {
  const scenario = await mended()
  const { org, load } = scenario
  org.records.hide(idsOf(scenario, 5))

  const run = await load(INSERT, NEXT)

  expectCompleted(run, { created: 1, skipped: 59 })
  expect(shouts(run, /^5 records loaded by an earlier step could not be found in the org/)).toHaveLength(1)
  expectEachOnce(org, 'Account', GOOD, 'Name')
})

it('not those that were merged into others', async () => {
  const scenario = await mended()
  const { org, load } = scenario
  const [master = '', ...losers] = idsOf(scenario, 3)
  for (const loser of losers) org.records.merge('Account', { master, loser })

  expectCompleted(await load(INSERT, NEXT), { created: 1, skipped: 59 })
  expect(org.records.all('Account')).toHaveLength(58)
})

it.each([{}, { preflight: 'off' }])('those in the recycle bin, also where the load has %j', async (inputs) => {
  const scenario = await mended()
  const { org, load } = scenario
  deleteRecords(org, 'Account', idsOf(scenario, 5))

  const run = await load({ ...INSERT, ...inputs }, NEXT)

  expectCompleted(run, { created: 6, skipped: 54 })
  expect(shouts(run, /^5 records loaded by an earlier step no longer exist/)).toHaveLength(1)
  expectEachOnce(org, 'Account', GOOD, 'Name')
})

it('of an object whose records cannot be merged, too', async () => {
  const products = ['A', 'B', 'C'].map((ProductCode) => ({ Name: ProductCode, ProductCode }))
  const inputs = { operation: 'insert', object: 'Product2', files: 'data/*.csv', preflight: 'off' }
  const scenario = await startScenario({
    files: { 'data/p.csv': csvOf([...products, { Name: '', ProductCode: 'D' }]) },
  })
  const { org, load, workspace } = scenario
  expectStopped(await load(inputs), 'failures-exceeded', { counts: { created: 3, failed: 1 } })
  deleteRecords(org, 'Product2', [org.records.all('Product2')[0]?.Id ?? ''])
  workspace.write('data/p.csv', csvOf([...products, { Name: 'D', ProductCode: 'D' }]))

  expectCompleted(await load(inputs, NEXT), { created: 2, skipped: 2 })
  expect(org.records.all('Product2')).toHaveLength(4)
})
