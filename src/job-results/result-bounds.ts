import type { Readable } from 'node:stream'
import { size } from '../text/words.ts'

/** How much a result file may hold. */
export interface ResultBounds {
  readonly bytes: number
  readonly rows: number
}

/** Values come back printed anew, quoted and escaped. */
const MOST_TIMES_AS_LONG = 8
/** The most bytes of what the org adds to a row: an error that comes with a stack trace is the longest by far. */
const ROW_BYTES = 16_384
/** The most bytes of all rows' errors. */
const MOST_ERROR_BYTES = 2_000_000_000
/** For what we do not foresee: a header, a few odd rows. */
const SPARE_BYTES = 16_000_000
const SPARE_ROWS = 1_000

/**
 * The most that a result file of a job can plausibly hold: what was sent, and a few words on each record. What is larger is
 * no result file, and would fill the disk.
 *
 * @param bytes that were sent
 */
export function resultBounds({ bytes, records }: { readonly bytes: number; readonly records: number }): ResultBounds {
  const errors = Math.min(records * ROW_BYTES, MOST_ERROR_BYTES)
  return { bytes: bytes * MOST_TIMES_AS_LONG + errors + SPARE_BYTES, rows: records * 2 + SPARE_ROWS }
}

/** For a job of which no more is known than that the org took it. Source of the bytes: Bulk API 2.0 guide, "Upload Job
 *  Data", usage notes. A record takes its line end and some bytes. */
export const LARGEST_RESULT = resultBounds({ bytes: 150_000_000, records: 15_000_000 })

/** What comes is more than the file can hold: to read it again would not help. */
export class ResultTooLargeError extends Error {
  override readonly name = 'ResultTooLargeError'
}

/** Shorter chunks are put together: each takes some hundred bytes beside its own, and a body may come byte by byte. */
const SHORT_CHUNK_BYTES = 1_024
const GATHERED_BYTES = 65_536

/**
 * The chunks of a body, up to its bound. Throws ResultTooLargeError behind it.
 *
 * @param rowsSoFar how many rows were found in the chunks before
 */
export async function* bounded(body: Readable, most: ResultBounds, rowsSoFar: () => number): AsyncGenerator<Buffer> {
  let read = 0
  for await (const chunk of gathered(body)) {
    read += chunk.length
    if (read > most.bytes)
      throw new ResultTooLargeError(
        `The file is larger than ${size(most.bytes)}, more than it can hold for these records.`,
      )
    yield chunk
    if (rowsSoFar() > most.rows) throw new ResultTooLargeError('The file has more rows than the job had records.')
  }
}

async function* gathered(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let short = Buffer.alloc(0)
  let used = 0
  for await (const chunk of body) {
    const isShort = chunk.length < SHORT_CHUNK_BYTES
    if (used > 0 && (!isShort || used + chunk.length > short.length)) {
      yield short.subarray(0, used)
      used = 0
    }
    if (!isShort) {
      yield chunk
      continue
    }
    if (used === 0) short = Buffer.allocUnsafeSlow(GATHERED_BYTES)
    used += chunk.copy(short, used)
  }
  if (used > 0) yield short.subarray(0, used)
}
