import { describe, expect, it } from '@jest/globals'
import type { Field } from '../../src/org/describe.ts'
import { planColumns } from '../../src/value-checks/column-plan.ts'
import { hasControl, judgeValue } from '../../src/value-checks/judge-value.ts'
import { withField } from './describes.ts'

function judged(field: (Partial<Field> & Pick<Field, 'type'>) | undefined, text: string): string | undefined {
  const load = { operation: 'upsert', externalIdField: 'Key__c' }
  const [plan] = planColumns(['Field__c'], field && withField(field), load)
  return plan && judgeValue(plan, text)?.check
}

describe('a value of which nothing is known', () => {
  it.each([
    '#REF!',
    '#VALUE!',
    '#NAME?',
    '#DIV/0!',
    '#NUM!',
    '#NULL!',
    '#SPILL!',
    '#CALC!',
    ' #REF! ',
    '#BEZUG!',
    '#¡REF!',
    '####',
    '###',
    'Err:502',
    '#n/a',
  ])('%s is an error of a spreadsheet', (text) => {
    expect(judged(undefined, text)).toBe('spreadsheet-error')
  })

  it.each([
    'NULL',
    'null',
    '(null)',
    '\\N',
    'NaN',
    'nan',
    'None',
    'nil',
    'undefined',
    '<null>',
    '<NA>',
    'NaT',
    '1.#QNAN',
    '-1.#IND',
    ' NULL',
    'null ',
    '[object Object]',
  ])('%s is a word for no value', (text) => {
    expect(judged(undefined, text)).toBe('null-word')
  })

  it.each(['“Acme”', '„Acme“', '„Acme”', '«Acme»', '»Acme«', '”Acme”', ' “Acme, Inc.” '])(
    '%s is in typographic quotes',
    (text) => {
      expect(judged(undefined, text)).toBe('typographic-quotes')
    },
  )

  it.each([
    '',
    ' ',
    'Acme',
    'Null & Sons',
    'Null',
    'Nan',
    'NA',
    'N/A',
    'n/a',
    '-',
    'none',
    'Nil',
    'nullable',
    '#1 in town',
    '#',
    '##',
    '# REF',
    '#REF',
    "O'Brien",
    '’tis',
    '“A” and “B”',
    '“Acme',
    'Acme”',
    '“”',
    '«A» and «B»',
    '1.5',
    '5“',
    'Err:1',
    'x'.repeat(500_000),
    '漢字',
    'Ünal',
    '\\Network',
  ])('%.20s is nothing to warn of', (text) => {
    expect(judged(undefined, text)).toBeUndefined()
  })

  it('clears the field if it is #N/A, in an update or upsert, and not as a key', () => {
    const found = (operation: string, name: string) => {
      const [plan] = planColumns([name], undefined, { operation, externalIdField: 'Key__c' })
      return plan && judgeValue(plan, '#N/A')?.check
    }
    expect(found('update', 'Phone')).toBe('clears-field')
    expect(found('upsert', 'Phone')).toBe('clears-field')
    expect(found('insert', 'Phone')).toBeUndefined()
    expect(found('upsert', 'key__c')).toBe('blank-key')
    expect(found('update', 'Id')).toBe('blank-key')
    expect(found('upsert', 'Id')).toBe('spreadsheet-error')
    expect(found('upsert', 'sf__Error')).toBeUndefined()
  })

  it.each(['\0', 'a\u0001b', 'x\u001a', '\u000b'])('%j has a control character', (text) => {
    expect(hasControl(text)).toBe(true)
  })

  it('may have tabs and line breaks', () => {
    expect(hasControl('a\tb\r\nc\u007f\u0085')).toBe(false)
  })
})

const MANY = [
  { value: 'Gold', active: true },
  { value: 'OLD', label: 'Old one', active: false },
  { value: 'None', label: 'Keiner', active: true },
]
const PICKLIST = { type: 'picklist', restrictedPicklist: true, picklistValues: MANY, length: 255 }
const MULTI = { ...PICKLIST, type: 'multipicklist' }
const DOUBLE = { type: 'double', precision: 5, scale: 2 }
const INT = { type: 'int', digits: 8 }
const OWN = { type: 'reference', referenceTo: ['Account'] }
const OTHER = { type: 'reference', referenceTo: ['Contact'] }

