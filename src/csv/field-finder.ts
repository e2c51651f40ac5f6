import { QUOTE } from './dialect.ts'
import { indexOfByte } from './fields.ts'
import { bytesBefore, bytesEqual, bytesFrom, countBytes, firstByte, repeatByte } from './four-bytes.ts'

const QUOTES = repeatByte(QUOTE)
const NO_WORDS: Int32Array = new Int32Array(0)

/** Finds fields of records by their number, four bytes at a time: columns that nobody reads cost little. */
export class FieldFinder {
  readonly #delimiter: number
  readonly #delimiters: number
  #bytes: Uint8Array | undefined
  #words = NO_WORDS

  /** @param delimiter the byte between fields */
  constructor(delimiter: number) {
    this.#delimiter = delimiter
    this.#delimiters = repeatByte(delimiter)
  }

  /** Where the field starts that comes so many fields after the one that starts at `start`; -1 where the record, which ends
   *  at `end`, has no such field. */
  find(bytes: Uint8Array, start: number, end: number, fields: number): number {
    this.#look(bytes)
    const words = this.#words
    let left = fields
    let at = start
    while (left > 0) {
      if (bytes[at] === QUOTE) {
        at = indexOfByte(bytes, this.#quotedEnd(bytes, at, end), end, this.#delimiter) + 1
        if (at > end) return -1
        left--
        continue
      }
      let rest = bytesFrom(at)
      for (let wordAt = at >> 2; ; wordAt++) {
        if (wordAt * 4 >= end) return -1
        if (wordAt >= words.length) return this.#findSlowly(bytes, Math.max(at, wordAt * 4), end, left)
        const word = words[wordAt] ?? 0
        const delimiters = bytesEqual(word, this.#delimiters) & rest
        const quotes = bytesEqual(word, QUOTES) & rest
        rest = -1
        if ((delimiters | quotes) === 0) continue
        const before = quotes === 0 ? delimiters : bytesBefore(delimiters, quotes)
        const count = countBytes(before)
        if (count >= left) {
          at = wordAt * 4 + nthByte(before, left) + 1
          return at > end ? -1 : at
        }
        left -= count
        if (quotes === 0) continue
        at = wordAt * 4 + firstByte(quotes)
        if (at >= end) return -1
        if (bytes[at - 1] === this.#delimiter) break
        // A quote inside a field is text; the file is refused for it.
        return this.#findSlowly(bytes, at, end, left)
      }
    }
    return at
  }

  /** In a record that is not all in whole words, and after a quote that stands where none may. */
  #findSlowly(bytes: Uint8Array, start: number, end: number, fields: number): number {
    let at = start
    for (let left = fields; left > 0; left--) {
      if (bytes[at] === QUOTE && bytes[at - 1] === this.#delimiter) at = this.#quotedEnd(bytes, at, end)
      at = indexOfByte(bytes, at, end, this.#delimiter) + 1
      if (at > end) return -1
    }
    return at
  }

  /** Offset behind the quote that closes the one at `start`, or `end` when none does. */
  #quotedEnd(bytes: Uint8Array, start: number, end: number): number {
    const words = this.#words
    let at = start + 1
    while (at < end) {
      let wordAt = at >> 2
      let quotes = 0
      for (let rest = bytesFrom(at); wordAt < words.length && wordAt * 4 < end; wordAt++) {
        quotes = bytesEqual(words[wordAt] ?? 0, QUOTES) & rest
        if (quotes !== 0) break
        rest = -1
      }
      at = quotes === 0 ? indexOfByte(bytes, Math.max(at, wordAt * 4), end, QUOTE) : wordAt * 4 + firstByte(quotes)
      if (at >= end) return end
      at++
      if (at === end || bytes[at] !== QUOTE) return at
      at++
    }
    return end
  }

  #look(bytes: Uint8Array): void {
    if (bytes === this.#bytes) return
    this.#bytes = bytes
    const { buffer, byteOffset, length } = bytes
    this.#words = byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, length >> 2) : NO_WORDS
  }
}

/** Where the nth byte of a set is in its word, which has as many; both from the lowest on, n from 1. */
function nthByte(set: number, n: number): number {
  let left = set
  for (let skipped = 1; skipped < n; skipped++) left &= left - 1
  return firstByte(left)
}
