import { expect, it } from '@jest/globals'
import { refusedKind } from '../../src/preflight/object-kinds.ts'

it.each([
  ['Setting__mdt', 'insert', /custom metadata type.*sf cmdt generate records/],
  ['acme__Setting__mdt', 'upsert', /custom metadata type/],
  ['Low_Ink__e', 'update', /platform event\. Events can only be published, with `operation: insert`/],
  ['Log__b', 'upsert', /big object\. Use `operation: insert`/],
  ['Log__b', 'delete', /deleteByExample\(\)/],
  ['Order__x', 'insert', /external object\. Its data is in another system/],
  ['AccountChangeEvent', 'insert', /change event/],
] as const)('says what to use instead of loading %s with %s', (object, operation, message) => {
  expect(refusedKind(object, operation)).toMatch(message)
})

it.each([
  ['Account', 'insert'],
  ['Setting__c', 'upsert'],
  // Bulk API 2.0 publishes events, and inserts into big objects.
  ['Low_Ink__e', 'insert'],
  ['Log__b', 'insert'],
] as const)('lets %s be loaded with %s', (object, operation) => {
  expect(refusedKind(object, operation)).toBeUndefined()
})
