const ISO_TIME =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:Z|[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i
const TIME_OF_DAY = /^(\d\d?):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?Z?$/i
/** `1/31/2026 8:00 AM` */
const SLASHED_TIME = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i
/** `Sat Jan 31 08:00:00 GMT 2026`, `Sat, 31 Jan 2026 08:00:00 GMT` */
const WORDED_TIME = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:[A-Z][a-z]{2} \d|\d{1,2} [A-Z][a-z]{2} )[\w :+-]*\d{4}/
const EPOCH = /^-?\d{11,14}$/
/** As the API takes them. Source: Bulk API 2.0 guide, "Valid Date Format in Records". */
const PLAIN_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d))?$/
/** No time is written with more characters. */
const MAX_LENGTH = 64
const DAY_MS = 86_400_000

/**
 * Milliseconds since the epoch, or since midnight; undefined for what is none: `2026-02-30` is no day, `25:61` no time, and
 * `1/2/2026` may be one of two days. What names no zone counts as UTC.
 */
export function timeIn(value: string): number | undefined {
  if (value.length > MAX_LENGTH) return undefined
  const text = value.trim()
  const iso = ISO_TIME.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, fraction, zone = 'Z'] = iso
    const [date, time, shift] = [dayMs(year, month, day), timeOfDayMs(hour, minute, second, fraction), zoneMs(zone)]
    return date === undefined || time === undefined || shift === undefined ? undefined : date + time - shift
  }
  const timeOfDay = TIME_OF_DAY.exec(text)
  if (timeOfDay) return timeOfDayMs(timeOfDay[1], timeOfDay[2], timeOfDay[3], timeOfDay[4])
  if (EPOCH.test(text)) return Number(text)
  const slashed = SLASHED_TIME.exec(text)
  if (slashed) return slashedMs(slashed)
  // Never read as local time. Other text may look like a time to `Date.parse`, `Account 12` among it.
  if (!WORDED_TIME.test(text)) return undefined
  const parsed = Date.parse(/(?:GMT|UTC|Z|[+-]\d{4})/i.test(text) ? text : `${text} GMT`)
  return Number.isNaN(parsed) ? undefined : parsed
}

/** Written in the form that the API names: of two such values that are equal, the org cannot refuse one alone. Midnight is
 *  left out, which may be meant as a day. */
export function isPlainTime(text: string): boolean {
  const time = PLAIN_TIME.test(text) ? timeIn(text) : undefined
  return time !== undefined && (text.length === 10 || time % DAY_MS !== 0)
}

/** Midnight of a day that the calendar has. */
function dayMs(year = '', month = '', day = ''): number | undefined {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const date = new Date(at)
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? at : undefined
}

function timeOfDayMs(hour = '0', minute = '0', second = '0', fraction = '0'): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  return seconds * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000)
}

/** A zone is at most 14 hours from UTC. Source: IANA time zone database, Pacific/Kiritimati. */
function zoneMs(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))]
  if (hours > 14 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** The month comes first in some countries, the day in others: only where it cannot be both is it known. */
function slashedMs([, first = '', second = '', year, hour, minute, seconds, half]: RegExpExecArray):
  | number
  | undefined {
  const isOpen = first !== second && Number(first) <= 12 && Number(second) <= 12
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second]
  const date = isOpen ? undefined : dayMs(year, month, day)
  const time = timeOfDayMs(hour, minute, seconds)
  if (date === undefined || time === undefined) return undefined
  if (half === undefined || hour === undefined) return date + time
  if (Number(hour) > 12 || hour === '0') return undefined
  const isAfternoon = half.toUpperCase() === 'P'
  return date + time + ((isAfternoon ? 12 : 0) - (Number(hour) === 12 ? 12 : 0)) * 3_600_000
}
