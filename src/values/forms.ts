import { type Decimal, decimalIn, exactValue, type Rounding, round, toDouble, valueByDouble } from './decimal.ts'
import { idKey, longId, shortId } from './ids.ts'
import { trimKey } from './key-forms.ts'
import { isPlainTime, timeIn } from './times.ts'

/**
 * In which form a value of a record and one of its result row count as the same. Result files hold no text as it was sent:
 * values are parsed and printed again, so `912260031` comes back as `9.12260031E8`.
 * Source: Bulk API 2.0 guide, "Bulk API 2.0 Ingest Walkthrough", step 3.
 */
export type Form =
  /** The same text; line breaks of any kind are one, and `#N/A` is blank. */
  | 'text'
  /** The row's text has HTML escapes that the record's has not. */
  | 'unescaped'
  /** The same text in any Unicode form: `é` is one character or two. */
  | 'composed'
  /** The same text but for blanks around it. */
  | 'trimmed'
  /** The same text in any Unicode form and but for blanks around it. */
  | 'composed and trimmed'
  /** The same word in any case. */
  | 'word'
  /** The same number, to its last digit. */
  | 'number'
  /** Numbers that a double does not tell apart. */
  | 'double'
  /** Numbers that are the same once they are rounded. */
  | RoundedForm
  /** `true` and `1`, `false` and `0`, in any case. */
  | 'boolean'
  /** The same point in time, or the same time of day. */
  | 'time'
  /** The same id, with 15 or 18 characters. */
  | 'id'
  /** The same text, number, truth or time, however written, escaped or not. */
  | 'loose'
  /** As `loose`, but numbers are the same that a double does not tell apart. */
  | 'loose by double'
  /** As `loose`, but text that may be an id of 15 characters is one. */
  | 'loose by id'
  /** As `loose by double`, in upper or lower case. */
  | 'vague'

export interface RoundedForm {
  /** `by double`: as a double is rounded, which may lie below the half that was written. */
  readonly rounding: Rounding | 'by double'
  readonly decimals: number
  /** The rounded number becomes a double, which has room for 15 digits. */
  readonly isDouble: boolean
}

/** How the org prints the values of a field of this type. Source: REST API guide, "sObject Describe", `type`. */
export function formOfType(type: string | undefined): Form {
  switch (type) {
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
    case 'long':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'date':
    case 'datetime':
    case 'time':
      return 'time'
    case 'id':
    case 'reference':
      return 'id'
    default:
      return 'text'
  }
}

/** Forms that a column may turn out to have, the strictest first.
 *
 * @param scale decimals of its field; undefined where they are not known */
export function triedForms(scale: number | undefined): readonly Form[] {
  const roundings = scale === undefined ? [] : roundedForms(scale)
  const text: readonly Form[] = ['text', 'unescaped', 'composed', 'trimmed', 'composed and trimmed']
  return [...text, 'id', 'number', 'double', ...roundings, 'boolean', 'time', 'loose', 'vague']
}

/** How an org may round numbers that have more decimals than their field. Which of these it does is not documented. */
export function roundedForms(decimals: number): readonly RoundedForm[] {
  const roundings = ['half up', 'half even', 'down'] as const
  return [
    ...roundings.map((rounding) => ({ rounding, decimals, isDouble: false })),
    ...roundings.map((rounding) => ({ rounding, decimals, isDouble: true })),
    { rounding: 'by double', decimals, isDouble: true },
  ]
}

/** Which values are told apart in this form that may be the same in another. */
export function exactForm(form: Form): Form {
  if (typeof form !== 'string' || form === 'double') return 'number'
  if (form === 'boolean') return 'word'
  return form === 'unescaped' || form === 'number' || form === 'time' || form === 'id' ? form : 'text'
}

/**
 * Whether the value is written in the usual way. Two such values that are the same in this form are the same to the org
 * for certain; of others it may take one and refuse the other, `3` and `+3` for one.
 */
export function isUsual(form: Form, value: string): boolean {
  // It empties a field that a blank leaves as it is. Source: Bulk API 2.0 guide, "Prepare CSV Files".
  if (value === '#N/A') return false
  switch (form) {
    case 'number':
      return isPlainDecimal(value)
    case 'boolean':
      return value === 'true' || value === 'false'
    case 'time':
      return isPlainTime(value)
    case 'id':
      return value.length !== 18 || shortId(value) === idKey(value)
    default:
      return true
  }
}

