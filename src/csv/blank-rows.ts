import { CR, LF } from './dialect.ts'

/* Spreadsheets write rows of nothing but delimiters, also before the header. Only the header shows which delimiter the file has, so
   a row of any of them counts. */

const [TAB, SPACE] = [0x09, 0x20]

/** Where the first row starts that holds more than blanks and these delimiters, or the last one where there is no such row. */
export function headerStart(text: Uint8Array, delimiters: readonly number[]): number {
  let start = 0
  for (;;) {
    const end = text.indexOf(LF, start) + 1
    if (end === 0 || !isBlankRow(text, start, end, delimiters)) return start
    start = end
  }
}

/** Whether a row, with its line ending, is nothing but blanks and these delimiters. */
export function isBlankRow(text: Uint8Array, start: number, end: number, delimiters: readonly number[]): boolean {
  for (let at = start; at < end; at++) {
    const byte = text[at] ?? 0
    if (byte !== SPACE && byte !== TAB && byte !== CR && byte !== LF && !delimiters.includes(byte)) return false
  }
  return true
}
