import type { IngestOperation } from '../../src/bulk/job.ts'
import type { Field } from '../../src/org/describe.ts'
import { type Draw, some } from './draw.ts'
import { drawObject, type OrgObject } from './org-objects.ts'

/** What a load is to do, and with which columns. */
export interface Target extends OrgObject {
  readonly operation: IngestOperation
  readonly externalIdField: string | undefined
  readonly columns: readonly Column[]
}

/** A column that a file may have. */
export interface Column {
  /** As the org spells it; blank for a column without a name. */
  readonly name: string
  readonly role: 'key' | 'field' | 'relationship' | 'left out'
  /** The field that it fills. */
  readonly field?: Field | undefined
}

/** What a target has to be like. */
export interface TargetWish {
  readonly operations?: readonly IngestOperation[]
  /** The fewest columns. */
  readonly columns?: number
  /** Upserts find records by an external id, not by Id. */
  readonly byExternalId?: boolean
}

const OPERATIONS: readonly IngestOperation[] = ['insert', 'upsert', 'update', 'insert', 'upsert', 'delete']

export function drawTarget(draw: Draw, wish: TargetWish = {}): Target {
  const least = wish.columns ?? 1
  const operation = draw.of(wish.operations ?? OPERATIONS.filter((name) => least === 1 || name !== 'delete'))
  const object = drawObject(draw)
  const key = drawKey(draw, operation, object, wish)
  const fillable = object.describe.fields.filter(
    (field) => field.name !== key?.name && isFillable(field, operation) && !(field.name === 'Id'),
  )
  const keys: readonly Column[] = key === undefined ? [] : [{ name: key.name, role: 'key', field: key }]
  const rest = Math.max(least - keys.length, operation === 'insert' ? 1 : 0)
  const fields = operation === 'delete' ? [] : some(draw, fillable, rest, rest + 4)
  const others = fields.map((field) => drawColumn(draw, field))
  return {
    ...object,
    operation,
    externalIdField: operation === 'upsert' ? draw.of([key?.name, key?.name, key?.name.toLowerCase()]) : undefined,
    columns: some(draw, [...keys, ...others], keys.length + others.length, keys.length + others.length),
  }
}

/** The field whose values name records; undefined for an insert. */
function drawKey(
  draw: Draw,
  operation: IngestOperation,
  { describe }: OrgObject,
  { byExternalId = false }: TargetWish,
): Field | undefined {
  if (operation === 'insert') return undefined
  const id = describe.fields.filter(({ name }) => name === 'Id')
  const keys = describe.fields.filter(({ externalId }) => externalId)
  if (operation !== 'upsert' || keys.length === 0) return draw.of(id)
  return draw.of(!byExternalId && draw.once(6) ? id : keys)
}

/** Whether a column may have the field. An upsert may have fields that can be set on new records only. */
function isFillable({ type, createable, updateable }: Field, operation: IngestOperation): boolean {
  if (type === 'base64' || type === 'address') return false
  return operation === 'update' ? updateable : createable
}

/** Fills a field by its own column or, where it is a lookup, by a key of the parent. */
function drawColumn(draw: Draw, field: Field): Column {
  const byKey = relationshipColumns(field)
  if (byKey.length === 0 || !draw.once(2)) return { name: field.name, role: 'field', field }
  return { name: draw.of(byKey), role: 'relationship', field }
}

/** Keys by which columns find parents. */
const PARENT_KEYS: Readonly<Record<string, readonly string[]>> = {
  Account: ['Ext_Id__c', 'Legacy_Id__c'],
  Contact: ['Ext_Id__c', 'Email'],
  Case: ['Ext_Id__c', 'CaseNumber'],
  Group: [],
  Lead: ['Ext_Id__c'],
  Opportunity: ['Ext_Id__c'],
  Project__c: ['Ext_Id__c', 'Name'],
  RecordType: ['DeveloperName'],
  Thing__c: ['Key__c', 'Number_Key__c'],
  User: ['Username', 'Email', 'FederationIdentifier'],
}

/** The columns that find the parents of a lookup: the object comes first where there may be several. */
export function relationshipColumns({ referenceTo, relationshipName }: Field): readonly string[] {
  if (!relationshipName) return []
  return referenceTo.flatMap((parent) => {
    const prefix = referenceTo.length > 1 ? `${parent}:` : ''
    return (PARENT_KEYS[parent] ?? []).map((key) => `${prefix}${relationshipName}.${key}`)
  })
}
