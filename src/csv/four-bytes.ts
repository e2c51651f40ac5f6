/** Looks at four bytes at a time: several times as fast as byte by byte, since most bytes of a file are text. A set of
 *  bytes in a word is a number that has the top bit of each such byte set; the first byte is the lowest, as every
 *  platform that Node runs on has it. Source for the arithmetic: Warren, "Hacker's Delight", 2nd edition, 6-1. */

const TOP_BITS = 0x80808080 | 0
const LOW_BITS = 0x7f7f7f7f

/** The bytes, and the same as words, without the last ones that do not fill one. Copies them where they are not
 *  aligned. Never gives a Buffer: a loop that sees both classes runs at a third of its speed. */
export function alignToWords({ buffer, byteOffset, length }: Uint8Array): { bytes: Uint8Array; words: Int32Array } {
  const given = new Uint8Array(buffer, byteOffset, length)
  const bytes = byteOffset % 4 === 0 ? given : new Uint8Array(given)
  return { bytes, words: new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2) }
}

/** A word that has this byte four times. */
export function repeatByte(byte: number): number {
  return Math.imul(byte, 0x01010101)
}

export function bytesEqual(word: number, repeatedByte: number): number {
  const difference = word ^ repeatedByte
  return ~(((difference & LOW_BITS) + LOW_BITS) | difference) & TOP_BITS
}

/** The set of bytes of a word that are below `limit`, which is at most 0x80. */
export function bytesBelow(word: number, limit: number): number {
  return ~(((word & LOW_BITS) + repeatByte(0x80 - limit)) | word) & TOP_BITS
}

/** All bytes of the word that holds offset `at`, from `at` on. */
export function bytesFrom(at: number): number {
  return -1 << ((at & 3) << 3)
}

/** The bytes of a set that come before the first byte of another set, which is not empty. */
export function bytesBefore(set: number, other: number): number {
  return set & ((other & -other) - 1)
}

export function countBytes(set: number): number {
  return Math.imul(set >>> 7, 0x01010101) >>> 24
}

/** The place of the first byte of a set in its word, from 0; the set is not empty. */
export function firstByte(set: number): number {
  return (31 - Math.clz32(set & -set)) >> 3
}
