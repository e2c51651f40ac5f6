import { type ColumnDelimiter, CR, delimiterByte, LF, QUOTE } from './dialect.ts'
import { MAX_FIELD_CHARACTERS, MAX_RECORD_CHARACTERS } from './limits.ts'
import {
  fieldTooLong,
  type Problem,
  quoteInUnquotedField,
  raggedRecord,
  recordTooLong,
  textAfterQuote,
  unclosedQuote,
} from './problems.ts'
import { RecordMeter } from './record-meter.ts'
import {
  alignToWords,
  bytesBefore,
  bytesBelow,
  bytesEqual,
  bytesFrom,
  countBytes,
  firstByte,
  repeated,
} from './words.ts'

/** Where records stand in their file. The arrays are used again: read them before returning. */
export interface RecordBatch {
  readonly count: number
  /** Offsets in bytes; an end is behind the line ending. */
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** On which each record starts, from 1; a line ends with a line feed, also inside quotes. */
  readonly lines: Uint32Array
  /** False when the last record of the batch ends the file without a line ending. */
  readonly isTerminated: boolean
}

/** The first line on which each kind of line break was seen; 0 = nowhere. */
export interface LineBreaks {
  /** At the end of records; those of blank lines do not count. */
  LF: number
  CRLF: number
  /** Inside quotes. */
  quotedLF: number
  quotedCRLF: number
  quotedCR: number
  /** Outside quotes with no line feed after it; taken as text. */
  loneCR: number
}

/** Where one record stands, as in `RecordBatch`. */
export interface RecordSpan {
  readonly start: number
  readonly end: number
  readonly line: number
}

export interface RecordScannerOptions {
  readonly columnDelimiter: ColumnDelimiter
  /** Offset in the file of the first byte that will be fed. */
  readonly offset: number
  /** Called once, before any records. */
  readonly onHeader: (header: RecordSpan) => void
  readonly onRecords: (batch: RecordBatch) => void
  /** At most one a record, but for fields and records that are too long. */
  readonly onProblem: (problem: Problem) => void
}

const BATCH_SIZE = 4_096
const QUOTES = repeated(QUOTE)

/* What a byte may mean. */
const TEXT = 0
const DELIMITER = 1
const QUOTATION_MARK = 2
const LINE_FEED = 3
const CARRIAGE_RETURN = 4

/** Finds the records of a CSV file that is fed in chunks of any size: a chunk may end inside a quoted field, between
 *  CR and LF, or between the two quotes that stand for one. The first record is the header, which says how many fields
 *  each must have. Blank lines are no records. Nothing of a chunk is kept. */
export class RecordScanner {
  readonly lineBreaks: LineBreaks = { LF: 0, CRLF: 0, quotedLF: 0, quotedCRLF: 0, quotedCR: 0, loneCR: 0 }

  readonly #options: RecordScannerOptions
  readonly #kinds = new Uint8Array(256)
  readonly #delimiter: number
  readonly #meter: RecordMeter
  readonly #starts = new Float64Array(BATCH_SIZE)
  readonly #ends = new Float64Array(BATCH_SIZE)
  readonly #lines = new Uint32Array(BATCH_SIZE)
  #count = 0

  /** Offset in the file of the next chunk. */
  #offset: number
  /** Relative to the chunk: below 0 for one that started in a chunk before. */
  #recordStart = 0
  #line = 1
  #recordLine = 1
  #fields = 1
  #expectedFields = 0
  #isBroken = false
  #isQuoted = false
  #quoteLine = 0
  /** The last chunk ended with a quote inside quotes: closing, or the first of two. */
  #endsInQuote = false
  #endsInCr = false
  #byteBefore: number | undefined

  constructor(options: RecordScannerOptions) {
    this.#options = options
    this.#offset = options.offset
    this.#delimiter = delimiterByte(options.columnDelimiter)
    this.#meter = new RecordMeter(this.#delimiter)
    this.#kinds[this.#delimiter] = DELIMITER
    this.#kinds[QUOTE] = QUOTATION_MARK
    this.#kinds[LF] = LINE_FEED
    this.#kinds[CR] = CARRIAGE_RETURN
  }

  /** The line of the next byte, from 1. */
  get line(): number {
    return this.#line
  }

  /** Lines so far, including a last one without line ending. */
  get lines(): number {
    return this.#byteBefore === undefined || this.#byteBefore === LF ? this.#line - 1 : this.#line
  }

  /** True when the last byte is inside quotes. */
  get endsInQuotes(): boolean {
    return this.#isQuoted && !this.#endsInQuote
  }

