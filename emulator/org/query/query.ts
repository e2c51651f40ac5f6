import type { ObjectDescribe } from '../store/describe.ts'
import type { Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { compareBy, testOf } from './query-compare.ts'
import { attributes, type Path, pathOf } from './query-path.ts'
import { parseSoql, type Soql, SoqlError } from './soql.ts'

/** The body of `GET /query`, or of its refusal. Source: REST API guide, "Query". */
export type QueryAnswer =
  | { readonly totalSize: number; readonly done: true; readonly records: readonly QueryRecord[] }
  | { readonly errorCode: string; readonly message: string }

export interface QueryRecord {
  readonly attributes: { readonly type: string; readonly url: string }
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
  const selected = query.fields.map((field) => pathOf(store, object, field, apiVersion))
  const tests = query.conditions.map((condition) =>
    testOf(pathOf(store, object, condition.field, apiVersion), condition),
  )
  const orders = query.order.map(({ field, descending }) => ({
    path: pathOf(store, object, field, apiVersion),
    descending,
  }))
  const found = [...table.all(), ...(withDeleted === true ? table.deleted() : [])]
    .filter(({ Id = '' }) => !store.hidden.has(Id))
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Source: REST API guide, "Status Codes and Error Responses". */
function unknownObject(object: string): SoqlError {
  const hint =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names."
  return new SoqlError('INVALID_TYPE', `sObject type '${object}' is not supported. ${hint}`)
}
