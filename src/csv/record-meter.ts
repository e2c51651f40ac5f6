import { CR, LF, QUOTE } from './dialect.ts'
import { MAX_FIELD_CHARACTERS, MAX_RECORD_CHARACTERS } from './limits.ts'
import { fieldTooLong, type Problem, recordTooLong } from './problems.ts'

/* Where in a field a byte stands. */
const AT_START = 0
const UNQUOTED = 1
const QUOTED = 2
const AFTER_QUOTE = 3

/** Counts the characters of one record that comes in pieces. Exact and slow: for records so long that they may be over
 *  a limit, and for those that go on in the next chunk. */
export class RecordMeter {
  readonly #delimiter: number
  #place = AT_START
  #recordCharacters = 0
  #fieldCharacters = 0
  #longestField = 0
  /** A carriage return that is part of the record only if no line feed follows. */
  #endsInCr = false

  constructor(delimiter: number) {
    this.#delimiter = delimiter
  }

  /** Characters of the pieces so far, without a line ending at their end. */
  get recordCharacters(): number {
    return this.#recordCharacters
  }

  /** Characters of the longest value: without its quotes, and with two quotes inside it counted as one. */
  get longestField(): number {
    return Math.max(this.#longestField, this.#fieldCharacters)
  }

  /** What is too long in the record, which starts on this line. */
  problems(line: number): readonly Problem[] {
    const { longestField, recordCharacters } = this
    return [
      ...(longestField > MAX_FIELD_CHARACTERS ? [fieldTooLong(line, longestField)] : []),
      ...(recordCharacters > MAX_RECORD_CHARACTERS ? [recordTooLong(line, recordCharacters)] : []),
    ]
  }

  /** The next piece of the record is in `bytes` from `start` to `end`. */
  add(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (this.#endsInCr && byte !== LF) this.#countLoneCr()
      this.#endsInCr = byte === CR && this.#place !== QUOTED
      const isContinuation = (byte & 0xc0) === 0x80
      if (!isContinuation && !this.#endsInCr && !this.#endsRecord(byte)) this.#countByte(byte)
    }
  }

  /** Starts with the next record. */
  reset(): void {
    this.#place = AT_START
    this.#recordCharacters = 0
    this.#fieldCharacters = 0
    this.#longestField = 0
    this.#endsInCr = false
  }

  #endsRecord(byte: number): boolean {
    return byte === LF && this.#place !== QUOTED
  }

  #countByte(byte: number): void {
    this.#recordCharacters++
    if (byte === QUOTE && this.#place !== UNQUOTED) {
      // The second of two quotes brings back into the field, and counts for both.
      if (this.#place === AFTER_QUOTE) this.#fieldCharacters++
      this.#place = this.#place === QUOTED ? AFTER_QUOTE : QUOTED
    } else if (byte === this.#delimiter && this.#place !== QUOTED) {
      this.#longestField = this.longestField
      this.#fieldCharacters = 0
      this.#place = AT_START
    } else {
      this.#fieldCharacters++
      if (this.#place !== QUOTED) this.#place = UNQUOTED
    }
  }

  #countLoneCr(): void {
    this.#recordCharacters++
    this.#fieldCharacters++
  }
}
