import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decimalIn, plainText } from '../../src/values/decimal.ts'
import {
  anyKey,
  canonicalKey,
  certainKey,
  isScientific,
  type KeyField,
  mayBeSameKey,
  possibleKey,
} from '../../src/values/key-forms.ts'

const TEXT: KeyField = { type: 'string', unique: true, caseSensitive: false }
const CASE_SENSITIVE: KeyField = { type: 'string', unique: true, caseSensitive: true }
const NOT_UNIQUE: KeyField = { type: 'string', unique: false, caseSensitive: false }
const NUMBER: KeyField = { type: 'double', unique: false, caseSensitive: false }

/** What two keys are to each other: surely one, maybe one, or two. */
function compared(a: string, b: string, field: KeyField | undefined, kind: 'id' | 'value' = 'value') {
  if (certainKey(a, kind, field) === certainKey(b, kind, field)) return 'same'
  return possibleKey(a, kind, field) === possibleKey(b, kind, field) ? 'maybe' : 'different'
}

describe('two keys', () => {
  it.each([
    ['D-1', 'd-1', TEXT, 'same'],
    ['D-1', 'd-1', CASE_SENSITIVE, 'different'],
    ['D-1', 'd-1', NOT_UNIQUE, 'maybe'],
    ['D-1', 'd-1', { type: 'string' }, 'maybe'],
    ['D-1', 'd-1', undefined, 'maybe'],
    ['D-1', 'D-1', undefined, 'same'],
    ['Straße', 'STRASSE', TEXT, 'maybe'],
    ['é', 'e\u0301', TEXT, 'maybe'],
    ['é', 'e\u0301', CASE_SENSITIVE, 'maybe'],
    ['007', '7', TEXT, 'different'],
    ['007', '7', NUMBER, 'same'],
    ['007', '7', undefined, 'maybe'],
    ['4.01234E+11', '401234000000', NUMBER, 'same'],
    ['4.01234E+11', '401234000000', TEXT, 'different'],
    ['912345678901234567', '912345678901234568', NUMBER, 'different'],
    ['1.50', '1.5', NUMBER, 'same'],
    ['-0', '0.0', NUMBER, 'same'],
    ['n/a', 'N/A', NUMBER, 'maybe'],
  ] as const)('%s and %s of a field %j are: %s, %s', (a, b, field, expected) => {
    expect(compared(a, b, field)).toBe(expected)
  })

  it.each([
    ['0015g00000AbCdE', '0015g00000AbCdEAAV', 'same'],
    ['0015g00000AbCdE', '0015g00000AbCdEAAW', 'different'],
    ['0015g00000XyZabAAD', '0015g00000XYZABAAD', 'maybe'],
    ['001000000000001', '001000000000001AAA', 'same'],
    ['001xx000003DGb1', '001xx000003DGB1', 'different'],
    ['001xx000003DGb1AAG', '001XX000003DGB1AAG', 'maybe'],
  ])('%s and %s as Ids are: %s', (a, b, expected) => {
    expect(compared(a, b, undefined, 'id')).toBe(expected)
  })

  it('that are the same may be the same, and those that may be are alike in any field', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'A', 'ß', 'S', 'é', 'e\u0301', '0', '1', '.', 'E', '-', 'K', '\u212a'),
      maxLength: 6,
    })
    const fields = fc.constantFrom(TEXT, CASE_SENSITIVE, NOT_UNIQUE, NUMBER, undefined)
    fc.assert(
      fc.property(text, text, fields, fc.constantFrom('id', 'value'), (a, b, field, kind) => {
        const possible = possibleKey(a, kind, field) === possibleKey(b, kind, field)
        if (certainKey(a, kind, field) === certainKey(b, kind, field)) expect(possible).toBe(true)
        if (possible) expect(anyKey(a, kind)).toBe(anyKey(b, kind))
        // Retry asks in another way, and must not take for two what the search for duplicates may take for one.
        const form = mayBeSameKey(kind === 'id' ? 'Id' : 'Key__c', field)
        if (possible) expect(canonicalKey(form, a)).toBe(canonicalKey(form, b))
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('a number', () => {
  const numberText = (text: string) => {
    const decimal = decimalIn(text)
    return decimal && plainText(decimal)
  }

  it.each([
    ['0', '0'],
    ['000', '0'],
    ['-0.00', '0'],
    ['+12', '12'],
    ['0012.3400', '1234e-2'],
    ['.5', '5e-1'],
    ['5.', '5'],
    ['1e5', '100000'],
    ['1E+05', '100000'],
    ['12e40', '12e40'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1234567890123456789012345678901', '1234567890123456789012345678901e0'],
    ['1e400', '1e400'],
  ])('%s is %s', (text, expected) => {
    expect(numberText(text)).toBe(expected)
  })

  it.each(['', '.', '-', 'e5', '1e', '1.2.3', '1,5', '0x10', 'Infinity', '1e401', '١'])('is not %j', (text) => {
    expect(numberText(text)).toBeUndefined()
  })

  it('is read alike in any of its spellings', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(6), fc.nat(4), (integer, shift, zeros) => {
        const digits = integer
          .toString()
          .replace('-', '')
          .padStart(shift + 1, '0')
        const sign = integer < 0n ? '-' : ''
        const point = digits.length - shift
        const plain = `${sign}${'0'.repeat(zeros)}${digits.slice(0, point)}.${digits.slice(point)}${'0'.repeat(zeros)}`
        expect(numberText(plain)).toBe(numberText(`${integer}e-${shift}`))
      }),
    )
  })
})

it('knows long numbers as spreadsheets print them', () => {
  const shown = ['4.01234E+11', '4,01234E+11', '4E+11', '4.01234e+11']
  const not = ['401234', '4.01234E11', '12.3E+11', '4.01234E-11', '4E+1', 'E+11', 'X4E+11']
  expect([...shown, ...not].filter(isScientific)).toEqual(shown)
})
