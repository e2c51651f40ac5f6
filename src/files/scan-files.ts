import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Finding, MAX_FINDINGS } from '../csv/invalid-csv.ts'
import { isDiskFull } from '../disk/error-code.ts'
import { CsvError, LoadError, messageOf } from '../errors.ts'
import { createKeyLog } from '../keys/key-log.ts'
import { createKeyScan } from '../keys/key-scan.ts'
import type { RepeatedKeys } from '../keys/repeated-keys.ts'
import type { FilePath } from '../parts/file-path.ts'
import { type FileVersion, type RecordSink, type SourceFile, scanChunks, scanFile } from '../parts/source-file.ts'
import { createEncodingAdvice } from './advise-encoding.ts'
import { type ConvertOptions, convertFile } from './convert.ts'
import { copiesFolder, type ReadOptions } from './read-options.ts'
import { createUnpacker, isPacked, type Unpacking } from './unpack.ts'

/** Scans one file after the other. A file that cannot be unpacked or converted to UTF-8 is a finding, and the others are scanned
 *  all the same. */
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
  const { encoding = UTF8, columnDelimiter, signal, keyColumns, columns } = options
  const advise = createEncodingAdvice(options)
  const log = createKeyLog({ folder })
  const scanning = { columnDelimiter, signal, columns, keys: keyColumns && createKeyScan(keyColumns, log) }
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
      // No more than these are listed.
      const advised = found < MAX_FINDINGS ? await advise(file) : file
      findings.push(...advised.findings.map((finding) => inFull(finding, options)))
      found += advised.findingCount
    } catch (error) {
      if (options.signal?.aborted) throw error
      if (!(error instanceof CsvError))
        throw error instanceof LoadError || isDiskFull(error) ? error : unreadable(place, error)
      findings.push(...error.findings)
      found += error.found
    }
  }

  function scanOne(place: FilePath): Promise<SourceFile> {
    if (encoding !== UTF8) {
      const target = path.join(folder, `converted-${files.length + 1}.csv`)
      return scanConverted(place, { encoding, target, unpack, signal }, (copy) => scanFile(copy, scanning, onRecords))
    }
    if (!isPacked(place.path)) return scanFile(place, scanning, onRecords)
    const { copy, chunks } = unpack(place)
    return scanChunks(chunks, copy, scanning, onRecords)
  }
}

/** With the value that its cure is about, where values may be shown. */
function inFull({ cureWithValue, ...finding }: Finding, { showsValues = false }: ReadOptions): Finding {
  return cureWithValue === undefined || !showsValues ? finding : { ...finding, cure: cureWithValue }
}

const UTF8 = 'utf-8'

/** Scans the copy in UTF-8 that is made of a file in another encoding, and of what is in it where it is compressed. */
async function scanConverted(
  place: FilePath,
  { target, unpack, ...options }: ConvertOptions & { readonly unpack: (place: FilePath) => Unpacking },
  scan: (copy: FilePath) => Promise<SourceFile>,
): Promise<SourceFile> {
  const unpacked = isPacked(place.path) ? await unpackWhole(unpack(place), options.signal) : undefined
  const source = unpacked ?? place
  await mkdir(path.dirname(target), { recursive: true })
  const converted = await convertFile(source, { ...options, target })
  if (converted !== undefined && unpacked !== undefined) await rm(unpacked.absolutePath, { force: true })
  const file = await scan(converted?.copy ?? source)
  return {
    ...file,
    ...(unpacked?.packedBytes === undefined ? {} : { packedBytes: unpacked.packedBytes }),
    ...(converted === undefined ? {} : { convertedFrom: converted.convertedFrom }),
  }
}

/** Unpacks a file to its end; returns the copy. */
async function unpackWhole({ copy, chunks }: Unpacking, signal: AbortSignal | undefined): Promise<FileVersion> {
  for await (const _ of chunks) signal?.throwIfAborted()
  return copy
}

function unreadable({ path }: FilePath, error: unknown): LoadError {
  return new LoadError('invalid-input', `\`files\`: ${path} cannot be read: ${messageOf(error)}.`, { cause: error })
}
