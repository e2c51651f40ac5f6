import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { knownMessage } from '../../src/org/known-messages.ts'

const NAMES = new Set(['name', 'phone', 'ext_id__c', 'account', 'colour__c'])
const isName = (text: string) => NAMES.has(text.toLowerCase())

/** As live orgs say it. Source: those of `MESSAGES`. */
it.each([
  ['Required fields are missing: [Name, Phone]', 'Required fields are missing: [Name, Phone]'],
  ['Required fields are missing: [Name, Muster]', 'Required fields are missing: [‹names›]'],
  [
    'duplicate value found: Ext_Id__c duplicates value on record with id: 0015g00000AbCdE',
    'duplicate value found: Ext_Id__c duplicates value on record with id: ‹id›',
  ],
  [
    'duplicate value found: Muster duplicates value on record with id: 0015g00000AbCdE',
    'duplicate value found: ‹value› duplicates value on record with id: ‹id›',
  ],
  ['Name: data value too large: Eva (max length=3) (max length=80)', 'data value too large: ‹value› (max length=80)'],
  [
    'Client/Employer: bad value for restricted picklist field: M&#39;s',
    'bad value for restricted picklist field: ‹value›',
  ],
  ['Eva Muster: invalid email address: jo@', 'invalid email address: ‹value›'],
  [
    'Foreign key external ID: x not found for field Muster in entity Eva not found for field Ext_Id__c in entity Account',
    'Foreign key external ID: ‹value› not found for field Ext_Id__c in entity Account',
  ],
  [
    "Failed to deserialize field at col 3. Due to, 'Eva' is not a valid value for the type xsd:date",
    "Failed to deserialize field at col 3. Due to, '‹value›' is not a valid value for the type xsd:date",
  ],
  ['unable to obtain exclusive access to this record', 'unable to obtain exclusive access to this record'],
  [
    'unable to obtain exclusive access to this record or 2 records: 0015g00000AbCdE,0015g00000AbCdFAAV',
    'unable to obtain exclusive access to this record or 2 records: ‹id›',
  ],
  [
    'InvalidBatch : InvalidBatch : Field name not found : Muster',
    'InvalidBatch : InvalidBatch : Field name not found : ‹column›',
  ],
  ['InvalidBatch : Field name not found : Colour__c', 'InvalidBatch : Field name not found : Colour__c'],
  [
    'TooManyLockFailure : Too many lock failure 200 Trying again later.',
    'TooManyLockFailure : Too many lock failure 200 Trying again later.',
  ],
  ['entity is deleted', 'entity is deleted'],
])('%s', (said, shown) => {
  expect(knownMessage(said, isName)).toBe(shown)
})

it.each([
  'Eva Muster may not be loaded',
  'entity is deleted: Muster',
  'Muster : Field name not found : Name',
  'said: Required fields are missing: [Name]',
  '',
])('is withheld: %j', (said) => {
  expect(knownMessage(said, isName)).toBeUndefined()
})

/** The messages in which a value of any kind stands. */
const AROUND: readonly ((value: string) => string)[] = [
  (value) => `Duplicate external id specified: ${value}`,
  (value) => `${value}: invalid email address: ${value}`,
  (value) => `Name: data value too large: ${value} (max length=80)`,
  (value) => `value not of required type: ${value}`,
  (value) => `Foreign key external ID: ${value} not found for field Name in entity Account`,
  (value) => `InvalidBatch : Field name not found : ${value}`,
  (value) => `Required fields are missing: [${value}]`,
  (value) => `${value} not specified`,
  (value) => `entity type cannot be updated: ${value}`,
  (value) => `Unable to find relationship: ${value}`,
  (value) => value,
]

it('whatever the value, none of it is shown', () => {
  const word = fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{2,9}$/), fc.stringMatching(/^\d{1,3},\d{2} €$/))
  fc.assert(
    fc.property(word, fc.constantFrom(...AROUND), (text, around) => {
      // No message has these letters.
      const value = `Zq${text}`
      expect(knownMessage(around(value), isName) ?? '').not.toContain('Zq')
    }),
    { numRuns: 1_000 },
  )
})

it('a message as long as a file is looked at once', () => {
  const value = 'a (max length='.repeat(100_000)
  expect(knownMessage(`Name: data value too large: ${value} (max length=80)`, isName)).toBe(
    'data value too large: ‹value› (max length=80)',
  )
  expect(knownMessage(`${value} not found for field`, isName)).toBeUndefined()
})
