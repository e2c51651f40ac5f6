import type { ObjectDescribe } from '../store/describe.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { candidates } from './candidates.ts'
import { compareBy, conditionTest, type Test, whereTest } from './query-compare.ts'
import { attributes, type Path, pathOf } from './query-path.ts'
import { refuseCondition, refuseOrder, refuseTwice } from './query-refusals.ts'
import { parseSoql, type Soql } from './soql.ts'
import { SoqlError } from './soql-tokens.ts'
import type { Condition } from './soql-where.ts'

/** The body of `GET /query`, or of its refusal. Source: REST API guide, "Query". */
export type QueryAnswer =
  | { readonly totalSize: number; readonly done: true; readonly records: readonly QueryRecord[] }
  | { readonly errorCode: string; readonly message: string }

export interface QueryRecord {
  /** The row of an aggregate function is no record, and has no URL. */
  readonly attributes: { readonly type: string; readonly url?: string }
  readonly [field: string]: unknown
}

export interface QueryOptions {
  /** `67.0`; stands in the records' URLs. */
  readonly apiVersion: string
  /** With those in the recycle bin. Source: REST API guide, "QueryAll". */
  readonly withDeleted?: boolean
}

export function runQuery(store: Store, soql: string, options: QueryOptions): QueryAnswer {
  try {
    return answer(store, parseSoql(soql), options)
  } catch (error) {
    if (error instanceof SoqlError) return { errorCode: error.errorCode, message: error.message }
    throw error
  }
}

function answer(store: Store, query: Soql, { apiVersion, withDeleted }: QueryOptions): QueryAnswer {
  const table = store.table(query.object)
  if (table === undefined) throw unknownObject(query.object)
  const { object } = table
  const pathTo = (field: string) => pathOf(store, object, field, apiVersion)
  const selected = query.fields.map(pathTo)
  refuseTwice(selected)
  const testOf = (condition: Condition): Test => {
    const path = pathTo(condition.field)
    refuseCondition(path, condition)
    return conditionTest(path, condition)
  }
  const isMeant = query.where === undefined ? () => true : whereTest(query.where, testOf)
  const orders = query.order.map(({ field, descending }) => ({ path: pathTo(field), descending }))
  for (const { path } of orders) refuseOrder(path)
  const found = [...candidates(table, query.where), ...(withDeleted === true ? table.deleted() : [])]
    .filter(({ Id = '' }) => !store.hidden.has(Id))
    .filter(isMeant)
    .sort((a, b) => compareBy(orders, a, b))
    .slice(0, query.limit)
  if (query.counted !== undefined) {
    const { field, alias } = query.counted
    const { text } = pathTo(field)
    const number = found.filter((record) => text(record) !== '').length
    return { totalSize: 1, done: true, records: [{ attributes: { type: 'AggregateResult' }, [alias]: number }] }
  }
  if (query.isCount) return { totalSize: found.length, done: true, records: [] }
  const records = found.map((record) => row(object, record, selected, apiVersion))
  return { totalSize: records.length, done: true, records }
}

function row(object: ObjectDescribe, record: StoredRecord, selected: readonly Path[], apiVersion: string): QueryRecord {
  const fields: Record<string, unknown> = {}
  for (const { names, read } of selected) {
    const [name = ''] = names
    fields[name] = merged(fields[name], read(record))
  }
  return { attributes: attributes(object, record, apiVersion), ...fields }
}

/** Fields of one parent that several paths read, put together. */
function merged(known: unknown, value: unknown): unknown {
  if (!isObject(known) || !isObject(value)) return value
  const both: Record<string, unknown> = { ...known }
  for (const [name, more] of Object.entries(value)) both[name] = merged(known[name], more)
  return both
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Source: REST API guide, "Status Codes and Error Responses". */
function unknownObject(object: string): SoqlError {
  const hint =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
  return new SoqlError('INVALID_TYPE', `sObject type '${object}' is not supported. ${hint}`)
}
