import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'

/** Puts a record into the org without any rule, in place of one with the same Id. Returns its Id, which is made up when
 *  `values` has none. Throws for an object or a field that the schema has not. */
export function insertDirectly(store: Store, object: string, values: Readonly<StoredRecord>): string {
  const table = store.table(object)
  if (table === undefined) throw new Error(`The schema has no object ${object}`)
  const unknown = Object.keys(values).find((field) => store.schema.field(object, field)?.name !== field)
  if (unknown !== undefined) throw new Error(`${object} has no field ${unknown}`)
  const id = values.Id ?? store.nextId(table.object)
  if (table.get(id) !== undefined) table.remove(id)
  const record = { ...store.blank(), ...values, Id: id }
  store.complete(table.object, record)
  table.insert(id, record)
  return id
}
