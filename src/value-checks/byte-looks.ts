import { invisibleAt } from '../csv/invisible.ts'
import { hasCheckLetters, ID_LENGTH, isOfIdBytes } from '../values/ids.ts'
import { ByteSet } from './byte-set.ts'
import type { ColumnPlan } from './column-plan.ts'
import { isAsciiBlank, WORDS } from './words.ts'

/* Quick looks at the bytes of a value, from `start` to `end`, without the quotes of CSV; it has at least one byte. Each lets pass only
   what `judgeValue` lets pass: what it does not let pass is judged as text. */

/** Whether a value certainly passes. */
export type ByteLook = (bytes: Uint8Array, start: number, end: number) => boolean

const [MINUS, POINT, ZERO, NINE, AT, SEMICOLON, COLON] = [0x2d, 0x2e, 0x30, 0x39, 0x40, 0x3b, 0x3a]
const [UPPER_T, UPPER_Z, PLUS] = [0x54, 0x5a, 0x2b]
/** Makes a small letter of a capital. */
const SMALL = 0x20

/* What the first byte of a text says. */
const ORDINARY = 0
/** A word of the lists may begin like this. */
const WORD = 1
/** It needs a look at the whole text: it begins with a blank, with `#` or `=`, or perhaps with a typographic quote. */
const ODD = 2

const WORD_BYTES = new ByteSet(WORDS)
const FIRST_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => {
  // Typographic quotes begin with C2 and E2 in UTF-8, and all words with letters beyond ASCII with `#`.
  if (byte === 0x23 || byte === 0x3d || byte === 0xc2 || byte === 0xe2 || isAsciiBlank(byte)) return ODD
  return WORDS.some((word) => word.charCodeAt(0) === byte) ? WORD : ORDINARY
})

/** The look for the values of a column. That of a required key does not let blank values pass, and may be given no bytes. */
export function byteLook(plan: ColumnPlan): ByteLook {
  const look = lookOfKind(plan)
  return plan.isRequiredKey ? (bytes, start, end) => hasKey(bytes, start, end) && look(bytes, start, end) : look
}

/** Whether a value begins neither with a blank nor as `#N/A`. */
function hasKey(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && bytes[start] !== HASH && invisibleAt(bytes, start, end) === 0
}

const HASH = 0x23

function lookOfKind(plan: ColumnPlan): ByteLook {
  switch (plan.kind) {
    case 'none':
      return () => true
    case 'text':
      return textLook(plan.length)
    case 'number':
      return numberLook(plan.digits, true)
    case 'integer':
      return numberLook(plan.digits, false)
    case 'date':
      return (bytes, start, end) => end - start === DAY_LENGTH && isDay(bytes, start)
    case 'datetime':
      return isDatetime
    case 'boolean':
      return isBoolean
    case 'email':
      return emailLook(plan.length)
    case 'id':
      return idLook(plan.prefixes)
    case 'picklist':
    case 'multipicklist':
      return choiceLook(plan)
  }
}

function textLook(length: number): ByteLook {
  return (bytes, start, end) => {
    const first = FIRST_BYTES[bytes[start] ?? 0]
    if (first !== ORDINARY && (first === ODD || mayBeWord(bytes, start, end))) return false
    return end - start <= length || characterCount(bytes, start, end) <= length
  }
}

function mayBeWord(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > WORD_BYTES.longest) return isAsciiBlank(bytes[end - 1] ?? 0)
  return isAsciiBlank(bytes[end - 1] ?? 0) || WORD_BYTES.has(bytes, start, end)
}

/** Counts all bytes but those that continue a character. */
function characterCount(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if ((byte & 0xc0) !== 0x80) count++
  }
  return count
}

/** Longer numbers are looked at as text. */
const LONGEST_NUMBER = 40

