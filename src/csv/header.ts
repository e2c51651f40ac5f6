import type { HeaderUse } from '../columns/header-use.ts'
import { isOrgColumn } from '../values/column-name.ts'
import { nameKey } from '../values/names.ts'
import {
  type ColumnDelimiter,
  type Delimiter,
  delimiterByte,
  type LineEnding,
  lineEndingBytes,
  lineEndingOf,
  textEnd,
} from './dialect.ts'
import { decodeFields, encodeFields } from './fields.ts'
import { visibleName } from './invisible.ts'
import { MAX_COLUMNS, MAX_HEADER_CHARACTERS } from './limits.ts'
import { blankColumn, duplicateColumn, headerTooLong, type Problem, tooManyColumns } from './problems.ts'
import { countCharacters } from './utf8.ts'

export interface Header {
  /** Names as they stand, without what is invisible around them: this is what all others take for them. Where a manifest maps
   *  columns, the names of the fields that they fill. */
  readonly columns: readonly string[]
  /** How a manifest maps the columns; undefined where they go as they are. */
  readonly use?: HeaderUse
  readonly columnDelimiter: Delimiter
  /** How the header line ends; undefined when nothing follows it. */
  readonly lineEnding: LineEnding | undefined
  /** Without byte order mark, with its line ending. */
  readonly bytes: Buffer
  /** Offset in the file. */
  readonly start: number
  /** Offset in the file, behind the line ending. */
  readonly end: number
  /** On which it starts, from 1. */
  readonly line: number
}

/** `bytes` is the header record with its line ending, if it has one. */
export function parseHeader(
  bytes: Buffer,
  columnDelimiter: Delimiter,
  place: Pick<Header, 'start' | 'end' | 'line'>,
): Header {
  const columns = decodeFields(bytes, 0, textEnd(bytes), delimiterByte(columnDelimiter)).map(visibleName)
  return { columns, columnDelimiter, lineEnding: lineEndingOf(bytes), bytes, ...place }
}

/** How many columns there are up to the last one with a name, or all where none has one: Excel leaves blank ones behind. */
export function lastNamed(columns: readonly string[]): number {
  const last = columns.findLastIndex((name) => name.trim() !== '')
  return last === -1 ? columns.length : last + 1
}

/** The columns whose values are sent, or would be, as the file has them; blank in the place of each other one. */
export function namesAsTheyAre({ columns, use }: Pick<Header, 'columns' | 'use'>): readonly string[] {
  return use === undefined ? columns : columns.map((name, place) => (use.places[place] === 'as it is' ? name : ''))
}

/** Whether the column in a place is sent, whatever becomes of its values. */
export function isSent({ columns, use }: Pick<Header, 'columns' | 'use'>, place: number): boolean {
  return use?.places[place] !== 'not sent' && !isResultColumn(columns[place] ?? '')
}

/** Whether a column is one of the result files, which may be loaded again: it is left out of what is sent. */
export function isResultColumn(name: string): boolean {
  return isOrgColumn(name) || name === 'source_file' || name === 'source_line'
}

/** Why the org would refuse these columns. */
export function checkHeader({ columns, bytes, line }: Header): Problem[] {
  const problems: Problem[] = []
  const characters = countCharacters(bytes, 0, textEnd(bytes))
  if (characters > MAX_HEADER_CHARACTERS) problems.push(headerTooLong(line, characters))
  if (columns.length > MAX_COLUMNS) problems.push(tooManyColumns(line, columns.length))
  const firstColumn = new Map<string, number>()
  columns.slice(0, lastNamed(columns)).forEach((name, index) => {
    if (isResultColumn(name)) return
    const key = nameKey(name.trim())
    const first = firstColumn.get(key)
    if (key === '') problems.push(blankColumn(line, index + 1))
    else if (first === undefined) firstColumn.set(key, index + 1)
    else problems.push(duplicateColumn(line, index + 1, first))
  })
  return problems
}

/** The header as it is sent. */
export function headerBytes(header: {
  readonly columns: readonly string[]
  readonly columnDelimiter: ColumnDelimiter
  readonly lineEnding: LineEnding
}): Buffer {
  const text = encodeFields(header.columns, String.fromCharCode(delimiterByte(header.columnDelimiter)))
  return Buffer.concat([Buffer.from(text), lineEndingBytes(header.lineEnding)])
}
