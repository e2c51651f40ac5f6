import { TextNumbers } from './text-numbers.ts'

/** The different keys among some, by hashes of 128 bits: a million of them take some 25 MB, whatever their length. */
export class KeySet {
  readonly #numbers = new TextNumbers()

  /** How many different keys there are. */
  get size(): number {
    return this.#numbers.size
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    return this.#numbers.bytes
  }

  /** Returns whether the key is new. */
  add(key: string): boolean {
    const { size } = this.#numbers
    return this.#numbers.add(key) === size
  }

  has(key: string): boolean {
    return this.#numbers.find(key) !== -1
  }

  /** Gives the memory back: the set is empty from then on. */
  release(): void {
    this.#numbers.release()
  }
}
