import type { ReadOptions } from '../../src/files/read-options.ts'
import { fitsTogether } from './clean-rows.ts'
import { type Draw, some } from './draw.ts'
import { createKeys, type Keys } from './right-keys.ts'
import { drawText, drawValue, NAMES_OF_FIELDS } from './right-values.ts'
import { type Row, rowOf, type Sheet, textOf } from './sheet.ts'
import { type Column, drawTarget, type Target, type TargetWish } from './target.ts'

/** A load without any defect: what is to be done, with which files. */
export interface Load {
  readonly target: Target
  readonly sheets: readonly Sheet[]
  readonly reading: Pick<ReadOptions, 'blankFields' | 'columnDelimiter' | 'encoding'>
  readonly redact: boolean
}

/** What a load has to be like. */
export interface LoadWish extends TargetWish {
  /** The fewest records of each file. */
  readonly records?: number
  /** The load has two files. */
  readonly isOfTwo?: boolean
  /** Nothing but records of the same length below the header, in UTF-8 and without any warning. */
  readonly isTidy?: boolean
}

/** How the files of a load are written. */
interface Habits {
  readonly wish: LoadWish
  readonly target: Target
  readonly keys: Keys
  readonly encoding: string
}

const ENCODINGS = ['windows-1252', 'utf-16le', 'shift_jis']

export function drawLoad(draw: Draw, wish: LoadWish = {}): Load {
  const target = drawTarget(draw, wish)
  const encoding = !wish.isTidy && draw.once(25) ? draw.of(ENCODINGS) : 'utf-8'
  const habits = { wish, target, keys: createKeys(draw, target, wish.isTidy ?? false), encoding }
  const first = drawSheet(draw, habits, 'a.csv')
  const sheets = wish.isOfTwo || draw.once(6) ? [first, drawSheet(draw, habits, 'b.csv')] : [first]
  const named = DELIMITER_NAMES.find(([, character]) => sheets.every(({ delimiter }) => delimiter === character))
  return {
    target,
    sheets,
    reading: {
      blankFields: draw.once(8) ? 'clear' : 'ignore',
      columnDelimiter: draw.once(6) ? named?.[0] : undefined,
      encoding,
    },
    redact: draw.once(4),
  }
}

const DELIMITER_NAMES = [
  ['COMMA', ','],
  ['SEMICOLON', ';'],
  ['TAB', '\t'],
  ['PIPE', '|'],
  ['CARET', '^'],
  ['BACKQUOTE', '`'],
] as const

const DELIMITERS = [',', ',', ';', '\t', '|', '^', '`', '~', '\x1f', '\x01']

function drawSheet(draw: Draw, habits: Habits, name: string): Sheet {
  const { wish, target, encoding } = habits
  const isTidy = wish.isTidy === true
  const columns = drawColumns(draw, target, isTidy)
  // A header of one column does not show the delimiter: the scan assumes a comma.
  const delimiter = columns.length === 1 ? ',' : draw.of(DELIMITERS)
  const main = draw.of(['\n', '\n', '\r\n', '\r'])
  const form = { delimiter, quotes: drawQuotes(draw) }
  const endingOf = () => (!isTidy && main !== '\r' && draw.once(30) ? draw.of(['\n', '\r\n']) : main)
  const header = rowOf('header', drawNames(draw, columns, habits), { ...form, ending: main })
  const count = (wish.records ?? 1) + draw.below(4)
  const records = Array.from({ length: count }, () => drawRecord(draw, columns, habits))
  const texts = records.map((values) => {
    const shown = isTidy ? values : fitsTogether(draw, values, columns)
    return { ...rowOf('record', shown, { ...form, ending: endingOf() }), values }
  })
  const rows = isTidy
    ? [header, ...texts]
    : withNothing(draw, [header, ...texts], { columns, delimiter, encoding, ending: main })
  const hasNoEnd = draw.once(3)
  return {
    path: !isTidy && draw.once(25) ? `${name}.gz` : name,
    delimiter,
    columns,
    rows: hasNoEnd ? withoutEnd(rows, delimiter, columns.length) : rows,
    hasByteOrderMark: encoding.startsWith('utf') && draw.once(5),
    encoding,
  }
}

/** Leaves out the last line break, unless the last row lacks fields: then the file may have been cut off. */
function withoutEnd(rows: readonly Row[], delimiter: string, fields: number): readonly Row[] {
  const last = rows.at(-1)
  const isWhole = last !== undefined && last.text.replace(/"[^"]*"/g, '').split(delimiter).length >= fields
  return isWhole ? [...rows.slice(0, -1), { ...last, ending: '' }] : rows
}

/** The columns of the target in another order in each file; some files have columns that are not sent. */
function drawColumns(draw: Draw, { columns }: Target, isTidy: boolean): readonly Column[] {
  const own = some(draw, columns, columns.length, columns.length)
  if (isTidy) return own
  const results = draw.once(20) ? ['sf__Id', 'sf__Error', 'source_file', 'source_line'] : []
  const blank = draw.once(12) ? ['', ''].slice(draw.below(2)) : []
  const leftOut = (name: string): Column => ({ name, role: 'left out' })
  return [...results.map(leftOut), ...own, ...blank.map(leftOut)]
}

