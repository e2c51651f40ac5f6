import { type Field, isNumeric, type ObjectDescribe } from '../store/describe.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { SoqlError } from './soql.ts'

/** A field of the object, or of the record that a reference field of it points to. */
export interface Path {
  readonly names: readonly string[]
  readonly read: (record: StoredRecord) => unknown
  readonly text: (record: StoredRecord) => string
  readonly field: Field
}

/** What `name` (`Industry`, `Parent.Name`) reads of a record of `object`. Throws SoqlError `INVALID_FIELD`. */
export function pathOf(store: Store, object: ObjectDescribe, name: string, apiVersion: string): Path {
  const [relationship, child, ...deeper] = name.split('.')
  if (relationship === undefined || deeper.length > 0) throw unknownField(name, object.name)
  if (child === undefined) {
    const field = store.schema.field(object.name, name)
    if (field === undefined) throw unknownField(name, object.name)
    const text = (record: StoredRecord) => textOf(record, field)
    return { names: [field.name], field, text, read: (record) => typed(field, text(record)) }
  }
  return parentPath(store, object, relationship, child, apiVersion)
}

/** A polymorphic parent offers the fields of `Name`, here those of the first object it may point to.
 *  Source: SOQL and SOSL Reference, "Understanding Polymorphic Keys and Relationships". */
function parentPath(
  store: Store,
  object: ObjectDescribe,
  relationship: string,
  child: string,
  apiVersion: string,
): Path {
  const reference = object.fields.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase(),
  )
  const parents = reference?.referenceTo.flatMap((name) => store.schema.describe(name) ?? []) ?? []
  const field = parents.map(({ name }) => store.schema.field(name, child)).find((found) => found !== undefined)
  if (reference === undefined) throw unknownRelationship(relationship, object.name)
  if (field === undefined) throw unknownField(child, parents[0]?.name ?? relationship)
  const parentOf = (record: StoredRecord) => {
    const id = record[reference.name] ?? ''
    const table = store.tableOfId(id)
    const parent = table?.get(id)
    return table && parent && { object: table.object, record: parent }
  }
  return {
    names: [reference.relationshipName ?? relationship, field.name],
    field,
    text: (record) => {
      const parent = parentOf(record)
      return parent === undefined ? '' : textOf(parent.record, field)
    },
    read: (record) => {
      const parent = parentOf(record)
      if (parent === undefined) return null
      const value = typed(field, textOf(parent.record, field))
      return { attributes: attributes(parent.object, parent.record, apiVersion), [field.name]: value }
    },
  }
}

export function attributes(object: ObjectDescribe, record: StoredRecord, apiVersion: string) {
  return { type: object.name, url: `/services/data/v${apiVersion}/sobjects/${object.name}/${record.Id ?? ''}` }
}

/** A person's Name is put together from its parts. Source: SOAP API guide, "Compound Fields". */
function textOf(record: StoredRecord, field: Field): string {
  const stored = record[field.name]
  if (stored !== undefined) return stored
  if (field.name !== 'Name') return ''
  return [record.FirstName, record.LastName].filter((part) => part !== undefined).join(' ')
}

function typed(field: Field, text: string): unknown {
  if (text === '') return field.type === 'boolean' ? false : null
  if (field.type === 'boolean') return text === 'true'
  return isNumeric(field) ? Number(text) : text
}

/** Source of these texts: REST API guide, "Status Codes and Error Responses". */
const CUSTOM_FIELD_HINT =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names."

function unknownField(field: string, object: string): SoqlError {
  return new SoqlError('INVALID_FIELD', `No such column '${field}' on entity '${object}'. ${CUSTOM_FIELD_HINT}`)
}

function unknownRelationship(relationship: string, object: string): SoqlError {
  const message = `Didn't understand relationship '${relationship}' in field path. ${CUSTOM_FIELD_HINT.replaceAll('field', 'relationship').replace('__c', '__r')}`
  return new SoqlError('INVALID_FIELD', `${message} (${object})`)
}
