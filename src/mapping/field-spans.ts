import type { RecordValues } from '../columns/header-use.ts'
import { type Delimiter, delimiterByte } from '../csv/dialect.ts'
import { decodeField, fieldEnd } from '../csv/fields.ts'

/** The fields of one record. One object stands for all records: read it before the next one comes. */
export class FieldSpans implements RecordValues {
  /** Where the record starts in its file, in bytes, as far as that was told. */
  offset = 0

  readonly #delimiter: number
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  bytes: Buffer = Buffer.alloc(0)
  from = 0
  to = 0
  #count = 0

  /** @param most as many fields of each record are read at most */
  constructor(delimiter: Delimiter, most: number) {
    this.#delimiter = delimiterByte(delimiter)
    this.#starts = new Int32Array(most)
    this.#ends = new Int32Array(most)
  }

  /** Reads the record from `start` to `end`, where its line ending starts. */
  read(bytes: Buffer, start: number, end: number, offset = 0): void {
    this.bytes = bytes
    this.from = start
    this.to = end
    this.offset = offset
    let at = start
    let count = 0
    while (count < this.#starts.length && at <= end) {
      this.#starts[count] = at
      at = fieldEnd(bytes, at, end, this.#delimiter)
      this.#ends[count++] = at++
    }
    this.#count = count
  }

  /** Where the field in a place starts in what was read. The field that a record lacks is blank: it starts and ends at 0. */
  start(place: number): number {
    return place < 0 || place >= this.#count ? 0 : (this.#starts[place] ?? 0)
  }

  /** Where it ends: at its delimiter, or the end of the record. */
  end(place: number): number {
    return place < 0 || place >= this.#count ? 0 : (this.#ends[place] ?? 0)
  }

  /** The value in a place, without its quotes; blank for a field that the record lacks. */
  value(place: number): string {
    return decodeField(this.bytes, this.start(place), this.end(place))
  }
}
