import { ArrivedBytes } from './arrived-bytes.ts'
import { delimiterByte, textEnd } from './dialect.ts'
import { decodeField, fieldEnd } from './fields.ts'
import type { Header } from './header.ts'
import { MAX_CHARACTER_BYTES, MAX_RECORD_CHARACTERS } from './limits.ts'
import { type ScanResult, startScan } from './scan.ts'

export interface RowBatch {
  readonly header: Header
  readonly rows: readonly Row[]
}

/** The body is not what a result file looks like, or was cut short: it is worth downloading again. */
export class UnreadableRowsError extends Error {
  override readonly name = 'UnreadableRowsError'
}

/** No row is as long as this: what was sent may come back with more quotes, and with an error before it. */
const MAX_ROW_BYTES = 4 * MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES

/** Reads a result file as it arrives; its delimiter is found in its header. Yields a batch at least when there is a
 *  header, and nothing for an empty body. Throws UnreadableRowsError when the body ends inside a quoted field. */
export async function* readRows(body: AsyncIterable<Buffer>): AsyncGenerator<RowBatch> {
  const arrived = new ArrivedBytes()
  let rows: Row[] = []
  let header: Header | undefined
  const scan = startScan({
    onRecords(records, itsHeader) {
      header = itsHeader
      const delimiter = delimiterByte(itsHeader.columnDelimiter)
      for (let index = 0; index < records.count; index++)
        rows.push(rowAt(arrived, records.starts[index] ?? 0, records.ends[index] ?? 0, delimiter))
    },
  })
  for await (const chunk of body) {
    arrived.add(chunk)
    scan.feed(chunk)
    if (arrived.dropRead() > MAX_ROW_BYTES)
      throw new UnreadableRowsError('The result file has a row that does not end: a quote is not closed.')
    if (header && rows.length > 0) yield { header, rows }
    rows = []
  }
  const result = scan.end()
  if (isUnreadable(result))
    throw new UnreadableRowsError('The result file is incomplete: it ends inside a quoted field.')
  if (result.header && (rows.length > 0 || !header)) yield { header: result.header, rows }
}

function rowAt(arrived: ArrivedBytes, start: number, end: number, delimiter: number): Row {
  const { chunk, chunkStart } = arrived.read(start, end)
  return new Row(chunk, start - chunkStart, end - chunkStart, delimiter)
}

function isUnreadable({ header, endsInQuotes, problemCount }: ScanResult): boolean {
  return endsInQuotes || (header === undefined && problemCount > 0)
}

/** One row of a result file. It keeps the chunk in which it arrived. */
export class Row {
  readonly #chunk: Buffer
  readonly #start: number
  readonly #end: number
  readonly #delimiter: number

  /** The row stands in `chunk` from `start` to `end`, its line ending included. */
  constructor(chunk: Buffer, start: number, end: number, delimiter: number) {
    this.#chunk = chunk
    this.#start = start
    this.#end = textEnd(chunk, end)
    this.#delimiter = delimiter
  }

  /** As it arrived, without its line ending. */
  get bytes(): Buffer {
    return this.#chunk.subarray(this.#start, this.#end)
  }

  /** The value in a column, counted from 0, without its quotes; blank where the row has no such field. */
  field(column: number): string {
    let start = this.#start
    for (let skipped = 0; skipped < column; skipped++) {
      start = fieldEnd(this.#chunk, start, this.#end, this.#delimiter) + 1
      if (start > this.#end) return ''
    }
    return decodeField(this.#chunk, start, fieldEnd(this.#chunk, start, this.#end, this.#delimiter))
  }
}
