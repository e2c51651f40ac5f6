import type { Field } from '../../../src/org/describe.ts'
import type { Draw } from '../draw.ts'
import { fieldText, type Sheet } from '../sheet.ts'
import type { Column } from '../target.ts'
import { type Change, type Defect, drawRecordRow, rowLines, valuesOf, withField } from './defect.ts'

const TIDY = { isTidy: true }

export const VALUE_DEFECTS: readonly Defect[] = [
  {
    name: 'value that the org refuses',
    wish: TIDY,
    plant: (draw, sheet) => {
      const places = placesOf(sheet, ({ field, role }) => role !== 'relationship' && wrongValues(field).length > 0)
      if (places.length === 0) return undefined
      const place = draw.of(places)
      return { ...inValue(draw, sheet, place, draw.of(wrongValues(sheet.columns[place]?.field))), isRefused: true }
    },
  },
  {
    name: 'value that the org may refuse',
    wish: { ...TIDY, operations: ['insert', 'update', 'upsert'], columns: 4 },
    plant: (draw, sheet) => {
      const places = placesOf(sheet, ({ field, role }) => role === 'field' && oddValues(field).length > 0)
      if (places.length === 0) return undefined
      const place = draw.of(places)
      return inValue(draw, sheet, place, draw.of(oddValues(sheet.columns[place]?.field)))
    },
  },
  anywhere('spreadsheet error', ['#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#####', '#BEZUG!', '#N/A!', ' #N/A']),
  anywhere('word for no value', ['NULL', 'null', '(null)', '\\N', 'NaN', 'None', 'nil', 'undefined', '<NA>']),
  anywhere('text in typographic quotes', ['“Acme”', '„Acme“', '«Acme»', ' “Acme, Inc.” ']),
  anywhere('formula as a value', ['="01067"', '="Acme, Inc."']),
  {
    name: 'control character in a value',
    wish: TIDY,
    plant: (draw, sheet) => {
      const place = draw.below(sheet.columns.length)
      const at = drawRecordRow(draw, sheet)
      const value = valuesOf(sheet, at)[place] ?? ''
      const control = draw.of(['\0', '\x07', '\x1b', '\b'])
      return inValueAt(sheet, at, place, draw.of([`${value}x${control}`, `x${control}y`]))
    },
  },
  {
    name: '#N/A that clears a field',
    wish: { ...TIDY, operations: ['update', 'upsert'], columns: 2 },
    plant: (draw, sheet) => {
      const place = draw.of(placesOf(sheet, ({ role }) => role !== 'key'))
      return inValue(draw, sheet, place, '#N/A')
    },
  },
]

/** Puts one of these values into any column. */
function anywhere(name: string, values: readonly string[]): Defect {
  return {
    name,
    wish: TIDY,
    plant: (draw, sheet) => {
      const place = draw.below(sheet.columns.length)
      const value = draw.of(values)
      // A value of the picklist is meant, whatever it looks like.
      const picks = sheet.columns[place]?.field?.picklistValues ?? []
      return picks.some((pick) => pick.value === value.trim()) ? undefined : inValue(draw, sheet, place, value)
    },
  }
}

function placesOf({ columns }: Sheet, choose: (column: Column) => boolean): readonly number[] {
  return columns.flatMap((column, place) => (choose(column) ? [place] : []))
}

function inValue(draw: Draw, sheet: Sheet, place: number, value: string): Change {
  return inValueAt(sheet, drawRecordRow(draw, sheet), place, value)
}

/** People are told of the record and the column. */
function inValueAt(sheet: Sheet, row: number, place: number, value: string): Change {
  const planted = withField(sheet, row, place, fieldText(value, sheet.delimiter, false))
  const [line] = rowLines(planted, row)
  const name = sheet.columns[place]?.name ?? ''
  // The name must be a word of its own, since another field may begin with it.
  return { sheet: planted, lines: [line, line], says: new RegExp(`(^|[ :])${name}( |\\.|$)`, 'i') }
}

/** Values that the org certainly refuses in a field. */
function wrongValues(field: Field | undefined): readonly string[] {
  const length = field?.length ?? 0
  switch (field?.type) {
    case 'string':
    case 'phone':
    case 'textarea':
      return length > 0 && length <= 1_000 ? ['x'.repeat(length + 1), '漢'.repeat(length + 3)] : []
    case 'int':
      return ['1,000', 'a few', '12-34', '9'.repeat((field.digits ?? 9) + 1)]
    case 'double':
    case 'currency':
    case 'percent':
      return ['1,5', '5 %', 'EUR 3', '1.2.3', `-1${'0'.repeat((field.precision ?? 18) - (field.scale ?? 0))}`]
    case 'date':
      return ['31/12/2026', '46204', 'soon', '1-31-26']
    case 'datetime':
      return ['2026-01-31', '31.01.2026 10:00', '46204.5']
    case 'email':
      return ['ann', 'ann@', '@example.com', 'ann b@example.com', `${'x'.repeat(length)}@example.com`]
    case 'id':
    case 'reference':
      return ['ACME', '001', '0010000000000001', '001000000000000AA!', 'K-1']
    case 'picklist':
    case 'multipicklist':
      return field.restrictedPicklist ? ['Purplish', 'Red, Green'] : []
    default:
      return []
  }
}

/** Values of which nobody knows whether the org takes them. */
function oddValues(field: Field | undefined): readonly string[] {
  switch (field?.type) {
    case 'boolean':
      return ['yes', 'no', 'on', 'x']
    case 'date':
      return ['2026-02-30', '2026-1-5', '2026-01-05T00:00:00Z']
    case 'datetime':
      return ['2026-01-31 10:20:30Z', '2026-01-31T10:20', '2026-02-30T10:20:30Z']
    case 'int':
      return ['1.5', '1e0']
    case 'double':
    case 'currency':
    case 'percent':
      return ['INF', '0x1F', '1f']
    case 'url':
      return ['x'.repeat(300)]
    default:
      return []
  }
}
