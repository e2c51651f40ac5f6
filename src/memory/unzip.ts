import { createGunzip, type Gunzip } from 'node:zlib'
import { giveBack, hasOwnMemory } from './give-back.ts'

/**
 * Unzips gzip. What it takes is its own: the memory of a chunk that has a buffer to itself is given back once the chunk is
 * unzipped. What comes out stands in buffers of `pieceBytes`, piece behind piece.
 */
export function createUnzip(pieceBytes: number): Gunzip {
  const gunzip = createGunzip({ chunkSize: pieceBytes })
  const unzip = gunzip._transform.bind(gunzip)
  gunzip._transform = (chunk: Buffer, encoding, done) =>
    unzip(chunk, encoding, (error, piece) => {
      if (hasOwnMemory(chunk)) giveBack(chunk)
      done(error, piece)
    })
  return gunzip
}

/** Whether a piece is the last one of its buffer: it ends one of `pieceBytes`, or has one to itself. Once it is read, and so
 *  are those before it, nobody has the memory any more. */
export function endsItsMemory(piece: Buffer, pieceBytes: number): boolean {
  const { buffer, byteOffset, length } = piece
  return hasOwnMemory(piece) || (buffer.byteLength === pieceBytes && byteOffset + length === pieceBytes)
}
