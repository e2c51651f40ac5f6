import { describe, expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { isHeader, isMissing } from '../../src/preflight/header-row.ts'

const schema = loadSchema({})
const contact = schema.describe('Contact')
if (contact === undefined) throw new Error('The emulated schema has no Contact.')

it.each([
  { row: ['LastName', 'Email'], missing: false, header: true },
  { row: ['lastname', 'Nope'], missing: false, header: false },
  { row: ['lastname', 'Email', 'Nope'], missing: false, header: true },
  { row: ['Account.Ext_Id__c'], missing: false, header: true },
  { row: ['Account.Parent.Ext_Id__c', 'ReportsTo.Email'], missing: false, header: true },
  { row: ['AccountId.Ext_Id__c'], missing: false, header: true },
  { row: ['Contact.LastName', 'contact.Id'], missing: false, header: true },
  // Labels are names as well.
  { row: ['Business Phone', 'External Id', 'E-mail'], missing: false, header: true },
  // A custom field that the object lacks.
  { row: ['Nope__c'], missing: false, header: true },
  // A value may be the name of a field by chance.
  { row: ['Email', 'Muster', '+49'], missing: false, header: false },
  { row: ['Email', 'Muster', '+49 170 1234567'], missing: true, header: false },
  { row: ['Muster', 'Title'], missing: false, header: false },
  { row: ['Muster', 'Eva'], missing: true, header: false },
  { row: ['Muster.Eva', 'Graf:Muster.Eva'], missing: true, header: false },
  { row: ['0035g000001AbCdEAZ'], missing: true, header: false },
])('says whether a row is a header: $row', ({ row, missing, header }) => {
  expect(isMissing(row, contact)).toBe(missing)
  expect(isHeader(row, contact)).toBe(header)
})

describe('a row with few names', () => {
  it.each([
    ['an email address', 'eva.muster@example.com'],
    ['a date', '2026-01-31'],
    ['a date', '31.01.2026'],
    ['a date and time', '2026-01-31T08:00:00Z'],
    ['a phone number', '+49 (170) 123-4567'],
    ['a long number', '4711471147'],
    ['an Id', '0015g00000AbCdE'],
    ['an Id of a custom object', 'a005g000001AbCdEAZ'],
  ])('is a record where it has %s: %s', (_, value) => {
    expect(isMissing(['Phone', 'Muster', value], contact)).toBe(true)
  })

  it.each(['Interne Notiz', 'Tel. privat', 'Budget 2026', '2026', 'Address2', 'Kundennummer (alt)'])(
    'may be a header all the same: %s',
    (name) => {
      expect(isMissing(['Phone', 'Muster', name], contact)).toBe(false)
    },
  )
})

it('finds no header missing in an object whose fields the org does not list', () => {
  expect(isMissing(['Muster'], { ...contact, fields: [] })).toBe(false)
})
