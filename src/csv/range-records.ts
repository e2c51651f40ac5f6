import { ArrivedBytes } from './arrived-bytes.ts'
import { createCrReader } from './cr-records.ts'
import type { Delimiter } from './dialect.ts'
import type { ByteRange } from './part.ts'
import { RecordScanner } from './records.ts'

/** How the records of a range are told from each other. */
export interface RangeDialect {
  readonly delimiter: Delimiter
  /** They end in carriage returns alone, which are handed over as line feeds. */
  readonly crEndsRecords: boolean
}

/** Takes a record: it stands in `chunk` from `start` to `end`, its line ending included, and starts at `offset` and on
 *  `line` of its file. */
export type OnRecord = (chunk: Buffer, start: number, end: number, offset: number, line: number) => void

/** Hands over the records of a range whose bytes come in chunks; yields after each chunk, whose memory may then be used
 *  again. */
export async function* readRange(
  bytes: AsyncIterable<Buffer>,
  { start: offset, firstLine }: Pick<ByteRange, 'start' | 'firstLine'>,
  { delimiter, crEndsRecords }: RangeDialect,
  onRecord: OnRecord,
): AsyncGenerator<void> {
  const arrived = new ArrivedBytes(offset)
  const handOver = (start: number, end: number, line: number) => {
    arrived.read(start, end)
    const { chunk, chunkStart } = arrived
    onRecord(chunk, start - chunkStart, end - chunkStart, start, firstLine + line - 1)
  }
  const scanner = new RecordScanner({
    columnDelimiter: delimiter,
    offset,
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
    arrived.dropRead(true)
    yield
  }
  scanner.end()
  yield
}
