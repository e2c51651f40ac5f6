import type { Delimiter } from './dialect.ts'
import { notUtf8 } from './encoding-problems.ts'
import { checkHeader, type Header, parseHeader } from './header.ts'
import { OddRecords } from './odd-records.ts'
import { readOpening } from './opening.ts'
import { ProblemList } from './problem-list.ts'
import { loneCr, type Problem } from './problems.ts'
import type { LineBreaks, RecordBatch, RecordSpan } from './record-batch.ts'
import { RecordScanner } from './record-scanner.ts'
import { NONE_SEEN, type Sightings } from './sightings.ts'
import { createUtf8Check } from './utf8.ts'

export interface ScanOptions {
  /** Found in the header when left out. */
  readonly columnDelimiter?: Delimiter | undefined
  /** The file is one of the org's, or of ours: whatever a row holds, and be it nothing, it is one. */
  readonly takesAllRows?: boolean
  readonly onRecords: (records: RecordBatch, header: Header) => void
}

/** The facts of a file once all of it was read. */
export interface ScanResult {
  /** Undefined for a file without a header: it is empty, or cannot be read at all. */
  readonly header: Header | undefined
  readonly hasByteOrderMark: boolean
  /** Without the header, and without those that hold nothing. */
  readonly records: number
  /** Records that hold nothing but blanks: they are left out. */
  readonly blankRecords: Sightings
  /** Records that lack blank last fields, or have blank ones behind the last column: they are not sent as they are. */
  readonly raggedRecords: Sightings
  /** Git could not merge the file: what else is wrong with it may follow from that. */
  readonly isConflicted: boolean
  /** Including a last one without line ending. */
  readonly lines: number
  readonly lineBreaks: Readonly<LineBreaks> | undefined
  /** The last quoted field was never closed. */
  readonly endsInQuotes: boolean
  /** In the order of their lines, as many as are worth listing. */
  readonly problems: readonly Problem[]
  /** How many there were. */
  readonly problemCount: number
}

export interface Scan {
  /** Takes the next chunk of the file, of any size; it may be overwritten afterwards. */
  feed(chunk: Buffer): void
  /** How many of the bytes so far belong to a record that has not ended. */
  readonly pendingBytes: number
  /** True when the rest of the file need not be read. */
  isOver(): boolean
  end(): ScanResult
}

/** Reads one CSV file that is fed in chunks: hands on where its records are, and says what is wrong with it. Goes on
 *  after what is wrong as far as that makes sense. */
export function startScan(options: ScanOptions): Scan {
  return new CsvScan(options)
}

class CsvScan implements Scan {
  readonly #options: ScanOptions
  readonly #utf8 = createUtf8Check()
  /** Problems of which a file has one at most. They are kept apart, so that the list does not depend on how the file was cut. */
  readonly #fileProblems: Problem[] = []
  readonly #problems = new ProblemList()
  #odd: OddRecords | undefined
  /** What arrived before the header ended. */
  #opening: Buffer = Buffer.alloc(0)
  #textStart = 0
  #text: RecordScanner | undefined
  #header: Header | undefined
  #records = 0
  #isOver = false

  constructor(options: ScanOptions) {
    this.#options = options
  }

  get pendingBytes(): number {
    return this.#text?.pendingBytes ?? this.#opening.length
  }

  feed(chunk: Buffer): void {
    if (this.#isOver) return
    if (this.#text) this.#readText(this.#text, chunk)
    else this.#open(chunk, false)
  }

  isOver(): boolean {
    return this.#isOver
  }

  end(): ScanResult {
    if (!this.#text && !this.#isOver) this.#open(Buffer.alloc(0), true)
    const text = this.#text
    if (text) this.#endText(text)
    return {
      header: this.#header,
      hasByteOrderMark: this.#textStart > 0,
      records: this.#records,
      blankRecords: this.#odd?.blank.seen ?? NONE_SEEN,
      raggedRecords: this.#odd?.ragged.seen ?? NONE_SEEN,
      isConflicted: this.#problems.isClosed,
      lines: text?.lines ?? 0,
      lineBreaks: text?.lineBreaks,
      endsInQuotes: text?.endsInQuotes ?? false,
      problems: [...this.#fileProblems, ...this.#problems.kept].sort((a, b) => a.line - b.line),
      problemCount: this.#fileProblems.length + this.#problems.count,
    }
  }

  /** Gathers chunks until they hold the header, for the delimiter is known only then. */
  #open(chunk: Buffer, isWholeFile: boolean): void {
    this.#opening = Buffer.concat([this.#opening, chunk])
    const found = readOpening(this.#opening, isWholeFile, this.#options.columnDelimiter)
    if (found.kind === 'incomplete') return
    if (found.kind === 'unreadable') {
      this.#fileProblems.push(found.problem)
      this.#isOver = true
      return
    }
    this.#textStart = found.textStart
    this.#text = this.#startText(found.columnDelimiter)
    this.#readText(this.#text, this.#opening.subarray(this.#textStart))
  }

  #startText(delimiter: Delimiter): RecordScanner {
    this.#odd = this.#options.takesAllRows ? undefined : new OddRecords(delimiter, this.#problems)
    return new RecordScanner({
      columnDelimiter: delimiter,
      filter: this.#odd,
      offset: this.#textStart,
      onHeader: (span) => this.#takeHeader(span, delimiter),
      onRecords: (batch) => {
        this.#records += batch.count
        if (this.#header) this.#options.onRecords(batch, this.#header)
      },
      onProblem: (problem) => this.#problems.add(problem),
    })
  }

  #takeHeader(span: RecordSpan, delimiter: Delimiter): void {
    this.#header = parseHeader(Buffer.from(this.#opening.subarray(span.start, span.end)), delimiter, span)
    this.#opening = Buffer.alloc(0)
    this.#odd?.takeHeader(this.#header)
    // Where lines end in CR alone, what was taken for the header holds data.
    if (this.#text?.lineBreaks.loneCR !== 0) return
    for (const problem of checkHeader(this.#header)) this.#problems.add(problem)
  }

  #readText(text: RecordScanner, chunk: Buffer): void {
    const bad = this.#utf8.feed(chunk)
    if (bad) this.#fileProblems.push(notUtf8(text.line + bad.lineFeedsBefore, bad.byte))
    text.feed(chunk)
  }

  #endText(text: RecordScanner): void {
    const bad = this.#utf8.end()
    if (bad) this.#fileProblems.push(notUtf8(text.line, bad.byte, true))
    text.end()
    if (text.lineBreaks.loneCR > 0) this.#fileProblems.push(loneCr(text.lineBreaks.loneCR))
  }
}
