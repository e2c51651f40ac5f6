import type { ByteRange, Part } from './part.ts'

/** The form in which records are sent: records of one form may share a part. */
export type PartForm = Pick<Part, 'header' | 'columns' | 'columnDelimiter' | 'lineEnding' | 'wave'>

/** Equal for records whose columns, delimiter and line ending are the same, and which are sent in the same wave. */
export function formKey(
  { columns, columnDelimiter, lineEnding }: Omit<PartForm, 'header' | 'wave'>,
  wave: number | undefined = 1,
): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding, wave])
}

/** Where one record is found, or several that follow each other. */
export type RecordPlace = Pick<ByteRange, 'start' | 'end' | 'firstLine' | 'firstEntry' | 'isTerminated'>

/** Puts a part together out of records and ranges. This is the only maker of parts. */
export class PartBuilder {
  /** As sent so far, header included. */
  bytes: number
  records = 0
  readonly #number: number
  readonly #form: PartForm
  readonly #ranges: ByteRange[] = []
  /** The last range, as long as records are added to it. */
  #open: { -readonly [K in keyof ByteRange]: ByteRange[K] } | undefined

  constructor(form: PartForm, number: number) {
    this.#form = form
    this.#number = number
    this.bytes = form.header.length
  }

  get rangeCount(): number {
    return this.#ranges.length
  }

  get lastRange(): ByteRange | undefined {
    return this.#ranges.at(-1)
  }

  /** Adds a record, which takes so many bytes when it is sent; records next to each other in one file share a range. */
  add({ file, rewriting }: Pick<ByteRange, 'file' | 'rewriting'>, place: RecordPlace, bytes: number): void {
    const open = this.#open
    const { start, end, firstLine, firstEntry, isTerminated } = place
    if (open !== undefined && open.end === start && open.file === file && open.rewriting === rewriting) {
      open.end = end
      open.records++
      open.isTerminated = isTerminated
    } else {
      this.#open = { file, rewriting, start, end, records: 1, firstLine, firstEntry, isTerminated }
      this.#ranges.push(this.#open)
    }
    this.bytes += bytes
    this.records++
  }

  /** Adds all records of a part of the same form. */
  addPart({ header, ranges, records, bytes }: Part): void {
    this.#open = undefined
    for (const range of ranges) this.#ranges.push(range)
    this.records += records
    this.bytes += bytes - header.length
  }

  end(): Part {
    const { header, columns, columnDelimiter, lineEnding, wave } = this.#form
    return {
      ...(wave === undefined ? {} : { wave }),
      number: this.#number,
      header,
      columns,
      columnDelimiter,
      lineEnding,
      ranges: this.#ranges,
      records: this.records,
      bytes: this.bytes,
    }
  }
}
