import { QUOTE } from './dialect.ts'

/** Offset of the first such byte from `start` on, or `end`. In short texts, a native search costs more than it saves. */
export function indexOfByte(bytes: Uint8Array, start: number, end: number, byte: number): number {
  let at = start
  while (at < end && bytes[at] !== byte) at++
  return at
}

/** Offset behind the quote that closes the one at `start`, or `end` when none does. */
export function quotedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1
  while (at < end) {
    if (bytes[at++] !== QUOTE) continue
    if (at === end || bytes[at] !== QUOTE) return at
    at++
  }
  return end
}

/** Offset at which the field that starts at `start` ends: its delimiter, or `end`, the end of its record. */
export function fieldEnd(bytes: Uint8Array, start: number, end: number, delimiter: number): number {
  return indexOfByte(bytes, bytes[start] === QUOTE ? quotedEnd(bytes, start, end) : start, end, delimiter)
}

/** The value of the field from `start` to `end`, without its quotes. */
export function decodeField(bytes: Buffer, start: number, end: number): string {
  if (bytes[start] !== QUOTE) return bytes.toString('utf8', start, end)
  const textEnd = end > start + 1 && bytes[end - 1] === QUOTE ? end - 1 : end
  const text = bytes.toString('utf8', start + 1, textEnd)
  return text.includes('"') ? text.replaceAll('""', '"') : text
}

/** All values of the record from `start` to `end`, where its line ending starts. */
export function decodeFields(bytes: Buffer, start: number, end: number, delimiter: number): string[] {
  const values: string[] = []
  for (let fieldStart = start; fieldStart <= end; ) {
    const at = fieldEnd(bytes, fieldStart, end, delimiter)
    values.push(decodeField(bytes, fieldStart, at))
    fieldStart = at + 1
  }
  return values
}

/** One record without a line ending; values are quoted where they have to be. */
export function encodeFields(values: readonly string[], delimiter: string): string {
  return values
    .map((value) => (mustQuote(value, delimiter) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(delimiter)
}

function mustQuote(value: string, delimiter: string): boolean {
  return value.includes(delimiter) || /["\r\n]/.test(value)
}
