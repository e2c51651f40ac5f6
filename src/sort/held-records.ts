import { GrowingBytes } from '../memory/growing-bytes.ts'
import { OwnMemory } from '../memory/own-memory.ts'
import type { Keyed } from './sort-runs.ts'

const FIRST_RECORDS = 1_024
/** As many bytes of a key as a double holds exactly: those at its beginning are compared first, then as many after them,
 *  which decides most of the time. */
const PREFIX_BYTES = 6

/** Records in memory, with the keys that they are sorted by. */
export class HeldRecords {
  count = 0
  readonly #memory = new OwnMemory()
  /** The key of each record, and after it the record with its head. */
  readonly #bytes: GrowingBytes
  #starts = this.#memory.own(new Uint32Array(FIRST_RECORDS))
  #keyEnds = this.#memory.own(new Uint32Array(FIRST_RECORDS))
  #prefixes = this.#memory.own(new Float64Array(FIRST_RECORDS))
  #nextPrefixes = this.#memory.own(new Float64Array(FIRST_RECORDS))

  /** @param maxBytes as many as are to be held */
  constructor(maxBytes: number) {
    this.#bytes = new GrowingBytes(maxBytes)
  }

  /** Bytes of all keys and records. */
  get size(): number {
    return this.#bytes.length
  }

  /** Copies all three; `head` stays before its record. */
  add(key: Buffer, head: Buffer, record: Buffer): void {
    const bytes = this.#bytes
    bytes.reserve(key.length + head.length + record.length)
    if (this.count + 1 >= this.#starts.length) this.#grow()
    this.#starts[this.count] = bytes.length
    bytes.copy(key, 0, key.length)
    this.#keyEnds[this.count] = bytes.length
    bytes.copy(head, 0, head.length)
    bytes.copy(record, 0, record.length)
    this.#prefixes[this.count] = prefixOf(key, 0)
    this.#nextPrefixes[this.count] = prefixOf(key, PREFIX_BYTES)
    this.count++
  }

  /** All records in the order of their keys; equal keys keep their order. */
  *readSorted(): Generator<Keyed> {
    const [starts, keyEnds, bytes] = [this.#starts, this.#keyEnds, this.#bytes.buffer]
    starts[this.count] = this.#bytes.length
    for (const index of this.#order()) {
      const keyEnd = keyEnds[index] ?? 0
      yield { key: bytes.subarray(starts[index] ?? 0, keyEnd), record: bytes.subarray(keyEnd, starts[index + 1] ?? 0) }
    }
  }

  clear(): void {
    this.count = 0
    this.#bytes.clear()
  }

  /** Gives the memory back; nothing is held from then on. */
  release(): void {
    this.clear()
    this.#bytes.release()
    this.#memory.release()
  }

  #order(): Uint32Array {
    const [starts, keyEnds, bytes] = [this.#starts, this.#keyEnds, this.#bytes.buffer]
    const [prefixes, nextPrefixes] = [this.#prefixes, this.#nextPrefixes]
    const order = new Uint32Array(this.count)
    for (let index = 0; index < order.length; index++) order[index] = index
    return order.sort((a, b) => {
      const byPrefix = (prefixes[a] ?? 0) - (prefixes[b] ?? 0) || (nextPrefixes[a] ?? 0) - (nextPrefixes[b] ?? 0)
      if (byPrefix !== 0) return byPrefix
      return bytes.compare(bytes, starts[b] ?? 0, keyEnds[b] ?? 0, starts[a] ?? 0, keyEnds[a] ?? 0) || a - b
    })
  }

  #grow(): void {
    const size = this.#starts.length * 2
    const grow = <T extends Uint32Array | Float64Array>(old: T, larger: T): T => {
      larger.set(old)
      return this.#memory.replace(old, larger)
    }
    this.#starts = grow(this.#starts, new Uint32Array(size))
    this.#keyEnds = grow(this.#keyEnds, new Uint32Array(size))
    this.#prefixes = grow(this.#prefixes, new Float64Array(size))
    this.#nextPrefixes = grow(this.#nextPrefixes, new Float64Array(size))
  }
}

function prefixOf(key: Buffer, from: number): number {
  let prefix = 0
  for (let at = from; at < from + PREFIX_BYTES; at++) prefix = prefix * 256 + (key[at] ?? 0)
  return prefix
}
