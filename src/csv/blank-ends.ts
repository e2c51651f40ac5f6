import { decodeField } from './fields.ts'

/* Blanks are what `String.prototype.trim` removes: tabs, line breaks, the space, and the wide and narrow ones of Unicode,
   no-break ones and the ideographic space among them. Source: ECMA-262, "WhiteSpace" and "LineTerminator". */

/** How many bytes the blank takes that starts at `at`; 0 where none does. */
function blankAt(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0
  if (first <= 0x20) return first === 0x20 || (first >= 0x09 && first <= 0x0d) ? 1 : 0
  if (first < 0xc2 || at + 1 >= end) return 0
  const second = bytes[at + 1] ?? 0
  if (first === 0xc2) return second === 0xa0 ? 2 : 0
  return at + 2 < end && isLongBlank(first, second, bytes[at + 2] ?? 0) ? 3 : 0
}

/** How many bytes the blank takes that ends at `end`; 0 where none does. */
function blankBefore(bytes: Uint8Array, start: number, end: number): number {
  const last = bytes[end - 1] ?? 0
  if (last <= 0x20) return last === 0x20 || (last >= 0x09 && last <= 0x0d) ? 1 : 0
  if (last < 0x80 || end - 2 < start) return 0
  const before = bytes[end - 2] ?? 0
  if (before === 0xc2) return last === 0xa0 ? 2 : 0
  return end - 3 >= start && isLongBlank(bytes[end - 3] ?? 0, before, last) ? 3 : 0
}

/** U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000 and U+FEFF. */
function isLongBlank(first: number, second: number, third: number): boolean {
  switch (first) {
    case 0xe1:
      return second === 0x9a && third === 0x80
    case 0xe2:
      if (second === 0x81) return third === 0x9f
      return second === 0x80 && (third <= 0x8a || third === 0xa8 || third === 0xa9 || third === 0xaf)
    case 0xe3:
      return second === 0x80 && third === 0x80
    case 0xef:
      return second === 0xbb && third === 0xbf
    default:
      return false
  }
}

/** Where the value from `start` to `end`, which has no quotes around it, starts without the blanks before it. */
export function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  for (let length = -1; at < end && length !== 0; at += length) length = blankAt(bytes, at, end)
  return at
}

/** Where the value from `start` to `end`, which has no quotes around it, ends without the blanks behind it. */
export function dropBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = end
  for (let length = -1; at > start && length !== 0; at -= length) length = blankBefore(bytes, start, at)
  return at
}

/** The value of a field without the blanks at its ends. */
export function trimmedField(bytes: Buffer, start: number, end: number): string {
  return decodeField(bytes, start, end).trim()
}
