import { OwnMemory } from './own-memory.ts'

/** Up to here, a native call costs more than the copy. */
const SHORT_BYTES = 64
const LEAST_BYTES = 65_536

/** Bytes that are put behind each other in one buffer, which grows as they come: the memory of a smaller one is given back. */
export class GrowingBytes {
  /** How many bytes there are. */
  length = 0
  readonly #memory = new OwnMemory()
  readonly #usualMost: number
  #bytes: Buffer = Buffer.alloc(0)

  /** @param usualMost the buffer is not made larger than this ahead of its need */
  constructor(usualMost: number = Number.POSITIVE_INFINITY) {
    this.#usualMost = usualMost
  }

  /** All bytes since the last `clear`, in place: gone with the next one that is put behind them. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.length)
  }

  /** The buffer as it is, good until there is no room for what comes next. */
  get buffer(): Buffer {
    return this.#bytes
  }

  clear(): void {
    this.length = 0
  }

  /** Makes room for so many bytes more. To be called before they are put. */
  reserve(count: number): void {
    if (this.length + count > this.#bytes.length) this.#grow(this.length + count)
  }

  put(byte: number): void {
    this.#bytes[this.length++] = byte
  }

  /** Puts the bytes of `source` from `start` to `end`. */
  copy(source: Buffer, start: number, end: number): void {
    const target = this.#bytes
    let to = this.length
    if (end - start > SHORT_BYTES) {
      this.length = to + source.copy(target, to, start, end)
      return
    }
    for (let from = start; from < end; from++) target[to++] = source[from] ?? 0
    this.length = to
  }

  /** Puts a text as UTF-8, for which it makes room itself. */
  write(text: string): void {
    this.reserve(text.length * 3)
    this.length += this.#bytes.write(text, this.length)
  }

  /** Gives the memory back. */
  release(): void {
    this.clear()
    this.#memory.release()
  }

  #grow(needed: number): void {
    const ahead = Math.min(Math.max(LEAST_BYTES, this.#bytes.length * 2), this.#usualMost)
    const grown = Buffer.allocUnsafeSlow(Math.max(ahead, needed))
    this.#bytes.copy(grown, 0, 0, this.length)
    this.#bytes = this.#memory.replace(this.#bytes, grown)
  }
}
