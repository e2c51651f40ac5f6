import { decodeField, fieldEnd } from '../csv/fields.ts'
import { plainNumber } from '../csv/plain-number.ts'
import type { Part } from '../parts/part.ts'
import { decimalIn, EXACT_DIGITS } from '../values/decimal.ts'
import { type Form, isNumberForm, roundedForms } from '../values/forms.ts'
import { longId } from '../values/ids.ts'
import { trimKey } from '../values/key-forms.ts'
import type { Compared } from './compared-fields.ts'
import type { JoinOptions } from './join-task.ts'
import type { Fields } from './key-hash.ts'

/** What an org may do to a value when it prints it: one thing to all texts of a row, one to all its numbers, and so on. */
const KINDS = ['text', 'number', 'boolean', 'unknown'] as const
type Kind = (typeof KINDS)[number]

/** The forms that a value of a column may come back in: as it is first, then changed. */
interface ColumnWays {
  readonly kind: Kind | undefined
  readonly forms: readonly [Form, ...Form[]]
  /** How many decimals the field of a number has. */
  readonly decimals: number | undefined
}

/** By column, its ways; undefined for one that is not compared. */
export type Ways = readonly (ColumnWays | undefined)[]

const UNKNOWN = ['loose', 'loose by double', 'loose by id'] as const
const TEXT = ['text', 'composed', 'trimmed', 'composed and trimmed'] as const

/** The ways of a part's columns. What is not known of the org's printing is left open: a value that may come back as another
 *  has both. */
export function waysOf(part: Part, compared: Compared, { fieldOf }: JoinOptions): Ways {
  return compared.map((form, column): ColumnWays | undefined => {
    if (form === undefined) return undefined
    const field = fieldOf(part.columns[column] ?? '')
    const decimals = field?.scale ?? undefined
    if (isNumberForm(form)) {
      const roundings = decimals === undefined ? [] : roundedForms(decimals)
      const up = roundings
        .filter(({ rounding }) => rounding === 'down')
        .map((how) => ({ ...how, rounding: 'up' as const }))
      return { kind: 'number', forms: ['number', 'double', ...roundings, ...up], decimals }
    }
    if (form === 'boolean') return { kind: 'boolean', forms: ['word', 'boolean'], decimals }
    if (form === 'text' && field === undefined) return { kind: 'unknown', forms: UNKNOWN, decimals }
    return form === 'text' ? { kind: 'text', forms: TEXT, decimals } : { kind: undefined, forms: [form], decimals }
  })
}

/** The ways of a part's columns for a comparison that takes values for the same wherever they may be. */
export function vagueWaysOf(part: Part, compared: Compared, options: JoinOptions): Ways {
  return waysOf(part, compared, options).map((ways): ColumnWays | undefined => {
    switch (ways?.kind) {
      case 'text':
      case 'unknown':
        return { ...ways, kind: undefined, forms: ['vague'] }
      case 'boolean':
        return { ...ways, kind: undefined, forms: ['boolean'] }
      default:
        return ways
    }
  })
}

/** The forms of a part's columns in which values are as they were sent. */
export function asTheyAre(ways: Ways): Compared {
  return ways.map((own) => own?.forms[0])
}

/** The forms of a part's columns in which values are as they were sent, once the escapes are taken out that the org may have put
 *  into texts. */
export function withoutEscapes(ways: Ways): Compared {
  return ways.map((own) => (own?.kind === 'text' ? 'unescaped' : own?.forms[0]))
}

/** Finds how many ways a record may come back in, mostly one. */
export class Variation {
  readonly #ways: Ways
  readonly #counts: Readonly<Record<Kind, number>>
  readonly #known = new Map<string, readonly Compared[]>()

  constructor(ways: Ways) {
    this.#ways = ways
    const count = (kind: Kind) => Math.max(1, ...ways.map((own) => (own?.kind === kind ? own.forms.length : 1)))
    this.#counts = {
      text: count('text'),
      number: count('number'),
      boolean: count('boolean'),
      unknown: count('unknown'),
    }
  }

  /** All ways of the record from `start` to `end`, but for the one in which values stay as they are. */
  of(bytes: Buffer, start: number, end: number, { delimiter, columns }: Fields): readonly Compared[] {
    const varies = { text: false, number: false, boolean: false, unknown: false }
    let at = start
    for (let field = 0; at <= end && field < columns.length; field++) {
      const fieldStart = at
      at = fieldEnd(bytes, at, end, delimiter)
      const own = this.#ways[columns[field] ?? -1]
      if (own?.kind !== undefined && at > fieldStart && mayVary(own, bytes, fieldStart, at)) varies[own.kind] = true
      at++
    }
    return this.#all(varies)
  }

  #all(varies: Readonly<Record<Kind, boolean>>): readonly Compared[] {
    const kinds = KINDS.filter((kind) => varies[kind])
    const key = kinds.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const choices = kinds.reduce<readonly Partial<Record<Kind, number>>[]>(
      (all, kind) =>
        all.flatMap((choice) =>
          Array.from({ length: this.#counts[kind] }, (_, index) => ({ ...choice, [kind]: index })),
        ),
      [{}],
    )
    const compared = choices.slice(1).map((choice) =>
      this.#ways.map((own) => {
        const index = own?.kind === undefined ? 0 : (choice[own.kind] ?? 0)
        return own?.forms[index] ?? own?.forms[0]
      }),
    )
    this.#known.set(key, compared)
    return compared
  }
}

/** Whether a value may come back as another one. */
function mayVary({ kind, decimals }: ColumnWays, bytes: Buffer, start: number, end: number): boolean {
  switch (kind) {
    case 'number':
      return Number.isNaN(plainNumber(bytes, start, end, decimals ?? EXACT_DIGITS))
    case 'boolean': {
      const word = decodeField(bytes, start, end).toLowerCase()
      return word !== 'true' && word !== 'false'
    }
    case 'unknown':
      return end - start >= EXACT_DIGITS && mayVaryUnknown(decodeField(bytes, start, end))
    default:
      return mayVaryAsText(bytes, start, end)
  }
}

function mayVaryUnknown(text: string): boolean {
  return longId(text) !== undefined || (decimalIn(text)?.digits.length ?? 0) > EXACT_DIGITS
}

function mayVaryAsText(bytes: Buffer, start: number, end: number): boolean {
  let isPlain = true
  for (let at = start; at < end && isPlain; at++) isPlain = (bytes[at] ?? 0) < 0x80
  const first = bytes[start] === 0x22 ? start + 1 : start
  const last = bytes[start] === 0x22 ? end - 2 : end - 1
  if (isPlain) return (bytes[first] ?? 0) <= 0x20 || (bytes[last] ?? 0) <= 0x20
  const text = decodeField(bytes, start, end)
  return text.normalize('NFC') !== text || trimKey(text) !== text
}
