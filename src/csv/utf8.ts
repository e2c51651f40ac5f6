import { isUtf8 } from 'node:buffer'
import { LF } from './dialect.ts'

/** A byte at which no UTF-8 character starts, or whose character is not complete. */
export interface BadByte {
  readonly byte: number
  /** Line feeds in the chunk before it. */
  readonly lineFeedsBefore: number
}

export interface Utf8Check {
  /** Looks at the next chunk of the file; stops looking after the first bad byte. */
  feed(chunk: Buffer): BadByte | undefined
  /** A file must not end inside a character. */
  end(): BadByte | undefined
}

/** Validates what arrives in chunks that may end inside a character. */
export function createUtf8Check(): Utf8Check {
  let pending: Buffer = Buffer.alloc(0)
  let isOver = false

  function found(bytes: Buffer): BadByte {
    isOver = true
    const at = firstBadByte(bytes)
    return { byte: bytes[at] ?? 0, lineFeedsBefore: countLineFeeds(bytes, at) }
  }

  return {
    feed(chunk) {
      if (isOver) return undefined
      let from = 0
      if (pending.length > 0) {
        from = characterBytes(pending[0] ?? 0) - pending.length
        const character = Buffer.concat([pending, chunk.subarray(0, from)])
        if (chunk.length < from) {
          pending = character
          return undefined
        }
        if (!isUtf8(character)) return found(character)
      }
      const to = chunk.length - incompleteTail(chunk, from)
      const whole = chunk.subarray(from, to)
      if (!isUtf8(whole)) return found(whole)
      pending = Buffer.from(chunk.subarray(to))
      return undefined
    },
    end() {
      return isOver || pending.length === 0 ? undefined : found(pending)
    },
  }
}

/** How many characters a piece of UTF-8 holds: all bytes but the continuations. */
export function countCharacters(bytes: Uint8Array, from: number, to: number): number {
  let characters = 0
  for (let at = from; at < to; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) characters++
  return characters
}

/** Length of the character that starts with this byte; 1 where none does. Source: RFC 3629, section 4. */
function characterBytes(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  if (lead >= 0xf0 && lead <= 0xf4) return 4
  return 1
}

/** How many bytes at the end belong to a character that goes on in the next chunk. */
function incompleteTail(bytes: Uint8Array, from: number): number {
  const longest = Math.min(3, bytes.length - from)
  for (let tail = 1; tail <= longest; tail++) {
    const byte = bytes[bytes.length - tail] ?? 0
    if ((byte & 0xc0) !== 0x80) return characterBytes(byte) > tail ? tail : 0
  }
  return 0
}

function firstBadByte(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const next = at + characterBytes(bytes[at] ?? 0)
    if (next > bytes.length || !isUtf8(bytes.subarray(at, next))) return at
    at = next
  }
  return at
}

function countLineFeeds(bytes: Uint8Array, to: number): number {
  let lineFeeds = 0
  for (let at = 0; at < to; at++) if (bytes[at] === LF) lineFeeds++
  return lineFeeds
}
