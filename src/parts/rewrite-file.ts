import type { ArrivedRecord } from '../csv/arrived-records.ts'
import { delimiterByte, QUOTE } from '../csv/dialect.ts'
import { fieldEnd } from '../csv/fields.ts'
import { type Header, isSent as isColumnSent, lastNamed } from '../csv/header.ts'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { blankColumnWithValue, nothingToSend, rowWithoutLine } from '../csv/problems.ts'
import type { RecordBatch } from '../csv/record-batch.ts'
import { BATCH_SIZE } from '../csv/record-scanner.ts'
import { isBlank, type Rewriting, Rewritten } from './rewrite.ts'
import type { SentForm } from './sent-form.ts'
import type { SourceFile } from './source-file.ts'
import { readSource } from './source-records.ts'
import type { Splitter } from './split.ts'

/** Takes the records of a file. What is handed over is used again: read it before returning. */
export interface RewrittenSink {
  /** `rewritten` holds the record as it is sent, with its line ending. */
  readonly onRecord: (record: ArrivedRecord, rewritten: Pick<Rewritten, 'bytes' | 'length'>) => void
  readonly onBatch?: (batch: RecordBatch) => void
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Reads a scanned file once more and rewrites its records. Rejects with the reason of the signal. */
export async function readRewritten(
  file: SourceFile,
  rewriting: Rewriting,
  { onRecord, ...sink }: RewrittenSink,
): Promise<void> {
  const rewritten = new Rewritten()
  await readSource(file, {
    ...sink,
    columnDelimiter: rewriting.delimiter,
    onRecord: (record) => {
      rewritten.clear()
      rewritten.add(record.bytes, record.start, record.end, rewriting, record.offset)
      onRecord(record, rewritten)
    },
  })
}

interface AddingRewritten {
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
  /** Whether a record is sent, by its place in the file, from 0; all are when left out. */
  readonly isSent?: (place: number) => boolean
}

/**
 * Hands the records of a scanned file to the splitter with the size that each has when it is sent.
 * Returns what is wrong with columns that are left out because they have no name, and with records that have nothing to send.
 */
export async function addRewritten(
  file: SourceFile,
  form: SentForm,
  splitter: Splitter,
  { signal, isSent = () => true }: AddingRewritten = {},
): Promise<readonly Finding[]> {
  const { rewriting } = form
  const { header } = file
  if (rewriting === undefined || header === undefined) return []
  const findings: Finding[] = []
  const lacksLine = lineCheck(header)
  /** Bytes of each record of a batch, as it is sent. */
  const sizes = new Float64Array(BATCH_SIZE)
  let count = 0
  let index = 0
  await readRewritten(file, rewriting, {
    onRecord({ bytes, start, end, line }, sent) {
      sizes[count++] = sent.length
      const own = index++
      if (findings.length === MAX_FINDINGS || file.notChosen?.has(own)) return
      if (!areBlank(bytes, start, end, header)) findings.push({ path: file.path, ...blankColumnWithValue(line) })
      if (lacksLine(bytes, start, end)) findings.push({ path: file.path, ...rowWithoutLine(line) })
      if (rewriting.columns.length === 1 && isEmptyLine(sent.bytes, sent.length) && isSent(own))
        findings.push({ path: file.path, ...nothingToSend(line) })
    },
    onBatch: (batch) => {
      splitter.add(batch, form, file, sizes)
      count = 0
    },
    signal,
  })
  return findings
}

/** Whether records have to be looked at one by one before they are sorted. */
export function hasRecordChecks(header: Header): boolean {
  const { columns, use } = header
  const sent = columns.filter((name, place) => name.trim() !== '' && isColumnSent(header, place)).length
  const mayBeEmpty = sent === 1 && columns.length > 1 && (use?.added.length ?? 0) === 0
  return lastNamed(columns) < columns.length || columns.includes(LINE_COLUMN) || mayBeEmpty
}

/** Whether a record is nothing, or nothing but quotes, before its line feed: that is no record to the org. */
export function isEmptyLine(bytes: Uint8Array, length: number): boolean {
  return length === 1 || (length === 3 && bytes[0] === QUOTE && bytes[1] === QUOTE)
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
  for (let column = 0; fieldStart <= end && column < columns.length; column++) {
    const at = fieldEnd(bytes, fieldStart, end, delimiter)
    if (column >= named && !isBlank(bytes, fieldStart, at)) return false
    fieldStart = at + 1
  }
  return true
}
