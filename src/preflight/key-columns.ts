import type { IngestOperation } from '../bulk/job.ts'
import type { Field, ObjectDescribe } from '../org/describe.ts'
import { choice, listed } from '../text/words.ts'
import { sameName } from '../values/names.ts'
import type { ColumnCheck } from './check-column.ts'
import type { ColumnTarget } from './column-target.ts'
import { MOST_NAMES } from './field-access.ts'
import type { Remark } from './header-checks.ts'
import { fieldsLabelled } from './labels.ts'
import { fieldOf } from './object-fields.ts'

/** The columns of a header, each with its result. */
export interface CheckedColumns {
  readonly columns: readonly string[]
  readonly checked: readonly ColumnCheck[]
}

/** Says what is wrong with the columns of a header, once the columns that identify records are considered: a mistake in the key
 *  of an upsert is one problem, wherever it was made. */
export function columnProblems({ columns, checked }: CheckedColumns, target: ColumnTarget): readonly Remark[] {
  const { operation, externalIdField } = target
  const found = checked.map(({ problem }) => problem)
  if (operation === 'update') return [...given(found), ...missingId(columns, checked)]
  if (operation !== 'upsert' || externalIdField === undefined) return given(found)
  const field = fieldOf(target.describe, externalIdField)
  if (field !== undefined) return [...given(found), ...missingKey(field, { columns, checked }, target)]
  const meant = keysMeant(externalIdField, target)
  // The column with the same wrong name is the same mistake, and that of the right one is needed.
  const [only, ...rest] = meant
  const isPart = (column = '') => sameName(column, externalIdField) || (rest.length === 0 && sameName(column, only))
  const others = found.filter((_, at) => !isPart(columns[at]))
  return [...given(others), wrongKey(externalIdField, meant, { columns, checked }, target)]
}

/** The keys of the object that a wrong name was probably meant to be. */
function keysMeant(name: string, { describe, near }: ColumnTarget): readonly string[] {
  const labelled = fieldsLabelled(describe, name).filter(isKey)
  const meant = labelled.length > 0 ? labelled : near(name, describe).filter(isKey)
  return meant.slice(0, MOST_NAMES).map((field) => field.name)
}

/** The input names a field that the object does not have. */
function wrongKey(
  name: string,
  meant: readonly string[],
  header: CheckedColumns,
  { describe }: Pick<ColumnTarget, 'describe'>,
): Remark {
  const said = `\`external-id-field\`: ${describe.name} has no field "${name}" that this user can see.`
  const [only, ...rest] = meant
  if (only === undefined) {
    const cure = `Set it to the API name of an external id, and have a column of the same name.${keysOf(describe)}`
    return { check: 'key-column', message: `${said} ${cure}` }
  }
  const set =
    rest.length === 0
      ? [`Set \`external-id-field: ${only}\``, inHeader(name, only, header)].join('')
      : 'Set it to the one that is right, and have a column of the same name'
  return { check: 'key-column', message: `${said} Did you mean ${choice(meant)}? ${set}.` }
}

/** What becomes of the header when a wrong key is corrected. */
function inHeader(wrong: string, right: string, { columns, checked }: CheckedColumns): string {
  const has = (name: string) => columns.some((column) => sameName(column, name))
  if (has(right)) return has(wrong) ? `, and remove the column ${wrong}` : ''
  if (has(wrong)) return ', and write the same in the header'
  return isMeant(right, checked) ? '' : `, and add the column ${right}`
}

function isKey({ externalId, idLookup }: Field): boolean {
  return externalId || idLookup
}

function keysOf({ fields }: ObjectDescribe): string {
  const keys = fields.filter(isKey).map(({ name }) => name)
  return keys.length === 0 ? '' : ` Fields that you can use: ${listed(keys, MOST_NAMES)}.`
}

function given(problems: readonly (Remark | undefined)[]): readonly Remark[] {
  return problems.flatMap((problem) => problem ?? [])
}

function missingId(columns: readonly string[], checked: readonly ColumnCheck[]): readonly Remark[] {
  if (columns.some((column) => sameName(column, 'Id')) || isMeant('Id', checked)) return []
  return [missingUpdateId()]
}

function missingKey(field: Field, { columns, checked }: CheckedColumns, { describe }: ColumnTarget): readonly Remark[] {
  const problems: Remark[] = []
  if (!columns.some((column) => sameName(column, field.name)) && !isMeant(field.name, checked))
    problems.push(missingUpsertKey(field.name))
  if (field.name === 'Id' || isKey(field)) return problems
  const message = `\`external-id-field\`: ${describe.name}.${field.name} is not an external id.${keysOf(describe)}`
  return [...problems, { check: 'key-column', message }]
}

/** No column says which records to change. */
export function missingUpdateId(): Remark {
  return { check: 'key-column', message: 'update needs the column Id, which says which records to change.' }
}

/** @param key the field by which the upsert finds records */
export function missingUpsertKey(key: string): Remark {
  return { check: 'key-column', message: `upsert needs the column ${key}, which \`external-id-field\` names.` }
}

/** No column says which records to delete. */
export function missingIds(operation: IngestOperation): Remark {
  return {
    check: 'key-column',
    message: `${operation} needs the column Id, with the Ids of the records to delete.`,
  }
}

/** @param others the columns that a deletion does not accept, for a sentence */
export function onlyIds(operation: IngestOperation, others: string): Remark {
  return { check: 'columns-of-deletion', message: `${operation} accepts only the column Id. Remove ${others}.` }
}

/** Whether a column that is no field was probably meant to be this one. */
function isMeant(name: string, checked: readonly ColumnCheck[]): boolean {
  return checked.some(({ meant = [] }) => meant.some((field) => field.name === name))
}
