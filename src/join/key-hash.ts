import { CR, LF, QUOTE } from '../csv/dialect.ts'
import { decodeField, fieldEnd } from '../csv/fields.ts'
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

const [SEED_A, SEED_B] = [0x811c9dc5 | 0, 0x9e3779b9 | 0]
const [PRIME_A, PRIME_B] = [0x01000193, 0x85ebca6b | 0]

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
  #a = 0
  #b = 0

  constructor(columns: number) {
    this.hasValues = new Uint8Array(columns)
    this.sums = new Int32Array(columns * 2)
  }

  /** Reads the record from `start` to `end`, where its line ending starts. */
  read(bytes: Buffer, start: number, end: number, { delimiter, columns, forms }: Fields): void {
    this.lo = 0
    this.hi = 0
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

  #readPlain(bytes: Buffer, start: number, end: number, delimiter: number): number {
    let a = SEED_A
    let b = SEED_B
    let at = start
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte === delimiter) break
      a = Math.imul(a ^ byte, PRIME_A)
      b = Math.imul(b + byte, PRIME_B) ^ (b >>> 13)
    }
    this.#a = a
    this.#b = b
    return at
  }

  /** Two quotes stand for one, and line breaks of any kind for a line feed. */
  #readQuoted(bytes: Buffer, start: number, end: number, delimiter: number): number {
    let a = SEED_A
    let b = SEED_B
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
      a = Math.imul(a ^ byte, PRIME_A)
      b = Math.imul(b + byte, PRIME_B) ^ (b >>> 13)
    }
    this.#a = a
    this.#b = b
    while (at < end && bytes[at] !== delimiter) at++
    return at
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
    if (text.length * 3 > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(text.length * 6)
    const length = this.#scratch.write(text)
    // No byte of text is 0x100, so that nothing ends the field before its end.
    this.#readPlain(this.#scratch, 0, length, 0x100)
  }

  #readNumber(number: number): void {
    NUMBER[0] = number
    const [low = 0, high = 0] = NUMBER_BITS
    this.#a = Math.imul(low ^ Math.imul(high, PRIME_B) ^ SEED_A, PRIME_A)
    this.#b = Math.imul(high ^ Math.imul(low, PRIME_A) ^ SEED_B, PRIME_B)
  }

  #add(column: number): void {
    const a = this.#a
    const b = this.#b
    if ((a === SEED_A && b === SEED_B) || (a === NULL_A && b === NULL_B)) return
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

/** `#N/A` is how a blank value is sent that empties its field.
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
const [NULL_A, NULL_B] = hashOf('#N/A')

function hashOf(text: string): [number, number] {
  let a = SEED_A
  let b = SEED_B
  for (const byte of Buffer.from(text)) {
    a = Math.imul(a ^ byte, PRIME_A)
    b = Math.imul(b + byte, PRIME_B) ^ (b >>> 13)
  }
  return [a, b]
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
