import { dropBlanks, skipBlanks, trimmedField } from '../csv/blank-ends.ts'
import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte, QUOTE } from '../csv/dialect.ts'
import { FieldFinder } from '../csv/field-finder.ts'
import { fieldEnd } from '../csv/fields.ts'
import { type Header, isResultColumn, namesAsTheyAre } from '../csv/header.ts'
import { findsParent } from '../values/column-name.ts'
import { PLAIN_DIGITS } from '../values/decimal.ts'
import { checkByte, ID_LENGTH } from '../values/ids.ts'
import { anyKey, isBlankKey, isScientific, type KeyKind } from '../values/key-forms.ts'
import { mixLast } from '../values/mix.ts'
import { sameName } from '../values/names.ts'

/** The columns that are looked at in each record while files are scanned. */
export interface KeyColumns {
  /** The column whose value names a record of the org; undefined where records have no key. */
  readonly column: string | undefined
  readonly kind: KeyKind
}

/** Columns whose values name records: the key, and those that find a parent by one of its fields.
 *  Source: Bulk API 2.0 guide, "Relationship Fields in a Header Row". */
export function namesRecords(name: string, { column }: KeyColumns): boolean {
  if (isResultColumn(name)) return false
  return findsParent(name) || sameName(name.trim(), column)
}

/* Of a byte of a key, which of these it is; a number may consist of the first two alone. */
const DIGIT = 1
const NUMERIC = 2
const OTHER = 4
/** Needs a look at the whole text. */
const ODD = 8
/** The decimal point of some countries, which makes no number to the org. */
const COMMA = 16
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return DIGIT
  if (byte >= 0x80 || byte === QUOTE) return ODD
  if (byte === 0x2c) return COMMA
  return '+-.eE'.includes(String.fromCharCode(byte)) ? NUMERIC : OTHER
})
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte))
const ZERO = 0x30
const HASH = 0x23
/** Makes a small letter of a capital; digits have the bit. */
const SMALL = 0x20

/**
 * Reads the keys of the records under one header. A key has 64 bits: equal for all keys that may be the same to the org, as
 * `anyKey` has it, and for hardly any others. Most are taken from the bytes as they stand; what may be a number, or is
 * not ASCII, is looked at as text.
 */
export class KeyReader {
  /** The halves of the last key; both 0 where the record has none. */
  lo = 0
  hi = 0
  /** Values of the last record that have blanks at their ends. */
  blankEnds = 0
  /** The last key looks like a long number as spreadsheets print it. */
  isScientific = false
  readonly #delimiter: number
  readonly #finder: FieldFinder
  /** Places of the columns that are looked at, from 0, in their order. */
  readonly #looked: readonly number[]
  readonly #keyPlace: number
  readonly #kind: KeyKind
  #scratch = Buffer.alloc(64)

  constructor(header: Pick<Header, 'columns' | 'use' | 'columnDelimiter'>, watched: KeyColumns) {
    const { columnDelimiter } = header
    const columns = namesAsTheyAre(header)
    this.#delimiter = delimiterByte(columnDelimiter)
    this.#finder = new FieldFinder(this.#delimiter)
    this.#kind = watched.kind
    this.#keyPlace = watched.column === undefined ? -1 : keyPlace(columns, watched.column)
    this.#looked = columns.flatMap((name, place) => (namesRecords(name, watched) ? [place] : []))
  }

  /** Whether there is anything to look at. */
  get looks(): boolean {
    return this.#looked.length > 0
  }

  /** Reads the record from `start` to `end`, where its line ending starts. */
  read(bytes: Buffer, start: number, end: number): void {
    this.lo = 0
    this.hi = 0
    this.blankEnds = 0
    this.isScientific = false
    let at = start
    let column = 0
    for (let index = 0; index < this.#looked.length; index++) {
      const place = this.#looked[index] ?? 0
      at = this.#finder.find(bytes, at, end, place - column)
      if (at === -1) return
      this.#look(bytes, at, fieldEnd(bytes, at, end, this.#delimiter), place === this.#keyPlace)
      column = place
    }
  }

