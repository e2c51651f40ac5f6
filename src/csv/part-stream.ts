import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { lineEndingBytes, textEnd } from './dialect.ts'
import type { Part } from './part.ts'
import { bytesOf, CHUNK_BYTES, openRanges } from './range-bytes.ts'
import { readRange } from './range-records.ts'
import { Rewritten } from './rewrite.ts'

/** The part as it is sent: exactly `part.bytes` bytes, read from disk as they are asked for. Fails with `invalid-csv`
 *  when a file is no longer what it was when it was scanned.
 *
 *  @param hash is fed what is sent */
export function openPart(part: Part, hash?: Hash): Readable {
  const content = contentOf(part, part.header)
  return toStream(hash === undefined ? content : hashed(content, hash))
}

/** SHA-256 of the part as it is sent, in hex. */
export async function hashPart(part: Part): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of contentOf(part, part.header)) hash.update(chunk)
  return hash.digest('hex')
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

/** Only the records, each with a line ending. */
export function openRecords(part: Pick<Part, 'ranges' | 'lineEnding'>): Readable {
  return toStream(contentOf(part, Buffer.alloc(0)))
}

function toStream(content: AsyncIterable<Buffer>): Readable {
  return Readable.from(joined(content), { objectMode: false, highWaterMark: CHUNK_BYTES })
}

/** Each chunk is a buffer of its own: the socket may hold on to it. */
async function* contentOf(part: Pick<Part, 'ranges' | 'lineEnding'>, header: Buffer): AsyncGenerator<Buffer> {
  const ending = lineEndingBytes(part.lineEnding)
  yield header
  for await (const { range, handle } of openRanges(part.ranges)) {
    const { rewriting } = range
    if (rewriting === undefined) {
      yield* bytesOf(handle, range, 'own')
      if (!range.isTerminated) yield ending
      continue
    }
    const rewritten = new Rewritten()
    const records = readRange(bytesOf(handle, range, 'reused'), range, rewriting, (chunk, start, end) =>
      rewritten.add(chunk, start, textEnd(chunk, end), rewriting),
    )
    for await (const _ of records) if (rewritten.length >= CHUNK_BYTES) yield rewritten.take()
    if (rewritten.length > 0) yield rewritten.take()
  }
}

/** Puts small chunks together, so that a thousand small files do not make thousands of small writes. */
async function* joined(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let small: Buffer[] = []
  let size = 0
  for await (const chunk of content) {
    if (size > 0 && size + chunk.length > CHUNK_BYTES) {
      yield Buffer.concat(small, size)
      small = []
      size = 0
    }
    if (chunk.length === CHUNK_BYTES) yield chunk
    else {
      small.push(chunk)
      size += chunk.length
    }
  }
  if (size > 0) yield Buffer.concat(small, size)
}
