import { OwnMemory } from '../memory/own-memory.ts'

const FIRST_KEYS = 4_096
/** Keys are parted by the top bits of a hash, so that equal ones meet in a table that stays small. */
export const PARTITIONS = 256

/** Keys that lie partition by partition, two numbers each. */
export interface PartedKeys {
  readonly keys: Uint32Array
  /** Where each partition starts, in keys, and behind the last where it ends. */
  readonly starts: Uint32Array
}

/** Hashes of keys in memory, in two halves. */
export class HeldKeys {
  count = 0
  readonly #memory = new OwnMemory()
  readonly #maxKeys: number
  #keys: Uint32Array
  #parted = new Uint32Array(0)

  constructor(maxKeys: number) {
    this.#maxKeys = maxKeys
    this.#keys = this.#memory.own(new Uint32Array(2 * Math.min(maxKeys, FIRST_KEYS)))
  }

  get isFull(): boolean {
    return this.count >= this.#maxKeys
  }

  /** Only to be called while it is not full. */
  add(lo: number, hi: number): void {
    if (2 * this.count === this.#keys.length) this.#grow()
    this.#keys[2 * this.count] = lo
    this.#keys[2 * this.count + 1] = hi
    this.count++
  }

  clear(): void {
    this.count = 0
  }

  /** All keys by partition; good until more are added. */
  part(): PartedKeys {
    const starts = this.#partitionStarts()
    if (this.#parted.length < 2 * this.count)
      this.#parted = this.#memory.replace(this.#parted, new Uint32Array(this.#keys.length))
    const [from, to] = [this.#keys, this.#parted]
    const next = starts.slice()
    for (let at = 0; at < 2 * this.count; at += 2) {
      const hi = from[at + 1] ?? 0
      const place = next[hi >>> 24] ?? 0
      next[hi >>> 24] = place + 1
      to[2 * place] = from[at] ?? 0
      to[2 * place + 1] = hi
    }
    return { keys: to, starts }
  }

  release(): void {
    this.#memory.release()
  }

  #partitionStarts(): Uint32Array {
    const starts = new Uint32Array(PARTITIONS + 1)
    for (let at = 1; at < 2 * this.count; at += 2) {
      const partition = (this.#keys[at] ?? 0) >>> 24
      starts[partition + 1] = (starts[partition + 1] ?? 0) + 1
    }
    for (let partition = 0; partition < PARTITIONS; partition++)
      starts[partition + 1] = (starts[partition + 1] ?? 0) + (starts[partition] ?? 0)
    return starts
  }

  #grow(): void {
    const grown = new Uint32Array(2 * Math.min(this.#maxKeys, this.count * 4))
    grown.set(this.#keys)
    this.#keys = this.#memory.replace(this.#keys, grown)
  }
}
