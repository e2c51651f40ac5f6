import { codeOf } from '../disk/error-code.ts'
import { isSingleByte, isUtf16 } from './labels.ts'
import { singleByteTable } from './single-byte.ts'

/** Makes UTF-8 of text in another encoding, which arrives in chunks that may end inside a character. */
export interface Transcoder {
  /** Returns the UTF-8 of a chunk; its memory is used again by the next call. Throws Undecodable. */
  write(chunk: Buffer): Buffer
  /** Returns what was left; a text must not end inside a character. Throws Undecodable. */
  end(): Buffer
}

/** Bytes that stand for no character in an encoding. */
export class Undecodable extends Error {
  constructor(encoding: string) {
    super(`not ${encoding}`)
    this.name = new.target.name
  }
}

/** Creates a transcoder from an encoding of `ENCODINGS` other than UTF-8. A byte order mark is a character like any other. */
export function createTranscoder(encoding: string): Transcoder {
  if (isUtf16(encoding)) return createUtf16Transcoder(encoding)
  return isSingleByte(encoding) ? createTableTranscoder(encoding) : createMultiByteTranscoder(encoding)
}

/** Decodes a whole text; undefined where it is not all in the encoding. */
export function decodeWhole(bytes: Buffer, encoding: string): string | undefined {
  try {
    const transcoder = createTranscoder(encoding)
    // The memory of the first is used again for the second.
    return transcoder.write(bytes).toString() + transcoder.end().toString()
  } catch (error) {
    if (error instanceof Undecodable) return undefined
    throw error
  }
}

const NOTHING: Buffer = Buffer.alloc(0)

function createMultiByteTranscoder(encoding: string): Transcoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const decode = (chunk: Buffer, stream: boolean): Buffer => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream }))
    } catch (error) {
      if (codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Undecodable(encoding)
      throw error
    }
  }
  return { write: (chunk) => decode(chunk, true), end: () => decode(NOTHING, false) }
}

/** A byte of a single-byte encoding takes at most so many in UTF-8: all characters are in the Basic Multilingual Plane. */
const MOST_BYTES = 3

function createTableTranscoder(encoding: string): Transcoder {
  const table = singleByteTable(encoding).map((character) => character && Buffer.from(character))
  let room: Buffer = NOTHING
  return {
    write: (chunk) => {
      if (room.length < chunk.length * MOST_BYTES) room = Buffer.allocUnsafeSlow(chunk.length * MOST_BYTES)
      let to = 0
      for (const byte of chunk) {
        if (byte < 0x80) {
          room[to++] = byte
          continue
        }
        const character = table[byte]
        if (character === undefined || character === '') throw new Undecodable(encoding)
        for (const part of character) room[to++] = part
      }
      return room.subarray(0, to)
    },
    end: () => NOTHING,
  }
}

/** Node's own decoder took halves of characters for whole ones in some versions of Node 24, so this one looks itself. */
function createUtf16Transcoder(encoding: 'utf-16le' | 'utf-16be'): Transcoder {
  /** Bytes of a unit, or of the first half of a character, whose rest has not arrived. */
  let pending = NOTHING
  return {
    write: (chunk) => {
      const all = Buffer.concat([pending, chunk])
      const even = all.length - (all.length % 2)
      if (encoding === 'utf-16be') all.subarray(0, even).swap16()
      const endsInHalf = even >= 2 && ((all[even - 1] ?? 0) & 0xfc) === 0xd8
      const whole = endsInHalf ? even - 2 : even
      const text = all.toString('utf16le', 0, whole)
      pending = Buffer.from(all.subarray(whole))
      // What is pending is kept as it arrived.
      if (encoding === 'utf-16be' && endsInHalf) pending.subarray(0, 2).swap16()
      if (!text.isWellFormed()) throw new Undecodable(encoding)
      return Buffer.from(text)
    },
    end: () => {
      if (pending.length > 0) throw new Undecodable(encoding)
      return NOTHING
    },
  }
}
