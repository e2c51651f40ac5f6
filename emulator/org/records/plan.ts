import type { Field } from '../store/describe.ts'
import {
  badFieldNames,
  idAndKey,
  idInInsert,
  notWritable,
  RowError,
  requiredFieldMissing,
  severalKeys,
} from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord, Table } from '../store/table.ts'
import { CLEAR, type ValueReader, valueReader } from '../store/values.ts'
import { type Header, targetOf } from './header.ts'
import type { ObjectRules } from './object-rules.ts'
import { parentReader, referenceReader } from './references.ts'
import { rulesOf } from './rules-of.ts'

/** How the rows under one header are read, worked out once for all of them. */
export interface Plan {
  readonly blank: () => StoredRecord
  readonly table: Table
  /** Column that says which record is meant (upsert, update, delete), counted from 0. */
  readonly key: Column | undefined
  readonly idColumn: number | undefined
  readonly columns: readonly Column[]
  readonly notCreateable: readonly Column[]
  readonly notUpdateable: readonly Column[]
  /** Columns that fill the same lookup, each with the others. */
  readonly doubled: readonly (readonly Column[])[]
  /** Fields that an insert must give. */
  readonly required: readonly string[]
  readonly unique: readonly Field[]
  readonly rules: ObjectRules
}

export interface Column {
  readonly position: number
  /** The value is a key of the parent that the field refers to. */
  readonly isParent: boolean
  readonly field: Field
  readonly read: ValueReader
}

/** `header` must be one that `headerError` lets pass. */
export function planOf(store: Store, table: Table, header: Header): Plan {
  const all = header.columns.flatMap((column, position) => columnOf(store, table, column, position))
  const keyName = header.operation === 'upsert' ? (header.externalIdFieldName ?? 'Id') : 'Id'
  const key = header.operation === 'insert' ? undefined : all.find(({ field }) => same(field.name, keyName))
  const columns = all.filter(({ field }) => field.type !== 'id')
  return {
    blank: store.blank,
    table,
    key,
    idColumn: all.find(({ field }) => field.type === 'id')?.position,
    columns,
    notCreateable: columns.filter(({ field }) => !field.createable),
    notUpdateable: columns.filter(({ field }) => !field.updateable),
    doubled: [...Map.groupBy(columns, ({ field }) => field).values()].filter(({ length }) => length > 1),
    required: table.object.fields.filter(isRequired).map(({ name }) => name),
    unique: columns.map(({ field }) => field).filter(({ unique }) => unique),
    rules: rulesOf(table.object.name),
  }
}

/** The record that `row` makes, without what the org adds. Blanks are left out.
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export function readInsert(plan: Plan, row: readonly string[]): StoredRecord | RowError {
  const both = filledTwice(plan, row)
  if (both !== undefined) return both
  const record = plan.blank()
  for (const { position, field, read } of plan.columns) {
    const text = row[position]
    if (text === undefined || text === '' || text === CLEAR) continue
    const value = read(text)
    if (value instanceof RowError) return value
    record[field.name] = value
  }
  if (plan.idColumn !== undefined && row[plan.idColumn]) return idInInsert()
  const refused = given(plan.notCreateable, row)
  if (refused.length > 0) return notWritable(refused)
  const wrongKind = asPerson(plan, record)
  if (wrongKind !== undefined) return wrongKind
  const absent = plan.required.filter((field) => record[field] === undefined)
  return absent.length > 0 ? requiredFieldMissing(absent) : record
}

/** What `row` changes on an existing record: blanks are ignored, `#N/A` clears (as a blank value).
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export function readUpdate(plan: Plan, row: readonly string[]): StoredRecord | RowError {
  const both = filledTwice(plan, row)
  if (both !== undefined) return both
  const changes: StoredRecord = {}
  for (const { position, field, read } of plan.columns) {
    const text = row[position]
    if (text === undefined || text === '') continue
    const value = text === CLEAR ? cleared(field) : read(text)
    if (value instanceof RowError) return value
    changes[field.name] = value
  }
  const refused = given(plan.notUpdateable, row)
  return refused.length > 0 ? notWritable(refused) : changes
}

/** Two columns of a row that both say what one lookup refers to. */
function filledTwice({ doubled }: Plan, row: readonly string[]): RowError | undefined {
  for (const columns of doubled) {
    const filled = columns.filter(({ position }) => row[position] && row[position] !== CLEAR)
    const [column] = filled
    if (column === undefined || filled.length < 2) continue
    return filled.some(({ isParent }) => !isParent) ? idAndKey(column.field) : severalKeys(column.field)
  }
  return undefined
}

/** An account with a last name is a person, whose name the org makes of its parts; a business account has a name only.
 *  Source: Salesforce Help 000386207, "Error 'bad field names' when you import Person Accounts". */
function asPerson({ table: { object } }: Plan, record: StoredRecord): RowError | undefined {
  const isPerson = object.name === 'Account' && record.LastName !== undefined
  if (!isPerson) return undefined
  if (record.Name !== undefined) return badFieldNames(object.name, ['Name'])
  record.Name = [record.FirstName, record.LastName].filter(Boolean).join(' ')
  record.IsPersonAccount = 'true'
  return undefined
}

function columnOf(store: Store, table: Table, column: string, position: number): Column[] {
  const target = targetOf(store.schema, table.object.name, column)
  if (target === undefined || typeof target === 'string') return []
  const { field } = target
  if (target.kind === 'parent') {
    return [{ position, isParent: true, field, read: parentReader(store, table.object, target.parent, target.key) }]
  }
  return [
    {
      position,
      isParent: false,
      field,
      read: field.type === 'reference' ? referenceReader(store, field) : valueReader(field, position),
    },
  ]
}

/** Source: REST API guide, "sObject Describe": required on insert. */
function isRequired(field: Field): boolean {
  return field.createable && !field.nillable && !field.defaultedOnCreate
}

/** A checkbox has no blank state. */
function cleared(field: Field): string | RowError {
  if (field.type === 'boolean') return 'false'
  return field.nillable ? '' : requiredFieldMissing([field.name])
}

function given(columns: readonly Column[], row: readonly string[]): string[] {
  return columns.filter(({ position }) => row[position]).map(({ field }) => field.name)
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
