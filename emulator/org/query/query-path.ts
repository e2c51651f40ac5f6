import { type Field, isNumeric, type ObjectDescribe } from '../store/describe.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { SoqlError } from './soql-tokens.ts'

/** A field of the object, or of the record that a reference field of it points to. */
export interface Path {
  readonly names: readonly string[]
  readonly read: (record: StoredRecord) => unknown
  readonly text: (record: StoredRecord) => string
  readonly field: Field
}

/** Most levels from a child up to a parent. Source: SOQL and SOSL Reference, "Understanding Relationship Query Limitations";
 *  how more are refused is not documented. */
const MAX_LEVELS = 5

/** What `name` (`Industry`, `Parent.Name`, `Account.Owner.Name`) reads of a record of `object`. Throws SoqlError
 *  `INVALID_FIELD`. */
export function pathOf(store: Store, object: ObjectDescribe, name: string, apiVersion: string): Path {
  const names = name.split('.')
  if (names.length - 1 > MAX_LEVELS) throw unknownField(name, object.name)
  return pathAlong({ store, apiVersion }, object, names)
}

interface Surroundings {
  readonly store: Store
  readonly apiVersion: string
}

function pathAlong(around: Surroundings, object: ObjectDescribe, [name = '', ...deeper]: readonly string[]): Path {
  if (deeper.length > 0) return parentPath(around, object, name, deeper)
  const field = around.store.schema.field(object.name, name)
  if (field === undefined) throw unknownField(name, object.name)
  const text = (record: StoredRecord) => textOf(record, field)
  return { names: [field.name], field, text, read: (record) => typed(field, text(record)) }
}

/** A polymorphic parent offers the fields of `Name`, here those of the first object it may point to.
 *  Source: SOQL and SOSL Reference, "Understanding Polymorphic Keys and Relationships". */
function parentPath(
  around: Surroundings,
  object: ObjectDescribe,
  relationship: string,
  deeper: readonly string[],
): Path {
  const { store, apiVersion } = around
  const reference = object.fields.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase(),
  )
  if (reference === undefined) throw unknownRelationship(relationship, object.name)
  const parents = reference.referenceTo.flatMap((name) => store.schema.describe(name) ?? [])
  const [first] = parents
  if (first === undefined) throw unknownField(deeper.join('.'), relationship)
  const inner = pathAlong(around, parents.find((parent) => hasFirst(store, parent, deeper)) ?? first, deeper)
  const [childName = ''] = inner.names
  const parentOf = (record: StoredRecord) => {
    const id = record[reference.name] ?? ''
    const table = store.tableOfId(id)
    const parent = table?.get(id)
    return table && parent && { object: table.object, record: parent }
  }
  return {
    names: [reference.relationshipName ?? relationship, ...inner.names],
    field: inner.field,
    text: (record) => {
      const parent = parentOf(record)
      return parent === undefined ? '' : inner.text(parent.record)
    },
    read: (record) => {
      const parent = parentOf(record)
      if (parent === undefined) return null
      return {
        attributes: attributes(parent.object, parent.record, apiVersion),
        [childName]: inner.read(parent.record),
      }
    },
  }
}

/** Whether `object` has the field, or the relationship, that comes first. */
function hasFirst({ schema }: Store, object: ObjectDescribe, [name = '', ...deeper]: readonly string[]): boolean {
  if (deeper.length === 0) return schema.field(object.name, name) !== undefined
  return object.fields.some(({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase())
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
