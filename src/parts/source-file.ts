import { type FileHandle, open } from 'node:fs/promises'
import type { ColumnsSpec } from '../columns/columns-spec.ts'
import { ArrivedRecords } from '../csv/arrived-records.ts'
import { createLineReader } from '../csv/cr-records.ts'
import type { ColumnDelimiter } from '../csv/dialect.ts'
import type { Header } from '../csv/header.ts'
import type { Finding } from '../csv/invalid-csv.ts'
import { MAX_CHARACTER_BYTES, MAX_RECORD_CHARACTERS } from '../csv/limits.ts'
import { lineFeedAmongCr } from '../csv/problems.ts'
import type { RecordBatch } from '../csv/record-batch.ts'
import { type ScanResult, startScan } from '../csv/scan.ts'
import type { KeyScan, KeyTraits } from '../keys/key-scan.ts'
import { ChosenRecords } from '../mapping/chosen-records.ts'
import { readToEnd } from '../memory/read-ahead.ts'
import type { RecordMarks } from '../memory/record-marks.ts'
import type { FilePath } from './file-path.ts'
import type { Origins } from './origins.ts'

/** A file as it was when it was opened; `bytes` and `mtimeMs` tell whether it has changed since. */
export interface FileVersion extends FilePath {
  readonly bytes: number
  readonly mtimeMs: number
  /** Size of the user's own file, where this is the unpacked copy of it. */
  readonly packedBytes?: number
  /** The encoding of the user's own file, where this is the copy of it in UTF-8. */
  readonly convertedFrom?: string
  /** Where the records come from, in a file that we wrote. */
  readonly origins?: Origins
}

/** A file that was scanned from end to end. */
export interface SourceFile extends FileVersion, Omit<ScanResult, 'problems' | 'problemCount'> {
  /** As many as are worth listing. */
  readonly findings: readonly Finding[]
  /** How many there were. */
  readonly findingCount: number
  /** Its records end in carriage returns alone. */
  readonly crEndsRecords: boolean
  /** What was seen of the keys, where the scan looked at them. */
  readonly keys?: KeyTraits | undefined
  /** Records that the load is not about, by their places in the file from 0: they count for nothing. Undefined where there are
   *  none. */
  readonly notChosen?: RecordMarks | undefined
}

/** How many records of a file the load is about. */
export function chosenRecords({ records, notChosen }: Pick<SourceFile, 'records' | 'notChosen'>): number {
  return records - (notChosen?.count ?? 0)
}

export interface ScanFileOptions {
  /** Found in the header when left out. */
  readonly columnDelimiter?: ColumnDelimiter | undefined
  /** Ends the scan, with its reason, before the next chunk. */
  readonly signal?: AbortSignal | undefined
  /** Looks at the keys of the records on the way. */
  readonly keys?: KeyScan | undefined
  /** What becomes of the columns; they go as they are when left out. */
  readonly columns?: ColumnsSpec | undefined
}

/** Takes the records of one file after the other, in file order; the batch is used again afterwards. */
export type RecordSink = (records: RecordBatch, header: Header, file: FileVersion) => void

/** Size of all chunks that are scanned but the last: what the first chunk shows of a file must be the same each time it is read. */
export const SCAN_CHUNK_BYTES = 1_048_576

/** Scans the file once, in bounded memory. What is wrong with its CSV is in `findings`; only the file system throws. */
export async function scanFile(place: FilePath, options: ScanFileOptions, onRecords: RecordSink): Promise<SourceFile> {
  const handle = await open(place.absolutePath)
  try {
    return await scanChunks(readToEnd(handle, SCAN_CHUNK_BYTES), await fileVersion(handle, place), options, onRecords)
  } finally {
    await handle.close()
  }
}

/** Scans a file whose bytes come from somewhere, such as gzip. Its version need be known only when they have come to their end. */
export async function scanChunks(
  chunks: AsyncIterable<Buffer>,
  version: FileVersion,
  { columnDelimiter, signal, keys, columns }: ScanFileOptions,
  onRecords: RecordSink,
): Promise<SourceFile> {
  const fileKeys = keys?.startFile()
  const chosen = new ChosenRecords(columns)
  const records = new ArrivedRecords((record) => {
    if (chosen.takes(record)) fileKeys?.read(record)
  })
  let looksAtKeys = fileKeys !== undefined || columns !== undefined
  const scan = startScan({
    columnDelimiter,
    onRecords: (batch, own) => {
      const header = chosen.header(own)
      const looks = fileKeys?.looksUnder(header) ?? false
      if (looksAtKeys && (looks || chosen.chooses)) records.take(batch)
      onRecords(batch, header, version)
    },
  })
  const lines = createLineReader()
  for await (const chunk of chunks) {
    signal?.throwIfAborted()
    const readable = lines.read(chunk)
    if (!looksAtKeys) scan.feed(readable)
    // A record as long as this is refused, and so is the load, whatever its keys.
    else if (records.feed(readable, scan) > LONGEST_RECORD_BYTES) looksAtKeys = false
    if (scan.isOver()) break
  }
  const { problems, problemCount, ...result } = scan.end()
  const { header, problems: unmapped } = chosen.end(result.header)
  const others = [...(lines.sawLineFeedAmongCr() ? [lineFeedAmongCr(1)] : []), ...unmapped]
  const findings = [...others, ...problems].map((problem) => ({ path: version.path, ...problem }))
  const findingCount = problemCount + others.length
  const crEndsRecords = lines.crEndsRecords()
  return {
    ...version,
    ...result,
    header,
    findings,
    findingCount,
    crEndsRecords,
    keys: looksAtKeys ? fileKeys?.traits : undefined,
    notChosen: chosen.others,
  }
}

const LONGEST_RECORD_BYTES = 2 * MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES

export async function fileVersion(handle: FileHandle, { path, absolutePath }: FilePath): Promise<FileVersion> {
  const { size, mtimeMs } = await handle.stat()
  return { path, absolutePath, bytes: size, mtimeMs }
}