/** The names as people write them: in any case, with blanks and invisible characters around them. */
function drawNames(draw: Draw, columns: readonly Column[], { encoding }: Habits): readonly string[] {
  const unseen = encoding === 'utf-8' ? ['\u00a0', '\u200b', '\ufeff'] : []
  const around = ['', '', '', '', '', ' ', ...unseen]
  return columns.map(({ name, role }) => {
    if (role === 'left out') return name
    const cased = draw.of([name, name, name, name.toLowerCase(), name.toUpperCase()])
    return draw.of(around) + cased + draw.of(around)
  })
}

/** Which fields have quotes without need: none, all, or some. */
function drawQuotes(draw: Draw): () => boolean {
  const style = draw.of(['few', 'all', 'some'])
  return () => style === 'all' || (style === 'some' && draw.once(2))
}

function drawRecord(draw: Draw, columns: readonly Column[], { target, keys, wish, encoding }: Habits): string[] {
  const values = columns.map((column) => encodable(drawField(draw, column, { target, keys, wish }), encoding))
  // A row of nothing but blanks is not a record, and a row of names may be a header: for certain where one stands in its own column.
  const names = new Set(columns.map(({ name }) => name.toLowerCase()))
  const texts = values.map((value) => value.trim().toLowerCase())
  const hasOwn = columns.some(({ name, field }, at) =>
    [name, field?.label].some((own) => own?.toLowerCase() === texts[at]),
  )
  const saysSomething = texts.some(
    (text, at) => columns[at]?.role !== 'left out' && text !== '' && !names.has(text) && !(hasOwn && NAMES.has(text)),
  )
  if (saysSomething) return values
  const first = columns.findIndex(({ role }) => role !== 'left out')
  const field = columns[first]?.field
  return values.with(first, field === undefined ? 'x' : encodable(plainValue(draw, field, target), encoding))
}

const NAMES: ReadonlySet<string> = new Set(NAMES_OF_FIELDS.map((name) => name.toLowerCase()))

function plainValue(draw: Draw, field: NonNullable<Column['field']>, target: Target): string {
  return field.type === 'string' || field.type === 'textarea' ? 'x' : drawValue(draw, field, target)
}

type FieldHabits = Pick<Habits, 'target' | 'keys' | 'wish'>

function drawField(draw: Draw, { name, role, field }: Column, { target, keys, wish }: FieldHabits): string {
  if (role === 'key') return keys.next(draw)
  if (role === 'left out' || field === undefined) return name.toLowerCase() === 'source_line' ? '2' : ''
  if (draw.once(6)) return draw.once(5) && field.type === 'string' ? ' ' : ''
  if (!wish.isTidy && target.operation !== 'insert' && draw.once(30)) return '#N/A'
  return role === 'relationship' ? drawText(draw, 40) : drawValue(draw, field, target)
}

/** A value that the encoding of the file has room for. */
function encodable(value: string, encoding: string): string {
  const foreign = FOREIGN[encoding]
  return foreign === undefined ? value : value.replace(/[\u00a0\u3000\u200b]/g, ' ').replace(foreign, '?')
}

/** By encoding, what it has no character for. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  'windows-1252': /[^\0-\x7f\u00a0-\u00ff“”„]/g,
  shift_jis: /[^\0-\x7f漢字ポ表]/g,
}

/** Adds rows that are no records: blank lines, and rows of nothing but delimiters and blanks. */
function withNothing(
  draw: Draw,
  rows: readonly Row[],
  { columns, delimiter, encoding, ending }: Pick<Sheet, 'columns' | 'delimiter' | 'encoding'> & { ending: string },
): readonly Row[] {
  const nothing = ['', delimiter.repeat(columns.length - 1), ` ${delimiter.repeat(columns.length)}`]
  return rows.flatMap((row, at) => {
    // Below a blank line, a row that lacks fields may be the note at the end of a report.
    const isWhole = row.kind === 'header' || row.text.split(delimiter).length >= columns.length
    // The first line shows whether a file is UTF-16.
    const hasRoom = isWhole && (at > 0 || encoding !== 'utf-16le')
    if (!hasRoom || !draw.once(20)) return [row]
    const text = draw.of(at === 0 ? nothing : [...nothing, `""${delimiter.repeat(columns.length - 1)}`])
    return [{ kind: 'nothing' as const, text, ending, values: [] }, row]
  })
}

/** The load as a failing test shows it. */
export function shown({ target, reading, sheets }: Load): string {
  const { operation, externalIdField, describe } = target
  const files = sheets.map((sheet) => ({ [sheet.path]: textOf(sheet) }))
  return JSON.stringify({ operation, object: describe.name, externalIdField, ...reading, files })
}
