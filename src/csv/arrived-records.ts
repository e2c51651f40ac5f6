import { ArrivedBytes } from './arrived-bytes.ts'
import { textEnd } from './dialect.ts'
import type { RecordBatch, RecordSpan } from './record-batch.ts'

/** A record whose bytes have arrived. One object stands for all records: read it before the next one comes. */
export interface ArrivedRecord {
  /** Holds the record from `start` to `end`, where its line ending starts. The memory is used again. */
  bytes: Buffer
  start: number
  end: number
  /** Place of the record among all bytes that arrived, from 0. */
  offset: number
  /** In bytes, line ending included. */
  length: number
  /** On which the record starts, from 1. */
  line: number
}

/** Finds the records in the chunks that it is fed, and hands them over in batches. */
interface Scanner {
  feed(chunk: Buffer): void
  /** How many of the bytes so far belong to a record that has not ended. */
  readonly pendingBytes: number
}

/** The one loop over records: it keeps the bytes of chunks as long as they are needed, and makes one call a record of the
 *  batches that a scanner finds. */
export class ArrivedRecords {
  readonly #bytes = new ArrivedBytes()
  readonly #onRecord: (record: ArrivedRecord) => void
  readonly #record: ArrivedRecord = { bytes: Buffer.alloc(0), start: 0, end: 0, offset: 0, length: 0, line: 0 }

  constructor(onRecord: (record: ArrivedRecord) => void) {
    this.#onRecord = onRecord
  }

  /** Feeds the next chunk to the scanner, which is to give its batches to `take`. The chunk may be overwritten afterwards.
   *  Returns how many bytes are kept of a record that has not ended. */
  feed(chunk: Buffer, scanner: Scanner): number {
    this.#bytes.add(chunk)
    scanner.feed(chunk)
    const kept = scanner.pendingBytes
    this.#bytes.keepLast(kept)
    return kept
  }

  /** Hands over the records of a batch, one by one. */
  take({ count, starts, ends, lines }: RecordBatch): void {
    for (let index = 0; index < count; index++) this.#handOver(starts[index] ?? 0, ends[index] ?? 0, lines[index] ?? 0)
  }

  /** Hands over a single record. */
  takeOne({ start, end, line }: RecordSpan): void {
    this.#handOver(start, end, line)
  }

  #handOver(start: number, end: number, line: number): void {
    const arrived = this.#bytes
    arrived.read(start, end)
    const record = this.#record
    record.bytes = arrived.chunk
    record.start = start - arrived.chunkStart
    record.end = textEnd(arrived.chunk, end - arrived.chunkStart)
    record.offset = start
    record.length = end - start
    record.line = line
    this.#onRecord(record)
  }
}
