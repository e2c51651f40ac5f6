import { type FileHandle, rm } from 'node:fs/promises'
import { createFile, reopenFile } from '../disk/own-files.ts'
import { GrowingBytes } from '../memory/growing-bytes.ts'

const FLUSH_BYTES = 1_048_576
const MOST_DIGITS = 16
const ZERO = 0x30

/** Adds rows to a file, which is made with the first of them. Rows that cannot be written are given up, so that none is
 *  written twice, or only its start. */
export class RowWriter {
  readonly path: string
  readonly #head: Buffer
  #handle: FileHandle | undefined
  readonly #added = new GrowingBytes()
  /** Length of the file, and what it had when it was kept. */
  #written = 0
  #kept = 0
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
    this.#added.reserve(end - start)
    this.#added.copy(bytes, start, end)
  }

  addByte(byte: number): void {
    this.#added.reserve(1)
    this.#added.put(byte)
  }

  /** A whole number from 0 on, in digits. */
  addNumber(number: number): void {
    this.#added.reserve(MOST_DIGITS)
    let power = 1
    while (power * 10 <= number) power *= 10
    let rest = number
    for (; power >= 1; power /= 10) {
      const digit = Math.floor(rest / power)
      this.#added.put(ZERO + digit)
      rest -= digit * power
    }
  }

  addText(text: string): void {
    this.#added.write(text)
  }

  /** Writes what was added, when that is enough to be worth it; all of it at the end. */
  async flush(isEnd = false): Promise<void> {
    const { length } = this.#added
    if (length === 0 || (!isEnd && length < FLUSH_BYTES)) return
    try {
      await this.#write(this.#added.bytes)
    } finally {
      this.#added.clear()
    }
  }

  /** Makes the file when nothing was added. */
  async make(): Promise<void> {
    if (!this.#isMade) await this.#write(Buffer.alloc(0))
    this.keep()
  }

  /** What is written stays, whatever comes. */
  keep(): void {
    this.#kept = this.#written
  }

  /** Takes back all that was added since `keep`. */
  async takeBack(): Promise<void> {
    this.#added.clear()
    if (this.#written === this.#kept) return
    await this.#close()
    if (this.#kept === 0) await rm(this.path)
    else await this.#cutToKept()
    this.#written = this.#kept
    this.#isMade = this.#kept > 0
  }

  /** Writes the rest; the file is opened again when more is added. */
  async close(): Promise<void> {
    try {
      await this.flush(true)
    } finally {
      await this.#close()
    }
  }

  async #cutToKept(): Promise<void> {
    const handle = await reopenFile(this.path)
    try {
      await handle.truncate(this.#kept)
    } finally {
      await handle.close()
    }
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#handle ??= await (this.#isMade ? reopenFile(this.path) : createFile(this.path))
    const head = this.#isMade ? Buffer.alloc(0) : this.#head
    try {
      await this.#handle.writeFile(head)
      await this.#handle.writeFile(bytes)
    } catch (error) {
      await this.#handle.truncate(this.#written).catch(() => {})
      await this.#close()
      throw error
    }
    this.#written += head.length + bytes.length
    this.#isMade = true
  }

  async #close(): Promise<void> {
    const handle = this.#handle
    this.#handle = undefined
    await handle?.close()
  }
}
