import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { createNearFields, nearName } from '../../src/preflight/near-names.ts'

const account = loadSchema({}).describe('Account')
if (account === undefined) throw new Error('The emulated schema has no Account.')
const names = account.fields.map(({ name }) => name)

it.each([
  ['Nam', 'Name'],
  ['Industri', 'Industry'],
  ['industry ', 'Industry'],
  ['Ext_Idd__c', 'Ext_Id__c'],
  ['Ext_Di__c', 'Ext_Id__c'],
  ['BilingCty', 'BillingCity'],
])('%s was meant to be %s', (word, name) => {
  expect(nearName(word, names)).toBe(name)
})

it.each([
  // Too different, or too short.
  'Account Nam',
  'Employes Total',
  'Te',
  'Foo',
  'Umsatz',
  // Another ending or another digit is another field.
  'Ext_Id__r',
  'Industry__c',
  'BillingCity2',
  'Tag__c',
])('%s was not meant to be any other name', (word) => {
  expect(nearName(word, names)).toBeUndefined()
})

it('finds fields by the letters of their API names and labels, and by labels with a slip', () => {
  const near = createNearFields()
  const found = (column: string) => near(column, account).map(({ name }) => name)
  expect(found('Billing_City')).toEqual(['BillingCity'])
  expect(found('Ext_Id')).toEqual(['Ext_Id__c'])
  expect(found('acme__Ext_Id__c')).toEqual(['Ext_Id__c'])
  expect(found('Billing State Province')).toEqual(['BillingState'])
  expect(found('Emplyees')).toEqual(['NumberOfEmployees'])
  expect(found('Acount Name')).toEqual(['Name'])
  expect(found('Umsatz')).toEqual([])
})

it('proposes nothing that differs in more than two letters', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.string({ minLength: 3, maxLength: 8, unit: fc.constantFrom(...'xyzq') }),
      (name, tail) => {
        expect(nearName(`${name.replace(/__c$/, '')}${tail}`, [name])).toBeUndefined()
      },
    ),
  )
})

it('compares only the first misspelt names letter by letter', () => {
  const near = createNearFields()
  const found = Array.from({ length: 30 }, () => near('Nam', account))
  expect(found.filter((fields) => fields.length > 0)).toHaveLength(20)
})
