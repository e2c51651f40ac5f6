import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  identityHash,
  identityOf,
  identityText,
  isGeneratedStep,
  type LoadIdentity,
} from '../../src/ledger/identity.ts'

const PLACE = {
  workflow: 'Seed',
  job: 'load',
  step: 'accounts',
  workingDirectory: 'data',
  files: ['a.csv', 'b.csv'],
  matrixLeg: 'null',
}
const LOAD = {
  ledgerKey: null,
  object: 'Account',
  operation: 'insert',
  externalIdField: null,
  orgId: '00D000000000001EAA',
}
const IDENTITY = identityOf(PLACE, LOAD)

it.each(Object.keys(IDENTITY))('is another for another %s', (name) => {
  const other = name === 'files' ? ['a.csv b.csv'] : 'another'
  expect(identityText({ ...IDENTITY, [name]: other })).not.toBe(identityText(IDENTITY))
})

it('never takes a part of one field for a part of the next', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (workflow, job, otherWorkflow, otherJob) => {
      const same = workflow === otherWorkflow && job === otherJob
      const one = identityText({ ...IDENTITY, workflow, job })
      expect(one === identityText({ ...IDENTITY, workflow: otherWorkflow, job: otherJob })).toBe(same)
    }),
  )
})

it('is the same for names in another case, and for ids of 15 and 18 characters', () => {
  const same: LoadIdentity = { ...IDENTITY, object: 'ACCOUNT', orgId: '00D000000000001' }
  expect(identityText(same)).toBe(identityText(IDENTITY))
  expect(identityHash(same, 2)).toBe(identityHash(IDENTITY, 2))
  expect(identityHash(same, 1)).not.toBe(identityHash(IDENTITY, 2))
})

it('is that of the key where one is given: then only what the key does not stand for tells loads apart', () => {
  const given = identityOf(PLACE, { ...LOAD, ledgerKey: 'accounts' })
  const elsewhere = { ...PLACE, workflow: 'Other', job: 'other', step: 'other', workingDirectory: '', files: ['c.csv'] }
  expect(identityOf(elsewhere, { ...LOAD, ledgerKey: 'accounts' })).toEqual(given)
  for (const other of [{ object: 'Contact' }, { operation: 'update' }, { orgId: '00D000000000002EAA' }])
    expect(identityOf(PLACE, { ...LOAD, ledgerKey: 'accounts', ...other })).not.toEqual(given)
  expect(identityOf({ ...PLACE, matrixLeg: '{"region":"eu"}' }, { ...LOAD, ledgerKey: 'accounts' })).not.toEqual(given)
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
