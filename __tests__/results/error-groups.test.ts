import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type ErrorGroup, mergeErrorGroups, parseRowError } from '../../src/results/error-groups.ts'

/** Texts of `sf__Error`. Source: Bulk API 2.0 guide, "Get Job Failed Record Results"; texts as users of the API report them. */
it.each<[text: string, code: string, message: string, fields: string[]]>([
  [
    'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --',
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Name]',
    ['Name'],
  ],
  [
    'REQUIRED_FIELD_MISSING:Required fields are missing: [Name, Phone]:Name,Phone --',
    'REQUIRED_FIELD_MISSING',
    'Required fields are missing: [Name, Phone]',
    ['Name', 'Phone'],
  ],
  [
    'DUPLICATE_VALUE:duplicate value found: X__c duplicates value on record with id: 500R0000001:--',
    'DUPLICATE_VALUE',
    'duplicate value found: X__c duplicates value on record with id: 500R0000001',
    [],
  ],
  ['DUPLICATES_DETECTED:Use one of these records?:--', 'DUPLICATES_DETECTED', 'Use one of these records?', []],
  [
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST:Client/Employer: bad value for restricted picklist field: Macy&#39;s:clientemployer__c --',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'Client/Employer: bad value for restricted picklist field: Macy&#39;s',
    ['clientemployer__c'],
  ],
  [
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY:MyTrigger: execution of BeforeInsert\n\ncaused by: System.LimitException: Too many SOQL queries: 101\n\n(): --',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'MyTrigger: execution of BeforeInsert\n\ncaused by: System.LimitException: Too many SOQL queries: 101\n\n()',
    [],
  ],
  [
    'UNABLE_TO_LOCK_ROW:unable to obtain exclusive access',
    'UNABLE_TO_LOCK_ROW',
    'unable to obtain exclusive access',
    [],
  ],
  ['UNKNOWN_EXCEPTION:An error: see (123)', 'UNKNOWN_EXCEPTION', 'An error: see (123)', []],
  ['CODE::--', 'CODE', '', []],
  ['CODE:--', 'CODE', '--', []],
  ['Something that: has no code:Name --', '', 'Something that: has no code:Name --', []],
  ['', '', '', []],
])('takes %j apart', (text, code, message, fields) => {
  expect(parseRowError(text)).toEqual({ code, message, fields })
})

it('finds code, message and fields again, whatever the message holds', () => {
  const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/)
  const fields = fc.array(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/), { maxLength: 4 })
  fc.assert(
    fc.property(code, fc.string({ unit: 'grapheme' }), fields, (code, message, fields) => {
      expect(parseRowError(`${code}:${message}:${fields.join(',')} --`)).toEqual({ code, message, fields })
    }),
  )
})

it('never throws, and loses no text that has no form', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { code, message, fields } = parseRowError(text)
      if (code === '') expect({ message, fields }).toEqual({ message: text, fields: [] })
    }),
  )
})

it('adds up groups of the same code and fields, most frequent first, keeping the first message', () => {
  const group = (code: string, fields: string[], message: string, count: number): ErrorGroup => ({
    code,
    fields,
    message,
    count,
  })
  expect(
    mergeErrorGroups([
      group('B', ['Name'], 'first', 2),
      group('A', [], 'other', 3),
      group('B', ['Name'], 'second', 2),
      group('B', ['Phone'], 'third', 3),
    ]),
  ).toEqual([group('B', ['Name'], 'first', 4), group('A', [], 'other', 3), group('B', ['Phone'], 'third', 3)])
})
