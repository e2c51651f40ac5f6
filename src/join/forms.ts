/**
 * Under which values of a record and of its result row count as the same. Result files hold no text as it was sent:
 * values are parsed and printed again, so `912260031` comes back as `9.12260031E8`.
 * Source: Bulk API 2.0 guide, "Bulk API 2.0 Ingest Walkthrough", step 3.
 */
export type Form =
  /** The same text; line breaks of any kind are one, and `#N/A` is blank. */
  | 'text'
  /** The row's text has HTML escapes that the record's has not. */
  | 'unescaped'
  /** The same text but for blanks around it. */
  | 'trimmed'
  /** The same number. */
  | 'number'
  /** `true` and `1`, `false` and `0`, in any case. */
  | 'boolean'
  /** The same point in time, or the same time of day. */
  | 'time'
  /** The same id, with 15 or 18 characters. */
  | 'id'
  /** The same text, number, truth or time, however written, escaped or not. */
  | 'loose'

/** Whether values that are the same in this form are the same to the org, too. */
export function keepsValues(form: Form): boolean {
  return form !== 'trimmed' && form !== 'loose'
}

/** Forms that a column may turn out to have, the strictest first. */
export const TRIED_FORMS: readonly Form[] = ['text', 'unescaped', 'trimmed', 'number', 'boolean', 'time', 'loose']

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
    default:
      return 'text'
  }
}

/** The text that stands for all values which are the same in this form; blank for blank ones. */
export function canonical(form: Form, value: string): string {
  const text = plain(value)
  switch (form) {
    case 'text':
      return text
    case 'unescaped':
      return plain(unescapeHtml(text))
    case 'trimmed':
      return text.trim()
    case 'number':
      return numberIn(text)?.toString() ?? text
    case 'boolean':
      return booleanIn(text) ?? text
    case 'time':
      return timeIn(text)?.toString() ?? text
    case 'id':
      return text.length === 18 ? text.slice(0, 15) : text
    case 'loose':
      return loose(text)
  }
}

function loose(value: string): string {
  let text = value
  for (let before = ''; before !== text; ) {
    before = text
    text = unescapeHtml(text)
  }
  text = text.replace(/\s+/g, ' ').trim()
  const isTrue = booleanIn(text)
  if (isTrue !== undefined) return isTrue === 'true' ? '1' : '0'
  return (numberIn(text) ?? timeIn(text))?.toString() ?? text.toLowerCase()
}

function plain(text: string): string {
  if (text === '#N/A') return ''
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/** Undefined for text that is none. */
export function numberIn(text: string): number | undefined {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text.trim())) return undefined
  // There is one zero.
  return Number(text) + 0
}

function booleanIn(text: string): string | undefined {
  if (/^(?:true|1)$/i.test(text)) return 'true'
  return /^(?:false|0)$/i.test(text) ? 'false' : undefined
}

const ISO_TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.(\d+))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i
const TIME_OF_DAY = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d+))?)?Z?$/i
/** `1/31/2026 8:00 AM` */
const SLASHED_TIME = /^\d{1,2}\/\d{1,2}\/\d{4}(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)?$/i
/** `Sat Jan 31 08:00:00 GMT 2026`, `Sat, 31 Jan 2026 08:00:00 GMT` */
const WORDED_TIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2} \d|\d{1,2} [A-Z][a-z]{2} )[\w :+-]*\d{4}/
const DAY_MS = 86_400_000

/** Milliseconds since the epoch, or since midnight. What names no zone counts as UTC. */
function timeIn(value: string): number | undefined {
  const text = value.trim()
  const iso = ISO_TIME.exec(text)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = iso
    const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
    return utc + Math.floor(Number(`0.${fraction}`) * 1_000) - zoneMs(zone)
  }
  const timeOfDay = TIME_OF_DAY.exec(text)
  if (timeOfDay) {
    const [, hour, minute, second = '0', fraction = '0'] = timeOfDay
    return (Number(hour) * 60 + Number(minute)) * 60_000 + (Number(second) + Number(`0.${fraction}`)) * 1_000
  }
  if (/^-?\d{11,14}$/.test(text)) return Number(text)
  // Never read as local time. Other text may look like a time to `Date.parse`, `Account 12` among it.
  if (!SLASHED_TIME.test(text) && !WORDED_TIME.test(text)) return undefined
  const parsed = Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})/i.test(text) ? text : `${text} GMT`)
  return Number.isNaN(parsed) ? undefined : parsed
}

function zoneMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const ms = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000
  return (sign * ms) % DAY_MS
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
