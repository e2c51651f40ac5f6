/** Whether the keys of a load are Ids of the org, or values of a field. */
export type KeyKind = 'id' | 'value'

/** What describe says of the field that holds the keys. Source: REST API guide, "sObject Describe". */
export interface KeyField {
  readonly type: string
  readonly caseSensitive?: boolean | null | undefined
  readonly unique?: boolean | null | undefined
}

const NUMBER_TYPES: ReadonlySet<string> = new Set(['int', 'long', 'double', 'currency', 'percent'])

export function isNumber({ type }: KeyField): boolean {
  return NUMBER_TYPES.has(type)
}

/** A key that names no record: nothing, or what clears a field. */
export function isBlankKey(text: string): boolean {
  return text === '' || text === '#N/A'
}

/**
 * The same text for all keys that may be the same to the org, whatever the type of their field: upper and lower case and
 * Unicode forms make no difference, numbers count by value, Ids of 15 characters as those of 18.
 *
 * @param text without blanks at its ends
 */
export function anyKey(text: string, kind: KeyKind): string {
  if (kind === 'id') return folded(longId(text))
  return decimal(text) ?? folded(text)
}

/** The same text for all keys that may be the same, as far as describe tells; `field` is undefined where it tells nothing.
 *  Equal for no two keys of which `anyKey` is not. */
export function possibleKey(text: string, kind: KeyKind, field: KeyField | undefined): string {
  if (kind === 'id' || field === undefined) return anyKey(text, kind)
  if (isNumber(field)) return decimal(text) ?? folded(text)
  return field.caseSensitive === true ? text.normalize('NFC') : folded(text)
}

/**
 * The same text only for keys that are one to the org without doubt, as describe proves. Upper and lower case are one only
 * in a field that is unique and not case-sensitive.
 * Source: SOAP API guide, "upsert()", "matching by external ID is case-insensitive only if …".
 */
export function certainKey(text: string, kind: KeyKind, field: KeyField | undefined): string {
  if (kind === 'id') return longId(text)
  if (field === undefined) return text
  if (isNumber(field)) return decimal(text) ?? text
  // Letters whose upper or lower case is not one to one may differ to the org.
  if (field.unique === true && field.caseSensitive === false) return `${text.toLowerCase()}\0${text.toUpperCase()}`
  return text
}

function folded(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** An Id of 15 characters with the three that make it 18: each tells which of five letters are upper case.
 *  Source: Salesforce Help, "How to convert a 15 digit Id to 18 character Id in Salesforce". */
function longId(text: string): string {
  if (text.length !== 15) return text
  let suffix = ''
  for (let from = 0; from < 15; from += 5) {
    let bits = 0
    for (let at = 0; at < 5; at++) if (isUpper(text.charCodeAt(from + at))) bits |= 1 << at
    suffix += SUFFIX_LETTERS.charAt(bits)
  }
  return text + suffix
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a
}

/** Each part ends where the next can begin in one way only, so that any text is read in linear time. */
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/
/** Integers of so many digits are their own text. */
export const PLAIN_DIGITS = 30

/** The one text of a number, exact whatever its digits; undefined for what is none. */
export function decimal(text: string): string | undefined {
  const [, sign, whole = '', fraction = '', power = '0'] = DECIMAL.exec(text) ?? []
  if (sign === undefined || whole.length + fraction.length === 0) return undefined
  const all = whole + fraction
  let start = 0
  let end = all.length
  while (start < end && all.charCodeAt(start) === ZERO) start++
  while (end > start && all.charCodeAt(end - 1) === ZERO) end--
  if (start === end) return '0'
  const minus = sign === '-' ? '-' : ''
  const exponent = Number(power) - fraction.length + (all.length - end)
  const digits = all.slice(start, end)
  if (exponent < 0 || digits.length + exponent > PLAIN_DIGITS) return `${minus}${digits}e${exponent}`
  return minus + digits + '0'.repeat(exponent)
}

const ZERO = 0x30

/** Whether a spreadsheet wrote a long number like this, `4.01234E+11`: its last digits are lost. */
export function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d{1,14})?[eE]\+\d{2}$/.test(text)
}
