import { OwnMemory } from './own-memory.ts'

/** Marks records: one bit each, and none behind the last one that is marked. */
export class RecordMarks {
  count = 0
  readonly #memory = new OwnMemory()
  #bits = new Uint8Array(0)

  /** @param ordinal from 0; each is added once */
  add(ordinal: number): void {
    const at = Math.floor(ordinal / 8)
    if (at >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(LEAST_BYTES, at + 1, this.#bits.length * 2))
      grown.set(this.#bits)
      this.#bits = this.#memory.replace(this.#bits, grown)
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (ordinal % 8))
    this.count++
  }

  has(ordinal: number): boolean {
    return (((this.#bits[Math.floor(ordinal / 8)] ?? 0) >> (ordinal % 8)) & 1) === 1
  }
}

const LEAST_BYTES = 4_096
