import { canonicalId } from '../ground/ids.ts'
import type { Field } from './describe.ts'
import {
  malformedId,
  notAnEmail,
  notDeserializable,
  notInPicklist,
  outsideRange,
  type RowError,
  tooLong,
} from './row-errors.ts'

/** Turns a value of a CSV file into what is stored, or says why it cannot be. Blanks and `#N/A` never get here. */
export type ValueReader = (text: string) => string | RowError

/** Clears a field. Source: Bulk API 2.0 guide, "Valid CSV Record Rows". */
export const CLEAR = '#N/A'

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const INTEGER = /^[+-]?\d+$/
/** Digits that a double may not keep. */
const LONG_DECIMAL = /^-?(?=[\d.]{16,}$)\d+(?:\.\d+)?$/
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})$/
const EMAIL = /^[^\s@,;<>()"]+@[^\s@.,;<>()"]+(?:\.[^\s@.,;<>()"]+)+$/
const MAX_INT = 2 ** 31

/** Spellings of an XML Schema boolean, in any case. Source: SOAP API guide, "Primitive Data Types". */
const BOOLEANS = new Map([
  ['true', 'true'],
  ['1', 'true'],
  ['false', 'false'],
  ['0', 'false'],
])

/** Reader of `field`, which stands in `column` of the file, counted from 0.
 *  Source of the forms: Bulk API 2.0 guide, "Valid Date Format in Records" and "Valid CSV Record Rows". */
export function valueReader(field: Field, column: number): ValueReader {
  switch (field.type) {
    case 'boolean':
      return (text) => BOOLEANS.get(text.toLowerCase()) ?? notDeserializable(field, text, column)
    case 'int':
      return intReader(field, column)
    case 'double':
    case 'currency':
    case 'percent':
      return doubleReader(field, column)
    case 'date':
      return (text) => parseDate(text) ?? notDeserializable(field, text, column)
    case 'datetime':
      return (text) => {
        const at = parseDatetime(text)
        return at === undefined ? notDeserializable(field, text, column) : storedDatetime(at)
      }
    case 'id':
    case 'reference':
      return (text) => canonicalId(text) ?? malformedId(field, text)
    case 'picklist':
    case 'multipicklist':
      return picklistReader(field)
    case 'email':
      return (text) => (EMAIL.test(text) ? sized(field, text) : notAnEmail(field, text))
    default:
      return (text) => sized(field, text)
  }
}

/** As the REST API shows a datetime (`2026-11-24T04:30:00.000+0000`), from milliseconds. */
export function storedDatetime(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000')
}

export function parseDatetime(text: string): number | undefined {
  if (!DATETIME.test(text) || !isDate(text.slice(0, 10))) return undefined
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  return Number.isNaN(at) ? undefined : at
}

/** The number that `text` spells, scientific notation included, or undefined. */
export function parseNumber(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined
}

/** A number in plain digits, rounded half up to `scale` decimals; undefined for text that is none. */
export function roundedDecimal(text: string, scale: number): string | undefined {
  const number = parseNumber(text)
  if (number === undefined || !Number.isFinite(number)) return undefined
  const plain = /^([+-]?)(\d*)\.?(\d*)$/.exec(text)
  if (plain === null) return String(Number(number.toFixed(scale)))
  const [, sign = '', whole = '', fraction = ''] = plain
  const isUp = (fraction[scale] ?? '0') >= '5' ? 1n : 0n
  const digits = String(BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}` || '0') + isUp)
  const padded = digits.padStart(scale + 1, '0')
  const cut = padded.length - scale
  const decimals = padded.slice(cut).replace(/0+$/, '')
  return `${sign === '-' ? '-' : ''}${padded.slice(0, cut)}${decimals === '' ? '' : `.${decimals}`}`
}

/** `yyyy-MM-dd`, which the guide's own sample writes with a Z behind; undefined for what is no day.
 *  Source: Bulk API 2.0 guide, "Sample CSV Files". */
export function parseDate(text: string): string | undefined {
  const day = text.endsWith('Z') ? text.slice(0, -1) : text
  return isDate(day) ? day : undefined
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function intReader(field: Field, column: number): ValueReader {
  const limit = 10 ** field.digits
  return (text) => {
    const number = Number(text)
    if (!INTEGER.test(text) || number >= MAX_INT || number < -MAX_INT) return notDeserializable(field, text, column)
    return Math.abs(number) < limit ? String(number) : outsideRange(field, text)
  }
}

function doubleReader(field: Field, column: number): ValueReader {
  const limit = 10 ** (field.precision - field.scale)
  return (text) => {
    const number = parseNumber(text)
    if (number === undefined || !Number.isFinite(number)) return notDeserializable(field, text, column)
    if (Math.abs(number) >= limit) return outsideRange(field, text)
    // More digits than a double has are kept. Source: SOAP API guide, "Field Types", Double: up to 18 digits.
    return LONG_DECIMAL.test(text) ? text : String(number)
  }
}

/** Several values of a multi-select picklist are separated by semicolons. Source: SOAP API guide, "Multi-Select Picklist". */
function picklistReader(field: Field): ValueReader {
  const values = new Set(field.picklistValues.map(({ value }) => value))
  const isAllowed = (value: string) => !field.restrictedPicklist || values.has(value)
  if (field.type === 'picklist') return (text) => (isAllowed(text) ? sized(field, text) : notInPicklist(field, text))
  return (text) => {
    const wrong = text.split(';').find((value) => !isAllowed(value))
    return wrong === undefined ? sized(field, text) : notInPicklist(field, wrong)
  }
}

function sized(field: Field, text: string): string | RowError {
  return text.length <= field.length ? text : tooLong(field, text)
}
