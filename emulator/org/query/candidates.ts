import { canonicalId } from '../ground/ids.ts'
import { type Field, isNumeric, type ObjectDescribe } from '../store/describe.ts'
import type { StoredRecord, Table } from '../store/table.ts'
import { isCaseSensitive } from './query-compare.ts'
import { meaningOf } from './soql-literals.ts'
import { requiredConditions, type Where } from './soql-where.ts'

/** Live records of `table` that may be like `where`, and surely all that are: those that an index finds by the values of one
 *  condition, in the order of these values, or else all. */
export function candidates(table: Table, where: Where | undefined): readonly StoredRecord[] {
  for (const { field: name, operator, values } of requiredConditions(where)) {
    const field = table.object.fields.find((known) => known.name.toLowerCase() === name.toLowerCase())
    const isExact = operator === '=' || operator === 'IN'
    if (field === undefined || !isExact || values.some(({ kind }) => kind === 'null')) continue
    if (!isIndexed(table.object, field)) continue
    const found = values.flatMap((value) => find(table, field, meaningOf(value)))
    return [...new Set(found)]
  }
  return table.all()
}

function find(table: Table, field: Field, value: string): readonly StoredRecord[] {
  const isId = field.type === 'id' || field.type === 'reference'
  const wanted = isId ? (canonicalId(value) ?? value) : value
  if (field.type !== 'id') return table.find(field, wanted)
  const record = table.get(wanted)
  return record === undefined ? [] : [record]
}

/** Whether equal values of the field are stored as equal text, and all of them are stored. */
function isIndexed({ fields }: ObjectDescribe, field: Field): boolean {
  if (isNumeric(field) || ['boolean', 'date', 'datetime'].includes(field.type)) return false
  const isComposed = field.name === 'Name' && fields.some(({ name }) => name === 'LastName')
  return !isComposed && field.caseSensitive === isCaseSensitive(field)
}
