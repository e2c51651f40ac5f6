import type { Field } from '../store/describe.ts'
import { deleteRestricted, type RowError } from '../store/row-errors.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord, Table } from '../store/table.ts'
import { idOf, missing } from './references.ts'
import { rulesOf } from './rules-of.ts'

/** Deletes a record and what hangs on it: details of a master go with it, other lookups are cleared, and a lookup that
 *  restricts keeps the record. Source: Salesforce Help, "Object Relationships Overview"; SOAP API guide, "delete()". */
export function remove(store: Store, table: Table, id: string): RowError | undefined {
  const record = table.get(id)
  if (record === undefined) return missing(table, id)
  const children = childrenOf(store, table, id)
  const holding = children.find(({ field, records }) => field.restrictedDelete && records.length > 0)
  if (holding !== undefined) {
    const { object } = holding.table
    const names = holding.records.map((child) => nameOf(holding.table, child))
    return deleteRestricted(nameOf(table, record), object.labelPlural.toLowerCase(), names)
  }
  const rules = rulesOf(table.object.name)
  const refused = rules.refuseDelete?.(record)
  if (refused !== undefined) return refused
  table.remove(id)
  rules.afterWrite?.(store, record)
  for (const child of children) {
    if (rulesOf(child.table.object.name).keptLookups?.includes(child.field.name)) continue
    for (const dependent of [...child.records]) {
      const goesToo = child.field.cascadeDelete && remove(store, child.table, idOf(dependent)) === undefined
      if (!goesToo) child.table.update(dependent, { [child.field.name]: '' })
    }
  }
  return undefined
}

function childrenOf(store: Store, parent: Table, id: string) {
  return store.schema.objects.flatMap((object) => {
    const table = store.table(object.name)
    if (table === undefined || table.size === 0) return []
    const references = object.fields.filter((field: Field) => field.referenceTo.includes(parent.object.name))
    return references.map((field) => ({ table, field, records: table.find(field, id) }))
  })
}

function nameOf({ object }: Table, record: StoredRecord): string {
  const nameField = object.fields.find((field) => field.nameField)
  return record[nameField?.name ?? 'Id'] ?? idOf(record)
}
