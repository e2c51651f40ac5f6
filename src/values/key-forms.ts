import { type Decimal, decimalIn, exactValue, plainText, round } from './decimal.ts'
import { checkLetters, ID_LENGTH, shortId } from './ids.ts'
import { sameName } from './names.ts'

/* Under which keys count as the same. This is the only door to that question, and it has two answers. Of two records of one
   key, the later one must not be overwritten by the other: so the search for duplicates, the order of parts and retry ask
   whether keys may be the same (`anyKey`, `possibleKey`, `mayBeSameKey`). Only keys that are the same for certain allow a
   record to be left out (`certainKey`). */

/** Whether the keys of a load are Ids of the org, or values of a field. */
export type KeyKind = 'id' | 'value'

/** What describe says of the field that holds the keys. Source: REST API guide, "sObject Describe". */
export interface KeyField {
  readonly type: string
  /** Decimals of a number. */
  readonly scale?: number | null | undefined
  readonly unique?: boolean | null | undefined
  readonly caseSensitive?: boolean | null | undefined
}

const NUMBER_TYPES: ReadonlySet<string> = new Set(['int', 'long', 'double', 'currency', 'percent'])

export function isNumber({ type }: Pick<KeyField, 'type'>): boolean {
  return NUMBER_TYPES.has(type)
}

/** Whether a key, without blanks at its ends, names no record: it is nothing, or `#N/A`, which clears a field.
 *  Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export function isBlankKey(text: string): boolean {
  return text === '' || text === '#N/A'
}

/** Forms in which keys are equal that the org may take for one. */
export type KeyForm =
  /** Ids of 15 characters are equal to those of 18; other text is equal in any case. */
  | { readonly kind: 'id' }
  /** Numbers are equal by their value, to so many decimals where the field has no more; other text as `folded`. */
  | { readonly kind: 'number'; readonly decimals: number | undefined }
  /** Text is equal in any case and Unicode form. */
  | { readonly kind: 'folded' }
  /** Text is equal in any Unicode form. */
  | { readonly kind: 'composed' }
  /** Nothing is known of the field: numbers are equal by their value, other text as `folded`. */
  | { readonly kind: 'any' }

/** The form of keys that may be the same to the org, as far as describe tells; `field` is undefined where it tells nothing. */
export function mayBeSameKey(column: string, field: KeyField | undefined): KeyForm {
  const isId = sameName(column, 'Id') || field?.type === 'id' || field?.type === 'reference'
  return formOf(isId ? 'id' : 'value', field)
}

function formOf(kind: KeyKind, field: KeyField | undefined): KeyForm {
  if (kind === 'id') return { kind: 'id' }
  if (field === undefined) return { kind: 'any' }
  if (isNumber(field)) return { kind: 'number', decimals: field.scale ?? undefined }
  return { kind: field.caseSensitive === true ? 'composed' : 'folded' }
}

/** The text or number that stands for all keys which are the same in this form; blank for keys that name no record. Blanks
 *  at the ends of a key make no difference. */
export function canonicalKey(form: KeyForm, key: string): string | number {
  const text = trimKey(key)
  if (isBlankKey(text)) return ''
  const value = comparedValue(form, text)
  return typeof value === 'string' ? value : exactValue(value)
}

function comparedValue(form: KeyForm, text: string): string | Decimal {
  switch (form.kind) {
    case 'id':
      return shortId(text) ?? foldKey(longKey(text))
    case 'number':
    case 'any': {
      const decimal = decimalIn(text)
      if (decimal === undefined) return foldKey(text)
      const decimals = form.kind === 'number' ? form.decimals : undefined
      return decimals === undefined ? decimal : round(decimal, decimals, 'half up')
    }
    case 'folded':
      return foldKey(text)
    case 'composed':
      return text.normalize('NFC')
  }
}

/**
 * The text that stands for all keys that may be the same to the org, whatever the type of their field: upper and lower case
 * and Unicode forms make no difference, numbers count by value, Ids of 15 characters as those of 18.
 *
 * @param text without blanks at its ends
 */
export function anyKey(text: string, kind: KeyKind): string {
  return possibleKey(text, kind, undefined)
}

/** The text that stands for all keys that may be the same to the org, as far as describe tells; `field` is undefined where
 *  it tells nothing. Of two keys that it takes for one, `anyKey` does as well: so numbers are not rounded here.
 *
 *  @param text without blanks at its ends */
export function possibleKey(text: string, kind: KeyKind, field: KeyField | undefined): string {
  // The hash of an Id is made of all 18 characters while files are scanned.
  if (kind === 'id') return foldKey(longKey(text))
  const value = comparedValue(formOf(kind, field && { ...field, scale: undefined }), text)
  return typeof value === 'string' ? value : plainText(value)
}

/**
 * The text that stands only for keys that are one to the org without doubt, as describe proves. Upper and lower case are one
 * only in a field that is unique and not case-sensitive.
 * Source: SOAP API guide, "upsert()", "matching by external ID is case-insensitive only if …".
 *
 * @param text without blanks at its ends
 */
export function certainKey(text: string, kind: KeyKind, field: KeyField | undefined): string {
  if (kind === 'id') return longKey(text)
  if (field === undefined) return text
  if (isNumber(field)) {
    const decimal = decimalIn(text)
    return decimal === undefined ? text : plainText(decimal)
  }
  // Letters whose upper or lower case is not one to one may differ to the org.
  if (field.unique === true && field.caseSensitive === false) return `${text.toLowerCase()}\0${text.toUpperCase()}`
  return text
}

/** An Id of 15 characters with the three that make it 18; any other text as it is. */
function longKey(text: string): string {
  return text.length === ID_LENGTH ? text + checkLetters(text) : text
}

/** Makes capitals of all letters first, as some have a small form of their own: `ß` is `SS`, and so `ss`. */
function foldKey(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** A key without what is blank at its ends, to the eye at least: U+3000, no-break spaces, characters of no width. */
export function trimKey(key: string): string {
  let start = 0
  let end = key.length
  while (start < end && isBlank(key.charCodeAt(start))) start++
  while (end > start && isBlank(key.charCodeAt(end - 1))) end--
  return start === 0 && end === key.length ? key : key.slice(start, end)
}

/** Source: Unicode, PropList.txt, White_Space; and the zero-width characters of General Punctuation. */
function isBlank(code: number): boolean {
  if (code <= 0x20) return true
  if (code < 0x7f) return false
  if (code >= 0x2000 && code <= 0x200f) return true
  return code <= 0xa0 || BLANKS.has(code)
}

const BLANKS: ReadonlySet<number> = new Set([0x1680, 0x180e, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff])

/** Whether a spreadsheet wrote a long number like this, `4.01234E+11`: its last digits are lost. */
export function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d{1,14})?[eE]\+\d{2}$/.test(text)
}
