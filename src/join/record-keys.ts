import { OwnMemory } from '../memory/own-memory.ts'
import type { ByteRange, Part } from '../parts/part.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import type { Form } from '../values/forms.ts'
import { type Compared, fieldsOfRange } from './compared-fields.ts'
import type { Keys } from './groups.ts'
import { type Fields, KeyHash } from './key-hash.ts'

/** How records and rows become keys. */
export interface Matching {
  readonly compared: Compared
  /** For each column, the form in which its values are looked at to tell whether records are the same. */
  readonly whole: readonly Form[]
  /** Whether the key is one that names a record, so that records of one key are others; else all values are in it. */
  readonly by: 'key' | 'values'
  /** The column of the rows that stands for `Id`, where it is another. */
  readonly idFrom?: 'Id' | 'sf__Id'
}

/** Keys of a part's records, in their order; empty once disposed of. */
export interface RecordKeys extends Disposable {
  readonly keys: Keys
  /** Equal for records that are the same to the org for certain; undefined where equal keys tell that. */
  readonly identity: Keys | undefined
  /** By column, 1 where some record has a value. */
  readonly hasValues: Uint8Array
}

export async function readRecordKeys(part: Part, { compared, whole, by }: Matching): Promise<RecordKeys> {
  const hash = new KeyHash(part.columns.length)
  const memory = new OwnMemory()
  const keys = newKeys(part.records, memory)
  const identity = by === 'key' ? undefined : new Identity(part, { compared, whole, keys }, memory)
  await readKeys(part, compared, hash, (record, number) => {
    keys.lo[number] = hash.lo
    keys.hi[number] = hash.hi
    identity?.add(record, number, hash.isOdd)
  })
  const { hasValues } = hash
  return { keys, identity: identity?.keys, hasValues, [Symbol.dispose]: () => memory.release() }
}

/** Reads the keys of a part's records, in their order; `onRecord` finds each in `hash`. */
export async function readKeys(
  part: Part,
  compared: Compared,
  hash: KeyHash,
  onRecord: (record: PartRecord, number: number) => void = () => {},
): Promise<void> {
  let range: ByteRange | undefined
  let fields: Fields | undefined
  let number = 0
  await forEachRecord(part, (record) => {
    if (record.range !== range || fields === undefined) {
      range = record.range
      fields = fieldsOfRange(range, part, compared)
    }
    hash.read(record.bytes, record.start, record.end, fields)
    onRecord(record, number)
    number++
  })
  if (number !== part.records)
    throw new Error(`${number} records were read again, where there had been ${part.records}.`)
}

/** Tells records that are the same for certain: by their keys, as long as those do. */
class Identity {
  /** Undefined while the keys tell it. */
  keys: Keys | undefined
  readonly #hash: KeyHash
  readonly #part: Part
  readonly #forms: readonly Form[]
  readonly #others: Keys
  readonly #isTold: boolean
  readonly #memory: OwnMemory
  #range: ByteRange | undefined
  #fields: Fields | undefined

  /** @param keys those of the records, filled as they are read */
  constructor(
    part: Part,
    { compared, whole, keys }: Pick<Matching, 'compared' | 'whole'> & { readonly keys: Keys },
    memory: OwnMemory,
  ) {
    this.#part = part
    this.#memory = memory
    this.#forms = whole
    this.#others = keys
    this.#hash = new KeyHash(part.columns.length, { isLiteral: true })
    this.#isTold = whole.every((form, column) => compared[column] === form)
    if (!this.#isTold) this.keys = newKeys(part.records, memory)
  }

  add(record: PartRecord, number: number, isOdd: boolean): void {
    if (this.#isTold && !isOdd) {
      if (this.keys !== undefined) this.#set(this.keys, number, this.#others.lo[number], this.#others.hi[number])
      return
    }
    // So far the keys have told it.
    this.keys ??= { lo: this.#memory.own(this.#others.lo.slice()), hi: this.#memory.own(this.#others.hi.slice()) }
    if (record.range !== this.#range || this.#fields === undefined) {
      this.#range = record.range
      this.#fields = fieldsOfRange(record.range, this.#part, this.#forms)
    }
    this.#hash.read(record.bytes, record.start, record.end, this.#fields)
    this.#set(this.keys, number, this.#hash.lo, this.#hash.hi)
  }

  #set(keys: Keys, number: number, lo = 0, hi = 0): void {
    keys.lo[number] = lo
    keys.hi[number] = hi
  }
}

function newKeys(count: number, memory: OwnMemory): Keys {
  return { lo: memory.own(new Int32Array(count)), hi: memory.own(new Int32Array(count)) }
}
