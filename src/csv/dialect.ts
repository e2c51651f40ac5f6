/** How many ways there are to write a CSV file, as far as the API takes them.
 *  Source: Bulk API 2.0 guide, "Create a Job", columnDelimiter and lineEnding. */

export const QUOTE = 0x22
export const LF = 0x0a
export const CR = 0x0d

const DELIMITER_BYTES = {
  COMMA: 0x2c,
  TAB: 0x09,
  SEMICOLON: 0x3b,
  PIPE: 0x7c,
  CARET: 0x5e,
  BACKQUOTE: 0x60,
} as const

/** Found in files that other systems write; the API has no name for them, so they are replaced on the way. */
const OTHER_DELIMITER_BYTES = {
  TILDE: 0x7e,
  UNIT_SEPARATOR: 0x1f,
  START_OF_HEADING: 0x01,
} as const

const ALL_DELIMITER_BYTES = { ...DELIMITER_BYTES, ...OTHER_DELIMITER_BYTES }

export type ColumnDelimiter = keyof typeof DELIMITER_BYTES
/** What separates the columns of a file. */
export type Delimiter = ColumnDelimiter | keyof typeof OTHER_DELIMITER_BYTES
export type LineEnding = 'LF' | 'CRLF'

/** In the order of preference where a header holds several equally often. */
export const COLUMN_DELIMITERS: readonly ColumnDelimiter[] = ['COMMA', 'TAB', 'SEMICOLON', 'PIPE', 'CARET', 'BACKQUOTE']

export const OTHER_DELIMITERS: readonly Delimiter[] = ['TILDE', 'UNIT_SEPARATOR', 'START_OF_HEADING']

export function delimiterByte(delimiter: Delimiter): number {
  return ALL_DELIMITER_BYTES[delimiter]
}

export function isColumnDelimiter(delimiter: Delimiter): delimiter is ColumnDelimiter {
  return delimiter in DELIMITER_BYTES
}

export function lineEndingBytes(lineEnding: LineEnding): Buffer {
  return Buffer.from(lineEnding === 'LF' ? '\n' : '\r\n')
}

/** How the last line of `bytes` ends; undefined when it does not. */
export function lineEndingOf(bytes: Uint8Array): LineEnding | undefined {
  if (bytes.at(-1) !== LF) return undefined
  return bytes.at(-2) === CR ? 'CRLF' : 'LF'
}

/** Where the text of the record that ends at `end` ends: before its line ending, if it has one. */
export function textEnd(bytes: Uint8Array, end: number = bytes.length): number {
  if (bytes[end - 1] !== LF) return end
  return bytes[end - 2] === CR ? end - 2 : end - 1
}
