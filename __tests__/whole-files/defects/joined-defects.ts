import type { Field } from '../../../src/org/describe.ts'
import type { Load } from '../clean-load.ts'
import { type Draw, some } from '../draw.ts'
import { fieldText, headerRow, recordRows, type Sheet, withRows } from '../sheet.ts'
import type { Column } from '../target.ts'
import { type Change, type Defect, rowLines } from './defect.ts'

const MANY = { columns: 2, isTidy: true }

const AGAIN = /repeats the header|not as the header has them|header of another file|second header/

/** Headers among the records. */
export const JOINED_DEFECTS: readonly Defect[] = [
  {
    name: 'header of another file',
    wish: MANY,
    plant: (draw, sheet, { target }) => {
      const places = sheet.columns.flatMap(({ role, name }, place) =>
        role !== 'relationship' && isOneField(target.describe.fields, name) ? [place] : [],
      )
      if (places.length === 0) return undefined
      const own = draw.of(places)
      const names = target.describe.fields.map(({ name }) => name)
      const others = names.filter(
        (name) => name !== sheet.columns[own]?.name && isOneField(target.describe.fields, name),
      )
      const drawn = some(draw, others, sheet.columns.length, sheet.columns.length)
      const values = sheet.columns.map(({ name }, place) => (place === own ? name : (drawn[place] ?? '')))
      const gap = draw.once(3) ? draw.below(values.length) : own
      const shown = gap === own || values.length < 3 ? values : values.with(gap, '')
      return among(sheet, draw.of([...recordRows(sheet), sheet.rows.length]), inCase(draw, shown))
    },
  },
  {
    name: 'labels below the header',
    wish: MANY,
    plant: (draw, sheet, load) =>
      second(draw, sheet, load, ({ field, name }) => draw.of([field?.label ?? '', field?.label ?? '', name])),
  },
  {
    name: 'types below the header',
    wish: MANY,
    plant: (_, sheet) => {
      const types = sheet.columns.map(({ role, field }) => (role === 'relationship' ? '' : (field?.type ?? '')))
      if (new Set(types.filter((type) => type !== '')).size < 2) return undefined
      return among(sheet, headerRow(sheet) + 1, types)
    },
  },
]

function second(draw: Draw, sheet: Sheet, { target }: Load, textOf: (column: Column) => string): Change | undefined {
  const { fields } = target.describe
  const texts = sheet.columns.map((column) => (column.role === 'relationship' ? column.name : textOf(column)))
  const areNames = sheet.columns.every(
    ({ role }, place) => role === 'relationship' || isOneField(fields, texts[place] ?? ''),
  )
  if (!areNames) return undefined
  return among(sheet, draw.of([...recordRows(sheet), sheet.rows.length]), inCase(draw, texts))
}

/** Puts a row before another one. */
function among(sheet: Sheet, at: number, values: readonly string[]): Change {
  const text = values.map((value) => fieldText(value, sheet.delimiter, false)).join(sheet.delimiter)
  const planted = withRows(sheet, at, 0, [text])
  return { sheet: planted, lines: rowLines(planted, at), says: AGAIN, isRefused: true }
}

function inCase(draw: Draw, names: readonly string[]): readonly string[] {
  return draw.once(4) ? names.map((name) => name.toLowerCase()) : names
}

/** Whether a text names one field: the label of one may be the name of another. */
function isOneField(fields: readonly Field[], text: string): boolean {
  const known = text.toLowerCase()
  const named = fields.filter(({ name, label }) =>
    [name, label, label.replace(/ ID$/, ''), label.replace(/ ID$/, ' Name')].some((one) => one.toLowerCase() === known),
  )
  return text !== '' && named.length === 1
}
