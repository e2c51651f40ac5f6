import { isAscii, isUtf8 } from 'node:buffer'
import { ArrivedRecords } from '../csv/arrived-records.ts'
import { createLineReader } from '../csv/cr-records.ts'
import { delimiterByte, textEnd } from '../csv/dialect.ts'
import {
  CURE_OF_MIXED,
  CURE_WITHOUT_ENCODING,
  cureByEncoding,
  cureByOneOf,
  cutInCharacter,
  type FittingEncoding,
  IF_CUT,
  type SampleValue,
} from '../csv/encoding-problems.ts'
import { decodeFields } from '../csv/fields.ts'
import type { Header } from '../csv/header.ts'
import type { Finding } from '../csv/invalid-csv.ts'
import { startScan } from '../csv/scan.ts'
import { isUtf16 } from '../encodings/labels.ts'
import { EncodingSearch, type FoundEncodings } from '../encodings/search.ts'
import { decodeWhole } from '../encodings/transcoder.ts'
import { readFileAhead } from '../memory/read-ahead.ts'
import { SCAN_CHUNK_BYTES, type SourceFile } from '../parts/source-file.ts'
import { looksLikeColumn, quoted } from '../text/shown-column.ts'

/** What is wrong with a file, as many as are worth listing, and how many findings there are. */
export type FileFindings = Pick<SourceFile, 'findings' | 'findingCount'>

export interface AdviceOptions {
  /** Whether a value of the file may be shown, so that people see whether an encoding is right. */
  readonly showsValues?: boolean | undefined
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Bytes of all files of a load that are read once more: the step must not spend its time on files that it does not load. */
const MOST_BYTES = 1_000_000_000

/** Returns a function that reads a file once more where it is not UTF-8, and says in its finding which encodings it may be in. */
export function createEncodingAdvice(options: AdviceOptions): (file: SourceFile) => Promise<FileFindings> {
  let left = MOST_BYTES
  return async (file) => {
    const finding = file.findings.find(({ badByte }) => badByte !== undefined)
    if (finding === undefined || file.bytes > left) return file
    left -= file.bytes
    const { fitting, words, value } = await look(file, options)
    // The character that a cut file ends with is no evidence of another encoding.
    const isMostlyUtf8 = words.utf8 > words.others - (finding.badByte?.isAtEnd ? 1 : 0)
    const advised = isMostlyUtf8 ? inUtf8(finding) : { ...finding, cure: cureOf(finding, fitting, value) }
    // What was taken for delimiters and quotes may be halves of characters.
    if (!isMostlyUtf8 && isMisread(file.header, fitting)) return { findings: [advised], findingCount: 1 }
    const findings = file.findings.map((other) => (other === finding ? advised : other))
    return { findings, findingCount: file.findingCount }
  }
}

function inUtf8(finding: Finding): Finding {
  if (finding.badByte?.isAtEnd) return { ...finding, ...cutInCharacter(finding.line ?? 1) }
  return { ...finding, cure: CURE_OF_MIXED }
}

function cureOf(finding: Finding, fitting: readonly FittingEncoding[], value: SampleValue | undefined): string {
  const [first] = fitting
  if (first === undefined) return CURE_WITHOUT_ENCODING
  const cure = fitting.length === 1 ? cureByEncoding(first, value) : cureByOneOf(fitting, value)
  return finding.badByte?.isAtEnd ? `${IF_CUT} ${cure.charAt(0).toLowerCase()}${cure.slice(1)}` : cure
}

/** In encodings of two bytes a character, the second may look like a delimiter, though never like a comma or a tab. */
function isMisread(header: Header | undefined, fitting: readonly FittingEncoding[]): boolean {
  if (fitting.length === 0 || header === undefined) return false
  return fitting.some(({ encoding }) => isUtf16(encoding)) || delimiterByte(header.columnDelimiter) >= 0x40
}

/** What was found in a file. */
interface Found {
  readonly fitting: readonly FittingEncoding[]
  readonly words: FoundEncodings['words']
  readonly value: SampleValue | undefined
}

async function look(file: SourceFile, { showsValues = false, signal }: AdviceOptions): Promise<Found> {
  const search = new EncodingSearch()
  const finder = createValueFinder(file.header)
  for await (const chunk of readFileAhead(file.absolutePath, SCAN_CHUNK_BYTES)) {
    signal?.throwIfAborted()
    search.feed(chunk)
    finder.feed(chunk)
  }
  const { fitting, words } = search.end()
  const shown = fitting.map((encoding) => ({ encoding, ...(showsValues ? finder.shownIn(encoding) : {}) }))
  return { fitting: shown.map(({ encoding, value }) => ({ encoding, value })), words, value: shown[0]?.at }
}

/** A value of a file in an encoding, and its place. */
interface ShownValue {
  readonly value?: string
  readonly at?: SampleValue
}

/** Finds the first record of a file that is not UTF-8, be it the header, and shows its first value beyond ASCII. */
function createValueFinder(header: Header | undefined): {
  feed: (chunk: Buffer) => void
  shownIn: (encoding: string) => ShownValue
} {
  if (header === undefined) return { feed: () => {}, shownIn: () => ({}) }
  const { columns, columnDelimiter } = header
  const delimiter = delimiterByte(columnDelimiter)
  const copyOf = (bytes: Buffer, { start, end, line }: { start: number; end: number; line: number }) =>
    isUtf8(bytes.subarray(start, end)) ? undefined : { bytes: Buffer.from(bytes.subarray(start, end)), line }
  const inHeader = copyOf(header.bytes, { start: 0, end: textEnd(header.bytes), line: header.line })
  let found = inHeader
  const records = new ArrivedRecords(({ bytes, ...place }) => {
    found ??= copyOf(bytes, place)
  })
  const scan = startScan({ columnDelimiter, onRecords: (batch) => records.take(batch) })
  const lines = createLineReader()
  return {
    feed: (chunk) => {
      if (found === undefined) records.feed(lines.read(chunk), scan)
    },
    shownIn: (encoding) => {
      if (found === undefined) scan.end()
      const text = found && decodeWhole(found.bytes, encoding)
      if (found === undefined || text === undefined) return {}
      // Only now is it known which bytes are delimiters.
      const record = Buffer.from(text)
      const values = decodeFields(record, 0, record.length, delimiter)
      const column = values.findIndex((value) => !isAscii(Buffer.from(value)))
      const name = found === inHeader ? '' : (columns[column] ?? '')
      const at = { line: found.line, column: looksLikeColumn(name) ? quoted(name) : String(column + 1) }
      return { value: quoted(values[column] ?? ''), at }
    },
  }
}
