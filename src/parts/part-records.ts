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
  /** Where it stands in its range, from which it is sent, in bytes: `firstLine` is what a range that starts with it has. */
  sent: { at: number; length: number; firstLine: number; isTerminated: boolean }
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
    const record: PartRecord = {
      bytes: Buffer.alloc(0),
      start: 0,
      end: 0,
      range,
      file: range.file,
      line: 0,
      length: 0,
      offset: undefined,
      sent: { at: 0, length: 0, firstLine: range.firstLine, isTerminated: true },
    }
    const { sent } = record
    const { origins } = range.file
    const origin = origins && new OriginReader(origins.tablePath, range.firstLine - 1)
    let recordNumber = range.firstLine
    const rangeLength = range.end - range.start
    const dialect = range.rewriting ?? { delimiter: columnDelimiter, crEndsRecords: false }
    const reader = createRangeReader(dialect, ({ bytes, start, end, offset, length, line }) => {
      record.bytes = bytes
      record.start = start
      record.end = end
      sent.at = offset
      sent.length = length
      sent.firstLine = origin ? recordNumber++ : range.firstLine + line - 1
      sent.isTerminated = range.isTerminated || offset + length < rangeLength
      if (origin && origins) {
        const from = origin.next()
        record.file = origins.files[from.file] ?? range.file
        record.line = from.line
        record.offset = from.offset
        record.length = from.length
      } else {
        record.line = sent.firstLine
        record.length = length
      }
      onRecord(record)
    })
    try {
      for await (const chunk of bytesOf(handle, range)) {
        reader.feed(chunk)
        await pause?.()
      }
      reader.end()
    } finally {
      origin?.close()
    }
  }
}
