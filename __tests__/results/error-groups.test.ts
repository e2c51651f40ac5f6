import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ErrorGroups, parseRowError } from '../../src/results/error-groups.ts'

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

it('counts records by code, fields and shape of the message, most frequent first, and names the first lines of each', () => {
  const groups = new ErrorGroups()
  const add = (text: string, values: string[], line: number) =>
    groups.add(parseRowError(text), values, { file: 'a.csv', line })
  add('STRING_TOO_LONG:Name: data value too large: Acme Limited (max length=5):Name --', ['Acme Limited'], 2)
  add('REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --', [''], 3)
  add('STRING_TOO_LONG:Name: data value too large: Bolt & Sons (max length=5):Name --', ['Bolt & Sons'], 4)
  groups.add(parseRowError('STRING_TOO_LONG:Name: data value too large: ? (max length=5):Name --'), [], undefined)
  expect(groups.all()).toEqual([
    {
      code: 'STRING_TOO_LONG',
      fields: ['Name'],
      message: 'Name: data value too large: ‹value› (max length=5)',
      count: 3,
      samples: [
        { file: 'a.csv', line: 2, said: 'Name: data value too large: Acme Limited (max length=5)' },
        { file: 'a.csv', line: 4, said: 'Name: data value too large: Bolt & Sons (max length=5)' },
      ],
    },
    {
      code: 'REQUIRED_FIELD_MISSING',
      fields: ['Name'],
      message: 'Required fields are missing: [Name]',
      count: 1,
      samples: [{ file: 'a.csv', line: 3, said: 'Required fields are missing: [Name]' }],
    },
  ])
})

it('stays small where every message is another', () => {
  const groups = new ErrorGroups()
  for (let number = 0; number < 5_000; number++)
    groups.add({ code: 'A', fields: [], message: `word${'x'.repeat(number)}` }, [], { file: 'a.csv', line: number })
  const all = groups.all()
  expect(all.length).toBeLessThanOrEqual(1_001)
  expect(all[0]).toMatchObject({ code: 'A', message: '(various messages)' })
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(5_000)
})
