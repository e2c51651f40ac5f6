import { type ColumnRow, looksLikeColumn, shownColumn } from '../text/shown-column.ts'

/** A column of the file, and how a message may show it. */
export interface Column {
  readonly column: string
  /** Counted from 1. */
  readonly place: number
  readonly row: ColumnRow
}

/** Shows a column for a message: its name in quotes or, where that may be a value of a record, its place. */
export function shown({ column, place, row }: Column): string {
  return shownColumn(column, place, row)
}

/** Whether the name of a column must not be shown, because it may be a value of a record. */
export function mayBeValue({ row }: Column): boolean {
  return row.redact && !row.isHeader
}

/** `"Nam"`, or words for a name that must not be shown. */
export function named(shownName: string): string {
  return shownName.startsWith('"') ? shownName : `with the name in ${shownName}`
}

/** `the column Name`, or `column 2` where its name must not be shown.
 *
 *  @param bareName as `bare` gives it */
export function theColumn(bareName: string): string {
  return bareName.startsWith('column ') ? bareName : `the column ${bareName}`
}

/** Shows a name without quotes where it is an API name. */
export function bare(shownName: string): string {
  const name = shownName.slice(1, -1)
  return looksLikeColumn(name) && shownName === `"${name}"` ? name : shownName
}
