import { dropBlanks, skipBlanks } from '../csv/blank-ends.ts'
import { type ColumnDelimiter, CR, type Delimiter, delimiterByte, LF, QUOTE } from '../csv/dialect.ts'
import { fieldEnd, indexOfByte } from '../csv/fields.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import { GrowingBytes } from '../memory/growing-bytes.ts'

/** What becomes of the values of a column that is sent: they are kept, sent as `#N/A` where they are blank, which empties
 *  the field, or sent without the blanks at their ends.
 *  Source: Bulk API 2.0 guide, "Valid Date Format in Records" and "Bulk API 2.0 CSV: null values" (`#N/A`). */
export type ValueChange = 'keep' | 'clear' | 'trim'

/** Where a column that is sent takes its values from. */
export interface SentColumn {
  /** The field of the source's records, from 0; -1 for a column that the source does not have. */
  readonly field: number
  readonly change: ValueChange
  /** Makes the value, as it stands in CSV, of the fields of a record; the value of the field is sent when left out. */
  readonly fill?: Fill | undefined
}

/** Makes the value of a column of one record, in quotes where CSV needs them. */
export type Fill = (record: FieldSpans) => Buffer

/** How records are changed on the way: LF everywhere, one of the API's delimiters, some columns left out, cleared or
 *  trimmed, each with all of its fields. */
export interface Rewriting {
  readonly delimiter: Delimiter
  readonly sentDelimiter: ColumnDelimiter
  /** How many fields a record of the source has, as its header says. */
  readonly fieldCount: number
  /** Some records lack blank last fields, or have blank ones behind those: all are sent with as many as there are columns. */
  readonly isRagged: boolean
  /** Records between the others that hold nothing are not sent. */
  readonly leavesOutBlank: boolean
  /** The columns that are sent, in the order of their fields: `sentColumns` says what follows from them. */
  readonly columns: readonly SentColumn[]
  /** The source's records end in carriage returns alone. */
  readonly crEndsRecords: boolean
}

const NULL_VALUE = Buffer.from('#N/A')

interface Filling {
  readonly spans: FieldSpans
  readonly rewriting: Rewriting
  readonly offset: number
}

/** Takes rewritten records, and grows as they come. */
export class Rewritten {
  readonly #out = new GrowingBytes()
  #rewriting: Rewriting | undefined
  #spans: FieldSpans | undefined
  /** By field of the source, what becomes of its value; undefined for one that is not sent. */
  #changes: readonly (ValueChange | undefined)[] = []
  #delimiter = 0
  #sentDelimiter = 0
  #keepsFields = false
  #hasOneColumn = false
  #changesValues = false

  get length(): number {
    return this.#out.length
  }

  /** Appends the record that stands in `source` from `start` to `end`, where its line ending starts, with a line feed.
   *
   *  @param offset where it starts in its file, for columns that are filled by that */
  add(source: Buffer, start: number, end: number, rewriting: Rewriting, offset = 0): void {
    if (rewriting !== this.#rewriting) this.#prepare(rewriting)
    this.#reserve(end - start, rewriting)
    if (this.#spans !== undefined) this.#addFilled(source, start, end, { spans: this.#spans, rewriting, offset })
    else if (this.#keepsFields) this.#addWhole(source, start, end)
    else this.#addByField(source, start, end)
    this.#out.put(LF)
  }

  /** What was added since it was cleared; gone with the next record. */
  get bytes(): Buffer {
    return this.#out.bytes
  }

  clear(): void {
    this.#out.clear()
  }

  /** Each byte may become two (a quote around a field that gets one), and a blank field four. */
  #reserve(bytes: number, { columns }: Rewriting): void {
    this.#out.reserve(bytes * 2 + columns.length * (NULL_VALUE.length + 3) + 1)
  }

  #prepare(rewriting: Rewriting): void {
    this.#rewriting = rewriting
    const { columns, fieldCount, isRagged } = rewriting
    const changes = new Array<ValueChange | undefined>(fieldCount).fill(undefined)
    for (const { field, change } of columns) changes[field] = change
    this.#changes = changes
    this.#delimiter = delimiterByte(rewriting.delimiter)
    this.#sentDelimiter = delimiterByte(rewriting.sentDelimiter)
    this.#hasOneColumn = columns.length === 1
    this.#changesValues = columns.some(({ change }) => change !== 'keep')
    const fills = columns.some(({ fill }) => fill !== undefined)
    this.#spans = fills ? new FieldSpans(rewriting.delimiter, fieldCount) : undefined
    this.#keepsFields = this.#delimiter === this.#sentDelimiter && columns.length === fieldCount && !isRagged
  }

  /** All columns stay and are separated as they were: what lies between two changes is copied at once. */
  #addWhole(source: Buffer, start: number, end: number): void {
    const hasCr = indexOfByte(source, start, end, CR) < end
    let from = start
    for (let field = 0, fieldStart = start; (this.#changesValues || hasCr) && fieldStart <= end; field++) {
      const at = fieldEnd(source, fieldStart, end, this.#delimiter)
      if (this.#changes[field] === 'clear' && isBlank(source, fieldStart, at)) {
        this.#out.copy(source, from, fieldStart)
        this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length)
        from = at
      } else if (this.#changes[field] === 'trim') {
        this.#out.copy(source, from, fieldStart)
        this.#addTrimmed(source, fieldStart, at)
        from = at
      } else if (hasCr && source[fieldStart] === QUOTE) {
        this.#out.copy(source, from, fieldStart)
        this.#addQuoted(source, fieldStart, at)
        from = at
      }
      fieldStart = at + 1
    }
    this.#out.copy(source, from, end)
  }

  #addByField(source: Buffer, start: number, end: number): void {
    let isFirst = true
    let fieldStart = start
    for (let field = 0; field < this.#changes.length; field++) {
      // A field that the record lacks is blank.
      const isMissing = fieldStart > end
      const at = isMissing ? fieldStart : fieldEnd(source, fieldStart, end, this.#delimiter)
      const change = this.#changes[field]
      if (change !== undefined) {
        if (!isFirst) this.#out.put(this.#sentDelimiter)
        isFirst = false
        if (change === 'clear' && (isMissing || isBlank(source, fieldStart, at)))
          this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length)
        else if (!isMissing && change === 'trim') this.#addTrimmed(source, fieldStart, at)
        else if (!isMissing) this.#addField(source, fieldStart, at)
      }
      fieldStart = at + 1
    }
  }

