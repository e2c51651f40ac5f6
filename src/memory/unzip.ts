import { Duplex, type Readable } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import { giveBack, hasOwnMemory } from './give-back.ts'

/**
 * Unzips gzip. What it takes is its own: the memory of a chunk that has a buffer to itself is given back once the chunk is
 * unzipped. What comes out stands in buffers of `pieceBytes`, piece behind piece.
 */
export function createUnzip(pieceBytes: number): Gunzip {
  // One piece waits to be read at a time: several would come as one, as a copy, and leave their buffers to the garbage.
  const options = { chunkSize: pieceBytes, readableHighWaterMark: 1 }
  const gunzip = createGunzip(options)
  const unzip = gunzip._transform.bind(gunzip)
  gunzip._transform = (chunk: Buffer, encoding, done) =>
    unzip(chunk, encoding, (error, piece) => {
      if (hasOwnMemory(chunk)) giveBack(chunk)
      done(error, piece)
    })
  return gunzip
}

/** Whether nobody has the memory of a piece any more once it is read, and those before it are: the piece has a buffer to
 *  itself, or ends one of `pieceBytes`, or is the last of all, with nothing to unzip any more. A buffer no larger than
 *  Node's pool may be the pool. */
export function endsItsMemory(piece: Buffer, pieceBytes: number, isLast = false): boolean {
  const { buffer, byteOffset, length } = piece
  const isOfPieces = buffer.byteLength === pieceBytes && pieceBytes > Buffer.poolSize
  return hasOwnMemory(piece) || (isOfPieces && (isLast || byteOffset + length === pieceBytes))
}

/** Whether a stream that has come to its end takes nothing any more. Behind the zeros that may follow gzip, chunks still
 *  wait to be unzipped when the last piece was read. */
export function isDone(stream: Readable): boolean {
  return stream instanceof Duplex && stream.writableFinished
}
