import { decimalIn, exactValue, rounded } from './decimal.ts'
import { shortId } from './ids.ts'

/**
 * Under which keys count as the same. What of two records of one key comes later must not be overwritten by the other, so
 * order, retry and the search for duplicates ask whether keys *may* be the same; to leave a record out, or to take a row
 * for its record, they have to be the same beyond doubt.
 */
export type KeyForm =
  /** Ids, with 15 or 18 characters. */
  | { readonly kind: 'id' }
  /** The same number, to so many decimals where the field has no more; other text as `folded`. */
  | { readonly kind: 'number'; readonly decimals: number | undefined }
  /** The same text in any case and Unicode form. */
  | { readonly kind: 'folded' }
  /** The same text, but for the case of the letters A to Z. */
  | { readonly kind: 'A to Z folded' }
  /** The same text in any Unicode form. */
  | { readonly kind: 'composed' }
  /** The same text. */
  | { readonly kind: 'text' }
  /** The same number or, in any case, text: nothing is known of the field. */
  | { readonly kind: 'any' }

/** What describe says of the field that is the key. Source: REST API guide, "sObject Describe". */
export interface KeyFacts {
  readonly type: string
  /** Decimals of a number. */
  readonly scale?: number | null | undefined
  readonly unique?: boolean | null | undefined
  readonly caseSensitive?: boolean | null | undefined
}

/** The form in which keys are equal that the org may take for one. */
export function mayBeSameKey(column: string, facts: KeyFacts | undefined): KeyForm {
  if (isId(column, facts)) return { kind: 'id' }
  if (facts === undefined) return { kind: 'any' }
  if (isNumeric(facts.type)) return { kind: 'number', decimals: facts.scale ?? undefined }
  return facts.caseSensitive === true ? { kind: 'composed' } : { kind: 'folded' }
}

/**
 * The form in which only keys are equal that the org takes for one. Letters of another case are the same only where the
 * field is unique and not case-sensitive.
 * Source: SOAP API guide, "upsert()", "External ID fields are case-insensitive".
 */
export function surelySameKey(column: string, facts: KeyFacts | undefined): KeyForm {
  if (isId(column, facts)) return { kind: 'id' }
  if (facts === undefined) return { kind: 'text' }
  if (isNumeric(facts.type)) return { kind: 'number', decimals: undefined }
  return facts.unique === true && facts.caseSensitive === false ? { kind: 'A to Z folded' } : { kind: 'text' }
}

function isId(column: string, facts: KeyFacts | undefined): boolean {
  return column.toLowerCase() === 'id' || facts?.type === 'id' || facts?.type === 'reference'
}

export function isNumeric(type: string | undefined): boolean {
  return type === 'double' || type === 'currency' || type === 'percent' || type === 'int' || type === 'long'
}

/** The text or number that stands for all keys which are the same in this form; blank for blank ones. */
export function canonicalKey(form: KeyForm, key: string): string | number {
  const text = trimKey(key)
  // Source: Bulk API 2.0 guide, "Prepare CSV Files": `#N/A` is a blank value.
  if (text === '' || text === '#N/A') return ''
  switch (form.kind) {
    case 'id':
      return shortId(text) ?? text
    case 'number':
    case 'any': {
      const decimal = decimalIn(text)
      const decimals = form.kind === 'number' ? form.decimals : undefined
      if (decimal === undefined) return foldKey(text)
      return exactValue(decimals === undefined ? decimal : rounded(decimal, decimals, 'half up'))
    }
    case 'folded':
      return foldKey(text)
    case 'A to Z folded':
      return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    case 'composed':
      return text.normalize('NFC')
    case 'text':
      return text
  }
}

/** By way of capitals, as some letters have a small form of their own: `ß` is `SS`, and so `ss`. */
function foldKey(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** Without what is blank at the ends, to the eye at least: U+3000, no-break spaces, and characters of no width. */
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