  /** Some columns take their values from elsewhere. */
  #addFilled(source: Buffer, start: number, end: number, { spans, rewriting, offset }: Filling): void {
    spans.read(source, start, end, offset)
    for (const [place, { field, change, fill }] of rewriting.columns.entries()) {
      if (place > 0) this.#out.put(this.#sentDelimiter)
      const value = fill?.(spans)
      const [from, to] = [spans.start(field), spans.end(field)]
      if (value !== undefined) {
        this.#reserve(end - start + value.length, rewriting)
        this.#out.copy(value, 0, value.length)
      } else if (change === 'clear' && isBlank(source, from, to)) this.#out.copy(NULL_VALUE, 0, NULL_VALUE.length)
      else if (change === 'trim') this.#addTrimmed(source, from, to)
      else this.#addField(source, from, to)
    }
  }

  #addField(source: Buffer, start: number, end: number): void {
    if (source[start] === QUOTE) this.#addQuoted(source, start, end)
    else if (this.#delimiter === this.#sentDelimiter || indexOfByte(source, start, end, this.#sentDelimiter) === end)
      this.#out.copy(source, start, end)
    else {
      // Another delimiter separated the columns, so this one could stand in a field without quotes.
      this.#out.put(QUOTE)
      this.#out.copy(source, start, end)
      this.#out.put(QUOTE)
    }
  }

  #addTrimmed(source: Buffer, start: number, end: number): void {
    const isQuoted = source[start] === QUOTE
    const valueStart = isQuoted ? start + 1 : start
    const valueEnd = isQuoted && end > valueStart && source[end - 1] === QUOTE ? end - 1 : end
    const from = skipBlanks(source, valueStart, valueEnd)
    const to = dropBlanks(source, from, valueEnd)
    // A record of nothing would be a blank line, which is none.
    if (from === to && this.#hasOneColumn) this.#addField(source, start, end)
    else if (isQuoted) {
      this.#out.put(QUOTE)
      this.#addQuoted(source, from, to)
      this.#out.put(QUOTE)
    } else this.#addField(source, from, to)
  }

  /** Line breaks of any kind become line feeds: the org may take another kind for the end of a record. */
  #addQuoted(source: Buffer, start: number, end: number): void {
    let from = start
    for (;;) {
      const at = indexOfByte(source, from, end, CR)
      if (at === end) break
      this.#out.copy(source, from, at)
      this.#out.put(LF)
      from = source[at + 1] === LF ? at + 2 : at + 1
    }
    this.#out.copy(source, from, end)
  }
}

/** Nothing, or nothing between quotes. */
export function isBlank(source: Uint8Array, start: number, end: number): boolean {
  return start === end || (end - start === 2 && source[start] === QUOTE)
}
