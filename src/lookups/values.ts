import type { Field } from '../org/describe.ts'
import { type Decimal, decimalIn, EXACT_DIGITS, toDouble } from '../values/decimal.ts'
import { canonical } from '../values/forms.ts'
import { checkLetters, shortId } from '../values/ids.ts'
import { isBlankKey, isNumber, possibleKey, trimKey } from '../values/key-forms.ts'
import { timeIn } from '../values/times.ts'

/** What describe says of a field whose values are looked up. */
export type ValueField = Pick<
  Field,
  'type' | 'length' | 'precision' | 'scale' | 'digits' | 'unique' | 'caseSensitive' | 'calculated'
>

/** A value of a field, as it is compared and as a query asks for it. */
export interface ReadValue {
  /** The text that stands for all values which are the same to the org. */
  readonly key: string
  /** The value in SOQL, in each way in which the org may have stored it: the first way is the one that the value is written in. */
  readonly literals: readonly string[]
}

/** Why a value can be that of no record: it is blank, or the field cannot hold it. */
export type NoValue = 'blank' | 'not a value'

const DAY_MS = 86_400_000

/**
 * Reads a value that a record is to be found by. Numbers, dates, truths and Ids are understood in every way in which the org takes
 * them, and blanks at the ends of a text make no difference. What the field cannot hold is `not a value`: the org would refuse
 * the whole query for a word where a number belongs.
 */
export function readValue(field: ValueField, text: string): ReadValue | NoValue {
  if (isBlankKey(trimKey(text))) return 'blank'
  const value = valueIn(field, text)
  if (value === undefined || !couldHold(field, value)) return 'not a value'
  const literals = fitting(value.literals)
  return literals.length > 0 ? { key: value.key, literals } : 'not a value'
}

/** Returns the key of a value that the org answers with; undefined for a blank one. */
export function keyOfAnswer(field: ValueField, value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  return typeof text !== 'string' || isBlankKey(trimKey(text)) ? undefined : valueIn(field, text)?.key
}

/** A value of the type of its field, with what decides whether the field could hold it. */
interface TypedValue extends ReadValue {
  readonly decimal?: Decimal
  readonly text?: string
  readonly ms?: number
}

function valueIn(field: ValueField, text: string): TypedValue | undefined {
  const { type } = field
  if (type === 'id' || type === 'reference') return idValue(field, text)
  if (isNumber(field)) return numberValue(field, text)
  if (type === 'boolean') {
    const truth = canonical('boolean', trimKey(text))
    return truth === 'true' || truth === 'false' ? { key: truth, literals: [truth] } : undefined
  }
  if (type === 'date' || type === 'datetime' || type === 'time') return timeValue(type, trimKey(text))
  return textValue(field, text)
}

function idValue(field: ValueField, text: string): TypedValue | undefined {
  const short = shortId(trimKey(text))
  if (short === undefined) return undefined
  const id = short + checkLetters(short)
  return { key: possibleKey(id, 'id', field), literals: [quoted(id)] }
}

/** Beyond 15 digits, numbers count as the same that a double does not tell apart: the org answers with doubles.
 *  Source: SOAP API guide, "Field Types", Double: "double values in the IEEE 754 format". */
function numberValue(field: ValueField, text: string): TypedValue | undefined {
  const decimal = decimalIn(trimKey(text))
  if (decimal === undefined) return undefined
  const compared = decimal.digits.length > EXACT_DIGITS ? String(toDouble(decimal)) : inDigits(decimal)
  return { key: possibleKey(compared, 'value', field), literals: [inDigits(decimal)], decimal }
}

