import { lineEndingBytes } from '../csv/dialect.ts'
import { headerBytes } from '../csv/header.ts'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { recordTooLarge } from '../csv/problems.ts'
import type { RecordBatch } from '../csv/record-batch.ts'
import type { Part } from './part.ts'
import { formKey, PartBuilder, type RecordPlace } from './part-builder.ts'
import type { SentForm } from './sent-form.ts'
import type { FileVersion } from './source-file.ts'

export interface SplitOptions {
  /** Of one part, header included. */
  readonly maxBytes: number
  /** Of one part. */
  readonly maxRecords?: number | undefined
  /** Parts follow each other as the records do: none takes up a record once a part of other columns has begun. */
  readonly keepFileOrder: boolean
}

export interface Split {
  readonly parts: readonly Part[]
  /** Records too large for any part; they are in no part. */
  readonly findings: readonly Finding[]
  readonly findingCount: number
}

/** Records of one file. */
export interface SplitBatch extends RecordBatch {
  /** The entry of each record in the table of origins, from 1, where the file has one; its lines are those of the user's files
   *  then. */
  readonly entries?: Uint32Array
}

export interface Splitter {
  /** Takes the records of one file after the other, in file order; `sentBytes` of each where they are rewritten. */
  add(batch: SplitBatch, form: SentForm, file: FileVersion, sentBytes?: Float64Array): void
  /** Between the last record and the next one, something of the file is left out. */
  skip(): void
  end(): Split
}

/** Cuts records into parts within the limits, never inside a record. Each part is filled as far as it goes before the
 *  next begins, and takes up the records of all files that have its columns, delimiter and line ending.
 *
 *  @param wave in which all of the parts are sent; left out where there is one only */
export function createSplitter({ maxBytes, maxRecords, keepFileOrder }: SplitOptions, wave?: number): Splitter {
  const parts: PartBuilder[] = []
  /** The part that still has room, by the form of its records. */
  const openParts = new Map<string, PartBuilder>()
  const findings: Finding[] = []
  let findingCount = 0
  let hasSkipped = false

  function begin(form: SentForm, header: Buffer, key: string): PartBuilder {
    const part = new PartBuilder({ ...form, header, ...(wave === undefined ? {} : { wave }) }, parts.length + 1)
    parts.push(part)
    if (keepFileOrder) openParts.clear()
    openParts.set(key, part)
    return part
  }

  function refuse(path: string, line: number, bytes: number): void {
    findingCount++
    if (findings.length < MAX_FINDINGS) findings.push({ path, ...recordTooLarge(line, bytes, maxBytes) })
  }

  return {
    add(batch, form, file, sentBytes) {
      const key = formKey(form)
      const { rewriting } = form
      const header = headerBytes(form)
      const lineEndingLength = lineEndingBytes(form.lineEnding).length
      const source = { file, rewriting }
      const place: Mutable<RecordPlace> = {
        start: 0,
        end: 0,
        firstLine: 0,
        firstEntry: undefined,
        isTerminated: true,
      }
      let part = openParts.get(key)
      for (let index = 0; index < batch.count; index++) {
        place.start = batch.starts[index] ?? 0
        place.end = batch.ends[index] ?? 0
        place.firstLine = batch.lines[index] ?? 0
        place.firstEntry = batch.entries?.[index]
        place.isTerminated = batch.isTerminated || index < batch.count - 1
        const length = place.end - place.start
        const bytes = sentBytes?.[index] ?? length + (place.isTerminated ? 0 : lineEndingLength)
        if (header.length + bytes > maxBytes) {
          refuse(file.path, place.firstLine, header.length + bytes)
          continue
        }
        const gapStart = part && !hasSkipped ? startOfGap(part, file) : undefined
        hasSkipped = false
        // What lies between two records of a file are blank lines.
        const gap = gapStart === undefined || sentBytes ? 0 : place.start - gapStart
        if (!part || part.bytes + gap + bytes > maxBytes || part.records === maxRecords) {
          part = begin(form, header, key)
          part.add(source, place, bytes)
        } else {
          if (gapStart !== undefined) place.start = gapStart
          part.add(source, place, gap + bytes)
        }
      }
    },
    skip: () => {
      hasSkipped = true
    },
    end: () => ({ parts: parts.map((part) => part.end()), findings, findingCount }),
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Ranges of a part before blank lines are no longer cut out: memory must not grow with them, and the org skips them.
 *  Source: forcedotcom/wsc: com/sforce/async/CSVReader.java. */
const MANY_RANGES = 1_000

/** Where the last record of the part ends, if the next one of that file joins its range whatever lies between. */
function startOfGap(part: PartBuilder, file: FileVersion): number | undefined {
  if (part.rangeCount < MANY_RANGES) return undefined
  const last = part.lastRange
  return last?.file === file ? last.end : undefined
}
