import { open } from 'node:fs/promises'
import { type ArrivedRecord, ArrivedRecords } from '../csv/arrived-records.ts'
import { createLineReader } from '../csv/cr-records.ts'
import type { Delimiter } from '../csv/dialect.ts'
import type { RecordBatch } from '../csv/record-batch.ts'
import { startScan } from '../csv/scan.ts'
import { readToEnd } from '../memory/read-ahead.ts'
import type { FilePath } from './file-path.ts'
import { SCAN_CHUNK_BYTES } from './source-file.ts'

export interface SourceReading {
  readonly columnDelimiter: Delimiter
  readonly onRecord: (record: ArrivedRecord) => void
  /** Is called with the records of each batch once all of them were handed over. */
  readonly onBatch?: (batch: RecordBatch) => void
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal | undefined
}

/** Reads a scanned file once more and hands over its records, without the header. Rejects with the reason of the signal. */
export async function readSource(
  { absolutePath }: FilePath,
  { columnDelimiter, onRecord, onBatch, signal }: SourceReading,
): Promise<void> {
  const records = new ArrivedRecords(onRecord)
  const scan = startScan({
    columnDelimiter,
    onRecords: (batch) => {
      records.take(batch)
      onBatch?.(batch)
    },
  })
  const lines = createLineReader()
  const handle = await open(absolutePath)
  try {
    for await (const chunk of readToEnd(handle, SCAN_CHUNK_BYTES)) {
      signal?.throwIfAborted()
      records.feed(lines.read(chunk), scan)
    }
    scan.end()
  } finally {
    await handle.close()
  }
}
