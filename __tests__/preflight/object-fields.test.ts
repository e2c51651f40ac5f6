import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { fieldOf, isHeader, isMissing, relationshipField } from '../../src/preflight/object-fields.ts'

const contact = loadSchema({}).describe('Contact')
if (contact === undefined) throw new Error('The emulated schema has no Contact.')

it('finds fields by their names and by their relationships, in any case', () => {
  expect(fieldOf(contact, 'LASTNAME')?.name).toBe('LastName')
  expect(relationshipField(contact, 'account')?.name).toBe('AccountId')
  expect(fieldOf(contact, 'Account')).toBeUndefined()
  expect(relationshipField(contact, 'AccountId')).toBeUndefined()
})

it.each([
  { row: ['LastName', 'Email'], missing: false, header: true },
  { row: ['lastname', 'Nope'], missing: false, header: true },
  { row: ['Account.Ext_Id__c'], missing: false, header: true },
  // A value may be the name of a field by chance.
  { row: ['Email', 'Muster', '+49'], missing: false, header: false },
  { row: ['Muster', 'Eva'], missing: true, header: false },
])('says whether a row is a header: $row', ({ row, missing, header }) => {
  expect(isMissing(row, contact)).toBe(missing)
  expect(isHeader(row, contact)).toBe(header)
})

it('finds no header missing in an object whose fields the org does not list', () => {
  expect(isMissing(['Muster'], { ...contact, fields: [] })).toBe(false)
})
