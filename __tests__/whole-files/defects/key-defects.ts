import { to18 } from '../../../emulator/org/ground/ids.ts'
import { sameName } from '../../../src/values/names.ts'
import type { Draw } from '../draw.ts'
import { fieldText, recordRows, type Sheet } from '../sheet.ts'
import type { Column } from '../target.ts'
import { type Change, type Defect, drawRecordRow, rowLines, valuesOf, withField } from './defect.ts'

const KEYED = { isTidy: true, operations: ['update', 'upsert', 'delete'] } as const

export const KEY_DEFECTS: readonly Defect[] = [
  {
    name: 'key twice',
    wish: { ...KEYED, records: 2, isOfTwo: true },
    plant: (draw, sheet, { sheets }) => {
      const [first = sheet] = sheets
      const rows = recordRows(sheet)
      const isInFile = first === sheet || draw.once(2)
      const at = isInFile ? 1 + draw.below(rows.length - 1) : draw.below(rows.length)
      const earlier = isInFile ? draw.of(rows.slice(0, at)) : drawRecordRow(draw, first)
      const from = isInFile ? sheet : first
      return withKey(draw, sheet, { to: rows[at] ?? 0, key: valuesOf(from, earlier)[keyPlace(from)] ?? '' })
    },
  },
  {
    name: 'blanks around a key',
    wish: KEYED,
    plant: (draw, sheet, { sheets }) => {
      if (sheets.some(hasBlankEnds)) return undefined
      const to = drawRecordRow(draw, sheet)
      const key = valuesOf(sheet, to)[keyPlace(sheet)] ?? ''
      const padded = draw.of([` ${key}`, `${key}\u00a0`, `\u3000${key} `])
      return { ...withKeyText(sheet, to, padded), says: /blanks/ }
    },
  },
  {
    name: 'no key',
    wish: { ...KEYED, byExternalId: true },
    plant: (draw, sheet, { target }) => {
      // An upsert makes new records of those without an Id.
      if (sameName(target.externalIdField, 'Id')) return undefined
      const to = drawRecordRow(draw, sheet)
      const key = draw.of(['', ' ', '\u00a0', '#N/A', ' #N/A'])
      const isAlone = valuesOf(sheet, to).filter((value) => value.trim() !== '').length === 1
      // A row without any value is no record.
      if (isAlone && key.trim() === '') return undefined
      return { ...withKeyText(sheet, to, key), says: /is the key of the load, and the record has/, isRefused: true }
    },
  },
  {
    name: 'key in scientific notation',
    wish: { ...KEYED, operations: ['upsert'], byExternalId: true },
    plant: (draw, sheet) => {
      if (sheet.columns[keyPlace(sheet)]?.field?.type !== 'string') return undefined
      const key = draw.of(['4.01234E+11', '9E+15', '1.2E+12', '1,23E+12'])
      return { ...withKeyText(sheet, drawRecordRow(draw, sheet), key), says: /scientific/ }
    },
  },
]

function keyPlace({ columns }: Sheet): number {
  return columns.findIndex(({ role }) => role === 'key')
}

/** Gives a record the key of an earlier one, perhaps in another form. */
function withKey(draw: Draw, sheet: Sheet, { to, key }: { to: number; key: string }): Change {
  const column = sheet.columns[keyPlace(sheet)]
  const own = draw.of([key, ...(column === undefined ? [] : otherForms(key, column))])
  return { ...withKeyText(sheet, to, own), says: /same key/, isRefused: true }
}

/** Texts that are the same key to the org, or may be. */
function otherForms(key: string, { field }: Column): readonly string[] {
  if (field?.type === 'id') return [to18(key), to18(key).slice(0, 15), ` ${key}`]
  if (field?.type === 'double') return [`${key} `, key.includes('.') ? `${key}0` : `${key}.0`]
  return field?.caseSensitive === true ? [` ${key}`, `${key}\u3000`] : [key.toLowerCase(), key.toUpperCase(), `${key} `]
}

function withKeyText(sheet: Sheet, row: number, key: string): Omit<Change, 'says'> {
  const planted = withField(sheet, row, keyPlace(sheet), fieldText(key, sheet.delimiter, false))
  const [line] = rowLines(planted, row)
  return { sheet: planted, lines: [line, line] }
}

function hasBlankEnds(sheet: Sheet): boolean {
  return recordRows(sheet).some((row) =>
    valuesOf(sheet, row).some((value, place) => {
      const role = sheet.columns[place]?.role
      return (role === 'key' || role === 'relationship') && value !== value.trim()
    }),
  )
}
