import { QUOTE } from './dialect.ts'
import { fieldEnd } from './fields.ts'

const EQUALS = 0x3d
/** Longer values are not repeated in a message. */
const LONGEST_VALUE = 60

/** A field that holds a formula, which no quotes surround: `="01067"`. */
export interface FormulaCell {
  /** What the formula shows; undefined where it is no single text, or a long one. */
  readonly value: string | undefined
}

/**
 * Finds the first formula cell of a record that is in `bytes` from `start` to `end`, without its line ending: a field that begins
 * with an equals sign and a quote, with which people keep spreadsheets from changing numbers and dates.
 * Source: Microsoft Support, "Keeping leading zeros and large numbers", of formulas as text.
 */
export function findFormulaCell(
  bytes: Buffer,
  { start, end, delimiter }: { start: number; end: number; delimiter: number },
): FormulaCell | undefined {
  for (let at = start; at + 1 < end; at = fieldEnd(bytes, at, end, delimiter) + 1) {
    if (bytes[at] !== EQUALS || bytes[at + 1] !== QUOTE) continue
    const close = bytes.indexOf(QUOTE, at + 2)
    const isWhole = close !== -1 && close < end && (close + 1 === end || bytes[close + 1] === delimiter)
    const isShort = close - at - 2 <= LONGEST_VALUE
    return { value: isWhole && isShort ? bytes.toString('utf8', at + 2, close) : undefined }
  }
  return undefined
}
