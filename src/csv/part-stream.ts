import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { LoadError } from '../errors.ts'
import { ArrivedBytes } from './arrived-bytes.ts'
import { createCrReader } from './cr-records.ts'
import { lineEndingBytes, textEnd } from './dialect.ts'
import type { ByteRange, Part } from './part.ts'
import { RecordScanner } from './records.ts'
import { type Rewriting, Rewritten } from './rewrite.ts'
import { type FileVersion, fileVersion } from './source-file.ts'

const CHUNK_BYTES = 262_144

/** The part as it is sent: exactly `part.bytes` bytes, read from disk as they are asked for. Fails with `invalid-csv`
 *  when a file is no longer what it was when it was scanned. */
export function openPart(part: Part): Readable {
  return toStream(contentOf(part, part.header))
}

/** Only the records, each with a line ending. */
export function openRecords(part: Pick<Part, 'ranges' | 'lineEnding'>): Readable {
  return toStream(contentOf(part, Buffer.alloc(0)))
}

function toStream(content: AsyncIterable<Buffer>): Readable {
  return Readable.from(joined(content), { objectMode: false, highWaterMark: CHUNK_BYTES })
}

/** One file is open at a time, for as long as ranges of it follow each other. */
async function* contentOf(part: Pick<Part, 'ranges' | 'lineEnding'>, header: Buffer): AsyncGenerator<Buffer> {
  const ending = lineEndingBytes(part.lineEnding)
  let file: FileVersion | undefined
  let handle: FileHandle | undefined
  yield header
  try {
    for (const range of part.ranges) {
      if (!handle || range.file !== file) {
        await handle?.close()
        handle = undefined
        file = range.file
        handle = await openUnchanged(file)
      }
      if (range.rewriting !== undefined) yield* rewrittenOf(bytesOf(handle, range), range.start, range.rewriting)
      else {
        yield* bytesOf(handle, range)
        if (!range.isTerminated) yield ending
      }
    }
  } finally {
    await handle?.close()
  }
}

async function openUnchanged(file: FileVersion): Promise<FileHandle> {
  const handle = await open(file.absolutePath).catch((cause: unknown) => {
    throw hasChanged(file, cause)
  })
  const { bytes, mtimeMs } = await fileVersion(handle, file)
  if (bytes === file.bytes && mtimeMs === file.mtimeMs) return handle
  await handle.close()
  throw hasChanged(file)
}

/** Each chunk is a buffer of its own: the socket may hold on to it. */
async function* bytesOf(handle: FileHandle, { file, start, end }: ByteRange): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - at))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at)
    if (bytesRead === 0) throw hasChanged(file)
    yield chunk.subarray(0, bytesRead)
    at += bytesRead
  }
}

/** The records of a range as they are sent, in pieces of about a chunk. */
async function* rewrittenOf(
  bytes: AsyncIterable<Buffer>,
  offset: number,
  rewriting: Rewriting,
): AsyncGenerator<Buffer> {
  const arrived = new ArrivedBytes(offset)
  const rewritten = new Rewritten()
  const add = (start: number, end: number) => {
    const { chunk, chunkStart } = arrived.read(start, end)
    rewritten.add(chunk, start - chunkStart, textEnd(chunk, end - chunkStart), rewriting)
  }
  const scanner = new RecordScanner({
    columnDelimiter: rewriting.delimiter,
    offset,
    // To the scanner, the first record is a header.
    onHeader: ({ start, end }) => add(start, end),
    onRecords: ({ count, starts, ends }) => {
      for (let index = 0; index < count; index++) add(starts[index] ?? 0, ends[index] ?? 0)
    },
    onProblem: () => {},
  })
  const lines = rewriting.crEndsRecords ? createCrReader() : undefined
  for await (const chunk of bytes) {
    const readable = lines?.read(chunk) ?? chunk
    arrived.add(readable)
    scanner.feed(readable)
    arrived.dropRead()
    if (rewritten.length >= CHUNK_BYTES) yield rewritten.take()
  }
  scanner.end()
  if (rewritten.length > 0) yield rewritten.take()
}

function hasChanged({ path }: FileVersion, cause?: unknown): LoadError {
  const message = `${path} changed while it was being loaded. Run the load again when nothing writes to the file.`
  return new LoadError('invalid-csv', message, { cause })
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
