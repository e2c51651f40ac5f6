import type { Draw } from '../draw.ts'
import { endsInCr, fieldText, type Sheet } from '../sheet.ts'
import {
  type Change,
  type Defect,
  drawRecordRow,
  fieldsOf,
  rowLines,
  valuesOf,
  withField,
  withFields,
  withRow,
} from './defect.ts'

const TIDY = { isTidy: true }
const MANY = { columns: 2, isTidy: true }

const RAGGED = /the (?:last )?record has|lacks its last fields|blank ones beyond|typographic/

export const RECORD_DEFECTS: readonly Defect[] = [
  {
    name: 'too many fields',
    wish: TIDY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const planted = withFields(sheet, at, [...fieldsOf(sheet, at), draw.of(['x', '0', ' y', '#N/A'])])
      return { sheet: planted, lines: rowLines(planted, at), says: RAGGED, isRefused: true }
    },
  },
  {
    name: 'last fields with values missing',
    wish: MANY,
    plant: (draw, sheet) => withLess(draw, sheet, (fields, count) => fields.slice(0, -count)),
  },
  {
    name: 'field in the middle missing',
    wish: MANY,
    plant: (draw, sheet) => withLess(draw, sheet, (fields, count) => fields.toSpliced(fields.length - 1 - count, 1)),
  },
  {
    name: 'line break without quotes',
    wish: MANY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const ending = sheet.rows.find((row) => row.ending !== '')?.ending ?? '\n'
      const planted = withField(sheet, at, draw.below(sheet.columns.length), `upper${ending}lower`)
      const [first, last] = rowLines(planted, at)
      return { sheet: planted, lines: [first, last + 1], says: RAGGED }
    },
  },
  {
    name: 'delimiter without quotes',
    wish: TIDY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const text = `Acme${sheet.delimiter}${draw.of(['', ' '])}Inc.`
      const planted = withField(sheet, at, draw.below(sheet.columns.length), text)
      return { sheet: planted, lines: rowLines(planted, at), says: RAGGED }
    },
  },
  {
    name: 'record with another delimiter',
    wish: MANY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const values = valuesOf(sheet, at)
      const other = draw.of([',', ';', '\t', '|'].filter((delimiter) => delimiter !== sheet.delimiter))
      if (values.some((value) => value !== fieldText(value, sheet.delimiter, false))) return undefined
      const planted = withRow(sheet, at, values.join(other))
      return { sheet: planted, lines: rowLines(planted, at), says: RAGGED, isRefused: true }
    },
  },
  {
    name: 'carriage return alone',
    wish: TIDY,
    plant: (draw, sheet) => {
      if (!sheet.rows.some(({ ending }) => ending.endsWith('\n'))) return undefined
      const at = drawRecordRow(draw, sheet)
      const planted = withField(sheet, at, draw.below(sheet.columns.length), draw.of(['up\rper', 'x\r\r', '\rx']))
      return { sheet: planted, lines: rowLines(planted, at), says: /carriage return/, isRefused: true }
    },
  },
  {
    name: 'line feed among carriage returns',
    wish: { ...TIDY, records: 2 },
    plant: (draw, sheet) => {
      if (!endsInCr(sheet)) return undefined
      const at = draw.below(sheet.rows.length - 1)
      const rows = sheet.rows.map((row, own) => (own === at ? { ...row, ending: '\n' } : row))
      return { sheet: { ...sheet, rows }, says: /carriage return|line feed/, isRefused: true }
    },
  },
]

/** Takes fields away that have values. */
function withLess(
  draw: Draw,
  sheet: Sheet,
  take: (fields: readonly string[], count: number) => readonly string[],
): Change | undefined {
  const at = drawRecordRow(draw, sheet)
  const fields = fieldsOf(sheet, at)
  const left = take(fields, 1 + draw.below(fields.length - 1))
  const lost = valuesOf(sheet, at).filter((value) => value.trim() !== '').length
  const kept = left.filter((field) => field.replaceAll('"', '').trim() !== '').length
  // A row without any value is blank, and nobody can tell that it was a record.
  if (kept === 0 || kept === lost) return undefined
  const planted = withFields(sheet, at, left)
  return { sheet: planted, lines: rowLines(planted, at), says: RAGGED }
}
