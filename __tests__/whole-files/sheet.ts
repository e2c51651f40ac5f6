import { gzipSync } from 'node:zlib'
import { encode } from '../support/encode.ts'
import type { Column } from './target.ts'

/** A file before it becomes bytes. */
export interface Sheet {
  readonly path: string
  readonly delimiter: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly hasByteOrderMark: boolean
  /** As the input `encoding` names it. */
  readonly encoding: string
}

/** A row as it stands in the file. */
export interface Row {
  readonly kind: 'header' | 'record' | 'nothing'
  /** Without its line ending. */
  readonly text: string
  /** Blank for a last row without one. */
  readonly ending: string
  /** Of a record, by column. */
  readonly values: readonly string[]
}

/** A row of values, in the form in which a file has them. */
export function rowOf(
  kind: Row['kind'],
  values: readonly string[],
  { delimiter, ending, quotes }: { delimiter: string; ending: string; quotes: (place: number) => boolean },
): Row {
  const text = values.map((value, place) => fieldText(value, delimiter, quotes(place))).join(delimiter)
  return { kind, text, ending, values }
}

/** A field with quotes around it, where it needs them or they are wanted. */
export function fieldText(value: string, delimiter: string, isQuoted: boolean): string {
  const mustQuote = value.includes(delimiter) || /["\r\n]|^(?:<{7}|\|{7}|>{7})/.test(value)
  return mustQuote || isQuoted ? `"${value.replaceAll('"', '""')}"` : value
}

/** The line on which a row starts, from 1. Inside quotes, a carriage return alone ends no line. */
export function lineOf({ rows }: Sheet, row: number): number {
  return rows.slice(0, row).reduce((line, { text, ending }) => line + linesIn(text) + (ending === '' ? 0 : 1), 1)
}

/** How many lines more than one a text has. */
export function linesIn(text: string): number {
  return text.split('\n').length - 1
}

export function textOf({ rows, hasByteOrderMark }: Sheet): string {
  return (hasByteOrderMark ? '\ufeff' : '') + rows.map(({ text, ending }) => text + ending).join('')
}

export function bytesOf(sheet: Sheet): Buffer {
  const text = textOf(sheet)
  const bytes = sheet.encoding === 'utf-8' ? Buffer.from(text) : encode(text, sheet.encoding)
  return sheet.path.endsWith('.gz') ? gzipSync(bytes, { level: 1 }) : bytes
}

/** The places of the records among the rows of a sheet. */
export function recordRows({ rows }: Sheet): readonly number[] {
  return rows.flatMap(({ kind }, at) => (kind === 'record' ? [at] : []))
}

export function headerRow({ rows }: Sheet): number {
  return rows.findIndex(({ kind }) => kind === 'header')
}

/** The sheet with rows in the place of some of its own. The last of them ends as the last one before did. */
export function withRows(sheet: Sheet, at: number, replaced: number, texts: readonly string[]): Sheet {
  const ending = sheet.rows.find((row) => row.ending !== '')?.ending ?? '\n'
  const before = sheet.rows.slice(0, at).map((row) => (row.ending === '' ? { ...row, ending } : row))
  const removed = sheet.rows.slice(at, at + replaced)
  const kind = removed[0]?.kind ?? 'record'
  const last = removed.at(-1)?.ending ?? ending
  const own = texts.map(
    (text, index): Row => ({ kind, text, values: [], ending: index === texts.length - 1 ? last : ending }),
  )
  return { ...sheet, rows: [...before, ...own, ...sheet.rows.slice(at + replaced)] }
}

/** Whether records end in carriage returns alone. */
export function endsInCr({ rows }: Sheet): boolean {
  return rows.every(({ ending }) => ending === '\r' || ending === '')
}
