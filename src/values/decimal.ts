/** A number as it is written, without loss: the digits, times ten to the power of the exponent. */
export interface Decimal {
  readonly isNegative: boolean
  /** Without zeros at its ends; empty for zero. */
  readonly digits: string
  readonly exponent: number
}

/** No number that an org takes is longer: it keeps 18 digits. Source: SOAP API guide, "Field Types", Currency and Double. */
const MAX_LENGTH = 330
const MAX_EXPONENT = 400
/** Up to here each number has a double of its own. Source: IEEE 754, DBL_DIG. */
export const EXACT_DIGITS = 15

/** Reads a number, in whatever way it is written; undefined for text that is no number. Looks at each character once. */
export function decimalIn(text: string): Decimal | undefined {
  const value = text.trim()
  if (value.length === 0 || value.length > MAX_LENGTH) return undefined
  let at = 0
  const isNegative = value[0] === '-'
  if (isNegative || value[0] === '+') at++
  const wholeStart = at
  at = digitsEnd(value, at)
  const whole = value.slice(wholeStart, at)
  let fraction = ''
  if (value[at] === '.') {
    const fractionStart = ++at
    at = digitsEnd(value, at)
    fraction = value.slice(fractionStart, at)
  }
  if (whole === '' && fraction === '') return undefined
  const scale = exponentIn(value, at)
  return scale === undefined ? undefined : strip(isNegative, whole + fraction, scale - fraction.length)
}

function digitsEnd(text: string, start: number): number {
  let at = start
  while (at < text.length && isDigit(text.charCodeAt(at))) at++
  return at
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** The exponent that makes up the rest of the text; 0 where nothing is left, undefined for anything else. */
function exponentIn(text: string, start: number): number | undefined {
  if (start === text.length) return 0
  if (text[start] !== 'e' && text[start] !== 'E') return undefined
  const signed = text[start + 1] === '-' || text[start + 1] === '+'
  const digitsStart = start + (signed ? 2 : 1)
  if (digitsStart === text.length || digitsEnd(text, digitsStart) !== text.length) return undefined
  const exponent = Number(text.slice(start + 1))
  return Math.abs(exponent) > MAX_EXPONENT ? undefined : exponent
}

function strip(isNegative: boolean, digits: string, exponent: number): Decimal {
  let start = 0
  while (start < digits.length && digits[start] === '0') start++
  let end = digits.length
  while (end > start && digits[end - 1] === '0') end--
  if (start === end) return { isNegative: false, digits: '', exponent: 0 }
  return { isNegative, digits: digits.slice(start, end), exponent: exponent + digits.length - end }
}

export function toDouble({ isNegative, digits, exponent }: Decimal): number {
  // There is one zero.
  return digits === '' ? 0 : Number(`${isNegative ? '-' : ''}${digits}e${exponent}`)
}

/** Equal for equal numbers, and for no others: a double where it has few enough digits to be told by one, else text. */
export function exactValue(decimal: Decimal): number | string {
  const { isNegative, digits, exponent } = decimal
  const double = digits.length <= EXACT_DIGITS ? toDouble(decimal) : Number.NaN
  // Very large and very small ones are no doubles.
  if (Number.isFinite(double) && (digits === '' || Math.abs(double) > 1e-290)) return double
  return `${isNegative ? '-' : ''}${digits}e${exponent}`
}

/** Integers of at most so many digits are their own text. */
export const PLAIN_DIGITS = 30

/** The one text of a number, exact whatever its digits. */
export function plainText({ isNegative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const minus = isNegative ? '-' : ''
  if (exponent < 0 || digits.length + exponent > PLAIN_DIGITS) return `${minus}${digits}e${exponent}`
  return minus + digits + '0'.repeat(exponent)
}

/** The exact value of the number that a double makes of a decimal, as it is printed then: with as few digits as tell it from
 *  its neighbours. Source: ECMAScript, `Number::toString`, and Java SE API, `Double.toString`. */
export function valueByDouble(decimal: Decimal): number | string {
  return valueOfDouble(toDouble(decimal)) ?? exactValue(decimal)
}

/** The exact value of a double, as it is printed; undefined for one that is not finite. */
export function valueOfDouble(double: number): number | string | undefined {
  const decimal = decimalIn(String(double))
  return decimal && exactValue(decimal)
}

export type Rounding = 'half up' | 'half even' | 'down' | 'up'

/** To so many decimals; halves and the rest by the size of the number, whatever its sign. */
export function round(decimal: Decimal, decimals: number, rounding: Rounding): Decimal {
  const { isNegative, digits, exponent } = decimal
  const surplus = -exponent - decimals
  if (surplus <= 0) return decimal
  const kept = surplus >= digits.length ? '' : digits.slice(0, digits.length - surplus)
  const isUp = roundsUp(digits.padStart(surplus, '0').slice(-surplus), kept, rounding)
  const size = BigInt(kept || '0') + (isUp ? 1n : 0n)
  return strip(isNegative, String(size), -decimals)
}

/** @param rest the digits that go, with none but zeros left out at their end */
function roundsUp(rest: string, kept: string, rounding: Rounding): boolean {
  const [first = '0'] = rest
  const isHalf = first === '5' && rest.length === 1
  switch (rounding) {
    case 'down':
      return false
    case 'up':
      return true
    case 'half up':
      return first >= '5'
    case 'half even':
      return isHalf ? '13579'.includes(kept.at(-1) ?? '0') : first >= '5'
  }
}