  feed(fed: Uint8Array): void {
    if (fed.length === 0) return
    const { bytes: chunk, words } = alignToWords(fed)
    const length = chunk.length
    const wordCount = words.length
    const kinds = this.#kinds
    const delimiter = this.#delimiter
    const delimiters = repeated(delimiter)
    const byteBefore = this.#byteBefore
    let at = 0
    let fields = this.#fields
    let isQuoted = this.#isQuoted

    if (this.#endsInCr && chunk[0] !== LF) this.#foundLoneCr(isQuoted)
    this.#endsInCr = false
    if (this.#endsInQuote) {
      this.#endsInQuote = false
      if (chunk[0] === QUOTE) at = 1
      else {
        isQuoted = false
        this.#checkAfterQuote(chunk[0])
      }
    }

    while (at < length) {
      // Goes over what is text, four bytes at a time, and counts delimiters on the way where they separate fields.
      let wordAt = at >> 2
      let special = 0
      const outside = isQuoted ? 0 : -1
      for (let rest = bytesFrom(at); wordAt < wordCount; wordAt++) {
        const word = words[wordAt] ?? 0
        const separators = bytesEqual(word, delimiters) & rest & outside
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

      const kind = kinds[chunk[at] ?? 0] ?? TEXT
      const previous = at > 0 ? chunk[at - 1] : byteBefore
      at++
      if (kind === QUOTATION_MARK) {
        if (!isQuoted) {
          if (at - 1 === this.#recordStart || previous === delimiter) {
            isQuoted = true
            this.#quoteLine = this.#line
          } else this.#break(quoteInUnquotedField(this.#line))
        } else if (at === length) this.#endsInQuote = true
        else if (chunk[at] === QUOTE) at++
        else {
          isQuoted = false
          this.#checkAfterQuote(chunk[at])
        }
      } else if (kind === LINE_FEED) {
        const isCrlf = previous === CR
        if (isQuoted) {
          if (isCrlf) this.lineBreaks.quotedCRLF ||= this.#line
          else this.lineBreaks.quotedLF ||= this.#line
          this.#line++
        } else {
          this.#fields = fields
          this.#endLine(chunk, at, isCrlf)
          fields = 1
        }
      } else if (kind === CARRIAGE_RETURN) {
        if (at === length) this.#endsInCr = true
        else if (chunk[at] !== LF) this.#foundLoneCr(isQuoted)
      } else if (kind === DELIMITER && !isQuoted) fields++
    }

    this.#isQuoted = isQuoted
    this.#fields = fields
    this.#byteBefore = chunk[length - 1]
    this.#meter.add(chunk, Math.max(0, this.#recordStart), length)
    this.#recordStart -= length
    this.#offset += length
    this.#flush(true)
  }

  /** The file is over: its last record may lack a line ending. */
  end(): void {
    if (this.#endsInCr) this.#foundLoneCr(this.#isQuoted)
    if (this.endsInQuotes) this.#options.onProblem(unclosedQuote(this.#quoteLine))
    else if (this.#recordStart < 0) this.#endRecord(new Uint8Array(0), 0, false)
    this.#flush(false)
  }

  /** The line ending that ends at `end` ends a record, unless there is nothing before it. */
  #endLine(chunk: Uint8Array, end: number, isCrlf: boolean): void {
    if (end - this.#recordStart > (isCrlf ? 2 : 1)) {
      if (isCrlf) this.lineBreaks.CRLF ||= this.#line
      else this.lineBreaks.LF ||= this.#line
      this.#endRecord(chunk, end, true)
    } else if (this.#recordStart < 0) this.#meter.reset()
    this.#line++
    this.#recordLine = this.#line
    this.#recordStart = end
  }

  /** Offsets are relative to the chunk; the record may have started in one before. */
  #endRecord(chunk: Uint8Array, end: number, isTerminated: boolean): void {
    const start = this.#offset + this.#recordStart
    const line = this.#recordLine
    const isHeader = this.#expectedFields === 0
    if (isHeader) this.#expectedFields = this.#fields
    else if (this.#fields !== this.#expectedFields && !this.#isBroken)
      this.#options.onProblem(raggedRecord(line, this.#fields, this.#expectedFields))
    this.#isBroken = false
    if (end - this.#recordStart > MAX_FIELD_CHARACTERS) this.#checkLength(chunk, end)
    if (this.#recordStart < 0) this.#meter.reset()
    if (isHeader) {
      this.#options.onHeader({ start, end: this.#offset + end, line })
      return
    }
    const count = this.#count++
    this.#starts[count] = start
    this.#ends[count] = this.#offset + end
    this.#lines[count] = line
    if (this.#count === BATCH_SIZE) this.#flush(isTerminated)
  }

  #checkLength(chunk: Uint8Array, end: number): void {
    const meter = this.#meter
    meter.add(chunk, Math.max(0, this.#recordStart), end)
    const { longestField, recordCharacters } = meter
    if (longestField > MAX_FIELD_CHARACTERS) this.#options.onProblem(fieldTooLong(this.#recordLine, longestField))
    if (recordCharacters > MAX_RECORD_CHARACTERS)
      this.#options.onProblem(recordTooLong(this.#recordLine, recordCharacters))
    meter.reset()
  }

  #flush(isTerminated: boolean): void {
    if (this.#count === 0) return
    const batch = { count: this.#count, starts: this.#starts, ends: this.#ends, lines: this.#lines, isTerminated }
    this.#count = 0
    this.#options.onRecords(batch)
  }

  #foundLoneCr(isQuoted: boolean): void {
    if (isQuoted) this.lineBreaks.quotedCR ||= this.#line
    else this.lineBreaks.loneCR ||= this.#line
  }

  #checkAfterQuote(next: number | undefined): void {
    if (this.#kinds[next ?? LF] === TEXT) this.#break(textAfterQuote(this.#line, this.#quoteLine))
  }

  /** What is wrong with the quotes decides how many fields there are, so those are not counted then. */
  #break(problem: Problem): void {
    if (!this.#isBroken) this.#options.onProblem(problem)
    this.#isBroken = true
  }
}