/** The text that stands for all values which are the same in this form; blank for blank ones. */
export function canonical(form: Form, value: string): string {
  const text = plainOf(value)
  const number = numberIn(form, text)
  if (number !== undefined) return String(number)
  switch (form) {
    case 'unescaped':
      return plainOf(unescapeHtml(text))
    case 'composed':
      return text.normalize('NFC')
    case 'trimmed':
      return trimKey(text)
    case 'composed and trimmed':
      return trimKey(text).normalize('NFC')
    case 'word':
      return text.toLowerCase()
    case 'boolean':
      return booleanIn(text) ?? text
    case 'time':
      return timeIn(text)?.toString() ?? text
    case 'id':
      return shortId(text.trim()) ?? text.trim()
    case 'loose':
      return canonicalLoosely(text, exactValue)
    case 'loose by id':
      return longId(text) ?? canonicalLoosely(text, exactValue)
    case 'loose by double':
      return canonicalLoosely(text, valueByDouble)
    case 'vague':
      return canonicalLoosely(text, valueByDouble).toLowerCase()
    default:
      return text
  }
}

/** The number that the text is in this form, as text where no double holds it; undefined for text that is none, and in
 *  forms that are not those of numbers. */
export function numberIn(form: Form, text: string): number | string | undefined {
  if (!isNumberForm(form)) return undefined
  const decimal = decimalIn(text)
  if (decimal === undefined) return undefined
  if (typeof form !== 'string') return roundedValue(decimal, form)
  return form === 'number' ? exactValue(decimal) : valueByDouble(decimal)
}

/** Whether every other form that is made for text takes more values for the same than this one. */
export function isTextForm(form: Form): boolean {
  return form === 'text' || form === 'unescaped' || form === 'composed' || form === 'trimmed'
}

export function isNumberForm(form: Form): boolean {
  return typeof form !== 'string' || form === 'number' || form === 'double'
}

function roundedValue(decimal: Decimal, { rounding, decimals, isDouble }: RoundedForm): number | string {
  if (rounding !== 'by double') {
    const exact = round(decimal, decimals, rounding)
    return isDouble ? valueByDouble(exact) : exactValue(exact)
  }
  const double = toDouble(decimal)
  // Beyond this, doubles have no decimals that could be rounded.
  if (Math.abs(double) >= 1e15) return valueByDouble(decimal)
  return Number(double.toFixed(Math.min(decimals, MAX_DECIMALS))) + 0
}

/** Source: SOAP API guide, "Field Types", Double: at most 18 digits. */
const MAX_DECIMALS = 18

/** Most escapes within escapes. */
const MAX_ESCAPES = 3

function canonicalLoosely(value: string, numeric: (decimal: Decimal) => number | string): string {
  let text = value
  for (let depth = 0, before = ''; depth < MAX_ESCAPES && before !== text; depth++) {
    before = text
    text = unescapeHtml(text)
  }
  text = text.replace(/\s+/g, ' ').trim().normalize('NFC')
  const isTrue = booleanIn(text)
  if (isTrue !== undefined) return isTrue === 'true' ? '1' : '0'
  const decimal = decimalIn(text)
  return decimal === undefined ? (timeIn(text)?.toString() ?? text) : String(numeric(decimal))
}

function plainOf(text: string): string {
  if (text === '#N/A') return ''
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Digits with a point among them or without, and a minus before them or nothing. */
function isPlainDecimal(text: string): boolean {
  let at = text.startsWith('-') ? 1 : 0
  let points = 0
  for (const start = at; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2e && at > start && at + 1 < text.length) points++
    else if (code < 0x30 || code > 0x39) return false
  }
  return points <= 1
}

function booleanIn(text: string): string | undefined {
  if (/^(?:true|1)$/i.test(text)) return 'true'
  return /^(?:false|0)$/i.test(text) ? 'false' : undefined
}

const NAMED_ESCAPES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Escapes such as `&#39;` and `&amp;`, once each. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ESCAPES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
