import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileKind, KIND_BYTES } from '../csv/file-kind.ts'
import { invalidCsv } from '../csv/invalid-csv.ts'
import {
  type FileProblem,
  notPacked,
  notPackedBehind,
  packedFileCutShort,
  packedFileDamaged,
  packedTooTightly,
} from '../csv/problems.ts'
import { codeOf, isDiskFull } from '../disk/error-code.ts'
import { createFile } from '../disk/own-files.ts'
import { LoadError } from '../errors.ts'
import { releasePieces, unzip } from '../memory/unzip.ts'
import type { FilePath } from '../parts/file-path.ts'
import { bytesOf } from '../parts/range-bytes.ts'
import { type FileVersion, SCAN_CHUNK_BYTES } from '../parts/source-file.ts'
import { size } from '../text/words.ts'

/** How much is unpacked, in bytes: a file that was made to fill the disk of a runner is refused before it does. */
export interface UnpackLimits {
  /** Unpacked bytes of all files of a step together. */
  readonly total: number
  /** Unpacked bytes for a packed one. */
  readonly ratio: number
  /** What a file may unpack to, whatever its ratio. */
  readonly anyRatio: number
}

/**
 * A hosted runner has 14 GB of disk (GitHub Docs, "GitHub-hosted runners reference"), on which results need room too.
 * Whoever has more can unpack in a step before: a .csv file may have any size.
 *
 * Deflate packs 1,032:1 at best (zlib.net, "zlib Technical Details"), which is what a file of one repeated byte comes to.
 * Measured with gzip: one and the same record over and over 410:1, records of 10 kB that differ in their keys alone 245:1,
 * common tables 4:1 to 60:1. A small file may be anything: one job's upload does no harm.
 */
export const UNPACK_LIMITS: UnpackLimits = { total: 10_000_000_000, ratio: 500, anyRatio: 100_000_000 }

/** The copy that takes the place of a file that is unpacked; `path` stays the user's own. */
interface Copy extends FileVersion {
  bytes: number
  mtimeMs: number
  packedBytes: number
}

/** A file while it is unpacked. */
export interface Unpacking {
  /** Its size and time are known once the chunks have come to their end. */
  readonly copy: FileVersion
  /** What is in the file, of which the copy has all that was handed out; a chunk is overwritten once the next is asked
   *  for. Throws CsvError for a file that cannot be unpacked, LoadError `invalid-input` when there is no room for it. */
  readonly chunks: AsyncIterable<Buffer>
}

export function isPacked(file: string): boolean {
  return /\.gz$/i.test(file)
}

/**
 * Unpacks files, one after the other, as copies in a folder, which is made when it is needed. Two files may have the same
 * name.
 */
export function createUnpacker(folder: string, limits: UnpackLimits = UNPACK_LIMITS): (place: FilePath) => Unpacking {
  const buffer = Buffer.allocUnsafeSlow(SCAN_CHUNK_BYTES)
  let files = 0
  let total = 0
  return (place) => {
    files += 1
    const copy: Copy = {
      path: place.path,
      absolutePath: path.join(folder, `unpacked-${files}.csv`),
      bytes: 0,
      mtimeMs: 0,
      packedBytes: 0,
    }
    const onBytes = (bytes: number) => {
      copy.bytes += bytes
      total += bytes
      if (copy.bytes > limits.anyRatio && copy.bytes > limits.ratio * copy.packedBytes)
        throw invalidCsv([{ path: copy.path, ...packedTooTightly(limits.ratio, copy) }])
      if (total > limits.total) throw tooMuch(copy, limits.total)
    }
    return { copy, chunks: unpack(place, copy, { buffer, onBytes }) }
  }
}

/** @param onBytes is told of bytes before they are written, and throws when they are too many */
async function* unpack(
  place: FilePath,
  copy: Copy,
  { buffer, onBytes }: { readonly buffer: Buffer; readonly onBytes: (bytes: number) => void },
): AsyncGenerator<Buffer> {
  const packed = await open(place.absolutePath)
  try {
    copy.packedBytes = (await packed.stat()).size
    await mkdir(path.dirname(copy.absolutePath), { recursive: true })
    const target = await createFile(copy.absolutePath)
    try {
      for await (const chunk of gather(membersOf(packed, copy), buffer)) {
        onBytes(chunk.length)
        await target.appendFile(chunk)
        yield chunk
      }
    } finally {
      await target.close()
    }
    copy.mtimeMs = (await stat(copy.absolutePath)).mtimeMs
  } catch (error) {
    throw await explain(error, packed, copy)
  } finally {
    await packed.close()
  }
}

