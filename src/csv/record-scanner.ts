import { OwnMemory } from '../memory/own-memory.ts'
import { isBlankRow } from './blank-rows.ts'
import { CR, type Delimiter, delimiterByte, LF, QUOTE } from './dialect.ts'
import {
  alignToWords,
  bytesBefore,
  bytesBelow,
  bytesEqual,
  bytesFrom,
  countBytes,
  firstByte,
  repeatByte,
} from './four-bytes.ts'
import { MAX_FIELD_CHARACTERS } from './limits.ts'
import { type Problem, quoteInUnquotedField, textAfterQuote, unclosedQuote } from './problems.ts'
import type { LineBreaks, RecordBatch, RecordSpan } from './record-batch.ts'
import type { RecordFilter } from './record-filter.ts'
import { MAX_RECORD_BYTES, RecordGate } from './record-gate.ts'
import { RecordMeter } from './record-meter.ts'

export interface RecordScannerOptions {
  readonly columnDelimiter: Delimiter
  /** Offset in the file of the first byte that will be fed. */
  readonly offset: number
  /** Called once, before any records. */
  readonly onHeader: (header: RecordSpan) => void
  readonly onRecords: (batch: RecordBatch) => void
  /** Takes wrong quotes, where there is no filter, and fields and records that are too long. */
  readonly onProblem: (problem: Problem) => void
  /** Decides which records are handed on; all are when left out, however many fields they have. */
  readonly filter?: RecordFilter | undefined
}

/** Records that are handed over at a time, at most. */
export const BATCH_SIZE = 4_096
const QUOTES = repeatByte(QUOTE)
const SPACE = 0x20

/** Finds the records of a CSV file that is fed in chunks of any size: a chunk may end inside a quoted field, between
 *  CR and LF, or between the two quotes that stand for one. The first record is the header, which says how many fields
 *  each must have. Blank lines are no records. Nothing of a chunk is kept. */
export class RecordScanner {
  readonly lineBreaks: LineBreaks = { LF: 0, CRLF: 0, quotedLF: 0, quotedCRLF: 0, quotedCR: 0, loneCR: 0 }

  readonly #options: RecordScannerOptions
  readonly #delimiter: number
  readonly #meter: RecordMeter
  readonly #filter: RecordFilter | undefined
  readonly #gate: RecordGate | undefined
  readonly #memory = new OwnMemory()
  readonly #starts = this.#memory.own(new Float64Array(BATCH_SIZE))
  readonly #ends = this.#memory.own(new Float64Array(BATCH_SIZE))
  readonly #lines = this.#memory.own(new Uint32Array(BATCH_SIZE))
  #count = 0

  /** Offset in the file of the next chunk. */
  #offset: number
  /** Relative to the chunk: below 0 for one that started in a chunk before. */
  #recordStart = 0
  #line = 1
  #recordLine = 1
  #fields = 1
  #expectedFields = 0
  /** What is wrong with the quotes of the record, first. */
  #broken: Problem | undefined
  #followsBlankLine = false
  #isQuoted = false
  #quoteLine = 0
  /** Offset in the file of the last opening quote. */
  #quoteOffset = -1
  /** The last chunk ended with a quote inside quotes: closing, or the first of two. */
  #endsInQuote = false
  #endsInCr = false
  #byteBefore: number | undefined

  constructor(options: RecordScannerOptions) {
    this.#options = options
    this.#offset = options.offset
    this.#delimiter = delimiterByte(options.columnDelimiter)
    this.#meter = new RecordMeter(this.#delimiter)
    this.#filter = options.filter
    this.#gate = options.filter && new RecordGate(options.filter)
  }

  /** The line of the next byte, from 1. */
  get line(): number {
    return this.#line
  }

  /** Lines so far, including a last one without line ending. */
  get lines(): number {
    return this.#byteBefore === undefined || this.#byteBefore === LF ? this.#line - 1 : this.#line
  }

  /** How many of the bytes so far belong to a record that has not ended. */
  get pendingBytes(): number {
    return -this.#recordStart
  }

  /** True when the last byte is inside quotes. */
  get endsInQuotes(): boolean {
    return this.#isQuoted && !this.#endsInQuote
  }

  feed(fed: Uint8Array): void {
    if (fed.length === 0) return
    const { bytes: chunk, words } = alignToWords(fed)
    let at = this.#resume(chunk[0])
    while (at < chunk.length) at = this.#isQuoted ? this.#readQuoted(chunk, at) : this.#readUnquoted(chunk, words, at)
    this.#byteBefore = chunk[chunk.length - 1]
    this.#meter.add(chunk, Math.max(0, this.#recordStart), chunk.length)
    this.#gate?.hold(chunk, Math.max(0, this.#recordStart), chunk.length)
    this.#recordStart -= chunk.length
    this.#offset += chunk.length
    this.#flush(true)
  }

