import type { Load, LoadWish } from '../clean-load.ts'
import type { Draw } from '../draw.ts'
import { fieldText, headerRow, lineOf, linesIn, recordRows, type Sheet, withRows } from '../sheet.ts'

/** One kind of defect. */
export interface Defect {
  readonly name: string
  /** What the load has to be like that gets it. */
  readonly wish?: LoadWish
  /** Puts the defect into a file of the load; undefined where the file has no room for it. */
  readonly plant: (draw: Draw, sheet: Sheet, load: Load) => Change | undefined
}

/** A file with a defect, and what people have to be told of it. */
export interface Change {
  readonly sheet?: Sheet | undefined
  /** In place of those of the sheet. */
  readonly bytes?: Buffer | undefined
  readonly path?: string | undefined
  /** Inputs that go with it. */
  readonly reading?: Partial<Load['reading']> | undefined
  /** The first and last line that may be named; undefined where the defect has no line. */
  readonly lines?: Lines | undefined
  readonly says: RegExp
  /** The load must be refused: a warning is not enough. */
  readonly isRefused?: boolean
}

export type Lines = readonly [first: number, last: number]

/** The lines of a row. */
export function rowLines(sheet: Sheet, row: number): Lines {
  const first = lineOf(sheet, row)
  return [first, first + linesIn(sheet.rows[row]?.text ?? '')]
}

/** The line on which the header starts. */
export function headerLines(sheet: Sheet): Lines {
  const line = lineOf(sheet, headerRow(sheet))
  return [line, line]
}

/** A row of a sheet, drawn from its records. */
export function drawRecordRow(draw: Draw, sheet: Sheet): number {
  return draw.of(recordRows(sheet))
}

/** The values of a row; none for one that was planted. */
export function valuesOf(sheet: Sheet, row: number): readonly string[] {
  return sheet.rows[row]?.values ?? []
}

/** The fields of a row as the file has them, with quotes where they are needed. */
export function fieldsOf(sheet: Sheet, row: number): readonly string[] {
  return valuesOf(sheet, row).map((value) => fieldText(value, sheet.delimiter, false))
}

/** The sheet with other text in place of a row. */
export function withRow(sheet: Sheet, row: number, text: string): Sheet {
  return withRows(sheet, row, 1, [text])
}

/** The sheet with these fields, as they stand, in place of those of a row. */
export function withFields(sheet: Sheet, row: number, fields: readonly string[]): Sheet {
  return withRow(sheet, row, fields.join(sheet.delimiter))
}

/** The sheet with one field of a row as it stands here. */
export function withField(sheet: Sheet, row: number, place: number, field: string): Sheet {
  return withFields(sheet, row, fieldsOf(sheet, row).with(place, field))
}

/** The sheet with one column more, the last one. */
export function withColumn(sheet: Sheet, name: string, value: string): Sheet {
  const rows = sheet.rows.map((row) => {
    const field = row.kind === 'header' ? name : value
    return { ...row, text: row.text + sheet.delimiter + fieldText(field, sheet.delimiter, false) }
  })
  return { ...sheet, rows }
}

/** The sheet with another name for a column. */
export function withName(sheet: Sheet, place: number, name: string): Sheet {
  return withField(sheet, headerRow(sheet), place, fieldText(name, sheet.delimiter, false))
}
