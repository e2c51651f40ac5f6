import { createShaper } from '../org/message-shape.ts'
import type { FixedAccess } from '../preflight/field-access.ts'

/** Where a record stands. */
export interface Place {
  readonly file: string
  /** On which it starts, from 1. */
  readonly line: number
}

/** What the org says of a row. */
export interface RowError {
  /** As sent (`REQUIRED_FIELD_MISSING`); blank where there is none. */
  readonly code: string
  readonly fields: readonly string[]
  /** Without code and fields. */
  readonly message: string
}

/** Failed records with the same mistake: code, fields and shape of the message are the same. */
export interface ErrorGroup extends RowError {
  readonly count: number
  /** What describe says of their fields, whatever the permissions of the user. */
  readonly access?: FixedAccess | undefined
  /** The first of them, in the order in which they were read. */
  readonly samples: readonly Sample[]
}

export interface Sample extends Place {
  /** What the org said of this record, in its own words. */
  readonly said: string
}

/** Lines that a group names. */
const MOST_SAMPLES = 10
/** More kinds of message than this are one for each code and field: they may as well be all different. */
const MOST_GROUPS = 1_000
const OTHER_MESSAGES = '(various messages)'

/**
 * Takes `sf__Error` apart: `CODE:message:fields --`. The message may hold colons, commas and newlines.
 * Source: Bulk API 2.0 guide, "Get Job Failed Record Results".
 */
export function parseRowError(text: string): RowError {
  const code = /^[A-Z][A-Z0-9_]*(?=:)/.exec(text)?.[0]
  if (code === undefined) return { code: '', fields: [], message: text }
  const rest = text.slice(code.length + 1)
  const lastColon = rest.lastIndexOf(':')
  const tail = rest.slice(lastColon + 1)
  if (lastColon === -1 || !tail.endsWith('--')) return { code, fields: [], message: rest }
  const fields = tail
    .slice(0, -2)
    .split(',')
    .map((field) => field.trim())
  return { code, fields: fields.filter((field) => field !== ''), message: rest.slice(0, lastColon) }
}

/** Counts failed records by their mistakes. */
export class ErrorGroups {
  readonly #groups = new Map<string, { group: RowError; count: number; samples: Sample[] }>()
  readonly #shapeOf = createShaper()
  readonly #redacted: ((error: RowError) => RowError) | undefined
  readonly #accessOf: (fields: readonly string[]) => FixedAccess | undefined

  /** @param redacted what may be shown of an error, where values are kept out of sight
   *  @param accessOf what describe says of some fields */
  constructor(
    redacted?: (error: RowError) => RowError,
    accessOf: (fields: readonly string[]) => FixedAccess | undefined = () => undefined,
  ) {
    this.#redacted = redacted
    this.#accessOf = accessOf
  }

  /**
   * Returns the error without what differs from record to record or, where values are kept out of sight, what may be shown
   * of it.
   *
   * @param values of the record
   * @param place undefined for a row whose record is not known
   */
  add(error: RowError, values: readonly string[], place: Place | undefined): RowError {
    const named = { ...error, fields: error.fields.length > 0 ? error.fields : fieldsIn(error) }
    const shape = this.#redacted?.(named) ?? { ...named, message: this.#shapeOf(error.message, values) }
    const known = this.#groupOf(shape)
    known.count++
    if (place !== undefined && known.samples.length < MOST_SAMPLES)
      known.samples.push({ ...place, said: error.message })
    return shape
  }

  #groupOf(shape: RowError): { group: RowError; count: number; samples: Sample[] } {
    const known = this.#groups.get(keyOf(shape))
    if (known !== undefined) return known
    const group = this.#groups.size < MOST_GROUPS ? shape : { ...shape, message: OTHER_MESSAGES }
    const made = this.#groups.get(keyOf(group)) ?? { group, count: 0, samples: [] }
    this.#groups.set(keyOf(group), made)
    return made
  }

  /** Most frequent first. */
  all(): readonly ErrorGroup[] {
    const groups = [...this.#groups.values()].map(({ group, count, samples }) => ({
      ...group,
      count,
      access: this.#accessOf(group.fields),
      samples,
    }))
    return groups.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
  }
}

function keyOf({ code, fields, message }: RowError): string {
  return JSON.stringify([code, fields, message])
}

/** This message names its field in its text alone.
 *  Source: salesforce.stackexchange.com 197382. */
function fieldsIn({ message }: RowError): readonly string[] {
  const field = /duplicate value found: (\w+) duplicates value/.exec(message)?.[1]
  return field === undefined ? [] : [field]
}