  /** Decides what the last byte of the chunk before was. Returns where to go on. */
  #resume(first: number | undefined): number {
    if (this.#endsInCr && first !== LF) this.#foundLoneCr()
    this.#endsInCr = false
    if (!this.#endsInQuote) return 0
    this.#endsInQuote = false
    if (first === QUOTE) return 1
    this.#isQuoted = false
    this.#checkAfterQuote(first)
    return 0
  }

  /** Reads up to the closing quote, or to the end of the chunk; goes on where another quoted field follows. */
  #readQuoted(chunk: Uint8Array, start: number): number {
    const length = chunk.length
    const delimiter = this.#delimiter
    for (let at = start; at < length; at++) {
      let byte = chunk[at] ?? 0
      while (byte > QUOTE || byte === SPACE) {
        if (++at === length) return length
        byte = chunk[at] ?? 0
      }
      const next = at + 1 < length ? chunk[at + 1] : undefined
      if (byte === QUOTE) {
        if (next === QUOTE) at++
        else if (next === delimiter && at + 2 < length && chunk[at + 2] === QUOTE) {
          this.#fields++
          this.#quoteLine = this.#line
          at += 2
        } else {
          this.#endsInQuote = next === undefined
          this.#isQuoted = this.#endsInQuote
          this.#checkAfterQuote(next)
          return at + 1
        }
      } else if (byte === LF) {
        if (this.#byteAt(chunk, at - 1) === CR) this.lineBreaks.quotedCRLF ||= this.#line
        else this.lineBreaks.quotedLF ||= this.#line
        this.#line++
      } else if (byte === CR) {
        if (next === undefined) this.#endsInCr = true
        else if (next !== LF) this.#foundLoneCr()
      }
    }
    return length
  }

  /** Reads up to an opening quote, or to the end of the chunk. */
  #readUnquoted(chunk: Uint8Array, words: Int32Array, start: number): number {
    const length = chunk.length
    const delimiter = this.#delimiter
    let at = start
    let fields = this.#fields
    while (at < length) {
      // Goes over text four bytes at a time, and counts delimiters on the way.
      let special = 0
      let wordAt = at >> 2
      for (let rest = bytesFrom(at); wordAt < words.length; wordAt++) {
        const word = words[wordAt] ?? 0
        const separators = bytesEqual(word, repeatByte(delimiter)) & rest
        special = (bytesEqual(word, QUOTES) | bytesBelow(word, CR + 1)) & rest & ~separators
        if (special !== 0) {
          fields += countBytes(bytesBefore(separators, special))
          break
        }
        fields += countBytes(separators)
        rest = -1
      }
      at = special === 0 ? Math.max(at, wordAt * 4) : wordAt * 4 + firstByte(special)
      if (at === length) break

      const byte = chunk[at] ?? 0
      if (byte === delimiter) fields++
      else if (byte === LF) {
        this.#fields = fields
        this.#endLine(chunk, at + 1)
        fields = 1
      } else if (byte === CR) {
        if (at + 1 === length) this.#endsInCr = true
        else if (chunk[at + 1] !== LF) this.#foundLoneCr()
      } else if (byte === QUOTE) {
        const isOpening = at === this.#recordStart || this.#byteAt(chunk, at - 1) === delimiter
        if (isOpening) {
          this.#isQuoted = true
          this.#quoteLine = this.#line
          this.#quoteOffset = this.#offset + at
          at++
          break
        }
        this.#break(quoteInUnquotedField(this.#line))
      }
      at++
    }
    this.#fields = fields
    return at
  }

