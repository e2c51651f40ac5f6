import { canonicalId } from '../ground/ids.ts'
import {
  duplicateExternalIdSpecified,
  duplicateIdSpecified,
  duplicateValue,
  idNotSpecified,
  keyNotSpecified,
  malformedId,
  objectNotWritable,
  RowError,
  severalForExternalId,
} from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import { comparable, type StoredRecord } from '../store/table.ts'
import { CLEAR } from '../store/values.ts'
import { remove } from './delete.ts'
import type { Operation } from './header.ts'
import { type Column, type Plan, readInsert, readUpdate } from './plan.ts'
import { idOf, matches, missing } from './references.ts'

/** What became of one row. `id` of a failed one is blank unless its record exists; `error` is the text of `sf__Error`.
 *  Source: Bulk API 2.0 guide, "Get Job Failed Record Results". */
export type RowResult =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly id: string; readonly error: string }

/** What a row asks for, once read. */
type Change =
  | { readonly kind: 'insert'; readonly record: StoredRecord }
  | { readonly kind: 'update'; readonly existing: StoredRecord; readonly changes: StoredRecord }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'fail'; readonly id: string; readonly error: RowError }

/** Writes one chunk. All rows are read before any is written, so keys and parents are looked up in what the org held
 *  before the chunk, while unique fields count within it. One result a row, in order. */
export function writeChunk(
  store: Store,
  plan: Plan,
  operation: Operation,
  rows: readonly (readonly string[])[],
): RowResult[] {
  const repeated = repeatedKeys(plan, operation, rows)
  const changes = rows.map((row) => read(plan, operation, row, repeated))
  return changes.map((change) => apply(store, plan, change))
}

function read(plan: Plan, operation: Operation, row: readonly string[], repeated: ReadonlySet<string>): Change {
  switch (operation) {
    case 'insert':
      return insertion(plan, row)
    case 'update':
      return updateById(plan, row, repeated)
    case 'upsert':
      return upsertion(plan, row, repeated)
    case 'delete':
    case 'hardDelete':
      return deletion(plan, row)
  }
}

function insertion(plan: Plan, row: readonly string[]): Change {
  const { object } = plan.table
  if (!object.createable) return failure(objectNotWritable(object.label, 'inserted'))
  const record = readInsert(plan, row)
  return record instanceof RowError ? failure(record) : { kind: 'insert', record }
}

function updateById(plan: Plan, row: readonly string[], repeated: ReadonlySet<string>): Change {
  const id = existingId(plan, row)
  if (id instanceof RowError) return failure(id)
  if (repeated.has(id)) return failure(duplicateIdSpecified(id), id)
  return updateOf(plan, plan.table.get(id), row)
}

/** One match updates, none inserts, several fail. Source: SOAP API guide, "upsert()". */
function upsertion(plan: Plan, row: readonly string[], repeated: ReadonlySet<string>): Change {
  const { key, table } = plan
  const text = key === undefined ? '' : (row[key.position] ?? '')
  if (key === undefined) return failure(keyNotSpecified('Id'))
  if (key.field.type === 'id')
    return text === '' ? insertion(plan, withoutId(row, key)) : updateById(plan, row, repeated)
  if (text === '' || text === CLEAR) return failure(keyNotSpecified(key.field.name))
  const value = key.read(text)
  if (value instanceof RowError) return failure(value)
  const found = matches(table, key.field, value)
  if (repeated.has(comparable(key.field, value))) {
    return failure(duplicateExternalIdSpecified(key.field.name, text), found[0] === undefined ? '' : idOf(found[0]))
  }
  if (found.length > 1) return failure(severalForExternalId(key.field, found.map(idOf)))
  return found[0] === undefined ? insertion(plan, row) : updateOf(plan, found[0], row)
}

function updateOf(plan: Plan, existing: StoredRecord | undefined, row: readonly string[]): Change {
  const { object } = plan.table
  if (existing === undefined) return failure(idNotSpecified())
  if (!object.updateable) return failure(objectNotWritable(object.label, 'updated'), idOf(existing))
  const changes = readUpdate(plan, row)
  return changes instanceof RowError ? failure(changes, idOf(existing)) : { kind: 'update', existing, changes }
}

function deletion(plan: Plan, row: readonly string[]): Change {
  const { object } = plan.table
  const id = existingId(plan, row)
  if (id instanceof RowError) return failure(id)
  return object.deletable ? { kind: 'delete', id } : failure(objectNotWritable(object.label, 'deleted'), id)
}

function apply(store: Store, plan: Plan, change: Change): RowResult {
  switch (change.kind) {
    case 'insert':
      return insert(store, plan, change.record)
    case 'update':
      return update(store, plan, change.existing, change.changes)
    case 'delete':
      return resultOf(change.id, remove(store, plan.table, change.id))
    case 'fail':
      return { ok: false, id: change.id, error: change.error.text }
  }
}

function insert(store: Store, plan: Plan, record: StoredRecord): RowResult {
  const taken = takenValue(plan, record, '')
  if (taken !== undefined) return resultOf('', taken)
  const id = store.nextId(plan.table.object)
  record.Id = id
  store.complete(plan.table.object, record)
  plan.table.insert(id, record)
  return { ok: true, id, created: true }
}

function update(store: Store, plan: Plan, existing: StoredRecord, changes: StoredRecord): RowResult {
  const id = idOf(existing)
  const error = missing(plan.table, id) ?? takenValue(plan, changes, id)
  if (error === undefined) plan.table.update(existing, { ...changes, ...store.touched() })
  return resultOf(id, error)
}

/** Another record that holds a value which only one may hold. */
function takenValue({ table, unique }: Plan, values: StoredRecord, ownId: string): RowError | undefined {
  for (const field of unique) {
    const value = values[field.name]
    if (value === undefined || value === '') continue
    const other = table.find(field, value).find(({ Id }) => Id !== ownId)
    if (other !== undefined) return duplicateValue(field.name, idOf(other))
  }
  return undefined
}

/** The Id of a live record of this object in the key column. */
function existingId({ key, table }: Plan, row: readonly string[]): string | RowError {
  const text = key === undefined ? '' : (row[key.position] ?? '')
  if (key === undefined || text === '') return idNotSpecified()
  const id = canonicalId(text)
  if (id === undefined || !id.startsWith(table.object.keyPrefix)) return malformedId(key.field, text)
  return missing(table, id) ?? id
}

/** Keys that stand in more than one row of the chunk, which fails every one of those rows.
 *  Source: salesforce.stackexchange.com 296121 (external ids), Salesforce Help 000384876 (Ids). */
function repeatedKeys({ key }: Plan, operation: Operation, rows: readonly (readonly string[])[]): ReadonlySet<string> {
  const repeated = new Set<string>()
  if (key === undefined || (operation !== 'upsert' && operation !== 'update')) return repeated
  const seen = new Set<string>()
  for (const row of rows) {
    const text = row[key.position] ?? ''
    const value = text === '' || text === CLEAR ? '' : key.read(text)
    if (value === '' || value instanceof RowError) continue
    const compared = comparable(key.field, value)
    if (seen.has(compared)) repeated.add(compared)
    seen.add(compared)
  }
  return repeated
}

function withoutId(row: readonly string[], key: Column): string[] {
  return row.map((value, position) => (position === key.position ? '' : value))
}

function resultOf(id: string, error: RowError | undefined): RowResult {
  return error === undefined ? { ok: true, id, created: false } : { ok: false, id, error: error.text }
}

function failure(error: RowError, id = ''): Change {
  return { kind: 'fail', id, error }
}
