import { QUOTE } from '../csv/dialect.ts'
import { decodeField } from '../csv/fields.ts'
import { bytesEqual, repeatByte } from '../csv/four-bytes.ts'
import { plainNumber } from '../csv/plain-number.ts'
import { hasCheckLetters, ID_LENGTH, isOfIdBytes } from '../values/ids.ts'
import { canonicalKey, type KeyForm } from '../values/key-forms.ts'
import { mixA, mixB, mixLast, SEED_A, SEED_B } from '../values/mix.ts'

const BLANK = 0x20
/** From here on no number begins. */
const LETTERS = 0x41
const HIGH_BITS = 0x80808080 | 0
const QUOTES = repeatByte(QUOTE)
/** Added to a byte below 0x80, they set its top bit from `A` on, and behind `Z`. */
const FROM_A = repeatByte(0x80 - 0x41)
const BEHIND_Z = repeatByte(0x80 - 0x5b)
const NULL_WORD = Buffer.from('#N/A').readInt32LE()

/**
 * Makes 64-bit hashes of the values of one field: equal for values that are the same key in its form, wherever the field
 * stands and whether it is quoted. Two different keys have the same hash once in 10^19 pairs.
 */
export class FieldKey {
  /** The halves of the last hash; both 0 for a blank key alone. */
  lo = 0
  hi = 0
  readonly #form: KeyForm
  readonly #folds: boolean
  readonly #mostDecimals: number | undefined
  #viewed: Buffer = Buffer.alloc(0)
  #view = viewOf(this.#viewed)
  #scratch = Buffer.allocUnsafeSlow(512)

  constructor(form: KeyForm) {
    this.#form = form
    this.#folds = form.kind !== 'composed' && form.kind !== 'id'
    this.#mostDecimals = form.kind === 'number' ? form.decimals : undefined
  }

  /** Reads the field from `start` to `end`, with its quotes where it has any. */
  read(bytes: Buffer, start: number, end: number): void {
    let first = start
    let last = end
    const isQuoted = bytes[first] === QUOTE
    if (isQuoted) {
      first++
      if (last > first && bytes[last - 1] === QUOTE) last--
    }
    while (first < last && (bytes[first] ?? 0) <= BLANK) first++
    while (last > first && (bytes[last - 1] ?? 0) <= BLANK) last--
    const number = this.#numberIn(bytes, first, last)
    if (!Number.isNaN(number)) this.#setNumber(number)
    else {
      const textEnd = this.#textEnd(bytes, first, last)
      if (textEnd === -1 || !this.#readBytes(bytes, first, textEnd, isQuoted)) this.#readText(bytes, start, end)
    }
  }

  #numberIn(bytes: Buffer, start: number, end: number): number {
    const { kind } = this.#form
    return kind === 'number' || kind === 'any' ? plainNumber(bytes, start, end, this.#mostDecimals) : Number.NaN
  }

  /** Where the bytes of a key end that tell it, as far as its length and its beginning show; -1 where they do not. */
  #textEnd(bytes: Buffer, start: number, end: number): number {
    switch (this.#form.kind) {
      case 'id':
        if (end - start === ID_LENGTH) return isOfIdBytes(bytes, start) ? end : -1
        return end - start === ID_LENGTH + 3 && hasCheckLetters(bytes, start) ? start + ID_LENGTH : -1
      case 'number':
        return -1
      case 'any':
        return (bytes[start] ?? 0) >= LETTERS ? end : -1
      default:
        return end
    }
  }

  /** Whether the bytes tell the key: not where there are quotes in them, or characters beyond ASCII. */
  #readBytes(bytes: Buffer, start: number, end: number, isQuoted: boolean): boolean {
    if (bytes !== this.#viewed) {
      this.#viewed = bytes
      this.#view = viewOf(bytes)
    }
    const view = this.#view
    const folds = this.#folds
    let a = SEED_A
    let b = SEED_B
    let at = start
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      if ((word & HIGH_BITS) !== 0 || (isQuoted && bytesEqual(word, QUOTES) !== 0)) return false
      const folded = folds ? foldWord(word) : word
      a = mixA(a, folded)
      b = mixB(b, folded)
    }
    if (end - start === 4 && view.getInt32(start, true) === NULL_WORD) {
      this.#set(0, 0, 0)
      return true
    }
    let word = 0
    for (let tail = end - 1; tail >= at; tail--) {
      const byte = bytes[tail] ?? 0
      if (byte >= 0x80 || (isQuoted && byte === QUOTE)) return false
      word = (word << 8) | byte
    }
    if (at < end) {
      const folded = folds ? foldWord(word) : word
      a = mixA(a, folded)
      b = mixB(b, folded)
    }
    this.#set(a, b, end - start)
    return true
  }

  #readText(bytes: Buffer, start: number, end: number): void {
    const key = canonicalKey(this.#form, decodeField(bytes, start, end))
    if (typeof key === 'number') this.#setNumber(key)
    else this.#setText(key)
  }

  #setText(text: string): void {
    if (text.length * 3 > this.#scratch.length) this.#scratch = Buffer.allocUnsafeSlow(text.length * 6)
    const scratch = this.#scratch
    const length = scratch.write(text)
    let a = SEED_A
    let b = SEED_B
    let at = 0
    for (; at + 4 <= length; at += 4) {
      const word = scratch.readInt32LE(at)
      a = mixA(a, word)
      b = mixB(b, word)
    }
    let word = 0
    for (let tail = length - 1; tail >= at; tail--) word = (word << 8) | (scratch[tail] ?? 0)
    this.#set(at < length ? mixA(a, word) : a, at < length ? mixB(b, word) : b, length)
  }

  #setNumber(number: number): void {
    NUMBER[0] = number
    const low = NUMBER_BITS[0] ?? 0
    const high = NUMBER_BITS[1] ?? 0
    // Longer than any text, so that zero is not taken for a blank.
    this.#set(mixA(mixA(SEED_A, low), high), mixB(mixB(SEED_B, low), high), -1)
  }

  #set(a: number, b: number, length: number): void {
    const lo = length === 0 ? 0 : mixLast(a ^ length)
    this.hi = length === 0 ? 0 : mixLast(b ^ length ^ Math.imul(a, 0x2c1b3c6d))
    this.lo = length !== 0 && lo === 0 && this.hi === 0 ? 1 : lo
  }
}

const NUMBER = new Float64Array(1)
const NUMBER_BITS = new Int32Array(NUMBER.buffer)

/** Small letters for capitals. Source for the arithmetic: Warren, "Hacker's Delight", 2nd edition, 6-1. */
function foldWord(word: number): number {
  const isCapital = (word + FROM_A) & ~(word + BEHIND_Z) & HIGH_BITS
  return word | (isCapital >>> 2)
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length)
}
