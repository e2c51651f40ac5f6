import type { Field, ObjectDescribe } from '../store/describe.ts'
import type { Schema } from '../store/schema.ts'

/** What a CSV column means: a field of the object itself, or a key of the record that `field` points to. */
export type Target =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'parent'; readonly field: Field; readonly parent: ObjectDescribe; readonly key: Field }

export interface Header {
  readonly object: string
  readonly operation: Operation
  readonly externalIdFieldName?: string
  readonly columns: readonly string[]
}

export const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const
export type Operation = (typeof OPERATIONS)[number]

/** `Type:Relationship.Field` or `Relationship.Field`. Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
const RELATIONSHIP_COLUMN = /^(?:([^:.]+):)?([^:.]+)\.([^:.]+)$/

/** The job's `errorMessage` for a header that Salesforce refuses, which names only the first bad column; undefined for a
 *  good one. A column in the wrong case is good. Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export function headerError(schema: Schema, header: Header): string | undefined {
  if (schema.describe(header.object) === undefined)
    return `InvalidEntity : ${header.object} is not supported by the Bulk API`
  if (header.operation === 'delete' || header.operation === 'hardDelete') return onlyIds(header)
  for (const [position, column] of header.columns.entries()) {
    const target = targetOf(schema, header.object, column)
    if (target === undefined) return fieldNotFound(column, position)
    if (typeof target === 'string') return target
    // Source: Google Cloud, BigQuery Data Transfer Service, "Troubleshooting"; Limits and Allocations: no binary content in 2.0.
    if (target.field.type === 'base64') return 'FeatureNotEnabled : Binary field not supported'
  }
  const key =
    header.operation === 'update' ? 'Id' : header.operation === 'upsert' ? header.externalIdFieldName : undefined
  const hasKey = key === undefined || header.columns.some((column) => column.toLowerCase() === key.toLowerCase())
  return hasKey ? undefined : fieldNotFound(key, -1)
}

/** What `column` means, an `errorMessage` for a relationship that cannot be, or undefined for no field at all.
 *  Source of the rules: Bulk API 2.0 guide, "Relationship Fields in a Header Row"; the texts were reported from a live org
 *  for the columns `Account:Parent.X` and `Parent:Account.X`. */
export function targetOf(schema: Schema, object: string, column: string): Target | string | undefined {
  const [, type, relationship, key] = RELATIONSHIP_COLUMN.exec(column) ?? []
  if (relationship === undefined || key === undefined) {
    const field = schema.field(object, column)
    return field && { kind: 'field', field }
  }
  const field = relationshipField(schema, object, relationship)
  if (field === undefined) return `InvalidBatch : Unable to find relationship: ${relationship}`
  const isPolymorphic = field.referenceTo.length > 1
  if (type !== undefined && !isPolymorphic) {
    return `InvalidBatch : type is not needed for non polymorphic foreign key references: ${relationship}`
  }
  const parentName = isPolymorphic ? field.referenceTo.find((name) => same(name, type ?? '')) : field.referenceTo[0]
  const parent = parentName === undefined ? undefined : schema.describe(parentName)
  const parentKey = parent && schema.field(parent.name, key)
  if (parent === undefined || parentKey === undefined || !isKey(parentKey)) return undefined
  return { kind: 'parent', field, parent, key: parentKey }
}

/** Whether an upsert or a relationship column may find records by this field.
 *  Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row": external id or `idLookup`. */
export function isKey(field: Field): boolean {
  return field.externalId || field.idLookup
}

/** Whether `column` is spelled as describe spells it; one that is not comes back blank in result files.
 *  Source: Salesforce Help 000380583. */
export function isExactCase(target: Target, column: string): boolean {
  if (target.kind === 'field') return target.field.name === column
  const path = `${target.field.relationshipName}.${target.key.name}`
  return column === path || column === `${target.parent.name}:${path}`
}

/** Source: Bulk API 2.0 guide, "Prepare CSV Files": a delete file holds nothing but Ids. */
function onlyIds({ columns, operation }: Header): string | undefined {
  const [column = '', ...others] = columns
  if (same(column, 'Id') && others.length === 0) return undefined
  return `InvalidBatch : The '${operation}' batch must contain only ids`
}

/** Both forms have been reported and what decides between them is not known, so a client has to cope with both: the first
 *  column gets the doubled one (msrivastav13/node-sf-bulk2 issue 17), any other the plain one (jsforce/jsforce issue 688). */
function fieldNotFound(column: string, position: number): string {
  return `${position === 0 ? 'InvalidBatch : ' : ''}InvalidBatch : Field name not found : ${column}`
}

function relationshipField(schema: Schema, object: string, relationship: string): Field | undefined {
  return schema
    .describe(object)
    ?.fields.find(({ relationshipName }) => relationshipName !== null && same(relationshipName, relationship))
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
