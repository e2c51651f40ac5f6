import { ArrivedBytes } from '../csv/arrived-bytes.ts'
import { createCrReader } from '../csv/cr-records.ts'
import type { Delimiter } from '../csv/dialect.ts'
import { RecordScanner } from '../csv/records.ts'
import type { ByteRange } from './part.ts'

/** How the records of a range are told from each other. */
export interface RangeDialect {
  readonly delimiter: Delimiter
  /** They end in carriage returns alone, which are handed over as line feeds. */
  readonly crEndsRecords: boolean
}

/** Takes a record: it stands in `chunk` from `start` to `end`, its line ending included, and starts at `at`, in bytes from
 *  the start of the range, and on `line` of its file. */
export type OnRecord = (chunk: Buffer, start: number, end: number, at: number, line: number) => void

/** Hands over the records of a range whose bytes come in chunks; yields after each chunk, whose memory may then be used
 *  again. */
export async function* readRange(
  bytes: AsyncIterable<Buffer>,
  { firstLine }: Pick<ByteRange, 'firstLine'>,
  { delimiter, crEndsRecords }: RangeDialect,
  onRecord: OnRecord,
): AsyncGenerator<void> {
  // Counted from the start of the range: V8 compiles all of this anew when a number outgrows 31 bits.
  const arrived = new ArrivedBytes()
  const handOver = (start: number, end: number, line: number) => {
    arrived.read(start, end)
    const { chunk, chunkStart } = arrived
    onRecord(chunk, start - chunkStart, end - chunkStart, start, firstLine + line - 1)
  }
  const scanner = new RecordScanner({
    columnDelimiter: delimiter,
    offset: 0,
    // To the scanner, the first record is a header.
    onHeader: ({ start, end, line }) => handOver(start, end, line),
    onRecords: ({ count, starts, ends, lines }) => {
      for (let index = 0; index < count; index++) handOver(starts[index] ?? 0, ends[index] ?? 0, lines[index] ?? 0)
    },
    onProblem: () => {},
  })
  const cr = crEndsRecords ? createCrReader() : undefined
  for await (const chunk of bytes) {
    const readable = cr?.read(chunk) ?? chunk
    arrived.add(readable)
    scanner.feed(readable)
    arrived.dropRead()
    yield
  }
  scanner.end()
  yield
}
