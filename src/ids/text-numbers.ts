import { OwnMemory } from '../memory/own-memory.ts'
import { TextHash } from './text-hash.ts'

/** Entries of one block. A table grows by blocks, so that nothing is copied and little lies idle. */
export const BLOCK_BITS = 14
export const BLOCK = 2 ** BLOCK_BITS
const HASH_WORDS = 4
const FIRST_SLOTS = 1_024

/** Numbers texts from 0 in the order in which they come, and knows them again by hashes of 128 bits: a text takes 16 bytes, and
 *  some 8 of a slot, whatever its length. */
export class TextNumbers {
  /** How many different texts there are. */
  size = 0
  readonly #hash = new TextHash()
  readonly #memory = new OwnMemory()
  readonly #blocks: Int32Array[] = []
  /** The number of a text, plus 1, near the place that its hash names; 0 for a free slot. */
  #slots = this.#memory.own(new Uint32Array(FIRST_SLOTS))

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#slots.byteLength + this.#blocks.length * BLOCK * HASH_WORDS * 4
  }

  /** Returns the number of a text; -1 for one that was never added. */
  find(text: string): number {
    this.#hash.read(text)
    return this.#numberAt(this.#slot())
  }

  /** Returns the number of a text, given as the bytes of its UTF-8; -1 for one that was never added. */
  findBytes(bytes: Buffer, start: number, end: number): number {
    this.#hash.readBytes(bytes, start, end)
    return this.#numberAt(this.#slot())
  }

  /** Returns the number of a text: a new one is `size` before the call. */
  add(text: string): number {
    this.#hash.read(text)
    const slot = this.#slot()
    const known = this.#numberAt(slot)
    if (known !== -1) return known
    const number = this.size++
    this.#slots[slot] = number + 1
    this.#keepHash(number)
    // At most three quarters of the slots are taken.
    if (this.size * 4 > this.#slots.length * 3) this.#grow()
    return number
  }

  /** Gives the memory back: the numbers are unusable from then on. */
  release(): void {
    this.#memory.release()
    this.#blocks.length = 0
    this.#slots = this.#memory.own(new Uint32Array(FIRST_SLOTS))
    this.size = 0
  }

  #numberAt(slot: number): number {
    return (this.#slots[slot] ?? 0) - 1
  }

  /** Finds the slot of the text that was hashed last: its own, or the free one that it would get. */
  #slot(): number {
    const { a, b, c, d } = this.#hash
    const mask = this.#slots.length - 1
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      const number = this.#numberAt(slot)
      if (number === -1) return slot
      const block = this.#blocks[number >>> BLOCK_BITS]
      const at = (number & (BLOCK - 1)) * HASH_WORDS
      if (block?.[at] === a && block[at + 1] === b && block[at + 2] === c && block[at + 3] === d) return slot
    }
  }

  #keepHash(number: number): void {
    const { a, b, c, d } = this.#hash
    const at = (number & (BLOCK - 1)) * HASH_WORDS
    if (at === 0) this.#blocks.push(this.#memory.own(new Int32Array(BLOCK * HASH_WORDS)))
    const block = this.#blocks[number >>> BLOCK_BITS]
    if (block === undefined) return
    block[at] = a
    block[at + 1] = b
    block[at + 2] = c
    block[at + 3] = d
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.size; number++) {
      const block = this.#blocks[number >>> BLOCK_BITS]
      let slot = (block?.[(number & (BLOCK - 1)) * HASH_WORDS] ?? 0) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = this.#memory.replace(this.#slots, slots)
  }
}
