import type { ResultKind } from '../bulk/client.ts'
import { columnIndex } from '../csv/column-index.ts'
import { delimiterByte } from '../csv/dialect.ts'
import { decodeField, fieldEnd } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import type { OnRow } from '../csv/result-rows.ts'
import { OwnMemory } from '../memory/own-memory.ts'
import { cutText } from '../text/cut-text.ts'
import type { Fields, KeyHash } from './key-hash.ts'

/** An id takes 18 characters. Source: SOAP API guide, "Field Types", ID. */
export const ID_BYTES = 18

/** Characters of different errors of a file that are kept in memory; beyond them each error is kept only in short. */
const MOST_ERROR_CHARACTERS = 32_000_000
const SHORT_ERROR_CHARACTERS = 300

/** Bytes from `start` to `end`. */
export interface ByteSpan {
  bytes: Buffer
  start: number
  end: number
}

/** How the keys of rows are read as they arrive. */
export interface RowKeying {
  /** As many as the part has records. */
  readonly mostRows: number
  readonly hash: KeyHash
  readonly fieldsOf: (header: Header) => Fields
}

/** What the rows of one result file say, in little memory: ids, errors, and keys where they are wanted. */
export class ArrivedRows {
  readonly kind: ResultKind
  /** Undefined until a row comes. */
  header: Header | undefined
  count = 0
  /** Rows of records that are new in the org. */
  created = 0
  readonly #keying: RowKeying | undefined
  readonly #memory = new OwnMemory()
  #ids: Buffer = Buffer.alloc(0)
  #words = new Uint32Array(0)
  #lo = new Int32Array(0)
  #hi = new Int32Array(0)
  readonly #idSpan: ByteSpan = { bytes: this.#ids, start: 0, end: 0 }
  #delimiter = 0
  /** Something stands for an id that may need quotes. */
  #hasOddIds = false
  #idColumn = -1
  #wordColumn = -1
  #fields: Fields | undefined
  readonly #texts: string[] = []
  #characters = 0
  /** By text, whether it is `true`. */
  readonly #isTrue: boolean[] = []
  /** The bytes of the last row's word, which are mostly those of the next one. */
  #lastWord = Buffer.alloc(0)
  #lastNumber = -1
  readonly #numbers = new Map<string, number>()

  constructor(kind: ResultKind, keying?: RowKeying) {
    this.kind = kind
    this.#keying = keying
  }

