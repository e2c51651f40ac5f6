import type { Finding } from '../csv/invalid-csv.ts'
import { isDiskFull } from '../disk/error-code.ts'
import { CsvError, LoadError, messageOf } from '../errors.ts'
import { createKeyLog } from '../keys/key-log.ts'
import { createKeyScan } from '../keys/key-scan.ts'
import type { RepeatedKeys } from '../keys/repeated-keys.ts'
import type { FilePath } from '../parts/file-path.ts'
import { type RecordSink, type SourceFile, scanChunks, scanFile } from '../parts/source-file.ts'
import { copiesFolder, type ReadOptions } from './read-options.ts'
import { createUnpacker, isPacked } from './unpack.ts'

/** Scans one file after the other. A file that cannot be unpacked is a finding, and the others are scanned all the same. */
export async function scanFiles(
  paths: readonly FilePath[],
  options: ReadOptions,
  onRecords: RecordSink,
): Promise<{
  files: readonly SourceFile[]
  findings: readonly Finding[]
  found: number
  repeated: RepeatedKeys | undefined
}> {
  const folder = copiesFolder(options)
  const unpack = createUnpacker(folder)
  const { columnDelimiter, signal, keyColumns } = options
  const log = createKeyLog({ folder })
  const scanning = { columnDelimiter, signal, keys: keyColumns && createKeyScan(keyColumns, log) }
  const files: SourceFile[] = []
  const findings: Finding[] = []
  let found = 0
  let repeated: RepeatedKeys | undefined
  try {
    for (const place of paths) await addFile(place)
  } finally {
    repeated = log.end()
  }
  return { files, findings, found, repeated }

  async function addFile(place: FilePath): Promise<void> {
    try {
      const file = await scanOne(place)
      files.push(file)
      findings.push(...file.findings)
      found += file.findingCount
    } catch (error) {
      if (options.signal?.aborted) throw error
      if (!(error instanceof CsvError))
        throw error instanceof LoadError || isDiskFull(error) ? error : unreadable(place, error)
      findings.push(...error.findings)
      found += error.found
    }
  }

  function scanOne(place: FilePath): Promise<SourceFile> {
    if (!isPacked(place.path)) return scanFile(place, scanning, onRecords)
    const { copy, chunks } = unpack(place)
    return scanChunks(chunks, copy, scanning, onRecords)
  }
}

function unreadable({ path }: FilePath, error: unknown): LoadError {
  return new LoadError('invalid-input', `\`files\`: ${path} cannot be read: ${messageOf(error)}.`, { cause: error })
}