/** The sources are in `VALUE_CHECKS`. */
describe('a value against its field', () => {
  it.each([
    [{ type: 'string', length: 5 }, '123456', 'text-too-long'],
    [{ type: 'phone', length: 5 }, '123456', 'text-too-long'],
    [{ type: 'textarea', length: 5 }, '12\n456', 'text-too-long'],
    [{ type: 'email', length: 5 }, 'a@b.example', 'text-too-long'],
    [{ type: 'picklist', length: 5 }, '123456', 'text-too-long'],
    [{ type: 'url', length: 5 }, '123456', 'text-may-be-too-long'],
    [{ type: 'textarea', htmlFormatted: true, length: 5 }, '123456', 'text-may-be-too-long'],
    [DOUBLE, '1,000', 'not-a-number'],
    [DOUBLE, '12,5', 'not-a-number'],
    [DOUBLE, '5 %', 'not-a-number'],
    [DOUBLE, '$5', 'not-a-number'],
    [DOUBLE, '31.12.2026', 'not-a-number'],
    [DOUBLE, 'NULL', 'not-a-number'],
    [DOUBLE, '#REF!', 'not-a-number'],
    [DOUBLE, '1000', 'number-too-large'],
    [DOUBLE, '-1e3', 'number-too-large'],
    [DOUBLE, ' #N/A', 'spreadsheet-error'],
    [DOUBLE, 'Infinity', 'odd-number'],
    [DOUBLE, '0x1F', 'odd-number'],
    [DOUBLE, '1f', 'odd-number'],
    [DOUBLE, 'NaN', 'null-word'],
    [INT, '123456789', 'number-too-large'],
    [INT, '250.0', 'odd-number'],
    [INT, 'abc', 'not-a-number'],
    [{ type: 'date' }, '31/12/2026', 'not-a-date'],
    [{ type: 'date' }, '46204', 'not-a-date'],
    [{ type: 'date' }, '26-12-31', 'not-a-date'],
    [{ type: 'date' }, '2026/12/31', 'not-a-date'],
    [{ type: 'date' }, '2026-02-30', 'odd-date'],
    [{ type: 'date' }, '2026-2-3', 'odd-date'],
    [{ type: 'date' }, '2026-02-03T10:00:00Z', 'odd-date'],
    [{ type: 'datetime' }, '2026-02-03', 'not-a-date-and-time'],
    [{ type: 'datetime' }, '2/3/2026 10:00', 'not-a-date-and-time'],
    [{ type: 'datetime' }, '2026-02-03 10:00:00', 'odd-date-and-time'],
    [{ type: 'datetime' }, '2026-02-03T25:00:00Z', 'odd-date-and-time'],
    [{ type: 'datetime' }, '2026-02-03T10:00:00', 'odd-date-and-time'],
    [{ type: 'boolean' }, 'yes', 'odd-boolean'],
    [{ type: 'boolean' }, 'NULL', 'null-word'],
    [{ type: 'email' }, 'ann', 'not-an-email'],
    [{ type: 'email' }, '@example.com', 'not-an-email'],
    [{ type: 'email' }, 'ann@', 'not-an-email'],
    [{ type: 'email' }, 'ann b@example.com', 'not-an-email'],
    [OTHER, 'NotReal', 'not-an-id'],
    [OTHER, '003RM000003oCpr-', 'not-an-id'],
    [OTHER, '003RM000003oCprYA', 'not-an-id'],
    [OTHER, '003RM000003oCprY!E', 'not-an-id'],
    [OTHER, '003RM000003oCpr999', 'not-an-id'],
    [OTHER, '003rm000003ocprYAE', 'id-in-another-case'],
    [OWN, '003RM000003oCpr', 'id-of-another-object'],
    [PICKLIST, 'Golden', 'not-in-picklist'],
    [PICKLIST, 'NULL', 'not-in-picklist'],
    [PICKLIST, 'old', 'may-not-be-in-picklist'],
    [MULTI, 'Gold;Golden', 'not-in-picklist'],
    [MULTI, 'Gold;OLD', 'may-not-be-in-picklist'],
    [{ ...PICKLIST, name: 'CurrencyIsoCode' }, 'XYZ', undefined],
  ])('%j %s: %s', (field, text, check) => {
    expect(judged(field, text)).toBe(check)
  })

  it.each([
    [{ type: 'string', length: 5 }, '12345'],
    [{ type: 'string', length: 5 }, '  12345  '],
    [{ type: 'string', length: 5 }, '😀😀😀😀😀'],
    [{ type: 'string', length: 1 }, 'e\u0301'],
    [{ type: 'textarea', length: 5 }, '12\r\n45'],
    [{ type: 'string', length: 0 }, 'no limit is known'],
    [{ type: 'encryptedstring', length: 5 }, '123456'],
    [{ type: 'string', length: 5, encrypted: true }, '123456'],
    [{ type: 'string', length: 5, calculated: true }, '123456'],
    [DOUBLE, '999.999'],
    [DOUBLE, '0000999'],
    [DOUBLE, '+1.5E2'],
    [DOUBLE, '.5'],
    [DOUBLE, '5.'],
    [DOUBLE, ' 7 '],
    [{ type: 'currency' }, '1'.repeat(100)],
    [INT, '-00012345678'],
    [{ type: 'date' }, '2024-02-29'],
    [{ type: 'date' }, '1940-06-07Z'],
    [{ type: 'datetime' }, '2026-02-03T00:00:00.000Z'],
    [{ type: 'datetime' }, '2026-02-03T10:00:00+0100'],
    [{ type: 'datetime' }, '2026-02-03T10:00:00.5-02:30'],
    [{ type: 'boolean' }, 'TRUE'],
    [{ type: 'boolean' }, '0'],
    [{ type: 'email' }, "o'neil+x@sub.example.com"],
    [{ type: 'email' }, '"john doe"@example.com'],
    [OTHER, '003RM000003oCpr'],
    [OTHER, '003RM000003oCprYAE'],
    [OWN, '001RM000003oCprYAE'],
    [{ type: 'reference', referenceTo: ['Order__x'] }, 'key of another system'],
    [{ type: 'reference', referenceTo: [] }, 'anything'],
    [PICKLIST, 'gold'],
    [PICKLIST, ' Gold '],
    [PICKLIST, 'Keiner'],
    [PICKLIST, 'None'],
    [MULTI, 'Gold; None'],
    [MULTI, 'Gold;'],
    [{ type: 'picklist', restrictedPicklist: false, picklistValues: MANY, length: 255 }, 'Anything'],
    [{ type: 'picklist', restrictedPicklist: false, picklistValues: MANY, length: 255 }, 'None'],
    [{ type: 'picklist', restrictedPicklist: true, picklistValues: [], length: 255 }, 'Anything'],
    [{ type: 'time' }, 'whatever'],
    [{ type: 'location' }, 'whatever'],
  ])('%j %s is right', (field, text) => {
    expect(judged(field, text)).toBeUndefined()
  })
})
