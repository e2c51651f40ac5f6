import { CR, LF, QUOTE } from '../csv/dialect.ts'
import { decodeField, fieldEnd, indexOfByte } from '../csv/fields.ts'
import { bytesEqual, repeatByte } from '../csv/four-bytes.ts'
import { plainNumber } from '../csv/plain-number.ts'
import { canonical, type Form, isNumberForm, isUsual, numberIn } from '../values/forms.ts'
import { hasCheckLetters, ID_LENGTH } from '../values/ids.ts'
import { mixA, mixB, mixLast, SEED_A, SEED_B } from '../values/mix.ts'

/** How the fields of a record, or of a row, become its key. */
export interface Fields {
  /** Byte between them. */
  readonly delimiter: number
  /** For each field in its order, the number of its column, or -1 for one that the key leaves out. */
  readonly columns: Int32Array
  /** For each field, how its value is read. */
  readonly forms: readonly Form[]
}

const QUOTES = repeatByte(QUOTE)
const CRS = repeatByte(CR)

/**
 * Makes 64-bit keys of records: equal for those whose values are the same, whatever order their columns have. Blank values
 * add nothing. Two different records have the same key once in 10^19 pairs.
 */
export class KeyHash {
  /** The halves of the last key. */
  lo = 0
  hi = 0
  /** Whether a value of the last record is written in an unusual way: the org may not take it for one that is the same. */
  isOdd = false
  /** By column, 1 where a value was seen that is not blank. */
  readonly hasValues: Uint8Array
  /** By column, the sum of the hashes of its values, in two halves. */
  readonly sums: Int32Array
  #scratch = Buffer.allocUnsafeSlow(1_024)
  #scratchView = viewOf(this.#scratch)
  #viewed: Buffer = this.#scratch
  #view = this.#scratchView
  #a = 0
  #b = 0
  /** Bytes of the last field. */
  #length = 0
  readonly #isLiteral: boolean

  /** @param isLiteral whether values that are written in an unusual way are told from all that are written otherwise */
  constructor(columns: number, { isLiteral = false }: { isLiteral?: boolean } = {}) {
    this.#isLiteral = isLiteral
    this.hasValues = new Uint8Array(columns)
    this.sums = new Int32Array(columns * 2)
  }

  /** Reads the record from `start` to `end`, where its line ending starts. */
  read(bytes: Buffer, start: number, end: number, { delimiter, columns, forms }: Fields): void {
    this.lo = 0
    this.hi = 0
    this.isOdd = false
    this.#look(bytes)
    let at = start
    for (let field = 0; at <= end && field < columns.length; field++) {
      const column = columns[field] ?? -1
      const fieldStart = at
      if (column < 0) at = fieldEnd(bytes, at, end, delimiter)
      else if (forms[field] === 'text') {
        at =
          bytes[at] === QUOTE ? this.#readQuoted(bytes, at, end, delimiter) : this.#readPlain(bytes, at, end, delimiter)
        this.#add(column)
      } else {
        at = fieldEnd(bytes, at, end, delimiter)
        this.#readFormed(bytes, fieldStart, at, forms[field] ?? 'text')
        this.#add(column)
      }
      at++
    }
  }

  #look(bytes: Buffer): void {
    if (bytes === this.#viewed) return
    this.#viewed = bytes
    this.#view = viewOf(bytes)
  }

