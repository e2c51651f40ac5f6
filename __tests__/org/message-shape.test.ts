import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { messageShape } from '../../src/org/message-shape.ts'
import '../support/csv-arbitraries.ts'

/** Texts of live orgs. Source: Bulk API 2.0 guide, "Get Job Failed Record Results", and posts of users of the API. */
it.each<[message: string, values: string[], shape: string]>([
  [
    'duplicate value found: X__c duplicates value on record with id: 500R000000000A1',
    [],
    'duplicate value found: ‹value› duplicates value on record with id: ‹id›',
  ],
  [
    'the record on data/a line 7.csv line 31, which this one refers to, was not loaded',
    [],
    'the record on ‹value›, which this one refers to, was not loaded',
  ],
  ['Duplicate external id specified: a-1', ['a-1'], 'Duplicate external id specified: ‹value›'],
  [
    'ShortTextField: data value too large: a text, (long) one (max length=10)',
    [],
    'ShortTextField: data value too large: ‹value› (max length=10)',
  ],
  [
    'Client/Employer: bad value for restricted picklist field: Macy&#39;s',
    ["Macy's"],
    'Client/Employer: bad value for restricted picklist field: ‹value›',
  ],
  [
    'Foreign key external ID: no such account not found for field Ext_Id__c in entity Account',
    [],
    'Foreign key external ID: ‹value› not found for field Ext_Id__c in entity Account',
  ],
  ['Account ID: id value of incorrect type: 001xx000003DGbY', [], 'Account ID: id value of incorrect type: ‹id›'],
  ['value not of required type: 250.0', [], 'value not of required type: ‹value›'],
  ['Email: invalid email address: jo@', [], 'Email: invalid email address: ‹value›'],
  [
    "Failed to deserialize field at col 3. Due to, 'next week' is not a valid value for the type xsd:date",
    [],
    "Failed to deserialize field at col 3. Due to, '‹value›' is not a valid value for the type xsd:date",
  ],
  [
    'unable to obtain exclusive access to this record or 2 records: 0015g00000AbCdE,0015g00000AbCdFAAV',
    [],
    'unable to obtain exclusive access to this record or 2 records: ‹id›',
  ],
  [
    'X__c: more than one record found for external id field: [0015g00000AbCdE, 0015g00000AbCdF]',
    [],
    'X__c: more than one record found for external id field: [‹id›]',
  ],
  ['Jo Meyer may not own 25000 accounts', ['Jo Meyer'], '‹value› may not own ‹value› accounts'],
  ['Write to jo.meyer@acme.example first', [], 'Write to ‹value› first'],
  ['The stage "Won" needs a date, it\'s said', [], 'The stage "‹value›" needs a date, it\'s said'],
  ['Required fields are missing: [Name]', ['true', 'a', 'ar'], 'Required fields are missing: [Name]'],
  ['two\n\nlines', [], 'two lines'],
])('of %j with %j is %j', (message, values, shape) => {
  expect(messageShape(message, values)).toBe(shape)
})

describe('the shape of a message', () => {
  const word = fc.stringMatching(/^[a-zé]{3,8}$/)

  it('has no value of its record, wherever the values stand', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.array(word), (values, words) => {
        const shape = messageShape([...words, ...values].sort().join(' '), values)
        for (const value of values) expect(shape.split(' ')).not.toContain(value)
      }),
    )
  })

  it('is its own shape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (message) => {
        const shape = messageShape(message, [])
        expect(messageShape(shape, [])).toBe(shape)
      }),
    )
  })
})