  /** Takes the next row. */
  readonly add: OnRow = (bytes, start, end, header) => {
    if (header !== this.header) this.#begin(header)
    if (this.count === this.#words.length) this.#grow()
    if (this.kind !== 'unprocessedrecords') this.#readWords(bytes, start, end)
    if (this.#keying !== undefined && this.#fields !== undefined) {
      const { hash } = this.#keying
      hash.read(bytes, start, end, this.#fields)
      this.#lo[this.count] = hash.lo
      this.#hi[this.count] = hash.hi
    }
    this.count++
  }

  /** Blank where the row has none. */
  idOf(row: number): string {
    if (this.kind === 'unprocessedrecords') return ''
    const start = row * ID_BYTES
    const id = this.#ids.toString('latin1', start, start + ID_BYTES)
    const end = id.indexOf('\0')
    return end === -1 ? id : id.slice(0, end)
  }

  /** `ID_BYTES` of each row, filled up with zeros; there are more behind the last row. */
  get ids(): Buffer {
    return this.#ids
  }

  /** The id as it is written to a CSV file; where it stands, until the next one is asked for. */
  idWordOf(row: number): ByteSpan | string {
    if (this.#hasOddIds) return this.idOf(row)
    const span = this.#idSpan
    span.bytes = this.#ids
    span.start = row * ID_BYTES
    span.end = this.kind === 'unprocessedrecords' ? span.start : span.start + ID_BYTES
    while (span.end > span.start && this.#ids[span.end - 1] === 0) span.end--
    return span
  }

  /** Whether the record of a successful row is new. */
  isCreated(row: number): boolean {
    return this.#isTrue[this.#words[row] ?? -1] ?? false
  }

  /** `sf__Created` or `sf__Error`. */
  wordOf(row: number): string {
    return this.#texts[this.#words[row] ?? -1] ?? ''
  }

  loOf(row: number): number {
    return this.#lo[row] ?? 0
  }

  hiOf(row: number): number {
    return this.#hi[row] ?? 0
  }

  /** Gives the memory back: only the number of the rows is known from then on. */
  release(): void {
    this.#memory.release()
  }

  #begin(header: Header): void {
    this.header = header
    this.#delimiter = delimiterByte(header.columnDelimiter)
    this.#idColumn = columnIndex(header.columns, 'sf__Id')
    this.#wordColumn = columnIndex(header.columns, this.kind === 'failedResults' ? 'sf__Error' : 'sf__Created')
    this.#fields = this.#keying?.fieldsOf(header)
  }

  #readWords(bytes: Buffer, start: number, end: number): void {
    const last = Math.max(this.#idColumn, this.#wordColumn)
    let at = start
    for (let column = 0; column <= last && at <= end; column++) {
      const to = fieldEnd(bytes, at, end, this.#delimiter)
      if (column === this.#idColumn) this.#readId(bytes, at, to)
      else if (column === this.#wordColumn) this.#setWord(bytes, at, to)
      at = to + 1
    }
  }

  #readId(bytes: Buffer, start: number, end: number): void {
    const isQuoted = bytes[start] === 0x22
    const from = isQuoted ? start + 1 : start
    const to = isQuoted ? end - 1 : end
    const ids = this.#ids
    const length = Math.min(to - from, ID_BYTES)
    const place = this.count * ID_BYTES
    for (let index = 0; index < length; index++) {
      const byte = bytes[from + index] ?? 0
      if (!isWordByte(byte)) this.#hasOddIds = true
      ids[place + index] = byte
    }
  }

  #setWord(bytes: Buffer, start: number, end: number): void {
    if (!isEqual(bytes, start, end, this.#lastWord)) {
      this.#lastWord = Buffer.from(bytes.subarray(start, end))
      this.#lastNumber = this.#numberOf(decodeField(bytes, start, end))
    }
    if (this.#isTrue[this.#lastNumber] && this.kind === 'successfulResults') this.created++
    this.#words[this.count] = this.#lastNumber
  }

  /** The number of a text. The first of very many different errors are kept at length, the others in short. */
  #numberOf(whole: string): number {
    const word = this.#characters < MOST_ERROR_CHARACTERS ? cutText(whole) : cutText(whole, SHORT_ERROR_CHARACTERS)
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#characters += word.length
    const number = this.#texts.push(word) - 1
    this.#isTrue.push(word.toLowerCase() === 'true')
    this.#numbers.set(word, number)
    return number
  }

  /** Most records get in: their rows have all their room at once, and no copies are left for the garbage. */
  #nextSize(): number {
    const { mostRows = 0 } = this.#keying ?? {}
    if (this.kind === 'successfulResults' && this.count < mostRows) return mostRows
    return Math.max(1_024, this.#words.length * 2)
  }

  #grow(): void {
    const size = this.#nextSize()
    const words = new Uint32Array(size)
    words.set(this.#words)
    this.#words = this.#memory.replace(this.#words, words)
    if (this.kind !== 'unprocessedrecords') {
      const ids = Buffer.alloc(size * ID_BYTES)
      this.#ids.copy(ids)
      this.#ids = this.#memory.replace(this.#ids, ids)
    }
    if (this.#keying === undefined) return
    const grown = (keys: Int32Array<ArrayBuffer>) => {
      const larger = new Int32Array(size)
      larger.set(keys)
      return this.#memory.replace(keys, larger)
    }
    this.#lo = grown(this.#lo)
    this.#hi = grown(this.#hi)
  }
}

function isWordByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}

function isEqual(bytes: Buffer, start: number, end: number, other: Buffer): boolean {
  if (end - start !== other.length) return false
  for (let index = 0; index < other.length; index++) if (bytes[start + index] !== other[index]) return false
  return true
}
