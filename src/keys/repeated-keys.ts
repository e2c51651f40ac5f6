import { OwnMemory } from '../memory/own-memory.ts'

/** Hashes that were added more than once. */
export interface RepeatedKeys {
  /** True for all of them, and for hardly any other, by the lower half. */
  readonly has: (lo: number) => boolean
}

/** One bit for each 32nd hash of 32 bits: in 16 MiB, few others share the bit of one that is repeated. */
const FILTER_BITS = 2 ** 27

/** Notes hashes by one bit each. */
export class KeyFilter implements RepeatedKeys {
  #bits: Uint32Array | undefined

  get isEmpty(): boolean {
    return this.#bits === undefined
  }

  add(lo: number): void {
    this.#bits ??= new Uint32Array(FILTER_BITS / 32)
    const bit = lo & (FILTER_BITS - 1)
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  has(lo: number): boolean {
    const bit = lo & (FILTER_BITS - 1)
    return ((this.#bits?.[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0
  }
}

/** Finds the hashes that are several times among some, in a table that is used again for the next ones. */
export class RepeatFinder {
  readonly #memory = new OwnMemory()
  #table = new Uint32Array(0)

  /** @param keys two numbers each */
  find(keys: Uint32Array, onRepeated: (lo: number) => void): void {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, keys.length)))
    if (this.#table.length < 2 * slots) this.#table = this.#memory.replace(this.#table, new Uint32Array(2 * slots))
    else this.#table.fill(0, 0, 2 * slots)
    for (let at = 0; at < keys.length; at += 2) {
      const lo = keys[at] ?? 0
      if (this.#holds(lo, keys[at + 1] ?? 0, slots - 1)) onRepeated(lo)
    }
  }

  release(): void {
    this.#memory.release()
  }

  /** Puts a key into the table, unless it is there. */
  #holds(lo: number, hi: number, mask: number): boolean {
    const table = this.#table
    let slot = (lo ^ Math.imul(hi, 0x9e3779b1)) & mask
    for (;;) {
      const foundLo = table[2 * slot]
      const foundHi = table[2 * slot + 1]
      if (foundLo === lo && foundHi === hi) return true
      if (foundLo === 0 && foundHi === 0) {
        table[2 * slot] = lo
        table[2 * slot + 1] = hi
        return false
      }
      slot = (slot + 1) & mask
    }
  }
}
