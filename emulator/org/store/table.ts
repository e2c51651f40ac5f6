import type { Field, ObjectDescribe } from './describe.ts'

/** A record as stored: field name → value; fields without a value are absent. */
export type StoredRecord = Record<string, string>

/** The records of one object, with an index of the live ones on each field that was ever searched. */
export class Table {
  readonly object: ObjectDescribe
  readonly #records = new Map<string, StoredRecord>()
  readonly #deleted = new Map<string, StoredRecord>()
  readonly #indexes = new Map<string, Index>()

  constructor(object: ObjectDescribe) {
    this.object = object
  }

  get size(): number {
    return this.#records.size
  }

  get(id: string): StoredRecord | undefined {
    return this.#records.get(id)
  }

  wasDeleted(id: string): boolean {
    return this.#deleted.has(id)
  }

  all(): StoredRecord[] {
    return [...this.#records.values()]
  }

  /** What is in the recycle bin. */
  deleted(): StoredRecord[] {
    return [...this.#deleted.values()]
  }

  /** Records whose `field` holds `value`, which is compared without regard to case unless the field is case-sensitive. */
  find(field: Field, value: string): readonly StoredRecord[] {
    return this.#index(field).find(value)
  }

  insert(id: string, record: StoredRecord): void {
    this.#records.set(id, record)
    this.#deleted.delete(id)
    for (const index of this.#indexes.values()) index.add(record)
  }

  /** Blank values clear their field. */
  update(record: StoredRecord, changes: StoredRecord): void {
    for (const index of this.#indexes.values()) if (index.field in changes) index.remove(record)
    for (const [field, value] of Object.entries(changes)) {
      if (value === '') delete record[field]
      else record[field] = value
    }
    for (const index of this.#indexes.values()) if (index.field in changes) index.add(record)
  }

  /** @param master the record that it was merged into */
  remove(id: string, master?: string): void {
    const record = this.#records.get(id)
    if (record === undefined) return
    for (const index of this.#indexes.values()) index.remove(record)
    this.#records.delete(id)
    const merged = master === undefined ? {} : { MasterRecordId: master }
    this.#deleted.set(id, { ...record, ...merged, IsDeleted: 'true' })
  }

  #index(field: Field): Index {
    const known = this.#indexes.get(field.name)
    if (known !== undefined) return known
    const index = new Index(field)
    for (const record of this.#records.values()) index.add(record)
    this.#indexes.set(field.name, index)
    return index
  }
}

/** How a field compares with another value of itself. */
export function comparable(field: Field, value: string): string {
  return field.caseSensitive || field.type === 'id' || field.type === 'reference' ? value : value.toLowerCase()
}

const NONE: readonly StoredRecord[] = []

/** Records by the value of one field. A value that only one record has, the usual case, costs no set. */
class Index {
  readonly field: string
  readonly #field: Field
  readonly #records = new Map<string, StoredRecord | Set<StoredRecord>>()

  constructor(field: Field) {
    this.field = field.name
    this.#field = field
  }

  find(value: string): readonly StoredRecord[] {
    const found = this.#records.get(comparable(this.#field, value))
    if (found === undefined) return NONE
    return found instanceof Set ? [...found] : [found]
  }

  add(record: StoredRecord): void {
    const value = record[this.field]
    if (value === undefined) return
    const key = comparable(this.#field, value)
    const found = this.#records.get(key)
    if (found === undefined) this.#records.set(key, record)
    else if (found instanceof Set) found.add(record)
    else this.#records.set(key, new Set([found, record]))
  }

  remove(record: StoredRecord): void {
    const value = record[this.field]
    if (value === undefined) return
    const key = comparable(this.#field, value)
    const found = this.#records.get(key)
    if (found instanceof Set) found.delete(record)
    else this.#records.delete(key)
  }
}