  #readPlain(bytes: Buffer, start: number, end: number, delimiter: number): number {
    const view = this.#view
    const delimiters = repeatByte(delimiter)
    let a = SEED_A
    let b = SEED_B
    let at = start
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      if (bytesEqual(word, delimiters) !== 0) break
      a = mixA(a, word)
      b = mixB(b, word)
    }
    const textEnd = indexOfByte(bytes, at, end, delimiter)
    this.#length = textEnd - start
    if (at < textEnd) {
      const word = lastWord(bytes, at, textEnd)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    this.#end(a, b)
    return textEnd
  }

  /** Two quotes stand for one, and line breaks of any kind for a line feed. */
  #readQuoted(bytes: Buffer, start: number, end: number, delimiter: number): number {
    const view = this.#view
    let a = SEED_A
    let b = SEED_B
    let at = start + 1
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      if ((bytesEqual(word, QUOTES) | bytesEqual(word, CRS)) !== 0) break
      a = mixA(a, word)
      b = mixB(b, word)
    }
    let textEnd = at
    while (textEnd < end && bytes[textEnd] !== QUOTE && bytes[textEnd] !== CR) textEnd++
    if (textEnd < end && (bytes[textEnd] === CR || (bytes[textEnd + 1] === QUOTE && textEnd + 1 < end)))
      return this.#readEscaped(bytes, start, end, delimiter)
    this.#length = textEnd - start - 1
    if (at < textEnd) {
      const word = lastWord(bytes, at, textEnd)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    this.#end(a, b)
    return indexOfByte(bytes, textEnd, end, delimiter)
  }

  /** A quoted field whose text is not what stands between its quotes. */
  #readEscaped(bytes: Buffer, start: number, end: number, delimiter: number): number {
    this.#reserve(end - start)
    const scratch = this.#scratch
    let length = 0
    let at = start + 1
    for (; at < end; at++) {
      let byte = bytes[at] ?? 0
      if (byte === QUOTE) {
        if (bytes[at + 1] !== QUOTE || at + 1 === end) break
        at++
      } else if (byte === CR) {
        if (bytes[at + 1] === LF) continue
        byte = LF
      }
      scratch[length++] = byte
    }
    this.#readScratch(length)
    return indexOfByte(bytes, at, end, delimiter)
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#scratch.length) return
    this.#scratch = Buffer.allocUnsafeSlow(bytes * 2)
    this.#scratchView = viewOf(this.#scratch)
  }

  #readScratch(length: number): void {
    const view = this.#scratchView
    let a = SEED_A
    let b = SEED_B
    let at = 0
    for (; at + 4 <= length; at += 4) {
      const word = view.getInt32(at, true)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    this.#length = length
    if (at < length) {
      const word = lastWord(this.#scratch, at, length)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    this.#end(a, b)
  }

  #end(a: number, b: number): void {
    this.#a = a ^ this.#length
    this.#b = b ^ this.#length
  }

  #readFormed(bytes: Buffer, start: number, end: number, form: Form): void {
    if (form === 'number' || form === 'double') {
      const number = plainNumber(bytes, start, end)
      if (!Number.isNaN(number)) {
        this.#readNumber(number)
        return
      }
    } else if (form === 'id' && this.#readId(bytes, start, end)) return
    const value = decodeField(bytes, start, end)
    const isUnusual = value !== '' && !isUsual(form, value)
    if (isUnusual) this.isOdd = true
    if (isUnusual && this.#isLiteral) {
      this.#readString(value)
      return
    }
    const number = isNumberForm(form) ? numberIn(form, value) : undefined
    if (typeof number === 'number') this.#readNumber(number)
    else this.#readString(number ?? canonical(form, value))
  }

  #readString(text: string): void {
    this.#reserve(text.length * 3)
    this.#readScratch(this.#scratch.write(text))
  }

  /** The first 15 characters of an id, which are all of it where the other three agree. Whether it was one. */
  #readId(bytes: Buffer, start: number, end: number): boolean {
    const isQuoted = bytes[start] === QUOTE
    const first = isQuoted ? start + 1 : start
    const last = isQuoted ? end - 1 : end
    if (last - first !== 18 || !hasCheckLetters(bytes, first)) return false
    const view = this.#view
    let a = SEED_A
    let b = SEED_B
    for (let at = first; at < first + 12; at += 4) {
      const word = view.getInt32(at, true)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    this.#length = ID_LENGTH
    const word = lastWord(bytes, first + 12, first + ID_LENGTH)
    this.#end(mixA(a, word), mixB(b, word))
    return true
  }

  #readNumber(number: number): void {
    NUMBER[0] = number
    const low = NUMBER_BITS[0] ?? 0
    const high = NUMBER_BITS[1] ?? 0
    this.#a = mixA(mixA(SEED_A, low), high)
    this.#b = mixB(mixB(SEED_B, low), high)
    // Longer than any value, so that zero is not taken for a blank.
    this.#length = -1
  }

  #add(column: number): void {
    const a = this.#a
    const b = this.#b
    if (this.#length === 0) return
    if (this.#length === 4 && a === NULL_A && b === NULL_B) {
      this.isOdd = true
      if (!this.#isLiteral) return
    }
    this.hasValues[column] = 1
    const lo = mixLast(a ^ Math.imul(column + 1, 0x9e3779b1))
    const hi = mixLast(b ^ Math.imul(column + 1, 0x7feb352d) ^ Math.imul(a, 0x2c1b3c6d))
    this.lo = (this.lo + lo) | 0
    this.hi = (this.hi + hi) | 0
    this.sums[column * 2] = (this.sums[column * 2] ?? 0) + lo
    this.sums[column * 2 + 1] = (this.sums[column * 2 + 1] ?? 0) + hi
  }
}

/** The bytes at the end of a value that do not fill a word, as one. */
function lastWord(bytes: Uint8Array, start: number, end: number): number {
  let word = 0
  for (let at = end - 1; at >= start; at--) word = (word << 8) | (bytes[at] ?? 0)
  return word
}

const NUMBER = new Float64Array(1)
const NUMBER_BITS = new Int32Array(NUMBER.buffer)

/** `#N/A` is how a blank value is sent that empties its field.
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
const NULL_WORD = Buffer.from('#N/A').readInt32LE()
const NULL_A = mixA(SEED_A, NULL_WORD) ^ 4
const NULL_B = mixB(SEED_B, NULL_WORD) ^ 4

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length)
}
