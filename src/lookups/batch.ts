import { joinedKeys, type KnownLookUp } from './look-up.ts'
import type { ReadValue } from './values.ts'

/** The most bytes of a query in a URL. The URL takes 16,384 bytes, together with the headers, of which the token may have 2,000.
 *  Source: REST API guide, "Status Codes and Error Responses", 414 and 431. */
export const MOST_QUERY_BYTES = 12_500
/** The most keys that one query asks for: its answer is one page of rows where each key has one record.
 *  Source: REST API guide, "Query Options Header": 2,000 rows a page. */
const MOST_KEYS = 1_000

/** A comma in a URL. */
const COMMA_BYTES = 3

/** Keys that one query asks for. */
export class Batch {
  /** By key, how it was written: the first value of its first field. */
  readonly wanted = new Map<string, string>()
  readonly #lookUp: KnownLookUp
  /** By field, its literals with the bytes that they take in a URL. */
  readonly #literals: readonly Map<string, number>[]
  #bytes: number

  constructor(lookUp: KnownLookUp) {
    this.#lookUp = lookUp
    this.#literals = lookUp.fields.map(() => new Map())
    this.#bytes = lookUp.fields.reduce((sum, { soql }) => sum + encoded(`${soql} IN () AND `), frameBytes(lookUp))
  }

  /** Adds the values of a key, one for each field. Returns false, and adds nothing, where the query has no room for them: a batch
   *  has room for at least one key. */
  add(values: readonly ReadValue[], written: string): boolean {
    const key = joinedKeys(values.map((value) => value.key))
    const more = values.flatMap(({ literals }, at) =>
      literals
        .filter((literal) => !this.#literals[at]?.has(literal))
        .map((literal) => ({ at, literal, bytes: encoded(literal) + COMMA_BYTES })),
    )
    const bytes = more.reduce((sum, one) => sum + one.bytes, this.#bytes)
    if (this.wanted.size > 0 && (bytes > MOST_QUERY_BYTES || this.wanted.size >= MOST_KEYS)) return false
    for (const { at, literal, bytes: size } of more) this.#literals[at]?.set(literal, size)
    this.#bytes = bytes
    if (!this.wanted.has(key)) this.wanted.set(key, written)
    return true
  }

  /** The query that finds the records of the keys, and maybe others, which their values tell apart. */
  get soql(): string {
    const { fields } = this.#lookUp
    const conditions = fields.map(({ soql }, at) => {
      const literals = [...(this.#literals[at] ?? [])]
      const bytes = literals.reduce((sum, [, size]) => sum + size, encoded(`${soql} IN () AND `))
      return {
        at,
        bytes,
        condition: among(
          soql,
          literals.map(([literal]) => literal),
        ),
      }
    })
    // The values of one key may be too long for a URL together: the rows tell those apart that the query leaves out.
    const byLength = conditions.toSorted((one, other) => other.bytes - one.bytes)
    let room = MOST_QUERY_BYTES - frameBytes(this.#lookUp)
    const kept = byLength.filter(({ bytes }, place) => {
      const isKept = place === 0 || bytes <= room
      if (isKept) room -= bytes
      return isKept
    })
    const inOrder = kept.toSorted((one, other) => one.at - other.at).map(({ condition }) => condition)
    return query(this.#lookUp, inOrder)
  }
}

/** Returns the query for the records of a look-up that meet these conditions as well. */
export function query({ object, fields, conditions }: KnownLookUp, more: readonly string[]): string {
  const selected = new Set(['Id', ...fields.map(({ soql }) => soql)])
  return `SELECT ${[...selected].join(', ')} FROM ${object} WHERE ${[...more, ...conditions].join(' AND ')}`
}

/** Bytes of a query without the conditions of its fields. */
export function frameBytes(lookUp: KnownLookUp): number {
  return encoded(query(lookUp, []))
}

function among(field: string, literals: readonly string[]): string {
  return literals.length === 1 ? `${field} = ${literals[0]}` : `${field} IN (${literals.join(',')})`
}

function encoded(text: string): number {
  return encodeURIComponent(text).length
}
