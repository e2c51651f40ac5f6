import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }
const HEADER = 'Name,Ext_Id__c,BillingPostalCode\n'
const PROBLEM =
  'a field holds a formula of a spreadsheet, an equals sign with a quoted text behind it, and not a value.'
const CURE = 'Replace the formula by the bare value: delete the equals sign and the quotes'

it.each([
  ['the last field', `Acme,A-1,="01067"\n`, ', so that 01067 is left.'],
  ['the first field, before one in quotes', `="Acme",A-1,"01067"\n`, ', so that Acme is left.'],
  ['one that is joined from others', `Acme,A-1,="01"&"067"\n`, ', but keep the quotes if'],
])('names a formula in %s, and loads what the cure makes of it', async (_, record, end) => {
  const { org, load, workspace } = await startScenario({ files: { 'a.csv': HEADER + record } })
  const run = await load({ ...UPSERT, redact: 'false' })
  expectFailed(run, { reason: 'invalid-csv', says: [`a.csv line 2: ${PROBLEM} ${CURE}${end}`] })
  expect(org.requests).toEqual([])

  workspace.write('a.csv', HEADER + record.replace('"01"&"067"', '"01067"').replace(/="([^"]*)"/, '$1'))
  expectPassed(await load(UPSERT), { created: 1 })
  expect(recordsOf(org, 'Account', ['Name', 'BillingPostalCode'])).toEqual([
    { Name: 'Acme', BillingPostalCode: '01067' },
  ])
})

it('does not show the value where values are kept out of sight', async () => {
  const { load } = await startScenario({ files: { 'a.csv': `${HEADER}Acme,A-1,="01067"\n` } })
  const run = await load({ ...UPSERT, redact: 'true' })
  expectFailed(run, { reason: 'invalid-csv', says: [`a.csv line 2: ${PROBLEM} ${CURE}, but keep the quotes if`] })
  expect(run.stdout + run.summary).not.toContain('01067')
})
