import { textEnd } from './dialect.ts'
import { MAX_CHARACTER_BYTES, MAX_RECORD_CHARACTERS } from './limits.ts'
import type { CloseLook, RecordFilter } from './record-filter.ts'

/** A record of more bytes has too many characters, whatever they are. */
export const MAX_RECORD_BYTES = MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES + 2

/** Hands a record to a filter as a whole, in however many pieces it comes. */
export class RecordGate {
  readonly #filter: RecordFilter
  #pieces: Buffer[] = []
  #length = 0

  constructor(filter: RecordFilter) {
    this.#filter = filter
  }

  /** Copies a piece of a record that goes on; one that is too long is not kept. */
  hold(bytes: Uint8Array, start: number, end: number): void {
    if (end <= start) return
    this.#length += end - start
    if (this.#length <= MAX_RECORD_BYTES) this.#pieces.push(Buffer.from(bytes.subarray(start, end)))
    else this.#pieces = []
  }

  /** The record as a whole, the last piece of which is in `bytes` from `start` to `end`. */
  whole(bytes: Uint8Array, start: number, end: number): Buffer {
    return Buffer.concat([...this.#pieces, bytes.subarray(start, end)])
  }

  /** Whether the filter hands on a record, which comes as a whole, with its line ending. */
  takes(record: Buffer, facts: Omit<CloseLook, 'bytes' | 'start' | 'end'>): boolean {
    return this.#filter.takes({ ...facts, bytes: record, start: 0, end: textEnd(record) })
  }

  /** The next record begins. */
  forget(): void {
    if (this.#length === 0) return
    this.#pieces = []
    this.#length = 0
  }
}
