import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { accessOf, fixedAccess } from '../../src/preflight/field-access.ts'

const schema = loadSchema({ readOnlyFields: ['Account.Fax'] })
const fieldOf = (object: string) => (name: string) => schema.field(object, name)

function access(object: string, name: string, operation: Parameters<typeof accessOf>[1]) {
  const field = schema.field(object, name)
  return field && accessOf(field, operation)
}

it.each([
  ['Account', 'Name', 'upsert', 'yes'],
  ['Account', 'CreatedDate', 'insert', 'audit'],
  ['Account', 'CreatedDate', 'update', 'no'],
  ['Invoice_Line__c', 'Project__c', 'insert', 'yes'],
  ['Invoice_Line__c', 'Project__c', 'update', 'create only'],
  ['Invoice_Line__c', 'Project__c', 'upsert', 'create only'],
  ['Account', 'Score__c', 'upsert', 'no'],
  ['Account', 'Score__c', 'delete', 'yes'],
] as const)('says whether %s.%s can be set by %s: %s', (object, name, operation, expected) => {
  expect(access(object, name, operation)).toBe(expected)
})

it.each([
  ['Invoice_Line__c', ['Project__c'], 'create only'],
  ['Account', ['Score__c', 'IsDeleted'], 'no'],
  // A permission may be missing.
  ['Account', ['Fax'], undefined],
  ['Account', ['Name'], undefined],
  ['Account', ['Nope'], undefined],
  ['Account', [], undefined],
  ['Invoice_Line__c', ['Project__c', 'Name'], undefined],
] as const)('says of %s %j, whatever the permissions: %s', (object, names, expected) => {
  expect(fixedAccess(names, fieldOf(object))).toBe(expected)
})
