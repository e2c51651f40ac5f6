import { canonicalId } from '../ground/ids.ts'
import type { Field, ObjectDescribe } from '../store/describe.ts'
import {
  entityIsDeleted,
  invalidCrossReference,
  malformedId,
  parentNotFound,
  type RowError,
  severalForExternalId,
  wrongObject,
} from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord, Table } from '../store/table.ts'
import type { ValueReader } from '../store/values.ts'

/** Reads an id into a reference field: it must be that of a live record of an object that the field can point to. */
export function referenceReader(store: Store, field: Field): ValueReader {
  return (text) => {
    const id = canonicalId(text)
    if (id === undefined) return malformedId(field, text)
    const table = store.tableOfId(id)
    const isKnown = field.referenceTo.some((name) => store.table(name) !== undefined)
    if (table === undefined) return isKnown ? wrongObject(field, text) : id
    if (!field.referenceTo.includes(table.object.name)) return wrongObject(field, text)
    return missing(table, id) ?? id
  }
}

/** Reads a key of a parent record (`Account.Ext_Id__c`) into the parent's Id. Looks at what is stored when it is called, so
 *  a row read before its chunk is written does not find its siblings.
 *  Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
export function parentReader(store: Store, object: ObjectDescribe, parent: ObjectDescribe, key: Field): ValueReader {
  const table = store.table(parent.name)
  const isMeant = parent.name === 'RecordType' ? (found: StoredRecord) => found.SobjectType === object.name : () => true
  return (text) => {
    const found = matches(table, key, text).filter(isMeant)
    if (found.length > 1) return severalForExternalId(key, found.map(idOf))
    const [record] = found
    return record === undefined ? parentNotFound(text, key.name, parent.name) : idOf(record)
  }
}

/** Records of `table` whose `key` is `text`, by Id too. */
export function matches(table: Table | undefined, key: Field, text: string): readonly StoredRecord[] {
  if (table === undefined) return []
  if (key.type !== 'id') return table.find(key, text)
  const record = table.get(canonicalId(text) ?? '')
  return record === undefined ? [] : [record]
}

/** Why `id` is no live record of `table`, or undefined when it is one. */
export function missing(table: Table, id: string): RowError | undefined {
  if (table.get(id) !== undefined) return undefined
  return table.wasDeleted(id) ? entityIsDeleted() : invalidCrossReference()
}

export function idOf(record: StoredRecord): string {
  return record.Id ?? ''
}
