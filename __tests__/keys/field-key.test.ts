import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { FieldKey } from '../../src/keys/field-key.ts'
import { canonicalKey, type KeyField, type KeyForm, mayBeSameKey } from '../../src/values/key-forms.ts'
import '../support/csv-arbitraries.ts'

const FORMS: readonly KeyForm[] = [
  { kind: 'id' },
  { kind: 'number', decimals: undefined },
  { kind: 'number', decimals: 2 },
  { kind: 'folded' },
  { kind: 'composed' },
  { kind: 'any' },
]

/** The hash of one field, which stands somewhere in its record. */
function hashOf(form: KeyForm, field: string, before = ''): string {
  const bytes = Buffer.from(`${before}${field},"next"`)
  const start = Buffer.byteLength(before)
  const key = new FieldKey(form)
  key.read(bytes, start, start + Buffer.byteLength(field))
  return `${key.lo} ${key.hi}`
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`

const texts = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      'A',
      'z',
      'Z',
      '@',
      '[',
      '`',
      '{',
      '0',
      ' ',
      '"',
      'é',
      'É',
      'e\u0301',
      'ß',
      'ss',
      '\u3000',
    ),
    maxLength: 9,
  }),
  fc.constantFrom(
    '001',
    '1',
    '1.0',
    '+1',
    '1e0',
    '10E-1',
    '1.004',
    '1.00',
    '-0',
    '0',
    '.5',
    '0.5',
    '5.',
    '',
    ' ',
    '#N/A',
  ),
  fc.constantFrom('12345678901234567', '12345678901234568', '1.2345678901234568E16', '1e400', '1e9999', 'e', '-', '.'),
  fc.constantFrom('001D000000IRtz2', '001D000000IRtz2IAD', '001d000000irtz2iad', '001D000000IRTZ2', '001d000000irtz2'),
)

describe('the hash of a key', () => {
  it.each(FORMS)('is the same for the same keys, and for no others: $kind $decimals', (form) => {
    fc.assert(
      fc.property(texts, texts, fc.string({ maxLength: 5 }), (one, other, before) => {
        const isSame = canonicalKey(form, one) === canonicalKey(form, other)
        expect(hashOf(form, quoted(one), before) === hashOf(form, quoted(other))).toBe(isSame)
        expect(hashOf(form, quoted(one)) === '0 0').toBe(canonicalKey(form, one) === '')
        if (!one.includes('"')) expect(hashOf(form, one, before)).toBe(hashOf(form, quoted(one)))
      }),
      { numRuns: 400 },
    )
  })
})

const STRING: KeyField = { type: 'string' }
const UNIQUE: KeyField = { type: 'string', unique: true, caseSensitive: false }
const NUMBER: KeyField = { type: 'double', scale: 0 }

it.each<[string, KeyField | undefined, string, string, boolean]>([
  ['letters of another case', STRING, 'abc', 'ABC', true],
  ['letters of another case, in a field that takes them for the same', UNIQUE, 'abc', 'ABC', true],
  ['letters of another case beyond A to Z', UNIQUE, 'é', 'É', true],
  [
    'letters of another case, in a field that tells them apart',
    { ...UNIQUE, caseSensitive: true },
    'abc',
    'ABC',
    false,
  ],
  ['letters of another Unicode form', { ...UNIQUE, caseSensitive: true }, 'é', 'e\u0301', true],
  ['text with zeros before it', STRING, '007', '7', false],
  ['a number with zeros before it', NUMBER, '007', '7', true],
  ['text of which nothing is known', undefined, '007', '7', true],
  ['numbers that a double does not tell apart', NUMBER, '12345678901234567', '12345678901234568', false],
  ['numbers with more decimals than the field', NUMBER, '1.2', '1.4', true],
  ['an id of 15 and of 18 characters', { type: 'id' }, '001D000000IRtz2', '001D000000IRtz2IAD', true],
  ['ids whose letters differ in case', { type: 'id' }, '001D000000IRtz2', '001D000000IRtZ2', false],
  ['an id with 18 characters in small letters', { type: 'id' }, '001D000000IRtz2', '001d000000irtz2iad', true],
  ['text that looks like ids', STRING, '001D000000IRtz2', '001D000000IRtz2IAD', false],
  ['blanks at the ends', STRING, 'a b', '\u3000\u00a0a b\u200b\u2009', true],
  ['blanks within', STRING, 'a b', 'ab', false],
])('%s', (_, field, one, other, may) => {
  const form = mayBeSameKey('Key__c', field)
  expect(canonicalKey(form, one) === canonicalKey(form, other)).toBe(may)
})