  /** The file is over: its last record may lack a line ending. */
  end(): void {
    if (this.#endsInCr) this.#foundLoneCr()
    if (this.endsInQuotes) {
      if (this.#broken) this.#options.onProblem(this.#broken)
      this.#options.onProblem(unclosedQuote(this.#quoteLine))
    } else if (this.#recordStart < 0 && !this.#isBlank(-this.#recordStart)) this.#endRecord(new Uint8Array(0), 0, false)
    this.#flush(false)
    this.#memory.release()
  }

  /** The line ending that ends at `end` ends a record, unless there is nothing before it. */
  #endLine(chunk: Uint8Array, end: number): void {
    const isCrlf = this.#byteAt(chunk, end - 2) === CR
    if (isCrlf) this.lineBreaks.CRLF ||= this.#line
    else this.lineBreaks.LF ||= this.#line
    const isBlank = this.#isBlank(end - this.#recordStart - (isCrlf ? 2 : 1))
    if (!isBlank) this.#endRecord(chunk, end, true)
    else if (this.#recordStart < 0) this.#forget()
    this.#followsBlankLine = isBlank
    this.#line++
    this.#recordLine = this.#line
    this.#recordStart = end
  }

  /** Nothing, or nothing but the quotes of one field: both are blank lines to the org. A filter is asked of the latter.
   *  Source: forcedotcom/wsc: com/sforce/async/CSVReader.java, `nextRecord`. */
  #isBlank(length: number): boolean {
    if (length === 0 || this.#filter !== undefined) return length === 0
    return length === 2 && this.#expectedFields === 1 && this.#quoteOffset === this.#offset + this.#recordStart
  }

  /** Offsets are relative to the chunk; the record may have started in one before. */
  #endRecord(chunk: Uint8Array, end: number, isTerminated: boolean): void {
    const start = this.#offset + this.#recordStart
    const line = this.#recordLine
    const isHeader = this.#expectedFields === 0 && !this.#isBeforeHeader(chunk, end)
    if (isHeader) this.#expectedFields = this.#fields
    const isKept = this.#passes(chunk, end, isHeader)
    if (isKept && end - this.#recordStart > MAX_FIELD_CHARACTERS) this.#checkLength(chunk, end)
    if (this.#recordStart < 0) this.#forget()
    if (isHeader) this.#options.onHeader({ start, end: this.#offset + end, line })
    if (isHeader || !isKept) return
    const count = this.#count++
    this.#starts[count] = start
    this.#ends[count] = this.#offset + end
    this.#lines[count] = line
    if (this.#count === BATCH_SIZE) this.#flush(isTerminated)
  }

  /** Whether the row holds nothing, and the header is still to come. */
  #isBeforeHeader(chunk: Uint8Array, end: number): boolean {
    const row = this.#gate?.whole(chunk, Math.max(0, this.#recordStart), end)
    return row !== undefined && isBlankRow(row, 0, row.length, [this.#delimiter])
  }

  /** Whether the filter lets the record through. One that is too long is refused all the same. */
  #passes(chunk: Uint8Array, end: number, isHeader: boolean): boolean {
    const gate = this.#gate
    const start = this.#recordStart
    const fields = this.#fields
    const expectedFields = this.#expectedFields
    const broken = this.#broken
    this.#broken = undefined
    if (gate === undefined || isHeader || end - start > MAX_RECORD_BYTES) {
      if (broken !== undefined) this.#options.onProblem(broken)
      return true
    }
    const mayBeOrdinary = broken === undefined && fields === expectedFields && start >= 0
    if (mayBeOrdinary && this.#filter?.isOrdinary(chunk, start, end)) return true
    const line = this.#recordLine
    const followsBlankLine = this.#followsBlankLine
    const record = gate.whole(chunk, Math.max(0, start), end)
    return gate.takes(record, { line, fields, expectedFields, broken, followsBlankLine })
  }

  /** The next record does not begin in a chunk before. */
  #forget(): void {
    this.#meter.reset()
    this.#gate?.forget()
  }

  #checkLength(chunk: Uint8Array, end: number): void {
    this.#meter.add(chunk, Math.max(0, this.#recordStart), end)
    for (const problem of this.#meter.problems(this.#recordLine)) this.#options.onProblem(problem)
    this.#meter.reset()
  }

  #flush(isTerminated: boolean): void {
    if (this.#count === 0) return
    const batch = { count: this.#count, starts: this.#starts, ends: this.#ends, lines: this.#lines, isTerminated }
    this.#count = 0
    this.#options.onRecords(batch)
  }

  #byteAt(chunk: Uint8Array, at: number): number | undefined {
    return at < 0 ? this.#byteBefore : chunk[at]
  }

  #foundLoneCr(): void {
    if (this.#isQuoted) this.lineBreaks.quotedCR ||= this.#line
    else this.lineBreaks.loneCR ||= this.#line
  }

  #checkAfterQuote(next: number | undefined): void {
    const mayFollow = next === undefined || next === this.#delimiter || next === LF || next === CR
    if (!mayFollow) this.#break(textAfterQuote(this.#line, this.#quoteLine))
  }

  /** What is wrong with the quotes decides how many fields there are, so those are not counted then. */
  #break(problem: Problem): void {
    this.#broken ??= problem
  }
}
