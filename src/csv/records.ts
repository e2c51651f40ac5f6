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
import { countCharacters } from './utf8.ts'
import {
  alignToWords,
  bytesBefore,
  bytesBelow,
  bytesEqual,
  bytesFrom,
  countBytes,
  firstByte,
  lastByte,
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

/* What a byte means outside quotes. */
const TEXT = 0
const DELIMITER = 1
const OPENING_QUOTE = 2
const LINE_FEED = 3
const CARRIAGE_RETURN = 4

/** Finds the records of a CSV file that is fed in chunks of any size: a chunk may end inside a quoted field, between
 *  CR and LF, or between the two quotes that stand for one. The first record is the header, which says how many fields
 *  each must have. Blank lines are no records. Nothing of a chunk is kept. */
export class RecordScanner {
  readonly lineBreaks: LineBreaks = { LF: 0, CRLF: 0, quotedLF: 0, quotedCRLF: 0, quotedCR: 0, loneCR: 0 }

  readonly #options: RecordScannerOptions
  readonly #kinds = new Uint8Array(256)
  readonly #delimiters: number
  readonly #starts = new Float64Array(BATCH_SIZE)
  readonly #ends = new Float64Array(BATCH_SIZE)
  readonly #lines = new Uint32Array(BATCH_SIZE)
  #count = 0

  /** Offset in the file of the next chunk. The next two are relative to it: never above 0. */
  #offset: number
  #recordStart = 0
  #fieldStart = 0
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
  /** Or with nothing at all: no line has begun. */
  #endsInLf = true
  /** Characters of the open field that are not its value: its quotes. */
  #fieldQuotes = 0
  /** Characters of the open record and field in the chunks before. */
  #recordCharacters = 0
  #fieldCharacters = 0

  constructor(options: RecordScannerOptions) {
    this.#options = options
    this.#offset = options.offset
    this.#delimiters = repeated(delimiterByte(options.columnDelimiter))
    this.#kinds[delimiterByte(options.columnDelimiter)] = DELIMITER
    this.#kinds[QUOTE] = OPENING_QUOTE
    this.#kinds[LF] = LINE_FEED
    this.#kinds[CR] = CARRIAGE_RETURN
  }

  /** The line of the next byte, from 1. */
  get line(): number {
    return this.#line
  }

  /** Lines so far, including a last one without line ending. */
  get lines(): number {
    return this.#endsInLf ? this.#line - 1 : this.#line
  }

  /** True when the last byte is inside quotes. */
  get endsInQuotes(): boolean {
    return this.#isQuoted && !this.#endsInQuote
  }

  feed(fed: Uint8Array): void {
    const { bytes: chunk, words } = alignToWords(fed)
    const length = chunk.length
    if (length === 0) return
    const kinds = this.#kinds
    const delimiters = this.#delimiters
    let at = 0
    let isQuoted = this.#isQuoted
    let fieldStart = this.#fieldStart
    let fields = this.#fields

    if (this.#endsInCr && chunk[0] !== LF) this.#foundLoneCr(isQuoted)
    if (this.#endsInQuote) {
      if (chunk[0] === QUOTE) {
        this.#fieldQuotes++
        at = 1
      } else {
        isQuoted = false
        this.#checkAfterQuote(chunk[0])
      }
      this.#endsInQuote = false
    }
    const endedInCr = this.#endsInCr
    this.#endsInCr = false

    while (at < length) {
      if (isQuoted) {
        let skipped = at >> 2
        for (let rest = bytesFrom(at); skipped < words.length; skipped++) {
          const word = words[skipped] ?? 0
          const special = (bytesEqual(word, QUOTES) | bytesBelow(word, CR + 1)) & rest
          rest = -1
          if (special !== 0) {
            at = skipped * 4 + firstByte(special)
            break
          }
          at = skipped * 4 + 4
        }
        if (at === length) break
        const byte = chunk[at++] ?? 0
        if (byte === QUOTE) {
          if (at === length) this.#endsInQuote = true
          else if (chunk[at] === QUOTE) {
            this.#fieldQuotes++
            at++
          } else {
            isQuoted = false
            this.#checkAfterQuote(chunk[at])
          }
        } else if (byte === LF) {
          const afterCr = at > 1 ? chunk[at - 2] === CR : endedInCr
          const { lineBreaks } = this
          if (afterCr) lineBreaks.quotedCRLF ||= this.#line
          else lineBreaks.quotedLF ||= this.#line
          this.#line++
        } else if (byte === CR) {
          if (at === length) this.#endsInCr = true
          else if (chunk[at] !== LF) this.#foundLoneCr(true)
        }
        continue
      }

      let skipped = at >> 2
      for (let rest = bytesFrom(at); skipped < words.length; skipped++) {
        const word = words[skipped] ?? 0
        let delimiter = bytesEqual(word, delimiters) & rest
        const special = (bytesEqual(word, QUOTES) | bytesBelow(word, CR + 1)) & rest & ~delimiter
        rest = -1
        if (special !== 0) delimiter = bytesBefore(delimiter, special)
        if (delimiter !== 0) {
          const first = skipped * 4 + firstByte(delimiter)
          if (first - fieldStart > MAX_FIELD_CHARACTERS) this.#checkField(chunk, fieldStart, first)
          this.#fieldQuotes = 0
          fields += countBytes(delimiter)
          fieldStart = skipped * 4 + lastByte(delimiter) + 1
        }
        if (special !== 0) {
          at = skipped * 4 + firstByte(special)
          break
        }
        at = skipped * 4 + 4
      }
      if (at === length) break

      const kind = kinds[chunk[at] ?? 0]
      if (kind === TEXT) at++
      else if (kind === DELIMITER) {
        if (at - fieldStart > MAX_FIELD_CHARACTERS) this.#checkField(chunk, fieldStart, at)
        this.#fieldQuotes = 0
        fields++
        at++
        fieldStart = at
      } else if (kind === LINE_FEED) {
        const afterCr = at > 0 ? chunk[at - 1] === CR : endedInCr
        const contentEnd = afterCr ? at - 1 : at
        at++
        if (contentEnd > this.#recordStart) {
          if (contentEnd - fieldStart > MAX_FIELD_CHARACTERS) this.#checkField(chunk, fieldStart, contentEnd)
          if (afterCr) this.lineBreaks.CRLF ||= this.#line
          else this.lineBreaks.LF ||= this.#line
          this.#fields = fields
          this.#endRecord(chunk, contentEnd, at, true)
        }
        fields = 1
        this.#line++
        this.#recordLine = this.#line
        this.#recordStart = at
        this.#fieldQuotes = 0
        fieldStart = at
      } else if (kind === CARRIAGE_RETURN) {
        at++
        if (at === length) this.#endsInCr = true
        else if (chunk[at] !== LF) this.#foundLoneCr(false)
      } else {
        if (at === fieldStart) {
          isQuoted = true
          this.#quoteLine = this.#line
          this.#fieldQuotes = 2
        } else {
          this.#break(quoteInUnquotedField(this.#line))
        }
        at++
      }
    }

    this.#endsInLf = chunk[length - 1] === LF
    this.#isQuoted = isQuoted
    this.#fields = fields
    this.#fieldCharacters = this.#tally(this.#fieldCharacters, chunk, fieldStart, length)
    this.#recordCharacters = this.#tally(this.#recordCharacters, chunk, this.#recordStart, length)
    this.#fieldStart = fieldStart - length
    this.#recordStart -= length
    this.#offset += length
    this.#flush(true)
  }

  /** The file is over: its last record may lack a line ending. */
  end(): void {
    const nothing = new Uint8Array(0)
    if (this.#endsInCr) this.#foundLoneCr(this.#isQuoted)
    if (this.endsInQuotes) {
      this.#options.onProblem(unclosedQuote(this.#quoteLine))
      return
    }
    if (this.#recordStart === 0) return
    if (-this.#fieldStart > MAX_FIELD_CHARACTERS) this.#checkField(nothing, this.#fieldStart, 0)
    this.#endRecord(nothing, 0, 0, false)
    this.#flush(false)
  }

  /** Offsets are relative to the chunk; the record may have started in one before. */
  #endRecord(chunk: Uint8Array, contentEnd: number, end: number, isTerminated: boolean): void {
    const start = this.#offset + this.#recordStart
    if (this.#expectedFields === 0) {
      this.#expectedFields = this.#fields
      this.#isBroken = false
      this.#options.onHeader({ start, end: this.#offset + end, line: this.#recordLine })
      return
    }
    if (this.#fields !== this.#expectedFields) this.#foundRagged()
    this.#isBroken = false
    if (contentEnd - this.#recordStart > MAX_RECORD_CHARACTERS) this.#checkRecord(chunk, contentEnd)
    const count = this.#count++
    this.#starts[count] = start
    this.#ends[count] = this.#offset + end
    this.#lines[count] = this.#recordLine
    if (this.#count === BATCH_SIZE) this.#flush(isTerminated)
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

  #foundRagged(): void {
    if (this.#isBroken) return
    this.#options.onProblem(raggedRecord(this.#recordLine, this.#fields, this.#expectedFields))
  }

  #checkRecord(chunk: Uint8Array, contentEnd: number): void {
    const characters = this.#tally(this.#recordCharacters, chunk, this.#recordStart, contentEnd)
    if (characters > MAX_RECORD_CHARACTERS) this.#options.onProblem(recordTooLong(this.#recordLine, characters))
  }

  #checkField(chunk: Uint8Array, fieldStart: number, end: number): void {
    const characters = this.#tally(this.#fieldCharacters, chunk, fieldStart, end) - this.#fieldQuotes
    if (characters > MAX_FIELD_CHARACTERS) this.#options.onProblem(fieldTooLong(this.#recordLine, characters))
  }

  /** Characters from `start` to `end`; `before` are those of the chunks before, which count when `start` lies there.
   *  An `end` of -1 takes back the CR that the chunk before ended with. */
  #tally(before: number, chunk: Uint8Array, start: number, end: number): number {
    if (start >= 0) return countCharacters(chunk, start, end)
    return before + (end < 0 ? end : countCharacters(chunk, 0, end))
  }
}
