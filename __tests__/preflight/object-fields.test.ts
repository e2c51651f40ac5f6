import { expect, it } from '@jest/globals'
import { loadSchema } from '../../emulator/org/store/schema.ts'
import { fieldOf, relationshipField } from '../../src/preflight/object-fields.ts'

const contact = loadSchema({}).describe('Contact')
if (contact === undefined) throw new Error('The emulated schema has no Contact.')

it('finds fields by their names and by their relationships, in any case', () => {
  expect(fieldOf(contact, 'LASTNAME')?.name).toBe('LastName')
  expect(relationshipField(contact, 'account')?.name).toBe('AccountId')
  expect(fieldOf(contact, 'Account')).toBeUndefined()
  expect(relationshipField(contact, 'AccountId')).toBeUndefined()
})
