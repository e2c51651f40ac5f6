import { idSequence } from '../ground/ids.ts'
import type { Field, ObjectDescribe } from './describe.ts'
import type { Schema } from './schema.ts'
import { type StoredRecord, Table } from './table.ts'
import { storedDatetime } from './values.ts'

/** All records of the org, and what a new one gets of itself: Id, audit fields, defaults. */
export interface Store {
  readonly schema: Schema
  /** The running user, who owns what it makes. */
  readonly userId: string
  readonly table: (object: string) => Table | undefined
  /** By the first three characters of an id. */
  readonly tableOfId: (id: string) => Table | undefined
  readonly nextId: (object: ObjectDescribe) => string
  /** A record made now by the running user, without an Id yet. */
  readonly blank: () => StoredRecord
  /** Fills in the defaults of fields that a new record was not given. */
  readonly complete: (object: ObjectDescribe, record: StoredRecord) => void
  /** Ids of records that sharing hides from the running user. */
  readonly hidden: Set<string>
  /** Audit fields of a change. Source: SOAP API guide, "System Fields". */
  readonly touched: () => StoredRecord
}

export function createStore(schema: Schema, options: { seed: number; now: () => number; userId?: string }): Store {
  const tables = schema.objects.map((object) => new Table(object))
  const byName = new Map(tables.map((table) => [table.object.name.toLowerCase(), table]))
  const byPrefix = new Map(tables.map((table) => [table.object.keyPrefix, table]))
  const sequences = new Map(schema.objects.map(({ name, keyPrefix }) => [name, idSequence(keyPrefix, options.seed)]))
  // The first Id of a user is taken: no other user gets it.
  const userId = options.userId ?? (sequences.get('User') ?? idSequence('005', options.seed))()
  const clock = datetimeClock(options.now)
  const defaults = new Map(schema.objects.map((object) => [object.name, defaultsOf(object, userId)]))
  return {
    schema,
    userId,
    table: (object) => byName.get(object.toLowerCase()),
    tableOfId: (id) => byPrefix.get(id.slice(0, 3)),
    nextId: ({ name, keyPrefix }) => (sequences.get(name) ?? idSequence(keyPrefix, options.seed))(),
    hidden: new Set(),
    blank: () => newRecord(clock(), userId),
    complete: ({ name }, record) => {
      for (const [field, value] of defaults.get(name) ?? []) record[field] ??= value()
    },
    touched: () => ({ LastModifiedDate: clock(), LastModifiedById: userId, SystemModstamp: clock() }),
  }
}

/** One literal, so that millions of records share a shape; the engine gives objects that grow key by key a dictionary each.
 *  Source of the fields: SOAP API guide, "System Fields". IsDeleted is not kept: live records have none. */
function newRecord(now: string, userId: string): StoredRecord {
  return {
    Id: '',
    CreatedDate: now,
    CreatedById: userId,
    LastModifiedDate: now,
    LastModifiedById: userId,
    SystemModstamp: now,
  }
}

/** Field → what an insert without a value gets. */
function defaultsOf(object: ObjectDescribe, userId: string): [string, () => string][] {
  return object.fields.flatMap((field): [string, () => string][] => {
    const value = defaultOf(field, userId)
    return value === undefined ? [] : [[field.name, value]]
  })
}

/** A picklist's default is marked on the value. Source: REST API guide, "sObject Describe". */
function defaultOf(field: Field, userId: string): (() => string) | undefined {
  if (field.autoNumber) return autoNumbers()
  if (field.name === 'OwnerId') return () => userId
  const value =
    field.type === 'boolean' ? String(field.defaultValue) : field.picklistValues.find((v) => v.defaultValue)?.value
  return value === undefined || field.name === 'IsDeleted' ? undefined : () => value
}

function autoNumbers(): () => string {
  let last = 1000
  return () => String(++last).padStart(8, '0')
}

/** Formats each moment once, since thousands of records are made in the same one. */
function datetimeClock(now: () => number): () => string {
  let at = Number.NaN
  let text = ''
  return () => {
    const current = now()
    if (current !== at) {
      at = current
      text = storedDatetime(current)
    }
    return text
  }
}
