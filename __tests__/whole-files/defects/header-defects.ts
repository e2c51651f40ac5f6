import type { Draw } from '../draw.ts'
import { fieldText, headerRow, type Sheet, withRows } from '../sheet.ts'
import { type Defect, drawRecordRow, rowLines, valuesOf, withRow } from './defect.ts'

const MANY = { columns: 2, isTidy: true }
const TIDY = { isTidy: true }

export const HEADER_DEFECTS: readonly Defect[] = [
  {
    name: 'header among the records',
    wish: TIDY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet) + draw.below(2)
      const planted = withRows(sheet, at, 0, [headerAgain(draw, sheet)])
      return { sheet: planted, lines: rowLines(planted, at), says: /names of (the )?columns/, isRefused: true }
    },
  },
  {
    name: 'header behind a record',
    wish: MANY,
    plant: (draw, sheet) => {
      const at = drawRecordRow(draw, sheet)
      const header = sheet.rows[headerRow(sheet)]?.text ?? ''
      const planted = withRow(sheet, at, (sheet.rows[at]?.text ?? '') + header)
      const says = /names of the columns|quote|typographic/
      return { sheet: planted, lines: rowLines(planted, at), says, isRefused: true }
    },
  },
  {
    name: 'merge conflict',
    wish: TIDY,
    plant: (draw, sheet) => {
      const at = draw.below(sheet.rows.length)
      const row = sheet.rows[at]?.text ?? ''
      const planted = withRows(sheet, at, 1, markers(draw, row))
      // Where the first marker is missing, the conflict begins with its divider.
      const lines = [at, at + 1, at + 2].map((own) => rowLines(planted, own)[0])
      return { sheet: planted, lines: [lines[0] ?? 0, lines[2] ?? 0], says: /merge conflict/, isRefused: true }
    },
  },
  {
    name: 'no header row',
    wish: { ...TIDY, records: 2 },
    plant: (_, sheet) => {
      const rows = sheet.rows.filter(({ kind }) => kind !== 'header')
      return { sheet: { ...sheet, rows }, says: /./, isRefused: true }
    },
  },
  {
    name: 'title above the header',
    wish: TIDY,
    plant: (draw, sheet) => {
      const title = draw.of(['Accounts to load', 'Report', 'Export of 2026-01-31', 'Total: 12'])
      return { sheet: withRows(sheet, 0, 0, [title]), says: /./, isRefused: true }
    },
  },
  {
    name: 'sep=',
    wish: TIDY,
    plant: (draw, sheet) => {
      const line = draw.of(['sep=', 'SEP=', '"sep=']) + sheet.delimiter
      const text = line.startsWith('"') ? `${line}"` : line
      return { sheet: withRows(sheet, 0, 0, [text]), lines: [1, 1], says: /sep=/, isRefused: true }
    },
  },
  {
    name: 'report footer',
    wish: MANY,
    plant: (draw, sheet) => {
      const note = draw.of(['Grand total', 'Copyright (c) 2026', 'Confidential: do not share', '12 rows'])
      const end = sheet.rows.length
      const isApart = draw.once(2)
      const texts = isApart ? ['', isShort(sheet) || draw.once(2) ? note : note + sheet.delimiter] : [note]
      const planted = withRows(sheet, end, 0, texts)
      const says = /the record has 1 field|the record has \d+ fields/
      return { sheet: planted, lines: rowLines(planted, end + texts.length - 1), says, isRefused: true }
    },
  },
  {
    name: 'no records',
    wish: TIDY,
    plant: (draw, sheet) => {
      const rows = draw.once(2) ? [] : sheet.rows.filter(({ kind }) => kind === 'header')
      return { sheet: { ...sheet, rows, hasByteOrderMark: false }, says: /no records/ }
    },
  },
]

function isShort({ columns }: Sheet): boolean {
  return columns.length < 3
}

/** The header as it is, in another case or order, with quotes, or with the mark that begins another file. */
function headerAgain(draw: Draw, sheet: Sheet): string {
  const { delimiter, rows } = sheet
  const at = headerRow(sheet)
  const names = valuesOf(sheet, at)
  // A row of at least two names is a header, even if it lacks others.
  const fewer = names.length > 2 ? names.slice(1) : names
  const write = (some: readonly string[], isQuoted = false) =>
    some.map((name) => fieldText(name, delimiter, isQuoted)).join(delimiter)
  return draw.of([
    rows[at]?.text ?? '',
    write(names.map((name) => name.toUpperCase())),
    write(names, true),
    write([...names].reverse()),
    write(fewer),
    write(names.map((name) => ` ${name.toLowerCase()}`)),
    `\ufeff${write(names)}`,
  ])
}

/** What Git writes around a row, and around another version of it. */
function markers(draw: Draw, row: string): readonly string[] {
  const [begin, base, middle, end] = ['<<<<<<< HEAD', '||||||| 1a2b3c4', '=======', '>>>>>>> origin/main']
  return draw.of([
    [begin, row, middle, row, end],
    [begin, row, base, row, middle, row, end],
    [begin, middle, row, end],
    [row, middle, row, end],
    [begin, row],
  ])
}
