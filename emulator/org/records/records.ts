import { type QueryAnswer, runQuery } from '../query/query.ts'
import { type Rendering, renderer } from '../store/render.ts'
import type { Schema } from '../store/schema.ts'
import { createStore, type Store } from '../store/store.ts'
import type { StoredRecord } from '../store/table.ts'
import { addFirstRecords } from './first-records.ts'
import { type Header, headerError, isExactCase, isKey, type Operation, targetOf } from './header.ts'
import { insertDirectly } from './insert-directly.ts'
import { type Plan, planOf } from './plan.ts'
import { type RowResult, writeChunk } from './write.ts'

export { organizationRecord } from '../rest/organization.ts'
export type { RowResult } from './write.ts'

/** One chunk of a job: at most 200 rows, which are worked together.
 *  Source: Bulk API 2.0 guide, "How Requests Are Processed". */
export interface RowsRequest {
  readonly object: string
  readonly operation: Operation
  readonly externalIdFieldName?: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The records of the emulated org and what may be done to them. */
export interface Records {
  readonly schema: Schema
  /** The running user. */
  readonly userId: string
  /** `errorMessage` of a job with such a header, or undefined for one that can be processed. */
  readonly checkHeader: (header: Header) => string | undefined
  /** Why an upsert by this field is refused when the job is created (HTTP 400 `INVALIDJOB`), or undefined. */
  readonly checkExternalId: (object: string, field: string) => string | undefined
  /** Writes one chunk; one result a row, in order. The header must be one that `checkHeader` lets pass. */
  readonly write: (request: RowsRequest) => RowResult[]
  /** How result files write the values of this column; undefined for a column that they leave out. */
  readonly renderer: (object: string, column: string) => ((value: string) => string) | undefined
  /** One value through `renderer`. */
  readonly renderValue: (object: string, column: string, value: string) => string | undefined
  /** Live records as stored, in the order in which they were made. */
  readonly all: (object: string) => readonly Readonly<StoredRecord>[]
  /** Puts a record in without any rule, for fixtures, in place of one with the same Id. Returns the Id, which is made up
   *  when `values` has none. */
  readonly insertDirectly: (object: string, values: Readonly<StoredRecord>) => string
  /** Sharing hides these records from the running user, in queries of every kind. Source: Salesforce Help, "Sharing Settings". */
  readonly hide: (ids: readonly string[]) => void
  /** The loser is deleted, and names the record that is kept. Source: SOAP API guide, "merge()". */
  readonly merge: (object: string, ids: { readonly master: string; readonly loser: string }) => void
  /** `apiVersion` (`67.0`) stands in the URLs of the records. */
  readonly query: (soql: string, apiVersion?: string) => QueryAnswer
  /** The same with deleted records. */
  readonly queryAll: (soql: string, apiVersion?: string) => QueryAnswer
}

/** An org with no records but those that it has from its start. `seed` picks the ids, `now` is in milliseconds. */
export function createRecords(
  schema: Schema,
  options: { seed: number; now: () => number; userId?: string; rendering?: Rendering },
): Records {
  const store = createStore(schema, options)
  addFirstRecords(store)
  const planFor = planCache(store)
  const rendererFor = rendererCache(schema, options.rendering)
  return {
    schema,
    userId: store.userId,
    checkHeader: (header) => headerError(schema, header),
    checkExternalId: (object, field) => externalIdError(schema, object, field),
    write: (request) => writeChunk(store, planFor(request), request.operation, request.rows),
    renderer: rendererFor,
    renderValue: (object, column, value) => rendererFor(object, column)?.(value),
    all: (object) => store.table(object)?.all() ?? [],
    insertDirectly: (object, values) => insertDirectly(store, object, values),
    hide: (ids) => {
      for (const id of ids) store.hidden.add(id)
    },
    merge: (object, { master, loser }) => store.table(object)?.remove(loser, master),
    query: (soql, apiVersion = '67.0') => runQuery(store, soql, { apiVersion }),
    queryAll: (soql, apiVersion = '67.0') => runQuery(store, soql, { apiVersion, withDeleted: true }),
  }
}

/** Source of the text: stackoverflow.com 59282347. */
function externalIdError(schema: Schema, object: string, name: string): string | undefined {
  const field = schema.field(object, name)
  if (field !== undefined && isKey(field)) return undefined
  return `InvalidJob : Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object}`
}

function planCache(store: Store): (request: RowsRequest) => Plan {
  const plans = new Map<string, Plan>()
  return (request) => {
    const { object, operation, externalIdFieldName = '', columns } = request
    const name = JSON.stringify([object, operation, externalIdFieldName, columns])
    const known = plans.get(name)
    if (known !== undefined) return known
    const table = store.table(object)
    const error = headerError(store.schema, request)
    if (table === undefined || error !== undefined) throw new Error(`This header must be refused: ${error}`)
    const plan = planOf(store, table, request)
    plans.set(name, plan)
    return plan
  }
}

/** A column in the wrong case comes back blank (Salesforce Help 000380583), one that is no field not at all (Bulk API 2.0
 *  guide, "Prepare CSV Files": results only include columns that match). */
function rendererCache(schema: Schema, rendering: Rendering | undefined): Records['renderer'] {
  const known = new Map<string, ((value: string) => string) | undefined>()
  return (object, column) => {
    const name = `${object}\n${column}`
    if (known.has(name)) return known.get(name)
    const target = targetOf(schema, object, column)
    const made = target === undefined || typeof target === 'string' ? undefined : rendererOf(target, column, rendering)
    known.set(name, made)
    return made
  }
}

function rendererOf(
  target: Exclude<ReturnType<typeof targetOf>, string | undefined>,
  column: string,
  rendering: Rendering | undefined,
) {
  if (!isExactCase(target, column)) return () => ''
  return renderer(target.kind === 'field' ? target.field : target.key, rendering)
}