function numberLook(mostDigits: number, hasDecimals: boolean): ByteLook {
  return (bytes, start, end) => {
    if (end - start > LONGEST_NUMBER) return false
    let at = bytes[start] === MINUS ? start + 1 : start
    const wholeStart = at
    while (at < end && isDigit(bytes[at] ?? 0)) at++
    const digits = at - wholeStart
    if (digits === 0 || digits > mostDigits) return false
    if (at === end) return true
    if (!hasDecimals || bytes[at] !== POINT) return false
    do at++
    while (at < end && isDigit(bytes[at] ?? 0))
    return at === end
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

function areDigits(bytes: Uint8Array, start: number, count: number): boolean {
  for (let at = start; at < start + count; at++) if (!isDigit(bytes[at] ?? 0)) return false
  return true
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO
}

const DAY_LENGTH = 10

/** A day that the calendar has every year. */
function isDay(bytes: Uint8Array, start: number): boolean {
  if (!areDigits(bytes, start, 4) || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return false
  if (!areDigits(bytes, start + 5, 2) || !areDigits(bytes, start + 8, 2)) return false
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  return month >= 1 && month <= 12 && day >= 1 && day <= (DAYS[month] ?? 0)
}

/** By month, from 1. */
const DAYS: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDatetime(bytes: Uint8Array, start: number, end: number): boolean {
  const time = start + DAY_LENGTH
  if (end - start < 20 || !isDay(bytes, start) || bytes[time] !== UPPER_T) return false
  if (bytes[time + 3] !== COLON || bytes[time + 6] !== COLON) return false
  if (!areDigits(bytes, time + 1, 2) || !areDigits(bytes, time + 4, 2) || !areDigits(bytes, time + 7, 2)) return false
  if (twoDigits(bytes, time + 1) > 23 || twoDigits(bytes, time + 4) > 59 || twoDigits(bytes, time + 7) > 59)
    return false
  let at = time + 9
  if (bytes[at] === POINT) {
    const fraction = ++at
    while (at < end && isDigit(bytes[at] ?? 0)) at++
    if (at === fraction || at - fraction > 3) return false
  }
  return isZone(bytes, at, end)
}

function isZone(bytes: Uint8Array, start: number, end: number): boolean {
  const sign = bytes[start]
  if (sign === UPPER_Z) return end - start === 1
  if (sign !== PLUS && sign !== MINUS) return false
  const minutes = bytes[start + 3] === COLON ? start + 4 : start + 3
  if (end !== minutes + 2 || !areDigits(bytes, start + 1, 2) || !areDigits(bytes, minutes, 2)) return false
  return twoDigits(bytes, start + 1) <= 13 && twoDigits(bytes, minutes) <= 59
}

const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')

function isBoolean(bytes: Uint8Array, start: number, end: number): boolean {
  switch (end - start) {
    case 1:
      return bytes[start] === ZERO || bytes[start] === ZERO + 1
    case 4:
      return isWord(TRUE, bytes, start)
    case 5:
      return isWord(FALSE, bytes, start)
    default:
      return false
  }
}

function isWord(word: Buffer, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < word.length; at++) if (((bytes[start + at] ?? 0) | SMALL) !== word[at]) return false
  return true
}

/** Letters, digits and signs around one `@`, as most addresses are. */
function emailLook(length: number): ByteLook {
  return (bytes, start, end) => {
    if (end - start > length) return false
    let signs = 0
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte <= 0x2a || byte >= 0x7f || byte === 0x5b || byte === 0x5c || byte === 0x3c) return false
      if (byte === AT) signs++
    }
    return signs === 1 && bytes[start] !== AT && bytes[end - 1] !== AT
  }
}

function idLook(prefixes: readonly string[] | undefined): ByteLook {
  const known = prefixes?.map((prefix) => Buffer.from(prefix))
  const beginsAs = (prefix: Buffer, bytes: Uint8Array, start: number) =>
    bytes[start] === prefix[0] && bytes[start + 1] === prefix[1] && bytes[start + 2] === prefix[2]
  return (bytes, start, end) => {
    if (known !== undefined && !known.some((prefix) => beginsAs(prefix, bytes, start))) return false
    if (end - start === ID_LENGTH + 3) return hasCheckLetters(bytes, start)
    return end - start === ID_LENGTH && isOfIdBytes(bytes, start)
  }
}

function choiceLook({ kind, length, picklist }: ColumnPlan): ByteLook {
  const exact = picklist?.exact
  if (exact === undefined) return () => false
  if (kind === 'picklist') return (bytes, start, end) => end - start <= length && exact.has(bytes, start, end)
  return (bytes, start, end) => {
    if (end - start > length) return false
    for (let at = start; at <= end; ) {
      let next = at
      while (next < end && bytes[next] !== SEMICOLON) next++
      if (!exact.has(bytes, at, next)) return false
      at = next + 1
    }
    return true
  }
}
