import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { givenLedgerKey, isGeneratedStep, type LoadIdentity, ledgerKey } from '../../src/ledger/key.ts'

const IDENTITY: LoadIdentity = {
  workflow: 'Seed',
  job: 'load',
  matrixLeg: 'null',
  step: 'accounts',
  object: 'Account',
  operation: 'insert',
  files: ['a.csv', 'b.csv'],
  orgId: '00D000000000001EAA',
}

it('is the same for the same load', () => {
  expect(ledgerKey({ ...IDENTITY })).toBe(ledgerKey(IDENTITY))
})

it.each(Object.keys(IDENTITY))('is another for another %s', (name) => {
  const other = name === 'files' ? ['a.csv b.csv'] : 'another'
  expect(ledgerKey({ ...IDENTITY, [name]: other })).not.toBe(ledgerKey(IDENTITY))
})

it('never takes a part of one field for a part of the next', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (workflow, job, otherWorkflow, otherJob) => {
      const same = workflow === otherWorkflow && job === otherJob
      const [one, other] = [ledgerKey({ ...IDENTITY, workflow, job }), { workflow: otherWorkflow, job: otherJob }]
      expect(one === ledgerKey({ ...IDENTITY, ...other })).toBe(same)
    }),
  )
})

it('tells orgs apart where the key is given, and given keys from derived ones', () => {
  expect(givenLedgerKey('accounts', '00D1')).not.toBe(givenLedgerKey('accounts', '00D2'))
  expect(givenLedgerKey(ledgerKey(IDENTITY), IDENTITY.orgId)).not.toBe(ledgerKey(IDENTITY))
})

it('knows the names that the runner makes up', () => {
  expect(['__run', '__run_2', '__acme_load', '_load', 'load', 'load__2'].map(isGeneratedStep)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
