import type { ArrivedRecord } from '../csv/arrived-records.ts'
import type { FilePath } from './file-path.ts'
import { OriginReader } from './origins.ts'
import type { ByteRange, Part } from './part.ts'
import { bytesOf, openRanges } from './range-bytes.ts'
import { createRangeReader } from './range-records.ts'

/** A record of a part, as its file holds it. One object stands for all of them: read it before the next comes. */
export interface PartRecord {
  /** Holds the record from `start` to `end`, where its line ending starts. */
  bytes: Buffer
  start: number
  end: number
  /** Tells what separates its fields, and which of them are sent. */
  range: ByteRange
  /** Where it stands in the user's file: the line on which it starts, from 1; its length in bytes, line ending included;
   *  and its offset, where that file is not the one of its range. */
  file: FilePath
  line: number
  length: number
  offset: number | undefined
  /** Where it is in its range, from which it is sent, in bytes. The last three are those of a range that starts with it. */
  sent: {
    at: number
    length: number
    firstLine: number
    firstEntry: number | undefined
    isTerminated: boolean
  }
}

/**
 * Hands over the records of a part in their order.
 *
 * @param pause is awaited now and then, for what should not wait for the end
 */
export async function forEachRecord(
  { ranges, columnDelimiter }: Pick<Part, 'ranges' | 'columnDelimiter'>,
  onRecord: (record: PartRecord) => void,
  pause?: () => Promise<void>,
): Promise<void> {
  for await (const { range, handle } of openRanges(ranges)) {
    const dialect = range.rewriting ?? { delimiter: columnDelimiter, crEndsRecords: false, leavesOutBlank: false }
    const origins = readOrigins(range)
    const reader = createRangeReader(dialect, createPlacer(range, origins, onRecord))
    try {
      for await (const chunk of bytesOf(handle, range)) {
        reader.feed(chunk)
        await pause?.()
      }
      reader.end()
    } finally {
      origins?.close()
    }
  }
}

function readOrigins({ file, firstEntry }: ByteRange): OriginReader | undefined {
  if (file.origins === undefined) return undefined
  if (firstEntry === undefined)
    throw new Error(`A range of ${file.absolutePath} does not say which entry is its first.`)
  return new OriginReader(file.origins.tablePath, firstEntry)
}

/** Says of each record of a range where it is in the user's file, and where in the range. */
function createPlacer(
  range: ByteRange,
  origins: OriginReader | undefined,
  onRecord: (record: PartRecord) => void,
): (arrived: ArrivedRecord) => void {
  const sent = { at: 0, length: 0, firstLine: 0, firstEntry: range.firstEntry, isTerminated: true }
  const bytes = Buffer.alloc(0)
  const { file } = range
  const record: PartRecord = { bytes, start: 0, end: 0, range, file, line: 0, length: 0, offset: undefined, sent }
  const sources = file.origins?.files ?? []
  const rangeLength = range.end - range.start
  let entry = range.firstEntry ?? 0
  return ({ bytes, start, end, offset, length, line }) => {
    record.bytes = bytes
    record.start = start
    record.end = end
    if (origins === undefined) {
      record.line = range.firstLine + line - 1
      record.length = length
    } else {
      const origin = origins.next()
      record.file = sources[origin.file] ?? file
      record.line = origin.line
      record.offset = origin.offset
      record.length = origin.length
      sent.firstEntry = entry++
    }
    sent.at = offset
    sent.length = length
    sent.firstLine = record.line
    sent.isTerminated = range.isTerminated || offset + length < rangeLength
    onRecord(record)
  }
}
