import { EXACT_DIGITS } from '../values/decimal.ts'
import { QUOTE } from './dialect.ts'

const [ZERO, NINE, MINUS, POINT] = [0x30, 0x39, 0x2d, 0x2e]

/**
 * The number in a field of digits, with a sign and a point or without; NaN for anything else, and for more digits than a
 * double is sure to keep. Up to there powers of ten and integers are exact, and so is the rounding of their quotient.
 * Source: Clinger, "How to Read Floating Point Numbers Accurately", 1990.
 *
 * @param mostDecimals digits behind the point; NaN for more
 */
export function plainNumber(bytes: Buffer, start: number, end: number, mostDecimals = EXACT_DIGITS): number {
  let at = start
  let last = end
  if (bytes[at] === QUOTE) {
    at++
    last--
  }
  const isNegative = bytes[at] === MINUS
  if (isNegative) at++
  if (last - at > EXACT_DIGITS + 1 || last <= at) return Number.NaN
  let digits = 0
  let decimals = -1
  let count = 0
  for (; at < last; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= ZERO && byte <= NINE) {
      digits = digits * 10 + (byte - ZERO)
      count++
      if (decimals >= 0) decimals++
    } else if (byte === POINT && decimals < 0 && count > 0) decimals = 0
    else return Number.NaN
  }
  if (count === 0 || count > EXACT_DIGITS || decimals === 0 || decimals > mostDecimals) return Number.NaN
  const size = decimals > 0 ? digits / 10 ** decimals : digits
  return isNegative && size !== 0 ? -size : size
}
