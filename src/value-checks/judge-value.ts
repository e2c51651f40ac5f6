import { CLOSING_QUOTES } from '../csv/typographic-quotes.ts'
import { type Decimal, decimalIn } from '../values/decimal.ts'
import { shortId } from '../values/ids.ts'
import { isBlankKey } from '../values/key-forms.ts'
import { sameName } from '../values/names.ts'
import { isPlainTime, timeIn } from '../values/times.ts'
import type { CheckId } from './checks.ts'
import type { ColumnPlan } from './column-plan.ts'
import { trimAscii, wordIn } from './words.ts'

/** What a check found in a value. */
export interface Found {
  readonly check: CheckId
  /** The value, or that of several in it which is wrong. */
  readonly value: string
  /** A word of a fixed list that the value consists of: it may be shown wherever values may not. */
  readonly word?: string
}

/** A field that is not sent with a value, or clears. Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export const CLEAR = '#N/A'

/**
 * Judges a value, without the quotes of CSV; undefined for one of which there is nothing to say, as of blank ones other than keys.
 * Control characters are another matter: see `hasControl`. This is what decides; whoever looks at bytes first may only let pass what it
 * lets pass.
 */
export function judgeValue(plan: ColumnPlan, text: string): Found | undefined {
  if (plan.kind === 'none') return undefined
  if (plan.isRequiredKey && isBlankKey(text.trim())) return { check: 'blank-key', value: text }
  if (text.trim() === '') return undefined
  if (text === CLEAR) return judgeClear(plan)
  // With blanks around it, it is a text to some and clears to others: nobody knows whether the org refuses it.
  if (text.trim() === CLEAR) return { check: 'spreadsheet-error', value: text, word: CLEAR }
  const refused = judgeByField(plan, text)
  if (refused !== undefined) return refused
  const found = wordIn(text)
  if (found !== undefined && plan.picklist?.place(text) !== 'active') {
    return { check: found.kind, value: text, word: found.word }
  }
  if (FORMULA.test(trimAscii(text))) return { check: 'formula-cell', value: text }
  return isInTypographicQuotes(text) ? { check: 'typographic-quotes', value: text } : undefined
}

/** In an upsert by Id, nobody knows whether the org refuses the record or makes a new one. */
function judgeClear({ name, clears }: ColumnPlan): Found | undefined {
  if (clears) return { check: 'clears-field', value: CLEAR, word: CLEAR }
  return sameName(name, 'Id') ? { check: 'spreadsheet-error', value: CLEAR, word: CLEAR } : undefined
}

function judgeByField(plan: ColumnPlan, text: string): Found | undefined {
  switch (plan.kind) {
    case 'none':
      return undefined
    case 'text':
      return judgeLength(plan, text)
    case 'number':
    case 'integer':
      return judgeNumber(plan, text)
    case 'date':
      return judgeDate(text)
    case 'datetime':
      return judgeDatetime(text)
    case 'boolean':
      return BOOLEAN.test(text.trim()) || wordIn(text) !== undefined ? undefined : { check: 'odd-boolean', value: text }
    case 'email':
      return judgeEmail(text) ?? judgeLength(plan, text)
    case 'id':
      return judgeId(plan, text)
    case 'picklist':
      return judgeChoice(plan, text) ?? judgeLength(plan, text)
    case 'multipicklist':
      return judgeChoices(plan, text) ?? judgeLength(plan, text)
  }
}

/** Counts generously: characters, not UTF-16 units; in the shortest Unicode form; a line break as one; no blanks at the ends. */
function judgeLength({ length, refusesLength }: ColumnPlan, text: string): Found | undefined {
  if (text.length <= length) return undefined
  if (characters(text) <= length) return undefined
  return { check: refusesLength ? 'text-too-long' : 'text-may-be-too-long', value: text }
}

/** How many characters a text has, counted as generously as may be. */
export function characters(text: string): number {
  let count = 0
  for (const character of text.trim().replaceAll('\r\n', '\n').normalize('NFC')) count += character === '' ? 0 : 1
  return count
}

const INFINITE = /^[+-]?(?:NaN|INF|Infinity)$/
/** What some parsers take for a number: hexadecimal, or with the mark of its type. Source: Java SE API, "Double.valueOf". */
const ODD_NUMBER =
  /^[+-]?(?:0[xX][\dA-Fa-f]{1,40}(?:[pP][+-]?\d{1,5})?|(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][+-]?\d{1,9})?)[dDfF]?$/

