import type { ColumnDelimiter } from '../../src/csv/dialect.ts'
import { renderFinding } from '../../src/csv/invalid-csv.ts'
import { type ScanResult, startScan } from '../../src/csv/scan.ts'

export interface ScannedBytes extends ScanResult {
  readonly spans: readonly { readonly start: number; readonly end: number; readonly line: number }[]
  /** False when the last record has no line ending. */
  readonly isTerminated: boolean
}

/** Scans a file that arrives in these chunks. Each is overwritten afterwards, as by a reader that uses its buffer again. */
export function scanBytes(chunks: readonly Buffer[], columnDelimiter?: ColumnDelimiter): ScannedBytes {
  const spans: { start: number; end: number; line: number }[] = []
  let isTerminated = true
  const scan = startScan({
    columnDelimiter,
    onRecords({ count, starts, ends, lines, ...batch }) {
      for (let at = 0; at < count; at++)
        spans.push({ start: starts[at] ?? -1, end: ends[at] ?? -1, line: lines[at] ?? -1 })
      isTerminated = batch.isTerminated
    },
  })
  for (const chunk of chunks) {
    const copy = Buffer.from(chunk)
    scan.feed(copy)
    copy.fill('"')
  }
  return { ...scan.end(), spans, isTerminated }
}

/** What is wrong with this text, as users read it. */
export function findingsIn(text: string | Buffer, columnDelimiter?: ColumnDelimiter): string[] {
  const { problems } = scanBytes([Buffer.from(text)], columnDelimiter)
  return problems.map((problem) => renderFinding({ path: 'accounts.csv', ...problem }))
}
