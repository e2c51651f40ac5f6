import { lineEndingBytes } from '../csv/dialect.ts'
import { headerBytes } from '../csv/header.ts'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { recordTooLarge } from '../csv/problems.ts'
import type { RecordBatch } from '../csv/records.ts'
import type { SentForm } from './form.ts'
import type { ByteRange, Part } from './part.ts'
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
  /** Records too large for any part; in no part. */
  readonly findings: readonly Finding[]
  readonly findingCount: number
}

export interface Splitter {
  /** Takes the records of one file after the other, in file order; `sentBytes` of each where they are rewritten. */
  add(batch: RecordBatch, form: SentForm, file: FileVersion, sentBytes?: Float64Array): void
  /** Between the last record and the next one, something of the file is left out. */
  skip(): void
  end(): Split
}

/** A part while records are being added to it. */
type OpenPart = Mutable<Omit<Part, 'ranges'>> & { readonly ranges: Mutable<ByteRange>[] }
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Cuts records into parts within the limits, never inside a record. Each part is filled as far as it goes before the
 *  next begins, and takes up the records of all files that have its columns, delimiter and line ending. */
export function createSplitter({ maxBytes, maxRecords, keepFileOrder }: SplitOptions): Splitter {
  const parts: OpenPart[] = []
  /** The part that still has room, by the form of its records. */
  const openParts = new Map<string, OpenPart>()
  const findings: Finding[] = []
  let findingCount = 0
  let hasSkipped = false

  function begin(form: SentForm, key: string): OpenPart {
    const part = emptyPart(parts.length + 1, form)
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
      const key = keyOf(form)
      const { rewriting } = form
      const headerLength = headerBytes(form).length
      const lineEndingLength = lineEndingBytes(form.lineEnding).length
      let part = openParts.get(key)
      for (let index = 0; index < batch.count; index++) {
        const start = batch.starts[index] ?? 0
        const end = batch.ends[index] ?? 0
        const firstLine = batch.lines[index] ?? 0
        const isTerminated = batch.isTerminated || index < batch.count - 1
        const bytes = sentBytes?.[index] ?? end - start + (isTerminated ? 0 : lineEndingLength)
        if (headerLength + bytes > maxBytes) {
          refuse(file.path, firstLine, headerLength + bytes)
          continue
        }
        const lastEnd = part && !hasSkipped ? endOfGap(part, file) : undefined
        hasSkipped = false
        // What lies between two records of a file are blank lines.
        const gap = lastEnd === undefined || sentBytes ? 0 : start - lastEnd
        if (!part || part.bytes + gap + bytes > maxBytes || part.records === maxRecords) part = begin(form, key)
        else part.bytes += gap
        part.bytes += bytes
        part.records++
        const last = part.ranges.at(-1)
        if (last?.file === file && (last.end === start || last.end === lastEnd)) {
          last.end = end
          last.records++
          last.isTerminated = isTerminated
        } else part.ranges.push({ file, start, end, records: 1, firstLine, isTerminated, rewriting })
      }
    },
    skip: () => {
      hasSkipped = true
    },
    end: () => ({ parts, findings, findingCount }),
  }
}

/** Ranges of a part before blank lines are no longer cut out: memory must not grow with them, and the org skips them.
 *  Source: forcedotcom/wsc: com/sforce/async/CSVReader.java. */
const MANY_RANGES = 1_000

/** Where the last record of the part ends, if the next one of that file joins its range whatever lies between. */
function endOfGap({ ranges }: OpenPart, file: FileVersion): number | undefined {
  const last = ranges.at(-1)
  return ranges.length >= MANY_RANGES && last?.file === file ? last.end : undefined
}

/** Equal for files whose records may share a part. */
function keyOf({ columns, columnDelimiter, lineEnding }: SentForm): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding])
}

function emptyPart(number: number, form: SentForm): OpenPart {
  const { columns, columnDelimiter, lineEnding } = form
  const header = headerBytes(form)
  return { number, header, columns, columnDelimiter, lineEnding, ranges: [], records: 0, bytes: header.length }
}
