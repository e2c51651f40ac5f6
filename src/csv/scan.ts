import type { Delimiter } from './dialect.ts'
import { checkHeader, type Header, parseHeader } from './header.ts'
import { MAX_FINDINGS } from './invalid-csv.ts'
import { readOpening } from './opening.ts'
import { loneCr, notUtf8, type Problem } from './problems.ts'
import type { LineBreaks, RecordBatch } from './record-batch.ts'
import { RecordScanner } from './record-scanner.ts'
import { createUtf8Check } from './utf8.ts'

export interface ScanOptions {
  /** Found in the header when left out. */
  readonly columnDelimiter?: Delimiter | undefined
  readonly onRecords: (records: RecordBatch, header: Header) => void
}

/** What is known of a file once all of it was read. */
export interface ScanResult {
  /** Undefined for a file without one: empty, or of a form that cannot be read at all. */
  readonly header: Header | undefined
  readonly hasByteOrderMark: boolean
  /** Without the header. */
  readonly records: number
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
export function startScan({ columnDelimiter, onRecords }: ScanOptions): Scan {
  const utf8 = createUtf8Check()
  const problems: Problem[] = []
  let problemCount = 0
  /** Problems told once a file; kept apart so that which are listed does not depend on how the file was cut. */
  const fileProblems: Problem[] = []
  let opening: Buffer = Buffer.alloc(0)
  let textStart = 0
  let text: RecordScanner | undefined
  let header: Header | undefined
  let records = 0
  let isOver = false

  function addProblem(problem: Problem): void {
    problemCount++
    if (problems.length < MAX_FINDINGS) problems.push(problem)
  }

  /** Gathers chunks until they hold the header, for the delimiter is known only then. */
  function open(chunk: Buffer, isWholeFile: boolean): void {
    opening = Buffer.concat([opening, chunk])
    const found = readOpening(opening, isWholeFile, columnDelimiter)
    if (found.kind === 'incomplete') return
    if (found.kind === 'unreadable') {
      fileProblems.push(found.problem)
      isOver = true
      return
    }
    textStart = found.textStart
    text = startText(found.columnDelimiter)
    readText(text, opening.subarray(textStart))
  }

  function startText(delimiter: Delimiter): RecordScanner {
    return new RecordScanner({
      columnDelimiter: delimiter,
      offset: textStart,
      onHeader(span) {
        header = parseHeader(Buffer.from(opening.subarray(span.start, span.end)), delimiter, span)
        opening = Buffer.alloc(0)
        // Where lines end in CR alone, what was taken for the header holds data.
        if (text?.lineBreaks.loneCR === 0) checkHeader(header).forEach(addProblem)
      },
      onRecords(batch) {
        records += batch.count
        if (header) onRecords(batch, header)
      },
      onProblem: addProblem,
    })
  }

  function readText(text: RecordScanner, chunk: Buffer): void {
    const bad = utf8.feed(chunk)
    if (bad) fileProblems.push(notUtf8(text.line + bad.lineFeedsBefore, bad.byte))
    text.feed(chunk)
  }

  return {
    feed(chunk) {
      if (isOver) return
      if (text) readText(text, chunk)
      else open(chunk, false)
    },
    get pendingBytes() {
      return text?.pendingBytes ?? opening.length
    },
    isOver: () => isOver,
    end() {
      if (!text && !isOver) open(Buffer.alloc(0), true)
      if (text) {
        const bad = utf8.end()
        if (bad) fileProblems.push(notUtf8(text.line, bad.byte))
        text.end()
        if (text.lineBreaks.loneCR > 0) fileProblems.push(loneCr(text.lineBreaks.loneCR))
      }
      return {
        header,
        hasByteOrderMark: textStart > 0,
        records,
        lines: text?.lines ?? 0,
        lineBreaks: text?.lineBreaks,
        endsInQuotes: text?.endsInQuotes ?? false,
        problems: [...fileProblems, ...problems].sort((a, b) => a.line - b.line),
        problemCount: fileProblems.length + problemCount,
      }
    },
  }
}