/** A number without an exponent. Source: SOQL and SOSL Reference, "fieldExpression Syntax": numbers have no quotes. */
function inDigits({ isNegative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const whole = exponent >= 0 ? digits + '0'.repeat(exponent) : digits.padStart(1 - exponent, '0')
  const point = whole.length + Math.min(0, exponent)
  return `${isNegative ? '-' : ''}${whole.slice(0, point)}${exponent < 0 ? `.${whole.slice(point)}` : ''}`
}

/** Source: SOQL and SOSL Reference, "Date Formats and Date Literals": they have no quotes. */
function timeValue(type: 'date' | 'datetime' | 'time', text: string): TypedValue | undefined {
  const ms = timeIn(text)
  if (ms === undefined) return undefined
  const isTimeOfDay = /^\d\d?:/.test(text)
  if (isTimeOfDay !== (type === 'time') || (type === 'date' && ms % DAY_MS !== 0)) return undefined
  const iso = new Date(ms).toISOString()
  const literal = type === 'date' ? iso.slice(0, 10) : type === 'time' ? iso.slice(11) : iso
  return { key: literal, literals: [literal], ms }
}

/** A text may be stored as it is written, without the blanks at its ends, composed, or with line breaks of another kind. */
function textValue(field: ValueField, text: string): TypedValue | undefined {
  if (!text.isWellFormed() || text.includes('\0')) return undefined
  const bare = trimKey(text)
  const plain = bare.replace(/\r\n?/g, '\n')
  const spellings = new Set([bare, withoutSpaces(text), bare.normalize('NFC')])
  if (plain.includes('\n')) spellings.add(plain).add(plain.replaceAll('\n', '\r\n'))
  return { key: possibleKey(plain, 'value', field), literals: [...spellings].map(quoted), text: bare }
}

/** A text without spaces, tabs and line breaks at its ends. What else is blank there, such as a no-break space, stays: a record
 *  may have been stored with it. */
function withoutSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

/** Whether a record could have the value: the org refuses to store it otherwise, or stores another one. */
function couldHold(field: ValueField, { decimal, text, ms }: TypedValue): boolean {
  if (decimal !== undefined) return couldHoldNumber(field, decimal)
  if (text !== undefined) return couldHoldText(field, text)
  // Source: Object Reference, "Primitive Data Types", dateTime: "a precision of one second".
  return ms === undefined || field.type !== 'datetime' || ms % 1_000 === 0
}

/** The most digits of a number. Source: SOAP API guide, "Field Types", Currency and Double. */
const MOST_DIGITS = 18

/** Numbers of formulas have more decimals than are shown. */
function couldHoldNumber(field: ValueField, { digits, exponent }: Decimal): boolean {
  const { type, precision, scale, digits: most, calculated } = field
  const isWhole = type === 'int' || type === 'long'
  const decimals = isWhole ? 0 : calculated ? undefined : (scale ?? undefined)
  if (decimals !== undefined && -exponent > decimals) return false
  const places = isWhole ? most || MOST_DIGITS : (precision || MOST_DIGITS) - (scale ?? 0)
  return digits === '' || digits.length + exponent <= places
}

/** Source: SOQL and SOSL Reference, "WHERE": "Strings in WHERE clauses can't exceed 4,000 characters." */
const MOST_CHARACTERS = 4_000

/** A field counts characters as people see them, or their halves: only what is too long either way is. */
function couldHoldText({ length }: ValueField, text: string): boolean {
  if (text.length > MOST_CHARACTERS) return false
  return !length || text.length <= length || [...text.normalize('NFC')].length <= length
}

/** The most bytes that the literals of one value take in a URL. No field that can be looked up has longer values than a formula
 *  with 1,300 characters. Source: Salesforce Help, "Formula Field Limits and Restrictions". */
const MOST_LITERAL_BYTES = 11_800

/** The first literals of a value, as many as a URL has room for. */
function fitting(literals: readonly string[]): readonly string[] {
  let bytes = 0
  return literals.filter((literal) => {
    bytes += encodeURIComponent(literal).length
    return bytes <= MOST_LITERAL_BYTES
  })
}

/** A text as SOQL quotes it. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
export function quoted(text: string): string {
  return `'${escaped(text)}'`
}

/** A text that a pattern of LIKE takes as it is, without quotes. Source: SOQL and SOSL Reference, "Quoted String Escape
 *  Sequences", `\_` and `\%`. */
export function escapedForLike(text: string): string {
  return escaped(text).replace(/[%_]/g, '\\$&')
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' }

function escaped(text: string): string {
  return text.replace(/[\\'\n\r\t\f]/g, (character) => ESCAPES[character] ?? `\\${character}`)
}
