import { type FileHandle, open } from 'node:fs/promises'
import { copyBytes } from '../csv/copy-bytes.ts'
import { giveBack } from '../memory/give-back.ts'

const FLUSH_BYTES = 1_048_576
const MOST_DIGITS = 16
const ZERO = 0x30

/** Adds rows to a file, which is made with the first of them. */
export class RowWriter {
  readonly path: string
  readonly #head: Buffer
  #handle: FileHandle | undefined
  #bytes = Buffer.allocUnsafeSlow(65_536)
  #length = 0
  #isMade = false

  /** @param head what a new file begins with */
  constructor(path: string, head: Buffer) {
    this.path = path
    this.#head = head
  }

  /** Whether anything was ever written. */
  get isMade(): boolean {
    return this.#isMade
  }

  /** Appends bytes to what is written with the next flush. */
  add(bytes: Buffer, start = 0, end = bytes.length): void {
    this.#reserve(end - start)
    this.#length = copyBytes(bytes, start, end, this.#bytes, this.#length)
  }

  addByte(byte: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = byte
  }

  /** A whole number from 0 on, in digits. */
  addNumber(number: number): void {
    this.#reserve(MOST_DIGITS)
    let digits = 1
    for (let power = 10; power <= number; power *= 10) digits++
    let rest = number
    for (let at = this.#length + digits - 1; at >= this.#length; at--) {
      const more = Math.floor(rest / 10)
      this.#bytes[at] = ZERO + (rest - more * 10)
      rest = more
    }
    this.#length += digits
  }

  addText(text: string): void {
    this.#reserve(text.length * 3)
    this.#length += this.#bytes.write(text, this.#length)
  }

  /** Writes what was added, when that is enough to be worth it; all of it at the end. */
  async flush(isEnd = false): Promise<void> {
    if (this.#length === 0 || (!isEnd && this.#length < FLUSH_BYTES)) return
    await this.#write(this.#bytes.subarray(0, this.#length))
    this.#length = 0
  }

  /** Makes the file when nothing was added. */
  async make(): Promise<void> {
    if (!this.#isMade) await this.#write(Buffer.alloc(0))
  }

  /** Writes the rest; the file is opened again when more is added. */
  async close(): Promise<void> {
    try {
      await this.flush(true)
    } finally {
      await this.#handle?.close()
      this.#handle = undefined
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#handle ??= await open(this.path, this.#isMade ? 'a' : 'w')
    if (!this.#isMade) await this.#handle.writeFile(this.#head)
    this.#isMade = true
    await this.#handle.writeFile(bytes)
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + bytes))
    this.#bytes.copy(grown, 0, 0, this.#length)
    giveBack(this.#bytes)
    this.#bytes = grown
  }
}
