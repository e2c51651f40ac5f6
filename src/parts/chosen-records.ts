import { lineEndingBytes } from '../csv/dialect.ts'
import type { ByteRange, Part } from './part.ts'
import { formKey, PartBuilder, type PartForm, type RecordPlace } from './part-builder.ts'
import { forEachRecord, type PartRecord } from './part-records.ts'
import { Rewritten } from './rewrite.ts'

/** A record that may be sent again: where its bytes are, and the form in which it is sent. */
export interface SentRecord extends RecordPlace {
  /** The record may long be in other parts. */
  readonly form: PartForm
  /** The range that held it when it was sent; the offsets of its place are those in the file of the range. */
  readonly range: ByteRange
  /** As sent, line ending included. */
  readonly bytes: number
}

/** Makes records of a part such that they can be sent again. */
export function createSentRecords(part: Part): (record: PartRecord) => SentRecord {
  const { header, columns, columnDelimiter, lineEnding, wave } = part
  const form = { header, columns, columnDelimiter, lineEnding, ...(wave === undefined ? {} : { wave }) }
  const sentBytes = createMeter(part)
  return (record) => ({ form, range: record.range, ...placeOf(record), bytes: sentBytes(record) })
}

function placeOf({ range, sent }: PartRecord): RecordPlace {
  const { at, length, firstLine, firstEntry, isTerminated } = sent
  const start = range.start + at
  return { start, end: start + length, firstLine, firstEntry, isTerminated }
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

/** What one part may hold at most; what is left out is not limited. */
export interface PartLimits {
  readonly maxRecords?: number
  readonly maxBytes?: number
}

/** Puts parts of one form together, as far as the limits go, in their order. */
export function mergeParts(parts: readonly Part[], limits: PartLimits = {}): readonly Part[] {
  const { maxRecords = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits
  const merged: PartBuilder[] = []
  const open = new Map<string, PartBuilder>()
  for (const part of parts) {
    const key = formKey(part, part.wave)
    let into = open.get(key)
    const bytes = part.bytes - part.header.length
    if (into === undefined || into.bytes + bytes > maxBytes || into.records + part.records > maxRecords) {
      into = new PartBuilder(part, part.number)
      merged.push(into)
      open.set(key, into)
    }
    into.addPart(part)
  }
  return merged.map((part) => part.end())
}

/** Cuts records into parts, each with its records in the order given. */
export function partsOfRecords<T extends SentRecord>(
  records: readonly T[],
  limits: PartLimits = {},
): readonly { readonly part: Part; readonly records: readonly T[] }[] {
  const { maxRecords = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits
  const all: { builder: PartBuilder; records: T[] }[] = []
  const open = new Map<string, { builder: PartBuilder; records: T[] }>()
  const keys = new Map<PartForm, string>()
  for (const record of records) {
    const { form } = record
    const key = keys.get(form) ?? formKey(form, form.wave)
    keys.set(form, key)
    let current = open.get(key)
    const isFull = current && (current.records.length === maxRecords || current.builder.bytes + record.bytes > maxBytes)
    if (current === undefined || isFull) {
      current = { builder: new PartBuilder(form, all.length + 1), records: [] }
      all.push(current)
      open.set(key, current)
    }
    current.builder.add(record.range, record, record.bytes)
    current.records.push(record)
  }
  return all.map(({ builder, records: own }) => ({ part: builder.end(), records: own }))
}
