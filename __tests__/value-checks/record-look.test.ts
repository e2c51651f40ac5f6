import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Delimiter, delimiterByte } from '../../src/csv/dialect.ts'
import { decodeFields, encodeFields } from '../../src/csv/fields.ts'
import type { ObjectDescribe } from '../../src/org/describe.ts'
import { planColumns } from '../../src/value-checks/column-plan.ts'
import { FileCheck } from '../../src/value-checks/file-check.ts'
import { hasControl, judgeValue } from '../../src/value-checks/judge-value.ts'
import { RecordLook } from '../../src/value-checks/record-look.ts'
import { WORDS } from '../../src/value-checks/words.ts'
import { described } from './describes.ts'

fc.configureGlobal({ seed: 2026 })

const ACCOUNT = described('Account')
const COLUMNS = [
  'Name',
  'Ext_Id__c',
  'AnnualRevenue',
  'NumberOfEmployees',
  'Discount__c',
  'Customer_Since__c',
  'Last_Reviewed__c',
  'Is_Strategic__c',
  'Billing_Email__c',
  'ParentId',
  'OwnerId',
  'Tier__c',
  'Regions__c',
  'Industry',
  'Website',
  'BillingCity',
  'Parent.Ext_Id__c',
  'sf__Error',
  'Unknown__c',
]
const LOAD = { operation: 'upsert', externalIdField: 'Ext_Id__c' }

/** Pieces of which values of all kinds are made, right ones and wrong ones. */
const PIECES = [
  '1',
  '7',
  '0',
  '-',
  '+',
  '.',
  ',',
  'e',
  'E',
  'x',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '"',
  ';',
  '@',
  ':',
  'T',
  'Z',
  '/',
  '%',
  'é',
  '漢',
  '😀',
  '\u00a0',
  '\u3000',
  '\0',
  '\u001a',
  '#',
  '“',
  '”',
  '«',
  '»',
  'true',
  'FALSE',
  'yes',
  '2026',
  '-02',
  '-28',
  '2026-04-31',
  '2025-02-29',
  '2024-02-29',
  '2026-12-31',
  '0099-01-01',
  '-30',
  '2026-02-28',
  'T10:20:30',
  '.000Z',
  '+01:00',
  'ann@example',
  '.com',
  '001RM000003oCpr',
  'YAE',
  '003RM000003oCpr',
  'Gold',
  'gold',
  'EMEA',
  'APAC',
  'Banking',
  '#N/A',
  '#REF!',
  'NULL',
  'null',
  'None',
  'x'.repeat(41),
  'é'.repeat(39),
  '9'.repeat(17),
]
const values = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('', ' ', '\t', '  '), fc.constantFrom(...WORDS), fc.constantFrom('', ' ', '\r\n'))
      .map((all) => all.join('')),
  },
)
const records = fc.array(fc.array(values, { minLength: COLUMNS.length, maxLength: COLUMNS.length }), {
  minLength: 1,
  maxLength: 6,
})
const delimiters = fc.constantFrom<Delimiter>('COMMA', 'SEMICOLON', 'TAB', 'PIPE', 'UNIT_SEPARATOR')
const describes = fc.constantFrom<(ObjectDescribe | undefined)[]>(ACCOUNT, undefined)

/** Decodes everything. */
function naively(fields: readonly string[], describe: ObjectDescribe | undefined): readonly string[] {
  return planColumns(COLUMNS, describe, LOAD).flatMap((plan, column) => {
    const text = fields[column] ?? ''
    if (plan.kind === 'none') return []
    const found = judgeValue(plan, text)
    return [
      ...(found ? [`${column} ${found.check}`] : []),
      ...(hasControl(text) ? [`${column} control-character`] : []),
    ]
  })
}

/** A delimiter within quotes is a control character of the value in `naively` only. */
const withoutUnitSeparator = (found: readonly string[], delimiter: Delimiter) =>
  delimiter === 'UNIT_SEPARATOR' ? found.filter((one) => !one.endsWith('control-character')) : found

