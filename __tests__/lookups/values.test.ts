import { describe, expect, it } from '@jest/globals'
import { keyOfAnswer, readValue, type ValueField } from '../../src/lookups/values.ts'

const field = (type: string, more: Partial<ValueField> = {}): ValueField => ({ type, calculated: false, ...more })
const TEXT = field('string', { length: 40 })
const CODE = field('string', { length: 18, caseSensitive: true, unique: true })
const WHOLE = field('int', { digits: 8 })
const MONEY = field('currency', { precision: 10, scale: 2 })
const DOUBLE = field('double', { precision: 18, scale: 0 })
const FORMULA = field('double', { precision: 18, scale: 2, calculated: true })
const TRUTH = field('boolean')
const DAY = field('date')
const MOMENT = field('datetime')
const TIME = field('time')
const LOOKUP = field('reference')

it.each<[ValueField, string, string]>([
  [TEXT, 'Acme', "'Acme'"],
  [TEXT, ' Acme\t', "'Acme'"],
  [TEXT, "O'Neil \\ Sons", "'O\\'Neil \\\\ Sons'"],
  [TEXT, '50%_"x"', '\'50%_"x"\''],
  [TEXT, '007', "'007'"],
  [TEXT, 'null', "'null'"],
  [WHOLE, '007', '7'],
  [WHOLE, ' +7.0 ', '7'],
  [WHOLE, '1E3', '1000'],
  [MONEY, '-0.50', '-0.5'],
  [MONEY, '5e-2', '0.05'],
  [MONEY, '-0', '0'],
  [DOUBLE, '9.0E5', '900000'],
  [FORMULA, '0.3333333333', '0.3333333333'],
  [TRUTH, 'TRUE', 'true'],
  [TRUTH, '0', 'false'],
  [DAY, '2026-1-31', '2026-01-31'],
  [MOMENT, '2026-01-31T09:00:00+01:00', '2026-01-31T08:00:00.000Z'],
  [TIME, '8:05', '08:05:00.000Z'],
  [LOOKUP, '001000000000001', "'001000000000001AAA'"],
  [LOOKUP, '001000000000001aaa', "'001000000000001AAA'"],
])('%# a query asks for a value of the field as %s', (type, value, literal) => {
  const read = readValue(type, value)
  expect(typeof read === 'string' ? read : read.literals[0]).toBe(literal)
})

it.each<[ValueField, string]>([
  [WHOLE, 'seven'],
  [WHOLE, '7.5'],
  [WHOLE, '123456789'],
  [MONEY, '1.005'],
  [MONEY, '123456789.00'],
  [MONEY, '1,5'],
  [DOUBLE, '1e300'],
  [TRUTH, 'yes'],
  [DAY, '2026-02-30'],
  [DAY, '31.1.2026'],
  [DAY, '2026-01-31T08:00:00Z'],
  [DAY, '08:00'],
  [MOMENT, '2026-01-31T08:00:00.5Z'],
  [TIME, '2026-01-31'],
  [LOOKUP, 'Acme'],
  [TEXT, 'x'.repeat(41)],
  [field('string'), 'x'.repeat(4_001)],
  [field('string'), '漢'.repeat(2_000)],
  [TEXT, 'a\0b'],
  [TEXT, 'a\ud800b'],
])('%# a value that no record can have is not looked for', (type, value) => {
  expect(readValue(type, value)).toBe('not a value')
})

it.each(['', '  ', '\u00a0', '#N/A', ' #N/A '])('%j names no record', (value) => {
  for (const type of [TEXT, WHOLE, TRUTH, DAY, LOOKUP]) expect(readValue(type, value)).toBe('blank')
})

describe('two values have the same key', () => {
  const key = (type: ValueField, value: string) => {
    const read = readValue(type, value)
    return typeof read === 'string' ? read : read.key
  }

  it.each<[ValueField, string, string]>([
    [TEXT, 'ACME é', 'acme e\u0301'],
    [TEXT, 'Acme\u00a0', 'acme'],
    [TEXT, 'a\r\nb', 'A\nB'],
    [CODE, 'e\u0301', 'é'],
    [WHOLE, '7', '7.00'],
    [MONEY, '1.50', '1.5'],
    [DOUBLE, '900719925474099300', '9007199254740993E2'],
    [LOOKUP, '001000000000001', '001000000000001AAA'],
    [MOMENT, '2026-01-31T08:00:00Z', '2026-01-31 09:00:00+0100'],
  ])('%# where they are one to the org', (type, one, other) => {
    expect(key(type, one)).toBe(key(type, other))
  })

  it.each<[ValueField, string, string]>([
    [TEXT, '7', '7.0'],
    [TEXT, 'Acme', 'Acme1'],
    [CODE, 'ACME', 'acme'],
    [WHOLE, '7', '8'],
    [LOOKUP, '00100000000000a', '00100000000000A'],
    [DAY, '2026-01-31', '2026-02-01'],
  ])('%# and no others have', (type, one, other) => {
    expect(key(type, one)).not.toBe(key(type, other))
  })

  it.each<[ValueField, string, unknown]>([
    [TEXT, 'acme', 'ACME'],
    [WHOLE, '1e3', 1_000],
    [MONEY, '1.50', 1.5],
    [DOUBLE, '900719925474099100', 900719925474099100],
    [TRUTH, 'True', true],
    [TRUTH, '0', false],
    [MOMENT, '2026-01-31T08:00:00Z', '2026-01-31T08:00:00.000+0000'],
    [DAY, '2026-01-31', '2026-01-31'],
    [TIME, '08:05', '08:05:00.000Z'],
    [LOOKUP, '001000000000001', '001000000000001AAA'],
  ])('%# as the org answers with them', (type, value, answered) => {
    expect(keyOfAnswer(type, answered)).toBe(key(type, value))
  })
})

it('an answer without a value has no key', () => {
  for (const nothing of [null, undefined, '', {}, []]) expect(keyOfAnswer(TEXT, nothing)).toBeUndefined()
})

it('a text is asked for in each way in which it may be stored', () => {
  const literals = (value: string) => {
    const read = readValue(TEXT, value)
    return typeof read === 'string' ? read : read.literals
  }
  expect(literals('Acme\u00a0 ')).toEqual(["'Acme'", "'Acme\u00a0'"])
  expect(literals('e\u0301')).toEqual(["'e\u0301'", "'é'"])
  expect(literals('a\nb')).toEqual(["'a\\nb'", "'a\\r\\nb'"])
})
