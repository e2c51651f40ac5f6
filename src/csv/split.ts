import { type LineEnding, lineEndingBytes } from './dialect.ts'
import type { Header } from './header.ts'
import { type Finding, MAX_FINDINGS } from './invalid-csv.ts'
import type { ByteRange, Part } from './part.ts'
import { recordTooLarge } from './problems.ts'
import type { RecordSink } from './source-file.ts'

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
  /** Takes the records of one file after the other, in file order. */
  readonly add: RecordSink
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

  function begin(header: Header, form: string): OpenPart {
    const part = emptyPart(parts.length + 1, header)
    parts.push(part)
    if (keepFileOrder) openParts.clear()
    openParts.set(form, part)
    return part
  }

  function refuse(path: string, line: number, bytes: number): void {
    findingCount++
    if (findings.length < MAX_FINDINGS) findings.push({ path, ...recordTooLarge(line, bytes, maxBytes) })
  }

  return {
    add(batch, header, file) {
      const form = formOf(header)
      const lineEndingLength = lineEndingBytes(lineEndingIn(header)).length
      let part = openParts.get(form)
      for (let index = 0; index < batch.count; index++) {
        const start = batch.starts[index] ?? 0
        const end = batch.ends[index] ?? 0
        const firstLine = batch.lines[index] ?? 0
        const isTerminated = batch.isTerminated || index < batch.count - 1
        const bytes = end - start + (isTerminated ? 0 : lineEndingLength)
        if (header.bytes.length + bytes > maxBytes) {
          refuse(file.path, firstLine, header.bytes.length + bytes)
          continue
        }
        if (!part || part.bytes + bytes > maxBytes || part.records === maxRecords) part = begin(header, form)
        part.bytes += bytes
        part.records++
        const last = part.ranges.at(-1)
        if (last?.file === file && last.end === start) {
          last.end = end
          last.records++
          last.isTerminated = isTerminated
        } else part.ranges.push({ file, start, end, records: 1, firstLine, isTerminated })
      }
    },
    end: () => ({ parts, findings, findingCount }),
  }
}

/** Equal for files whose records may share a part. */
function formOf({ columns, columnDelimiter, lineEnding }: Header): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding])
}

function emptyPart(number: number, header: Header): OpenPart {
  const { bytes, columns, columnDelimiter } = header
  const lineEnding = lineEndingIn(header)
  return { number, header: bytes, columns, columnDelimiter, lineEnding, ranges: [], records: 0, bytes: bytes.length }
}

function lineEndingIn({ lineEnding }: Header): LineEnding {
  if (!lineEnding) throw new Error('A header that records follow has a line ending.')
  return lineEnding
}
