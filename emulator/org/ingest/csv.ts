import { DELIMITER_CHARACTER, type Dialect } from './dialect.ts'

/** Limits of the server's parser, in characters. Source: forcedotcom/wsc: com/sforce/async/CSVReader.java, the parser's client twin. */
const MAX_FIELD = 131_072
const MAX_RECORD = 400_000
const MAX_COLUMNS = 5_000

/** Source: Bulk API and Bulk API 2.0 Limits and Allocations, "Characters in a header row". */
const MAX_HEADER = 32_000

/** What uploads without records give, be it with a header or without. Source: errorMessage as users of the API report it. */
export const RECORDS_NOT_FOUND = 'InvalidBatch : Records not found'

/** The whole job fails for this text. */
export class CsvRefused extends Error {}

export interface CsvRecord {
  /** As uploaded, without its line end; line ends inside quotes are LF. */
  readonly raw: string
  readonly values: readonly string[]
}

export interface CsvHeader {
  readonly names: readonly string[]
  /** Each name with the quotes it came with. */
  readonly rawNames: readonly string[]
}

/**
 * Reads an upload as the server does: the first record is the header, blank lines are skipped, values are not trimmed, a
 * BOM is part of the first name, newlines inside quotes become LF. Throws CsvRefused with the job's error message.
 * Source: forcedotcom/wsc: com/sforce/async/CSVReader.java.
 */
export class CsvUpload {
  readonly header: CsvHeader
  readonly #text: string
  readonly #delimiter: string
  #offset = 0
  #line = 1
  /** Offset of the next quote at or after #offset, so that plain records are never searched for one twice. */
  #nextQuote: number

  constructor(data: Buffer, dialect: Dialect) {
    refuseWrongLineEnding(data, dialect)
    this.#delimiter = DELIMITER_CHARACTER[dialect.columnDelimiter]
    this.#text = withLineFeeds(data)
    this.#nextQuote = this.#find('"', 0)
    const header = this.#nextNonBlank(true)
    if (header === undefined) throw new CsvRefused(RECORDS_NOT_FOUND)
    if (header.raw.length > MAX_HEADER) throw new CsvRefused('InvalidBatch : Failed to parse CSV header')
    this.header = { names: header.values, rawNames: header.rawValues }
  }

  /** The next record, or undefined after the last. A record must have as many fields as the header. */
  next(): CsvRecord | undefined {
    const record = this.#nextNonBlank(false)
    if (record === undefined) return undefined
    const expected = this.header.names.length
    if (record.values.length !== expected) {
      // What Salesforce says here is not documented: the emulation is strict, so that nobody relies on leniency.
      throw this.#refused(`Record has ${record.values.length} fields, header has ${expected}`)
    }
    return record
  }

  /** All that has not been read yet, as uploaded, without the last line end. */
  rest(): string {
    return this.#text.slice(this.#offset, this.#text.endsWith('\n') ? -1 : undefined)
  }

