import { Duplex, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, type Gunzip } from 'node:zlib'
import { giveBack, hasOwnMemory } from './give-back.ts'

export interface UnzipOptions {
  /** What comes out is in buffers of so many bytes, piece behind piece. */
  readonly pieceBytes: number
  /** Whether chunks are handed over for good: the memory of one that has a buffer to itself is given back once the chunk is
   *  unzipped. */
  readonly ownsChunks: boolean
}

/** Unzips gzip. Takes one chunk after the other: the memory of a chunk may be used again once the next one is asked for. Ends
 *  the source when nobody reads any more; what goes wrong, in the source too, shows when the pieces are read. */
export function unzip(source: Readable | AsyncIterable<Buffer>, { pieceBytes, ownsChunks }: UnzipOptions): Gunzip {
  // One piece waits to be read at a time: several would come as one, as a copy, and leave their buffers to the garbage.
  const options = { chunkSize: pieceBytes, readableHighWaterMark: 1 }
  const gunzip = createGunzip(options)
  const feed = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) {
      await write(gunzip, chunk)
      if (ownsChunks && hasOwnMemory(chunk)) giveBack(chunk)
    }
  }
  const closed = new AbortController()
  gunzip.once('close', () => closed.abort())
  // Only stops an "unhandled error": who reads the pieces meets the error there.
  gunzip.on('error', () => {})
  pipeline(source, feed, { signal: closed.signal }).then(
    () => gunzip.end(),
    (error) => gunzip.destroy(error),
  )
  return gunzip
}

/** Waits until the chunk is unzipped and nothing reads from its memory any more. */
function write(gunzip: Gunzip, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    gunzip.write(chunk, (error) => (error ? reject(error) : resolve()))
  })
}

/** Gives back the memory of pieces that were read, as far as nobody has it any more: where a piece has a buffer to itself, or
 *  ends one of `pieceBytes`, all pieces of which were read before.
 *
 *  @param isEnd the last of the pieces is the last of all, with nothing to unzip any more */
export function releasePieces(pieces: readonly Buffer[], pieceBytes: number, isEnd = false): void {
  const last = isEnd ? pieces.at(-1) : undefined
  giveBack(...pieces.filter((piece) => endsItsMemory(piece, pieceBytes, piece === last)))
}

/** A buffer no larger than Node's pool may be the pool. */
function endsItsMemory(piece: Buffer, pieceBytes: number, isLast: boolean): boolean {
  const { buffer, byteOffset, length } = piece
  const isOfPieces = buffer.byteLength === pieceBytes && pieceBytes > Buffer.poolSize
  return hasOwnMemory(piece) || (isOfPieces && (isLast || byteOffset + length === pieceBytes))
}

/** Whether a stream that has come to its end takes nothing any more. Behind the zeros that may follow gzip, chunks still
 *  wait to be unzipped when the last piece was read. */
export function isDone(stream: Readable): boolean {
  return stream instanceof Duplex && stream.writableFinished
}
