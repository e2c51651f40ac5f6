import { looksLikeColumn } from '../text/shown-column.ts'
import { QUOTE } from './dialect.ts'
import type { Problem } from './problems.ts'
import { footerOfReport, headerBelow, quotedLines, ruledLine } from './record-problems.ts'

/** With what the lines begin that Salesforce puts below a report. Source: Salesforce Help, "Export a Report": the printable
 *  view and the details end with them. */
const FOOTERS = ['Copyright (c) 2', 'Confidential Information - Do Not Distribute'].map((text) => Buffer.from(text))
const [C, DASH] = [0x43, 0x2d]

/** Whether a line that is no record may begin with this byte: one of a report's footer, or one that rules off the header. */
export function startsNoRecord(byte: number): boolean {
  return byte === C || byte === DASH
}

/** Whether a record may be such a line, by a few of its bytes. */
export function mayBeNoRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const at = bytes[start] === QUOTE ? start + 1 : start
  const first = bytes[at]
  if (first === DASH) return bytes[at + 1] === DASH
  return (
    first === C &&
    FOOTERS.some((text) => at + text.length <= end && text.every((byte, index) => bytes[at + index] === byte))
  )
}

/** Says of a line that it is no record though it has as many fields as one; undefined for all others. */
export function findNoRecord(values: readonly string[], line: number): Problem | undefined {
  const [first = '', ...others] = values
  const isFooter = FOOTERS.some((text) => first.startsWith(text.toString()))
  if (isFooter && others.every((value) => value.trim() === '')) return footerOfReport(line)
  const isRuled = values.length > 1 && values.every((value) => /^-{2,}$/.test(value.trim()))
  return isRuled ? ruledLine(line) : undefined
}

/** Says of a header of one column that the table begins further down; undefined where that is not certain.
 *
 *  @param values of a record that has more fields than the header */
export function findHeaderBelow(
  columns: readonly string[],
  values: readonly string[],
  line: number,
): Problem | undefined {
  const [title = ''] = columns
  if (columns.length > 1 || looksLikeColumn(title)) return undefined
  const areNames = values.every(looksLikeColumn) && new Set(values).size === values.length
  return areNames ? headerBelow(line) : undefined
}

/** Says of a header that its line is in quotes as a whole, as Excel writes lines that it took for one cell.
 *
 *  @param bytes the line */
export function findQuotedLine(columns: readonly string[], bytes: Uint8Array, line: number): Problem | undefined {
  if (bytes[0] !== QUOTE) return undefined
  const [only = ''] = columns
  const names = only.split(/[,;\t|]/)
  return columns.length === 1 && names.length > 1 && names.every(looksLikeColumn) ? quotedLines(line) : undefined
}