  #nextNonBlank(isHeader: boolean): (CsvRecord & { rawValues: string[] }) | undefined {
    while (this.#offset < this.#text.length) {
      const record = this.#nextRecord(isHeader)
      if (record.values.length > 1 || record.values[0] !== '') return record
    }
    return undefined
  }

  #nextRecord(isHeader: boolean): CsvRecord & { rawValues: string[] } {
    const start = this.#offset
    if (this.#nextQuote < start) this.#nextQuote = this.#find('"', start)
    const lineEnd = this.#find('\n', start)
    if (isHeader || this.#nextQuote < lineEnd) return this.#quotedRecord()
    const raw = this.#text.slice(start, lineEnd)
    this.#offset = lineEnd + 1
    this.#line += 1
    const values = raw.split(this.#delimiter)
    if (raw.length > MAX_FIELD || values.length > MAX_COLUMNS) this.#checkLimits(values)
    return { raw, values, rawValues: values }
  }

  /** A record in which some field is quoted (or may be): field by field. */
  #quotedRecord(): CsvRecord & { rawValues: string[] } {
    const text = this.#text
    const start = this.#offset
    const values: string[] = []
    const rawValues: string[] = []
    let position = start
    for (;;) {
      const fieldStart = position
      if (text[position] === '"') {
        const { value, end } = this.#quotedField(position)
        values.push(value)
        position = end
      } else {
        position = Math.min(this.#find(this.#delimiter, position), this.#find('\n', position))
        const value = text.slice(fieldStart, position)
        if (value.includes('"')) {
          throw this.#refused('Found unescaped quote. A value with quote should be within a quote')
        }
        values.push(value)
      }
      rawValues.push(text.slice(fieldStart, position))
      if (text[position] !== this.#delimiter) break
      position += 1
    }
    const raw = text.slice(start, position)
    this.#offset = position + 1
    this.#line += 1
    if (raw.length > MAX_FIELD || values.length > MAX_COLUMNS) this.#checkLimits(values)
    return { raw, values, rawValues }
  }

  /** `end` is just behind the closing quote, where only a delimiter, a line end or the end may stand. */
  #quotedField(opening: number): { value: string; end: number } {
    const text = this.#text
    let closing = text.indexOf('"', opening + 1)
    let hasEscapes = false
    while (closing !== -1 && text[closing + 1] === '"') {
      hasEscapes = true
      closing = text.indexOf('"', closing + 2)
    }
    if (closing === -1) throw this.#refused('EOF reached before closing an opened quote')
    const end = closing + 1
    if (end < text.length && text[end] !== this.#delimiter && text[end] !== '\n') {
      throw this.#refused('Not expecting more text after end quote')
    }
    const inner = text.slice(opening + 1, closing)
    for (let at = inner.indexOf('\n'); at !== -1; at = inner.indexOf('\n', at + 1)) this.#line += 1
    return { value: hasEscapes ? inner.replaceAll('""', '"') : inner, end }
  }

  #checkLimits(values: readonly string[]): void {
    if (values.length > MAX_COLUMNS) throw this.#refused(`Exceeded max number of columns per record : ${MAX_COLUMNS}`)
    let length = 0
    for (const value of values) {
      if (value.length > MAX_FIELD) throw this.#refused(`Exceeded max field size: ${value.length}`)
      length += value.length
    }
    if (length > MAX_RECORD) {
      throw this.#refused(
        `Exceeded max length for one record: ${length}. Max length for one record should be less than or equal to ${MAX_RECORD}`,
      )
    }
  }

  /** Offset of `character` from `from`, or the end of the text. */
  #find(character: string, from: number): number {
    const at = this.#text.indexOf(character, from)
    return at === -1 ? this.#text.length : at
  }

  #refused(text: string): CsvRefused {
    return new CsvRefused(`InvalidBatch : Failed to parse CSV. ${text} - Line number ${this.#line}`)
  }
}

/**
 * The other style anywhere in the bytes, inside quotes too, fails the job.
 * Source: Bulk API 2.0 guide, "Prepare CSV Files", on `lineEnding`; text as in reports of the Salesforce CLI's users.
 */
function refuseWrongLineEnding(data: Buffer, dialect: Dialect): void {
  const matches = dialect.lineEnding === 'LF' ? !data.includes('\r\n') : everyLineFeedFollowsReturn(data)
  if (matches) return
  throw new CsvRefused(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${dialect.lineEnding}`,
  )
}

function everyLineFeedFollowsReturn(data: Buffer): boolean {
  for (let at = data.indexOf(0x0a); at !== -1; at = data.indexOf(0x0a, at + 1)) {
    if (data[at - 1] !== 0x0d) return false
  }
  return true
}

/** CR, LF and CRLF all end a line, and inside quotes all become LF (java.io.StreamTokenizer under CSVReader does both). */
function withLineFeeds(data: Buffer): string {
  const text = data.toString('utf8')
  return data.includes(0x0d) ? text.replace(/\r\n?/g, '\n') : text
}
