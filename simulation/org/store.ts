import { RowError } from '../../emulator/org/store/row-errors.ts'
import { CLEAR } from '../../emulator/org/store/values.ts'
import { FIELDS, fieldOf, KEY_FIELD } from './fields.ts'
import { stored } from './values.ts'

/** A record as the org keeps it: fields without a value are absent. */
export type StoredRecord = Readonly<Record<string, string>>

export interface Kept {
  readonly id: string
  values: StoredRecord
  isDeleted: boolean
  /** The user may not read it. */
  isHidden: boolean
}

export type RowResult =
  | { readonly ok: true; readonly id: string; readonly isCreated: boolean }
  | { readonly ok: false; readonly id: string; readonly error: string }

export interface Written {
  readonly operation: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A value of `Note__c` that a validation rule of the org refuses. */
export const REFUSED_NOTE = 'bad'

/** The records of an org. */
export interface Store {
  readonly all: () => readonly Kept[]
  readonly get: (id: string) => Kept | undefined
  readonly add: (values: StoredRecord) => string
  /** Writes one chunk, row by row, and tells of each record that changed. */
  readonly write: (chunk: Written, refusals: readonly (string | undefined)[]) => readonly RowResult[]
}

/** @param onChange told of each record right after it was written */
export function createStore(
  nextId: () => string,
  onChange: (record: Kept, how: 'insert' | 'update' | 'delete') => void,
): Store {
  const records = new Map<string, Kept>()
  const alive = (id: string) => {
    const found = records.get(id)
    return found === undefined || found.isDeleted ? undefined : found
  }
  const byKey = (value: string) => {
    const key = foldedKey(value)
    return [...records.values()].filter(
      ({ isDeleted, values }) => !isDeleted && values[KEY_FIELD] !== undefined && foldedKey(values[KEY_FIELD]) === key,
    )
  }
  const insert = (values: StoredRecord): RowResult => {
    if (values.Name === undefined)
      return failed('', new RowError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', ['Name']))
    const taken = values[KEY_FIELD] === undefined ? undefined : byKey(values[KEY_FIELD])[0]
    if (taken !== undefined)
      return failed(
        '',
        new RowError(
          'DUPLICATE_VALUE',
          `duplicate value found: ${KEY_FIELD} duplicates value on record with id: ${taken.id.slice(0, 15)}`,
        ),
      )
    const kept: Kept = { id: nextId(), values, isDeleted: false, isHidden: false }
    records.set(kept.id, kept)
    onChange(kept, 'insert')
    return { ok: true, id: kept.id, isCreated: true }
  }
  const update = (kept: Kept | undefined, values: StoredRecord): RowResult => {
    if (kept === undefined) return failed('', new RowError('ENTITY_IS_DELETED', 'entity is deleted'))
    kept.values = { ...kept.values, ...values }
    onChange(kept, 'update')
    return { ok: true, id: kept.id, isCreated: false }
  }
  const one = (operation: string, values: StoredRecord): RowResult => {
    const { Id, ...others } = values
    if (others.Note__c === REFUSED_NOTE)
      return failed(Id ?? '', new RowError('FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Say what you mean', ['Note__c']))
    switch (operation) {
      case 'insert':
        return insert(others)
      case 'update':
        return update(alive(Id ?? ''), others)
      case 'upsert': {
        const found = byKey(others[KEY_FIELD] ?? '')
        return found[0] === undefined ? insert(others) : update(found[0], others)
      }
      default: {
        const kept = alive(Id ?? '')
        if (kept === undefined) return failed(Id ?? '', new RowError('ENTITY_IS_DELETED', 'entity is deleted'))
        kept.isDeleted = true
        onChange(kept, 'delete')
        return { ok: true, id: kept.id, isCreated: false }
      }
    }
  }
  return {
    all: () => [...records.values()],
    get: (id) => records.get(id),
    add: (values) => {
      const kept: Kept = { id: nextId(), values, isDeleted: false, isHidden: false }
      records.set(kept.id, kept)
      return kept.id
    },
    write: ({ operation, columns, rows }, refusals) => {
      const read = rows.map((row) => readRow(columns, row))
      const repeated = repeatedKeys(operation, read)
      return read.map((values, index) => {
        const refusal = refusals[index]
        if (refusal !== undefined) return { ok: false, id: '', error: refusal }
        if (values instanceof RowError) return failed('', values)
        const key = keyOf(operation, values)
        if (key !== undefined && repeated.has(key))
          return failed('', new RowError('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`))
        return one(operation, values)
      })
    },
  }
}

/** What a record of a file would be kept as; undefined for one that no org takes. */
export function keptForm(columns: readonly string[], row: readonly string[]): StoredRecord | undefined {
  const values = readRow(columns, row)
  return values instanceof RowError ? undefined : values
}

/** A value that is blank leaves its field as it is. Source: Bulk API 2.0 guide, "Valid CSV Record Rows". */
function readRow(columns: readonly string[], row: readonly string[]): StoredRecord | RowError {
  const values: Record<string, string> = {}
  for (const [index, name] of columns.entries()) {
    const [field, text] = [fieldOf(name), row[index] ?? '']
    if (field === undefined || text === '' || text === CLEAR) continue
    const kept = stored(field, text)
    if (kept === undefined)
      return new RowError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${name}: value not of required type: ${text}`, [name])
    values[name] = kept
  }
  return values
}

/** External ids are compared without regard to case, unless the field says otherwise. Source: Salesforce Help, "External ID". */
export function foldedKey(key: string): string {
  return key.trim().toLowerCase()
}

function keyOf(operation: string, values: StoredRecord): string | undefined {
  if (operation === 'insert') return undefined
  const key = operation === 'upsert' ? values[KEY_FIELD] : values.Id
  return key === undefined ? undefined : operation === 'upsert' ? foldedKey(key) : key
}

/** Rows of one chunk that share a key all fail. Source: salesforce.stackexchange.com 296121 (external ids), Salesforce Help
 *  000384876 (Ids). */
function repeatedKeys(operation: string, rows: readonly (StoredRecord | RowError)[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  for (const values of rows) {
    const key = values instanceof RowError ? undefined : keyOf(operation, values)
    if (key === undefined) continue
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return repeated
}

function failed(id: string, error: RowError): RowResult {
  return { ok: false, id, error: error.text }
}

/** All fields of a record as one text: two records that the org could not tell apart have the same. */
export function contentOf(values: StoredRecord): string {
  return FIELDS.flatMap(({ name }) =>
    name === 'Id' || values[name] === undefined ? [] : [`${name}=${values[name]}`],
  ).join('|')
}