/** Small enough for thousands of small files, and large enough to keep the threads of zlib busy. */
const PIECE_BYTES = 131_072

/**
 * What all members of a gzip file hold, one behind the other (RFC 1952, section 2.2); zeros behind the last are padding,
 * as for gzip(1). Node stops at the first zero behind a member and drops what follows: if that is more than zeros, records
 * would be missing without a word, so it is an error here.
 */
async function* membersOf(packed: FileHandle, file: Copy): AsyncGenerator<Buffer> {
  const range = { file, start: 0, end: file.packedBytes }
  const gunzip = unzip(bytesOf(packed, range), { pieceBytes: PIECE_BYTES, ownsChunks: false })
  const pieces: AsyncIterable<Buffer> = gunzip
  yield* pieces
  for await (const rest of bytesOf(packed, { ...range, start: gunzip.bytesWritten }))
    if (rest.some((byte) => byte !== 0)) throw invalidCsv([{ path: file.path, ...notPackedBehind() }])
}

/** Fills the buffer with what comes, as a file on disk would, and hands it out each time it is full. */
async function* gather(pieces: AsyncIterable<Buffer>, buffer: Buffer): AsyncGenerator<Buffer> {
  let length = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const copied = piece.copy(buffer, length, at)
      at += copied
      length += copied
      if (length < buffer.length) continue
      yield buffer
      length = 0
    }
    releasePieces([piece], PIECE_BYTES)
  }
  if (length > 0) yield buffer.subarray(0, length)
}

/** Makes an error of zlib, or of a full disk, into what it means for the file; any other error stays as it is. */
async function explain(error: unknown, packed: FileHandle, copy: Copy): Promise<unknown> {
  if (isDiskFull(error)) return diskFull(copy, error)
  switch (codeOf(error)) {
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
    case 'Z_NEED_DICT':
      return invalidCsv([{ path: copy.path, ...problemOf(error, await firstBytes(packed)) }])
    default:
      return error
  }
}

/** Source: RFC 1952, section 2.3.1, ID1 and ID2. */
const GZIP_START = Buffer.from([0x1f, 0x8b])

function problemOf(error: unknown, start: Buffer): FileProblem {
  const isStart = start.subarray(0, GZIP_START.length).equals(GZIP_START.subarray(0, start.length))
  if (!isStart) return fileKind(start) ?? notPacked()
  if (codeOf(error) === 'Z_BUF_ERROR') return packedFileCutShort()
  // Whatever else is wrong has the same code: only the words of zlib tell.
  const why = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : ''
  return why === 'incorrect header check' ? notPackedBehind() : packedFileDamaged(why)
}

async function firstBytes(packed: FileHandle): Promise<Buffer> {
  const start = Buffer.alloc(KIND_BYTES)
  const { bytesRead } = await packed.read(start, 0, start.length, 0)
  return start.subarray(0, bytesRead)
}

const UNPACK_BEFORE = 'decompress them with gunzip in an earlier step and load the .csv files'

function tooMuch({ path: file, packedBytes }: Copy, most: number): LoadError {
  return new LoadError(
    'invalid-input',
    `\`files\`: the .gz files decompress to more than ${size(most)}, the most that one step decompresses; ` +
      `the limit was reached in ${file} (${size(packedBytes)}). Load them in several steps, or ${UNPACK_BEFORE}.`,
  )
}

function diskFull({ path: file, absolutePath, bytes }: Copy, cause: unknown): LoadError {
  return new LoadError(
    'invalid-input',
    `\`files\`: ${file} cannot be decompressed: the disk of the runner is full after ${size(bytes)} of the file, in ` +
      `${path.dirname(absolutePath)}. Free some space in an earlier step, load the files in several steps, or use a larger runner.`,
    { cause },
  )
}
