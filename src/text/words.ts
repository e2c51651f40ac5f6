import { wholeWords } from './org-words.ts'

/** A whole number with commas, `2,000,000`, as `toLocaleString` has it: which loads tables for all the world's languages first. */
export function thousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 record`, `2,000 records`. */
export function count(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** The form of a verb that goes with a count: `was` after `1 record`, `were` after any other. */
export function agree(number: number, singular: string, plural: string): string {
  return number === 1 ? singular : plural
}

/** Names as a person would list them: `a`, `a and b`, `a, b and c` and, where there are more than `most`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most)
  const left = names.length - shown.length
  return joinNames(left > 0 ? [...shown, `${thousands(left)} more`] : shown, 'and')
}

/** Names as a choice: `a`, `a or b`, `a, b or c`. */
export function choice(names: readonly string[]): string {
  return joinNames(names, 'or')
}

function joinNames(names: readonly string[], last: 'and' | 'or'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`
}

/** A share from 0 to 1 in percent, with as many digits as tell it from nothing and from all: `0.02%`. */
export function share(part: number): string {
  const percent = part * 100
  if (percent > 0 && percent < 0.001) return '<0.001%'
  if (percent < 100 && percent > 99.999) return '>99.999%'
  const digits = percent === 0 || percent === 100 ? 0 : percent < 0.1 || percent > 99.9 ? 3 : percent < 10 ? 1 : 0
  return `${percent.toFixed(digits)}%`
}

/** `420 ms`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(ms: number): string {
  if (Math.round(ms) < 1_000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** `302 B`, `1.2 kB`, `150 MB`: powers of 1,000. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000
    unit += 1
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`
}

/** Who can do something about an error. */
export const WHOSE_TURN = {
  data: 'fix the data',
  admin: 'ask the admin',
  transient: 'try again',
  unknown: 'not known',
} as const

/** The text with a full stop at its end, unless it ends like a sentence already. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(wholeWords(trimmed)) ? trimmed : `${trimmed}.`
}