it('finds what decoding every value finds, however many fields are quoted', () => {
  fc.assert(
    fc.property(records, delimiters, describes, fc.boolean(), (rows, delimiter, describe, quotesAll) => {
      const byte = delimiterByte(delimiter)
      const look = new RecordLook(planColumns(COLUMNS, describe, LOAD), delimiter, false)
      for (const row of rows) {
        const text = quotesAll
          ? row.map((value) => `"${value.replaceAll('"', '""')}"`).join(String.fromCharCode(byte))
          : encodeFields(row, String.fromCharCode(byte))
        const bytes = Buffer.from(text)
        expect(decodeFields(bytes, 0, bytes.length, byte)).toEqual(row)
        const found = look.look(bytes, 0, bytes.length, true).map(({ column, check }) => `${column} ${check}`)
        expect(withoutUnitSeparator(found, delimiter)).toEqual(withoutUnitSeparator(naively(row, describe), delimiter))
      }
    }),
    { numRuns: 1_500 },
  )
})

it('finds the same however the file is cut into chunks', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(records, cuts, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, sizes, end, isTerminated) => {
      const lines = [COLUMNS, ...rows].map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
      const bytes = Buffer.from(lines.join(end) + (isTerminated ? end : ''))
      const wanted = rows.map((row) => naively(row, ACCOUNT))
      // Records of nothing but blanks are none.
      fc.pre(rows.every((row) => row.join('').trim() !== ''))
      const found: (readonly string[])[] = rows.map(() => [])
      const check = new FileCheck(
        { columnDelimiter: 'COMMA' },
        {
          plans: planColumns(COLUMNS, ACCOUNT, LOAD),
          isRagged: false,
          onFound: (all, { index }) => {
            found[index] = all.map(({ column, check: id }) => `${column} ${id}`)
          },
        },
      )
      let at = 0
      for (let turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1
        check.feed(Buffer.from(bytes.subarray(at, at + size)))
        at += size
      }
      check.end()
      expect(found).toEqual(wanted)
    }),
    { numRuns: 500 },
  )
})

it.each(['', '""', '" "', '#N/A', '" #N/A "', '\u00a0', '\u3000'])('sees the blank key %j wherever it is', (key) => {
  const found = (columns: readonly string[], text: string, isRagged = false) => {
    const bytes = Buffer.from(text)
    const look = new RecordLook(planColumns(columns, undefined, LOAD), 'COMMA', isRagged)
    return look.look(bytes, 0, bytes.length, false).map(({ check, column }) => `${column} ${check}`)
  }
  expect(found(['Ext_Id__c', 'Name'], `${key},Acme`)).toEqual(['0 blank-key'])
  expect(found(['Name', 'Ext_Id__c'], `Acme,${key}`)).toEqual(['1 blank-key'])
  expect(found(['Name', 'ext_id__C', 'sf__Error'], `Acme,${key},x`)).toEqual(['1 blank-key'])
  expect(found(['Name', 'Site', 'Ext_Id__c'], `Acme,,${key}`, true)).toEqual(['2 blank-key'])
})

it('sees that a record ends before its key', () => {
  const look = new RecordLook(planColumns(['Name', 'Site', 'Ext_Id__c'], undefined, LOAD), 'COMMA', true)
  const found = (text: string) => look.look(Buffer.from(text), 0, text.length, false)
  expect(found('Acme')).toEqual([{ check: 'blank-key', value: '', column: 2 }])
  expect(found('Acme,')).toEqual([{ check: 'blank-key', value: '', column: 2 }])
  expect(found('Acme,,A-1,')).toEqual([])
})

it('looks at the values of records that lack fields, or have blank ones too many', () => {
  const look = new RecordLook(planColumns(['Name', 'Site'], undefined, LOAD), 'COMMA', true)
  const found = (text: string) => look.look(Buffer.from(text), 0, text.length, false).map(({ check }) => check)
  expect(found('NULL')).toEqual(['null-word'])
  expect(found('Acme,NULL,,')).toEqual(['null-word'])
  expect(found('Acme,NULL, ')).toEqual(['null-word'])
})