  #look(bytes: Buffer, start: number, end: number, isKey: boolean): void {
    const isQuoted = bytes[start] === QUOTE
    const valueStart = isQuoted ? start + 1 : start
    const valueEnd = isQuoted && end > valueStart && bytes[end - 1] === QUOTE ? end - 1 : end
    const from = skipBlanks(bytes, valueStart, valueEnd)
    const to = dropBlanks(bytes, from, valueEnd)
    if (from > valueStart || to < valueEnd) this.blankEnds++
    if (!isKey || from === to) return
    // Quotes within and characters beyond ASCII need a look at the whole field.
    if (!this.#readBytes(bytes, from, to)) this.#readText(trimmedField(bytes, start, end))
  }

  /** Whether the bytes of a key tell it as they are. */
  #readBytes(bytes: Buffer, from: number, to: number): boolean {
    const first = bytes[from] ?? 0
    if (first === HASH && isBlankKey(bytes.toString('latin1', from, to))) return true
    let seen = 0
    let a = SEED_A
    let b = SEED_B
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      seen |= CLASSES[byte] ?? 0
      const same = FOLDED[byte] ?? 0
      a = Math.imul(a ^ same, MULTIPLIER_A)
      b = Math.imul(b ^ same, MULTIPLIER_B)
    }
    if ((seen & ODD) !== 0) return false
    if (this.#kind === 'id') {
      if (to - from === ID_LENGTH) this.#endShortId(bytes, from, a, b)
      else this.#end(a, b)
    } else if ((seen & OTHER) !== 0) this.#end(a, b)
    else if ((seen & COMMA) !== 0) {
      this.#end(a, b)
      this.isScientific = isScientific(bytes.toString('latin1', from, to))
    } else if (seen !== DIGIT || to - from > PLAIN_DIGITS) this.#readText(bytes.toString('latin1', from, to))
    else if (first !== ZERO) this.#end(a, b)
    else this.#hash(bytes, skipZeros(bytes, from, to), to)
    return true
  }

  /** Adds the characters that make 18 of the 15 of an Id. */
  #endShortId(bytes: Buffer, from: number, a: number, b: number): void {
    let longA = a
    let longB = b
    for (let five = from; five < from + ID_LENGTH; five += 5) {
      const letter = checkByte(bytes, five) | SMALL
      longA = Math.imul(longA ^ letter, MULTIPLIER_A)
      longB = Math.imul(longB ^ letter, MULTIPLIER_B)
    }
    this.#end(longA, longB)
  }

  #readText(text: string): void {
    if (isBlankKey(text)) return
    this.isScientific = this.#kind === 'value' && isScientific(text)
    const key = anyKey(text, this.#kind)
    if (this.#scratch.length < key.length * 3) this.#scratch = Buffer.allocUnsafeSlow(key.length * 6)
    this.#hash(this.#scratch, 0, this.#scratch.write(key))
  }

  #hash(bytes: Buffer, from: number, to: number): void {
    let a = SEED_A
    let b = SEED_B
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0
      a = Math.imul(a ^ byte, MULTIPLIER_A)
      b = Math.imul(b ^ byte, MULTIPLIER_B)
    }
    this.#end(a, b)
  }

  #end(a: number, b: number): void {
    this.lo = mixLast(a) >>> 0
    this.hi = mixLast(b ^ Math.imul(a, 0x2c1b3c6d)) >>> 0
    // Both 0 stands for no key.
    if (this.lo === 0 && this.hi === 0) this.hi = 1
  }
}

/** Where the key stands, counted from 0; -1 when the header has no such column. */
export function keyPlace(columns: readonly string[], column: string): number {
  const place = columnIndex(columns, column)
  if (place >= 0) return place
  return columns.findIndex((name) => sameName(name.trim(), column))
}

/** The key of a record as text, without blanks at its ends. */
export function keyText(
  bytes: Buffer,
  start: number,
  end: number,
  { place, delimiter }: { place: number; delimiter: number },
): string {
  let fieldStart = start
  for (let column = 0; column < place; column++) fieldStart = fieldEnd(bytes, fieldStart, end, delimiter) + 1
  return trimmedField(bytes, fieldStart, fieldEnd(bytes, fieldStart, end, delimiter))
}

/** One zero stays of a number that is nothing else. */
function skipZeros(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to - 1 && bytes[at] === ZERO) at++
  return at
}

/* Source: FNV-1a (RFC 9923), in two halves that differ in seed and multiplier. */
const SEED_A = 0x811c9dc5 | 0
const SEED_B = 0x9e3779b9 | 0
const MULTIPLIER_A = 0x01000193
const MULTIPLIER_B = 0x85ebca6b | 0
