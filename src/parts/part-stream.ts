import { createHash, type Hash } from 'node:crypto'
import { lineEndingBytes } from '../csv/dialect.ts'
import { OwnMemory } from '../memory/own-memory.ts'
import type { Part } from './part.ts'
import { bytesOf, CHUNK_BYTES, openRanges } from './range-bytes.ts'
import { createRangeReader } from './range-records.ts'
import { Rewritten } from './rewrite.ts'

/** The part as it is sent: exactly `part.bytes` bytes, read from disk as they are asked for. The memory of a chunk is used
 *  again once the next one is asked for. Fails with `invalid-csv` when a file is no longer what it was when it was scanned.
 *
 *  @param hash is fed what is sent */
export async function* openPart(part: Part, hash?: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of joinSmall(contentOf(part, part.header))) {
    hash?.update(chunk)
    yield chunk
  }
}

/** SHA-256 of the part as it is sent, in hex, with what is known of its records beside that. */
export async function hashPart(part: Part): Promise<string> {
  const hash = createHash('sha256')
  for await (const _ of openPart(part, hash));
  return await endHash(part, hash)
}

/** Ends a hash that was fed what is sent of a part. */
export async function endHash({ hashKeys, ...part }: Part, hash: Hash): Promise<string> {
  await hashKeys?.(part, hash)
  return hash.digest('hex')
}

async function* contentOf(part: Pick<Part, 'ranges' | 'lineEnding'>, header: Buffer): AsyncGenerator<Buffer> {
  const ending = lineEndingBytes(part.lineEnding)
  yield header
  for await (const { range, handle } of openRanges(part.ranges)) {
    const { rewriting } = range
    if (rewriting === undefined) {
      yield* bytesOf(handle, range)
      if (!range.isTerminated) yield ending
      continue
    }
    const rewritten = new Rewritten()
    const records = createRangeReader(rewriting, ({ bytes, start, end }) => rewritten.add(bytes, start, end, rewriting))
    for await (const chunk of bytesOf(handle, range)) {
      records.feed(chunk)
      if (rewritten.length < CHUNK_BYTES) continue
      yield rewritten.bytes
      rewritten.clear()
    }
    records.end()
    if (rewritten.length > 0) yield rewritten.bytes
  }
}

/** Copies what is smaller into chunks of their own, so that a thousand small files do not make thousands of small writes. */
async function* joinSmall(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const memory = new OwnMemory()
  let room: Buffer = Buffer.alloc(0)
  let length = 0
  for await (const chunk of content) {
    if (chunk.length >= CHUNK_BYTES / 2) {
      if (length > 0) yield room.subarray(0, length)
      length = 0
      yield chunk
      continue
    }
    if (length + chunk.length > CHUNK_BYTES) {
      yield room.subarray(0, length)
      length = 0
    }
    if (room.length === 0) room = memory.own(Buffer.allocUnsafeSlow(CHUNK_BYTES))
    length += chunk.copy(room, length)
  }
  if (length > 0) yield room.subarray(0, length)
  // Not where the reader stops early: the system may still be sending a chunk of a request that was aborted.
  memory.release()
}