function judgeNumber({ kind, digits }: ColumnPlan, text: string): Found | undefined {
  const value = text.trim()
  const decimal = decimalIn(value)
  if (decimal === undefined) {
    const isOdd = INFINITE.test(value) || ODD_NUMBER.test(value)
    if (!isOdd) return { check: 'not-a-number', value: text }
    return wordIn(text) === undefined ? { check: 'odd-number', value: text } : undefined
  }
  if (wholeDigits(decimal) > digits) return { check: 'number-too-large', value: text }
  if (kind === 'integer' && !/^[+-]?\d+$/.test(value)) return { check: 'odd-number', value: text }
  return undefined
}

function wholeDigits({ digits, exponent }: Decimal): number {
  return digits === '' ? 0 : Math.max(0, digits.length + exponent)
}

const BOOLEAN = /^(?:true|false|[01])$/i

/** Begins like a day, whatever follows. */
const BEGINS_WITH_DAY = /^[+-]?\d{4,9}-\d{1,2}-\d{1,2}/
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/

function judgeDate(text: string): Found | undefined {
  const value = text.trim()
  if (!BEGINS_WITH_DAY.test(value)) return { check: 'not-a-date', value: text }
  const day = value.endsWith('Z') ? value.slice(0, -1) : value
  return DAY_OF_API.test(day) && timeIn(day) !== undefined ? undefined : { check: 'odd-date', value: text }
}

const DAY_OF_API = /^\d{4}-\d\d-\d\d$/

function judgeDatetime(text: string): Found | undefined {
  const value = text.trim()
  if (!BEGINS_WITH_DAY.test(value) || DAY.test(value)) return { check: 'not-a-date-and-time', value: text }
  return isTimeOfApi(value) ? undefined : { check: 'odd-date-and-time', value: text }
}

function isTimeOfApi(value: string): boolean {
  // `isPlainTime` leaves out midnight, which may be meant as a day.
  return isPlainTime(value) || (MIDNIGHT.test(value) && timeIn(value) !== undefined)
}

const MIDNIGHT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/

/** Only what no address can be. A local part in quotes, and comments in parentheses, may hold blanks. Source: RFC 5322, 3.4.1. */
function judgeEmail(text: string): Found | undefined {
  const value = text.trim()
  const at = value.lastIndexOf('@')
  const isWrong = at <= 0 || at === value.length - 1 || (/[ \t\r\n]/.test(value) && !/["()]/.test(value))
  return isWrong ? { check: 'not-an-email', value: text } : undefined
}

const ID = /^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/

function judgeId({ prefixes }: ColumnPlan, text: string): Found | undefined {
  const value = text.trim()
  const short = ID.test(value) ? shortId(value) : undefined
  if (short === undefined) return { check: 'not-an-id', value: text }
  if (prefixes !== undefined && !prefixes.includes(short.slice(0, 3)))
    return { check: 'id-of-another-object', value: text }
  return short === value.slice(0, short.length) ? undefined : { check: 'id-in-another-case', value: text }
}

function judgeChoice({ picklist }: ColumnPlan, text: string): Found | undefined {
  switch (picklist?.place(text)) {
    case 'missing':
      return { check: 'not-in-picklist', value: text }
    case 'inactive':
      return { check: 'may-not-be-in-picklist', value: text }
    default:
      return undefined
  }
}

/** Source: SOAP API guide, "Multi-Select Picklist": semicolons separate the values. */
function judgeChoices(plan: ColumnPlan, text: string): Found | undefined {
  if (plan.picklist?.place(text) === 'active') return undefined
  const found = text.split(';').flatMap((value) => (value.trim() === '' ? [] : (judgeChoice(plan, value) ?? [])))
  return found.find(({ check }) => check === 'not-in-picklist') ?? found[0]
}

/** A formula that holds one text. */
const FORMULA = /^="[^"]*"$/

/** Whether one pair of typographic quotes encloses the whole value, and none stands within it. */
function isInTypographicQuotes(text: string): boolean {
  const value = trimAscii(text)
  const open = value.charAt(0)
  const closing = CLOSING_QUOTES.get(open)
  if (closing === undefined || value.length < 3 || !closing.includes(value.slice(-1))) return false
  const inside = value.slice(1, -1)
  return !inside.includes(open) && ![...closing].some((quote) => inside.includes(quote))
}

/** Whether a text holds NUL or another control character, other than tabs and line breaks. */
export function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return true
  return false
}

/** Whether a byte or UTF-16 unit is a control character, other than a tab or a line break. */
export function isControl(code: number): boolean {
  return code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
}
