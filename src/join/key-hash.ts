import { CR, LF, QUOTE } from '../csv/dialect.ts'
import { decodeField, fieldEnd, indexOfByte } from '../csv/fields.ts'
import { bytesEqual, repeated } from '../csv/words.ts'
import { canonical, type Form, numberIn } from './forms.ts'

/** How the fields of a record, or of a row, become its key. */
export interface Fields {
  /** Byte between them. */
  readonly delimiter: number
  /** For each field in its order, the number of its column, or -1 for one that the key leaves out. */
  readonly columns: Int32Array
  /** For each field, how its value is read. */
  readonly forms: readonly Form[]
}

const SEED_A = 0x811c9dc5 | 0
const SEED_B = 0x9e3779b9 | 0
const QUOTES = repeated(QUOTE)
const CRS = repeated(CR)

/**
 * Makes 64-bit keys of records: equal for those whose values are the same, whatever order their columns have. Blank values
 * add nothing. Two different records have the same key once in 10^19 pairs.
 */
export class KeyHash {
  /** The halves of the last key. */
  lo = 0
  hi = 0
  /** Of each column, whether a value was seen that is not blank. */
  readonly hasValues: Uint8Array
  /** Of each column, the sum of its values' hashes, in two halves. */
  readonly sums: Int32Array
  #scratch = Buffer.allocUnsafeSlow(1_024)
  #scratchView = viewOf(this.#scratch)
  #viewed: Buffer = this.#scratch
  #view = this.#scratchView
  #a = 0
  #b = 0
  /** Of the last field, in bytes. */
  #length = 0

  constructor(columns: number) {
    this.hasValues = new Uint8Array(columns)
    this.sums = new Int32Array(columns * 2)
  }

  /** Reads the record from `start` to `end`, where its line ending starts. */
  read(bytes: Buffer, start: number, end: number, { delimiter, columns, forms }: Fields): void {
    this.lo = 0
    this.hi = 0
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
    const delimiters = repeated(delimiter)
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
    this.#end(a, b, bytes, at, textEnd)
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
    this.#end(a, b, bytes, at, textEnd)
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
    this.#end(a, b, this.#scratch, at, length)
  }

  /** Takes the last bytes of a value, from `tail` on, which do not fill a word, and its length. */
  #end(a: number, b: number, bytes: Buffer, tail: number, end: number): void {
    let word = 0
    for (let at = end - 1; at >= tail; at--) word = (word << 8) | (bytes[at] ?? 0)
    this.#a = (tail < end ? mixA(a, word) : a) ^ this.#length
    this.#b = (tail < end ? mixB(b, word) : b) ^ this.#length
  }

  #readFormed(bytes: Buffer, start: number, end: number, form: Form): void {
    const number = form === 'number' ? plainNumber(bytes, start, end) : Number.NaN
    if (!Number.isNaN(number)) {
      this.#readNumber(number)
      return
    }
    const value = decodeField(bytes, start, end)
    const slowNumber = form === 'number' ? numberIn(value) : undefined
    if (slowNumber !== undefined) {
      this.#readNumber(slowNumber)
      return
    }
    const text = canonical(form, value)
    this.#reserve(text.length * 3)
    this.#readScratch(this.#scratch.write(text))
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
    if (this.#length === 0 || (this.#length === 4 && a === NULL_A && b === NULL_B)) return
    this.hasValues[column] = 1
    const lo = mixed(a ^ Math.imul(column + 1, 0x9e3779b1))
    const hi = mixed(b ^ Math.imul(column + 1, 0x7feb352d) ^ Math.imul(a, 0x2c1b3c6d))
    this.lo = (this.lo + lo) | 0
    this.hi = (this.hi + hi) | 0
    this.sums[column * 2] = (this.sums[column * 2] ?? 0) + lo
    this.sums[column * 2 + 1] = (this.sums[column * 2 + 1] ?? 0) + hi
  }
}

const NUMBER = new Float64Array(1)
const NUMBER_BITS = new Int32Array(NUMBER.buffer)

/** Takes the next four bytes of a value. Source: aappleby/smhasher: src/MurmurHash3.cpp, the body of
 *  `MurmurHash3_x86_128`: two of its lanes, each of which gets all words here. */
function mixA(half: number, word: number): number {
  const k = Math.imul(word, 0x239b961b)
  const mixed = half ^ Math.imul((k << 15) | (k >>> 17), 0xab0e9789)
  return (Math.imul((mixed << 19) | (mixed >>> 13), 5) + 0x561ccd1b) | 0
}

function mixB(half: number, word: number): number {
  const k = Math.imul(word, 0x38b34ae5)
  const mixed = half ^ Math.imul((k << 18) | (k >>> 14), 0xa1e38b93)
  return (Math.imul((mixed << 15) | (mixed >>> 17), 5) + 0x96cd1c35) | 0
}

/** `#N/A` is how a blank value is sent that empties its field.
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
const NULL_WORD = Buffer.from('#N/A').readInt32LE()
const NULL_A = mixA(SEED_A, NULL_WORD) ^ 4
const NULL_B = mixB(SEED_B, NULL_WORD) ^ 4

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length)
}

/** The last step of MurmurHash3: every bit of the input changes half of the bits.
 *  Source: aappleby/smhasher: src/MurmurHash3.cpp, `fmix32`. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e]
/** Up to here, powers of ten and integers are exact, and so is the rounding of their quotient.
 *  Source: Clinger, "How to Read Floating Point Numbers Accurately", 1990. */
const EXACT_DIGITS = 15

/** The number in a field of digits, with a sign and a point or without; NaN for anything else. */
function plainNumber(bytes: Buffer, start: number, end: number): number {
  let at = start
  let last = end
  if (bytes[at] === QUOTE) {
    at++
    last--
  }
  const isNegative = bytes[at] === MINUS
  if (isNegative) at++
  if (last - at > EXACT_DIGITS + 1 || last <= at) return Number.NaN
  let digits = 0
  let decimals = -1
  let count = 0
  for (; at < last; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + (byte - ZERO)
      count++
      if (decimals >= 0) decimals++
    } else if (byte === POINT && decimals < 0 && count > 0) decimals = 0
    else return Number.NaN
  }
  if (count === 0 || count > EXACT_DIGITS) return Number.NaN
  const size = decimals > 0 ? digits / 10 ** decimals : digits
  return isNegative && size !== 0 ? -size : size
}
