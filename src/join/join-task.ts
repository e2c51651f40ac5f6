import { columnIndex } from '../csv/column-index.ts'
import type { Part } from '../parts/part.ts'
import { type Form, formOfType } from '../values/forms.ts'
import type { KeyField } from '../values/key-forms.ts'
import { sameName } from '../values/names.ts'
import type { Compared } from './compared-fields.ts'
import type { RowTable } from './row-table.ts'

export interface JoinOptions {
  /** The column that names a record of the org, where the operation has one: `Id`, or the external id field. */
  readonly keyColumn: string | undefined
  /** What describe says of the field of a column; undefined where it is not known. */
  readonly fieldOf: (column: string) => KeyField | undefined
}

/** The rows of a job, the records of its part that they tell of, and what is known of their columns. */
export interface JoinTask {
  readonly part: Part
  readonly rows: RowTable
  readonly options: JoinOptions
  /** For each column, the form in which records are told to be the same. */
  readonly whole: readonly Form[]
}

/** How the org prints the values of each column, by the types of their fields. */
export function declaredForms(part: Part, options: JoinOptions): readonly Form[] {
  return part.columns.map((column) => declaredForm(column, options))
}

function declaredForm(column: string, { keyColumn, fieldOf }: JoinOptions): Form {
  if (sameName(column, 'Id') && sameName(keyColumn, 'Id')) return 'id'
  return formOfType(fieldOf(column)?.type)
}

/** The place of the column that names a record; -1 where there is none. */
export function keyPlace({ columns }: Part, { keyColumn }: JoinOptions): number {
  return keyColumn === undefined ? -1 : columnIndex(columns, keyColumn)
}

/** The forms without those of columns that a result file lacks. */
export function presentOnly(part: Part, { files }: RowTable, forms: Compared): Compared {
  const headers = files.map(({ rows }) => rows.header?.columns ?? [])
  return forms.map((form, column) => {
    const name = part.columns[column] ?? ''
    return headers.every((columns) => columnIndex(columns, name) >= 0) ? form : undefined
  })
}
