import { closeSync, openSync, readSync } from 'node:fs'
import type { FilePath } from './file-path.ts'

/** Says where the records of a file that we wrote come from: a table on disk with one entry a record, in the order of that file. */
export interface Origins {
  readonly tablePath: string
  /** By the numbers that the entries have for them. */
  readonly files: readonly FilePath[]
}

/** Where a record is in a file of the user. */
export interface Origin {
  /** Number of its file. */
  readonly file: number
  /** On which it starts, from 1. */
  readonly line: number
  /** In bytes; the length includes the line ending. */
  readonly offset: number
  readonly length: number
}

/** Bytes of an entry: file, line and length take 4 each, the offset 8. */
export const ORIGIN_BYTES = 20

export function writeOrigin(target: Buffer, { file, line, offset, length }: Origin): void {
  target.writeUInt32LE(file, 0)
  target.writeUInt32LE(line, 4)
  target.writeUInt32LE(length, 8)
  target.writeDoubleLE(offset, 12)
}

/** The line of the origin that `entry` begins with. */
export function lineOfOrigin(entry: Buffer): number {
  return entry.readUInt32LE(4)
}

const ENTRIES_AT_ONCE = 4_096

/** Reads the entries of a table one after the other, from entry `first` on, which counts from 1. */
export class OriginReader {
  readonly #handle: number
  readonly #buffer = Buffer.allocUnsafeSlow(ORIGIN_BYTES * ENTRIES_AT_ONCE)
  #position: number
  #at = 0
  #end = 0

  constructor(tablePath: string, first: number) {
    this.#handle = openSync(tablePath, 'r')
    this.#position = (first - 1) * ORIGIN_BYTES
  }

  next(): Origin {
    if (this.#at === this.#end) this.#fill()
    const [buffer, at] = [this.#buffer, this.#at]
    this.#at += ORIGIN_BYTES
    return {
      file: buffer.readUInt32LE(at),
      line: buffer.readUInt32LE(at + 4),
      length: buffer.readUInt32LE(at + 8),
      offset: buffer.readDoubleLE(at + 12),
    }
  }

  close(): void {
    closeSync(this.#handle)
  }

  #fill(): void {
    this.#end = readSync(this.#handle, this.#buffer, 0, this.#buffer.length, this.#position)
    this.#position += this.#end
    this.#at = 0
    if (this.#end < ORIGIN_BYTES) throw new Error('There is no entry for a sorted record.')
  }
}
