import type { Field, ObjectDescribe } from './describe.ts'
import { idSequence } from './ids.ts'
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
  /** Fills in what a new record was not given. */
  readonly complete: (object: ObjectDescribe, record: StoredRecord) => void
  /** Audit fields of a change. Source: SOAP API guide, "System Fields". */
  readonly touched: () => StoredRecord
}

export function createStore(schema: Schema, options: { seed: number; now: () => number; userId?: string }): Store {
  const tables = schema.objects.map((object) => new Table(object))
  const byName = new Map(tables.map((table) => [table.object.name.toLowerCase(), table]))
  const byPrefix = new Map(tables.map((table) => [table.object.keyPrefix, table]))
  const sequences = new Map(schema.objects.map(({ name, keyPrefix }) => [name, idSequence(keyPrefix, options.seed)]))
  const userId = options.userId ?? idSequence('005', options.seed)()
  const clock = datetimeClock(options.now)
  const defaults = new Map(schema.objects.map((object) => [object.name, defaultsOf(object, clock, userId)]))
  return {
    schema,
    userId,
    table: (object) => byName.get(object.toLowerCase()),
    tableOfId: (id) => byPrefix.get(id.slice(0, 3)),
    nextId: ({ name, keyPrefix }) => (sequences.get(name) ?? idSequence(keyPrefix, options.seed))(),
    complete: ({ name }, record) => {
      for (const [field, value] of defaults.get(name) ?? []) record[field] ??= value()
    },
    touched: () => ({ LastModifiedDate: clock(), LastModifiedById: userId, SystemModstamp: clock() }),
  }
}

/** Field → what an insert without a value gets. */
function defaultsOf(object: ObjectDescribe, now: () => string, userId: string): [string, () => string][] {
  return object.fields.flatMap((field): [string, () => string][] => {
    const value = defaultOf(field, now, userId)
    return value === undefined ? [] : [[field.name, value]]
  })
}

function defaultOf(field: Field, now: () => string, userId: string): (() => string) | undefined {
  if (field.type === 'id') return undefined
  if (field.autoNumber) return autoNumbers()
  const { defaultValue } = field
  if (defaultValue === null) return undefined
  if (defaultValue === 'now') return now
  return defaultValue === 'user' ? () => userId : () => defaultValue
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
