import { open } from 'node:fs/promises'
import { ArrivedBytes } from '../csv/arrived-bytes.ts'
import { createLineReader } from '../csv/cr-records.ts'
import { delimiterByte, textEnd } from '../csv/dialect.ts'
import { fieldEnd } from '../csv/fields.ts'
import { type Header, lastNamed } from '../csv/header.ts'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { blankColumnWithValue, rowWithoutLine } from '../csv/problems.ts'
import { BATCH_SIZE, type RecordBatch } from '../csv/records.ts'
import { startScan } from '../csv/scan.ts'
import type { SentForm } from './form.ts'
import { isBlank, type Rewriting, Rewritten } from './rewrite.ts'
import { chunksOf, type SourceFile } from './source-file.ts'
import type { Splitter } from './split.ts'

/** A record as it stands in `source` from `start` to `end`, without its line ending, and as it is sent, with one. */
export interface RewrittenRecord {
  readonly source: Buffer
  readonly start: number
  readonly end: number
  readonly sent: Buffer
  /** From 1. */
  readonly line: number
  /** In the file, in bytes; the length includes the line ending. */
  readonly offset: number
  readonly length: number
}

/** Who is told of the records of a file. What is handed over is used again: read it before returning. */
export interface RewrittenSink {
  readonly onRecord: (record: RewrittenRecord, index: number) => void
  readonly onBatch: (batch: RecordBatch) => void
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Reads a scanned file once more. Rejects with the reason of the signal. */
export async function readRewritten(
  file: SourceFile,
  rewriting: Rewriting,
  { onRecord, onBatch, signal }: RewrittenSink,
): Promise<void> {
  const arrived = new ArrivedBytes()
  const rewritten = new Rewritten()
  const scan = startScan({
    columnDelimiter: rewriting.delimiter,
    onRecords(batch) {
      for (let index = 0; index < batch.count; index++) {
        const from = batch.starts[index] ?? 0
        const to = batch.ends[index] ?? 0
        arrived.read(from, to)
        const { chunk: source, chunkStart } = arrived
        const start = from - chunkStart
        const end = textEnd(source, to - chunkStart)
        rewritten.add(source, start, end, rewriting)
        const line = batch.lines[index] ?? 0
        onRecord({ source, start, end, sent: rewritten.bytes, line, offset: from, length: to - from }, index)
        rewritten.clear()
      }
      onBatch(batch)
    },
  })
  const handle = await open(file.absolutePath)
  const lines = createLineReader()
  try {
    for await (const chunk of chunksOf(handle)) {
      signal?.throwIfAborted()
      const readable = lines.read(chunk)
      arrived.add(readable)
      scan.feed(readable)
      // The chunk's memory is used again.
      arrived.dropRead()
    }
    scan.end()
  } finally {
    await handle.close()
  }
}

/**
 * Hands the records of a scanned file to the splitter with the size that each has when it is sent.
 * Returns what is wrong with columns that are left out because they have no name.
 */
export async function addRewritten(
  file: SourceFile,
  form: SentForm,
  splitter: Splitter,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const { rewriting } = form
  const { header } = file
  if (rewriting === undefined || header === undefined) return []
  const findings: Finding[] = []
  const lacksLine = lineCheck(header)
  const sizes = new Float64Array(BATCH_SIZE)
  await readRewritten(file, rewriting, {
    onRecord({ source, start, end, sent, line }, index) {
      sizes[index] = sent.length
      if (findings.length === MAX_FINDINGS) return
      if (!areBlank(source, start, end, header)) findings.push({ path: file.path, ...blankColumnWithValue(line) })
      if (lacksLine(source, start, end)) findings.push({ path: file.path, ...rowWithoutLine(line) })
    },
    onBatch: (batch) => splitter.add(batch, form, file, sizes),
    signal,
  })
  return findings
}

/** Whether records have to be looked at one by one before they are sorted. */
export function hasRecordChecks({ columns }: Header): boolean {
  return lastNamed(columns) < columns.length || columns.includes(LINE_COLUMN)
}

const LINE_COLUMN = 'source_line'

/** Whether a row of a result file of ours does not know its line: then it holds what the org printed, not what was sent. */
function lineCheck({ columns, columnDelimiter }: Header): (bytes: Uint8Array, start: number, end: number) => boolean {
  const place = columns.indexOf(LINE_COLUMN)
  if (place === -1) return () => false
  const delimiter = delimiterByte(columnDelimiter)
  return (bytes, start, end) => {
    let fieldStart = start
    for (let column = 0; column < place; column++) fieldStart = fieldEnd(bytes, fieldStart, end, delimiter) + 1
    return isBlank(bytes, fieldStart, fieldEnd(bytes, fieldStart, end, delimiter))
  }
}

/** Whether the fields of the last columns, those without a name, are blank. */
function areBlank(bytes: Buffer, start: number, end: number, { columns, columnDelimiter }: Header): boolean {
  const named = lastNamed(columns)
  if (named === columns.length) return true
  const delimiter = delimiterByte(columnDelimiter)
  let fieldStart = start
  for (let column = 0; fieldStart <= end; column++) {
    const at = fieldEnd(bytes, fieldStart, end, delimiter)
    if (column >= named && !isBlank(bytes, fieldStart, at)) return false
    fieldStart = at + 1
  }
  return true
}
