import type { IdUse } from '../columns/columns-spec.ts'
import type { HeaderUse, RecordValues } from '../columns/header-use.ts'
import { columnIndex } from '../csv/column-index.ts'
import type { Header } from '../csv/header.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import { withLineFeeds } from '../text/line-feeds.ts'
import { sameName } from '../values/names.ts'
import { pairs } from './look-up-resolver.ts'
import { findOr, isBlank, type Unresolved, valuesOf } from './record-resolver.ts'
import type { Resolver } from './resolver.ts'

/** What is known of the key of a record. */
export type Matched =
  /** The Id of the record that has the key. */
  | { readonly kind: 'found'; readonly id: string }
  /** No record has it. */
  | { readonly kind: 'new' }
  | { readonly kind: 'failed'; readonly what: Unresolved }

/** Reads the keys of the records under one header: the values of fields as they are sent, from wherever those come. */
export class KeyReaderOf {
  readonly #spans: FieldSpans
  readonly #parts: readonly ((record: RecordValues) => string | undefined)[]

  /** @param resolverOf of the columns whose values become Ids */
  constructor(header: Header, key: readonly string[], resolverOf: (use: IdUse) => Resolver | undefined) {
    const { columns, use, columnDelimiter } = header
    this.#spans = new FieldSpans(columnDelimiter, columns.length)
    this.#parts = key.map((field) => {
      const added = use?.added.find(({ name }) => sameName(name, field))
      if (added !== undefined) return (record) => (typeof added.value === 'string' ? added.value : added.value(record))
      const place = columnIndex(columns, field)
      const filling = use?.places[place]
      if (typeof filling !== 'object') return (record) => withLineFeeds(record.value(place).trim())
      const resolver = resolverOf(filling.use)
      return (record) => {
        const values = valuesOf(record, filling)
        if (resolver === undefined || isBlank(values)) return ''
        const found = findOr(resolver, values, filling.use.missing)
        return typeof found === 'string' ? found : ''
      }
    })
  }

  /** The key of the record from `start` to `end`, one value for each field. */
  read(bytes: Buffer, start: number, end: number): readonly string[] {
    this.#spans.read(bytes, start, end)
    return this.#parts.map((part) => part(this.#spans) ?? '')
  }
}

/** The fields of a key that nothing fills, neither a column nor a constant. */
export function unfilled(key: readonly string[], { columns, use }: Header): readonly string[] {
  return key.filter(
    (field) => columnIndex(columns, field) === -1 && !use?.added.some(({ name }) => sameName(name, field)),
  )
}

/** What becomes of records whose key no record of the org has. */
export interface Matching {
  /** The fields of the key. */
  readonly key: readonly string[]
  /** They fail, are left out, or are new. */
  readonly missing: 'fail' | 'skip' | 'new'
  /** Whether an earlier step has deleted the record of a key, of which the org has none now. */
  readonly isDeleted?: (values: readonly string[]) => boolean
  /** Whether the record that the org has under a key was made after that. */
  readonly isRemade?: (values: readonly string[]) => boolean
}

/** Says what is known of keys after the org was asked for them. */
export function matchKey(
  values: readonly string[],
  resolver: Resolver,
  { key, missing, isDeleted = () => false, isRemade = () => false }: Matching,
): Matched {
  const found = resolver.find(values)
  if (found !== undefined && isRemade(values)) return { kind: 'failed', what: { kind: 'deleted' } }
  if (typeof found === 'string') return { kind: 'found', id: found }
  const explained = resolver.explain(values, found)
  const failed = { kind: 'fail', field: 'Id', column: key.join(', '), ...explained } as const
  if (found !== undefined) return { kind: 'failed', what: failed }
  // A key that no record can have was not looked for: such a record would be put in again by each run.
  if (!resolver.canFind(values)) {
    const why = 'a value of its key is blank, or its field cannot hold it'
    const whyWithValue = `a value of its key is blank, or its field cannot hold it: ${pairs(key, values)}`
    return { kind: 'failed', what: { ...failed, code: 'LOOKUP_NOT_FOUND', why, whyWithValue } }
  }
  if (missing === 'new') return { kind: 'new' }
  if (isDeleted(values)) return { kind: 'failed', what: { kind: 'deleted' } }
  return { kind: 'failed', what: missing === 'skip' ? { kind: 'skip' } : failed }
}

/** The header with other uses of its columns. */
export function withUse(header: Header, change: (use: HeaderUse) => Partial<HeaderUse>): Header {
  const { use } = header
  return use === undefined ? header : { ...header, use: { ...use, ...change(use) } }
}
