import type { Field } from '../org/describe.ts'
import { listed } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import type { ColumnCheck, ColumnTarget } from './check-column.ts'
import type { Column } from './column.ts'
import { MOST_NAMES } from './field-access.ts'
import { fieldOf } from './object-fields.ts'
import { unknownColumn } from './unknown-column.ts'

/** The columns of a header, each with its result. */
export interface CheckedColumns {
  readonly columns: readonly string[]
  readonly checked: readonly ColumnCheck[]
}

/** Says what is wrong with the columns of a header, once the columns that identify records are considered: a mistake in the key
 *  of an upsert is one problem, wherever it was made. */
export function columnProblems({ columns, checked }: CheckedColumns, target: ColumnTarget): readonly string[] {
  const { operation, externalIdField } = target
  const found = checked.map(({ problem }) => problem)
  if (operation === 'update') return [...given(found), ...missingId(columns, checked)]
  if (operation !== 'upsert' || externalIdField === undefined) return given(found)
  const field = fieldOf(target.describe, externalIdField)
  if (field !== undefined) return [...given(found), ...missingKey(field, { columns, checked }, target)]
  // The column with the same wrong name is the same mistake.
  const others = found.filter((_, at) => !sameName(columns[at], externalIdField))
  const { problem } = unknownColumn(ofInput(externalIdField), target)
  return [...given(others), `\`external-id-field\`: ${problem}`]
}

function given(problems: readonly (string | undefined)[]): readonly string[] {
  return problems.flatMap((problem) => problem ?? [])
}

function missingId(columns: readonly string[], checked: readonly ColumnCheck[]): readonly string[] {
  if (columns.some((column) => sameName(column, 'Id')) || isMeant('Id', checked)) return []
  return ['update needs the column Id, which says which records to change.']
}

function missingKey(field: Field, { columns, checked }: CheckedColumns, { describe }: ColumnTarget): readonly string[] {
  const problems: string[] = []
  if (!columns.some((column) => sameName(column, field.name)) && !isMeant(field.name, checked))
    problems.push(`upsert needs the column ${field.name}, which \`external-id-field\` names.`)
  if (field.name === 'Id' || field.externalId || field.idLookup) return problems
  const keys = describe.fields.filter(({ externalId, idLookup }) => externalId || idLookup).map(({ name }) => name)
  const hint = keys.length === 0 ? '' : ` Fields that you can use: ${listed(keys, MOST_NAMES)}.`
  return [...problems, `\`external-id-field\`: ${describe.name}.${field.name} is not an external id.${hint}`]
}

/** Whether a column that is no field was probably meant to be this one. */
function isMeant(name: string, checked: readonly ColumnCheck[]): boolean {
  return checked.some(({ meant = [] }) => meant.some((field) => field.name === name))
}

/** A name from the workflow file, which is no value of a record. */
function ofInput(column: string): Column {
  return { column, place: 1, row: { redact: false, isHeader: true } }
}
