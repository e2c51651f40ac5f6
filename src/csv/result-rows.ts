import { ArrivedRecords } from './arrived-records.ts'
import type { Header } from './header.ts'
import { MAX_CHARACTER_BYTES, MAX_RECORD_CHARACTERS } from './limits.ts'
import { startScan } from './scan.ts'

/** The body is not what a result file looks like, or was cut short: it is worth downloading again. */
export class UnreadableRowsError extends Error {
  override readonly name = 'UnreadableRowsError'
}

/** Takes a row: it stands in `chunk` from `start` to `end`, where its line ending starts. The chunk may be used again. */
export type OnRow = (chunk: Buffer, start: number, end: number, header: Header) => void

/** No row is as long as this: what was sent may come back with more quotes, and with an error before it. */
const MAX_ROW_BYTES = 4 * MAX_RECORD_CHARACTERS * MAX_CHARACTER_BYTES

/** Reads a result file as it arrives; its delimiter is found in its header. Returns the header, undefined for an empty
 *  body. Throws UnreadableRowsError when the body ends inside a quoted field, or is something else, a page of HTML
 *  for example. */
export async function readRows(body: AsyncIterable<Buffer>, onRow: OnRow): Promise<Header | undefined> {
  let header: Header | undefined
  const rows = new ArrivedRecords(({ bytes, start, end }) => {
    if (header !== undefined) onRow(bytes, start, end, header)
  })
  const scan = startScan({
    takesAllRows: true,
    onRecords(batch, own) {
      header = own
      rows.take(batch)
    },
  })
  for await (const chunk of body) {
    if (rows.feed(chunk, scan) > MAX_ROW_BYTES)
      throw new UnreadableRowsError('The result file has a row that does not end: a quote is not closed.')
  }
  const result = scan.end()
  if (result.endsInQuotes)
    throw new UnreadableRowsError('The result file is incomplete: it ends inside a quoted field.')
  const [problem] = result.problems
  if (result.header === undefined && problem !== undefined)
    throw new UnreadableRowsError(`What arrived is no result file: ${problem.problem}.`)
  return result.header
}
