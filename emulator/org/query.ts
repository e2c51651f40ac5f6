import type { Field, ObjectDescribe } from './describe.ts'
import { canonicalId } from './ids.ts'
import { type Condition, parseSoql, type Soql, SoqlError } from './soql.ts'
import type { Store } from './store.ts'
import type { StoredRecord } from './table.ts'

/** The body of `GET /query`, or of its refusal. Source: REST API guide, "Query". */
export type QueryAnswer =
  | { readonly totalSize: number; readonly done: true; readonly records: readonly QueryRecord[] }
  | { readonly errorCode: string; readonly message: string }

export interface QueryRecord {
  readonly attributes: { readonly type: string; readonly url: string }
  readonly [field: string]: unknown
}

/** A field of the object, or of the record that a reference field of it points to. */
interface Path {
  readonly names: readonly string[]
  readonly read: (record: StoredRecord) => unknown
  readonly text: (record: StoredRecord) => string
  readonly field: Field
}

/** `apiVersion` (`67.0`) stands in the records' URLs. */
export function runQuery(store: Store, soql: string, apiVersion: string): QueryAnswer {
  try {
    return answer(store, parseSoql(soql), apiVersion)
  } catch (error) {
    if (error instanceof SoqlError) return { errorCode: error.errorCode, message: error.message }
    throw error
  }
}

function answer(store: Store, query: Soql, apiVersion: string): QueryAnswer {
  const table = store.table(query.object)
  if (table === undefined) throw unknownObject(query.object)
  const { object } = table
  const selected = query.fields.map((field) => pathOf(store, object, field, apiVersion))
  const tests = query.conditions.map((condition) =>
    testOf(pathOf(store, object, condition.field, apiVersion), condition),
  )
  const orders = query.order.map(({ field, descending }) => ({
    path: pathOf(store, object, field, apiVersion),
    descending,
  }))
  const found = table
    .all()
    .filter((record) => tests.every((test) => test(record)))
    .sort((a, b) => compareBy(orders, a, b))
    .slice(0, query.limit)
  if (query.isCount) return { totalSize: found.length, done: true, records: [] }
  const records = found.map((record) => row(object, record, selected, apiVersion))
  return { totalSize: records.length, done: true, records }
}

function row(object: ObjectDescribe, record: StoredRecord, selected: readonly Path[], apiVersion: string): QueryRecord {
  const fields: Record<string, unknown> = {}
  for (const { names, read } of selected) {
    const [name = '', child] = names
    const value = read(record)
    const known = fields[name]
    const isNested = child !== undefined && isObject(known) && isObject(value)
    fields[name] = isNested ? { ...known, ...value } : value
  }
  return { attributes: attributes(object, record, apiVersion), ...fields }
}

function pathOf(store: Store, object: ObjectDescribe, name: string, apiVersion: string): Path {
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

function attributes(object: ObjectDescribe, record: StoredRecord, apiVersion: string) {
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

/** Text compares without regard to case. Source: SOQL and SOSL Reference, "Comparison Operators". */
function testOf({ field, text }: Path, { operator, values }: Condition): (record: StoredRecord) => boolean {
  const wanted = values.map((value) => folded(field, value))
  const [first = ''] = wanted
  const value = (record: StoredRecord) => folded(field, text(record))
  switch (operator) {
    case '=':
    case 'IN':
      return (record) => wanted.includes(value(record))
    case '!=':
    case 'NOT IN':
      return (record) => !wanted.includes(value(record))
    case 'LIKE': {
      const pattern = likePattern(first)
      return (record) => pattern.test(value(record))
    }
    case '<':
      return (record) => compare(field, value(record), first) < 0
    case '<=':
      return (record) => compare(field, value(record), first) <= 0
    case '>':
      return (record) => compare(field, value(record), first) > 0
    case '>=':
      return (record) => compare(field, value(record), first) >= 0
  }
}

function folded(field: Field, value: string): string {
  if (field.type === 'id' || field.type === 'reference') return canonicalId(value) ?? value
  if (isNumeric(field)) return value === '' ? value : String(Number(value))
  if (field.type === 'boolean') return value === '' ? 'false' : value
  if (field.type === 'datetime')
    return value === '' ? value : String(Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')))
  return value.toLowerCase()
}

function likePattern(like: string): RegExp {
  const escaped = like.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('%', '[^]*').replaceAll('_', '[^]')}$`)
}

function compareBy(orders: readonly { path: Path; descending: boolean }[], a: StoredRecord, b: StoredRecord): number {
  for (const { path, descending } of orders) {
    const order = compare(path.field, folded(path.field, path.text(a)), folded(path.field, path.text(b)))
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

function compare(field: Field, a: string, b: string): number {
  if (isNumeric(field) || field.type === 'datetime') return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

function isNumeric({ type }: Field): boolean {
  return type === 'int' || type === 'double' || type === 'currency' || type === 'percent'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
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

function unknownObject(object: string): SoqlError {
  const hint =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
  return new SoqlError('INVALID_TYPE', `sObject type '${object}' is not supported. ${hint}`)
}
