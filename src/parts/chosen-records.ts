import { lineEndingBytes } from '../csv/dialect.ts'
import type { ByteRange, Part } from './part.ts'
import { forEachRecord, type PartRecord } from './part-records.ts'
import { Rewritten } from './rewrite.ts'

/** A record that may be sent again: where its bytes are, and the form in which they go. */
export interface SentRecord {
  /** Tells columns, delimiter and line ending; the record may long be in other parts. */
  readonly form: Omit<Part, 'number' | 'ranges' | 'records' | 'bytes'>
  readonly range: ByteRange
  /** Offsets in the file of the range. */
  readonly start: number
  readonly end: number
  /** What a range that starts with it has. */
  readonly firstLine: number
  readonly isTerminated: boolean
  /** As sent, line ending included. */
  readonly bytes: number
}

/** Makes records of a part such that they can be sent again. */
export function createSentRecords(part: Part): (record: PartRecord) => SentRecord {
  const { number: _, ranges: __, records: ___, bytes: ____, ...form } = part
  const sentBytes = createMeter(part)
  return (record) => {
    return { form, range: record.range, ...placeOf(record), bytes: sentBytes(record) }
  }
}

/** Offsets are those in the file of its range. */
function placeOf({ range, sent }: PartRecord): Pick<SentRecord, 'start' | 'end' | 'firstLine' | 'isTerminated'> {
  const start = range.start + sent.at
  return { start, end: start + sent.length, firstLine: sent.firstLine, isTerminated: sent.isTerminated }
}

/** Bytes that a record of the part takes when it is sent. */
function createMeter({ lineEnding }: Part): (record: PartRecord) => number {
  const rewritten = new Rewritten()
  const endingLength = lineEndingBytes(lineEnding).length
  return ({ bytes, start, end, range: { rewriting }, sent }) => {
    if (rewriting === undefined) return sent.length + (sent.isTerminated ? 0 : endingLength)
    rewritten.clear()
    rewritten.add(bytes, start, end, rewriting)
    return rewritten.length
  }
}

/** The part with only some of its records, counted from 0 in their order; undefined when none is left. */
export async function withRecords(part: Part, isChosen: (index: number) => boolean): Promise<Part | undefined> {
  const sentBytes = createMeter(part)
  const chosen = new PartBuilder(part, part.number)
  let index = 0
  await forEachRecord(part, (record) => {
    if (isChosen(index++)) chosen.add(record.range, placeOf(record), sentBytes(record))
  })
  return chosen.records === 0 ? undefined : chosen.end()
}

/** Puts parts of one form together, as far as the limits go, in their order. */
export function mergeParts(
  parts: readonly Part[],
  { maxRecords, maxBytes }: { maxRecords: number; maxBytes: number },
): readonly Part[] {
  const merged: Part[] = []
  const open = new Map<string, number>()
  for (const part of parts) {
    const key = formKey(part)
    const at = open.get(key) ?? -1
    const into = merged[at]
    const bytes = into === undefined ? 0 : into.bytes + part.bytes - part.header.length
    if (into === undefined || bytes > maxBytes || into.records + part.records > maxRecords) {
      open.set(key, merged.push(part) - 1)
      continue
    }
    merged[at] = { ...into, ranges: [...into.ranges, ...part.ranges], records: into.records + part.records, bytes }
  }
  return merged
}

/** Equal for records that may share a part. */
function formKey({ columns, columnDelimiter, lineEnding, wave = 1 }: SentRecord['form']): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding, wave])
}

/** Cuts records into parts, each with its records in the order given; parts are numbered from `firstNumber` on. */
export function partsOfRecords<T extends SentRecord>(
  records: readonly T[],
  { maxRecords, maxBytes, firstNumber }: { maxRecords: number; maxBytes: number; firstNumber: number },
): readonly { readonly part: Part; readonly records: readonly T[] }[] {
  const all: { builder: PartBuilder; records: T[] }[] = []
  const open = new Map<string, { builder: PartBuilder; records: T[] }>()
  const keys = new Map<SentRecord['form'], string>()
  for (const record of records) {
    const { form } = record
    const key = keys.get(form) ?? formKey(form)
    keys.set(form, key)
    let current = open.get(key)
    const isFull = current && (current.records.length === maxRecords || current.builder.bytes + record.bytes > maxBytes)
    if (current === undefined || isFull) {
      current = { builder: new PartBuilder(form, firstNumber + all.length), records: [] }
      all.push(current)
      open.set(key, current)
    }
    current.builder.add(record.range, record, record.bytes)
    current.records.push(record)
  }
  return all.map(({ builder, records: own }) => ({ part: builder.end(), records: own }))
}

type Span = Pick<SentRecord, 'start' | 'end' | 'firstLine' | 'isTerminated'>

/** Puts a part together record by record; neighbours share a range. */
class PartBuilder {
  bytes: number
  records = 0
  readonly #form: SentRecord['form']
  readonly #number: number
  readonly #ranges: { -readonly [K in keyof ByteRange]: ByteRange[K] }[] = []
  #source: ByteRange | undefined

  constructor(form: SentRecord['form'], number: number) {
    this.#form = form
    this.#number = number
    this.bytes = form.header.length
  }

  add(source: ByteRange, { start, end, firstLine, isTerminated }: Span, bytes: number): void {
    const last = this.#ranges.at(-1)
    if (last !== undefined && this.#source === source && last.end === start) {
      last.end = end
      last.records++
      last.isTerminated = isTerminated
    } else {
      const { file, rewriting } = source
      this.#ranges.push({ file, rewriting, start, end, records: 1, firstLine, isTerminated })
    }
    this.#source = source
    this.bytes += bytes
    this.records++
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
