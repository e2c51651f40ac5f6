import fc from 'fast-check'
import type { ColumnDelimiter, LineEnding } from '../../src/csv/dialect.ts'

/** The same cases in every run. */
fc.configureGlobal({ seed: 2026 })

/** A well-formed file, and what is in it. */
export interface CsvSample {
  readonly bytes: Buffer
  readonly columnDelimiter: ColumnDelimiter
  readonly delimiter: string
  readonly lineEnding: LineEnding
  /** Without the blanks around them. */
  readonly columns: readonly string[]
  /** As they stand in the file, without line ending, and in the order of the file. */
  readonly records: readonly { readonly text: string; readonly values: readonly string[] }[]
  readonly endsInLineEnding: boolean
}

export const DELIMITERS: Readonly<Record<ColumnDelimiter, string>> = {
  COMMA: ',',
  TAB: '\t',
  SEMICOLON: ';',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
}

export const columnDelimiters = fc.constantFrom<ColumnDelimiter>(
  'COMMA',
  'TAB',
  'SEMICOLON',
  'PIPE',
  'CARET',
  'BACKQUOTE',
)

/** Letters of one to four bytes, and everything that means something to a CSV reader; `\n` is the file's own kind. */
const VALUE_UNITS = ['a', 'B', '7', ' ', 'é', '漢', '😀', '"', '""', ',', '\t', ';', '|', '^', '`', '\n', '#N/A']
const values = fc.string({ unit: fc.constantFrom(...VALUE_UNITS), maxLength: 6 })

export interface CsvArbitraryOptions {
  /** Lists of column names to choose from; any when left out. */
  readonly columns?: readonly (readonly string[])[]
  readonly maxRecords?: number
}

export function csvSamples({ columns, maxRecords = 12 }: CsvArbitraryOptions = {}): fc.Arbitrary<CsvSample> {
  const headers = columns ? fc.constantFrom(...columns) : columnNames
  return headers.chain((names) => {
    const fields = fc.array(fc.record({ value: values, isQuoted: fc.boolean() }), {
      minLength: names.length,
      maxLength: names.length,
    })
    return fc
      .record({
        columnDelimiter: columnDelimiters,
        lineEnding: fc.constantFrom<LineEnding>('LF', 'CRLF'),
        hasByteOrderMark: fc.boolean(),
        areNamesQuoted: fc.boolean(),
        records: fc.array(fc.record({ fields, blankLinesBefore: fc.nat({ max: 1 }) }), { maxLength: maxRecords }),
        endsInLineEnding: fc.boolean(),
      })
      .map((parts) => writeSample(names, parts))
  })
}

/** Different from each other in more than case, and not blank. */
const columnNames = fc.uniqueArray(
  values.map((name) => `N${name}`),
  { minLength: 1, maxLength: 5, selector: (name) => name.trim().toLowerCase() },
)

interface SampleParts {
  readonly columnDelimiter: ColumnDelimiter
  readonly lineEnding: LineEnding
  readonly hasByteOrderMark: boolean
  readonly areNamesQuoted: boolean
  readonly records: readonly { fields: readonly { value: string; isQuoted: boolean }[]; blankLinesBefore: number }[]
  readonly endsInLineEnding: boolean
}

function writeSample(names: readonly string[], parts: SampleParts): CsvSample {
  const { lineEnding, endsInLineEnding } = parts
  // A header of one column does not tell: comma is assumed.
  const columnDelimiter = names.length === 1 ? 'COMMA' : parts.columnDelimiter
  const delimiter = DELIMITERS[columnDelimiter]
  const ending = lineEnding === 'LF' ? '\n' : '\r\n'
  const own = (value: string) => value.replaceAll('\n', ending)
  const columns = names.map(own)
  const mustQuoteName = new RegExp(`["\\r\\n${Object.values(DELIMITERS).join('').replace('^', '\\^')}]`)
  const header = columns.map((name) => quote(name, parts.areNamesQuoted || mustQuoteName.test(name))).join(delimiter)
  const records = parts.records.map(({ fields, blankLinesBefore }) => {
    // A record of nothing but blanks is none.
    const isBlank = fields.every(({ value }) => value.trim() === '')
    const values = fields.map(({ value }, index) => own(isBlank && index === 0 ? `x${value}` : value))
    const text = fields
      .map(({ isQuoted }, index) => writeField(values[index] ?? '', isQuoted, delimiter))
      .join(delimiter)
    return { text, values, blankLinesBefore }
  })
  const lines = [header, ...records.map(({ text, blankLinesBefore }) => ending.repeat(blankLinesBefore) + text)]
  const text = (parts.hasByteOrderMark ? '\uFEFF' : '') + lines.join(ending) + (endsInLineEnding ? ending : '')
  const read = columns.map((name) => name.trim())
  return { bytes: Buffer.from(text), columnDelimiter, delimiter, lineEnding, columns: read, records, endsInLineEnding }
}

function writeField(value: string, isQuoted: boolean, delimiter: string): string {
  return quote(value, isQuoted || ['"', '\n', '\r', delimiter].some((special) => value.includes(special)))
}

function quote(value: string, isQuoted: boolean): string {
  return isQuoted ? `"${value.replaceAll('"', '""')}"` : value
}

/** Sizes of the chunks in which a file arrives; the last one takes the rest. */
export const chunkSizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 60 })

export function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = []
  let at = 0
  for (const size of sizes) {
    if (at >= bytes.length) break
    chunks.push(bytes.subarray(at, at + size))
    at += size
  }
  if (at < bytes.length) chunks.push(bytes.subarray(at))
  return chunks
}
