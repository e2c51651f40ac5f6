import { alignToWords } from '../csv/four-bytes.ts'
import { isControl } from './judge-value.ts'

/** Bytes below 0x20 have none of these bits. */
const HIGH_BITS = 0xe0e0e0e0 | 0
const ONES = 0x01010101
const TOP_BITS = 0x80808080 | 0
/** Words that are looked at together. */
const GROUP = 4

/**
 * Whether any of the bytes is a control character other than tabs, line breaks and the delimiter. Hardly a file has one: so all bytes
 * of a chunk are looked at together, sixteen at a time. Source for the arithmetic: Warren, "Hacker's Delight", 2nd edition, 6-1.
 */
export function holdsControls(chunk: Uint8Array, delimiter: number): boolean {
  const { bytes, words } = alignToWords(chunk)
  const groupsEnd = words.length - (words.length % GROUP)
  for (let at = 0; at < groupsEnd; at += GROUP) {
    const a = (words[at] ?? 0) & HIGH_BITS
    const b = (words[at + 1] ?? 0) & HIGH_BITS
    const c = (words[at + 2] ?? 0) & HIGH_BITS
    const d = (words[at + 3] ?? 0) & HIGH_BITS
    const low = ((a - ONES) & ~a) | ((b - ONES) & ~b) | ((c - ONES) & ~c) | ((d - ONES) & ~d)
    if ((low & TOP_BITS) !== 0 && holdsControlBetween(bytes, { start: at * 4, end: (at + GROUP) * 4 }, delimiter))
      return true
  }
  return holdsControlBetween(bytes, { start: groupsEnd * 4, end: bytes.length }, delimiter)
}

/** Whether there is one from `start` to `end`. In UTF-8, control characters are bytes of their own. */
export function holdsControlBetween(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  delimiter: number,
): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (isControl(byte) && byte !== delimiter) return true
  }
  return false
}
