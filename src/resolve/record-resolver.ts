import type { IdUse, Missing } from '../columns/columns-spec.ts'
import type { IdFilling, RecordValues } from '../columns/header-use.ts'
import type { Header } from '../csv/header.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import type { Explained, Resolver } from './resolver.ts'

/** Why a record is not sent as it is, by the first of its columns that finds no Id. */
export type Unresolved =
  /** It is left out, as `on-missing` says; or since it is to be deleted, and an earlier step has deleted it. */
  | { readonly kind: 'skip' | 'deleted' }
  | ({ readonly kind: 'fail'; readonly field: string; readonly column: string } & Explained)

/** A column whose values become Ids. */
interface Filled {
  readonly field: string
  readonly column: string
  readonly filling: IdFilling
  readonly resolver: Resolver
}

/** Finds the Ids of one record after the other, of the files under one header. */
export class RecordResolver {
  readonly #filled: readonly Filled[]
  readonly #spans: FieldSpans

  /** @param resolverOf undefined for columns whose Ids are not to be found yet */
  constructor(header: Header, resolverOf: (use: IdUse) => Resolver | undefined) {
    const { columns, use, columnDelimiter } = header
    this.#spans = new FieldSpans(columnDelimiter, columns.length)
    this.#filled = (use?.places ?? []).flatMap((filling, place) => {
      const resolver = typeof filling === 'object' ? resolverOf(filling.use) : undefined
      if (typeof filling !== 'object' || resolver === undefined) return []
      return [{ field: columns[place] ?? '', column: use?.own[place] ?? '', filling, resolver }]
    })
  }

  /** Whether there is anything to find. */
  get resolves(): boolean {
    return this.#filled.length > 0
  }

  /** Says why the record from `start` to `end` is not sent as it is; undefined for one that is. */
  judge(bytes: Buffer, start: number, end: number): Unresolved | undefined {
    this.#spans.read(bytes, start, end)
    let skips = false
    for (const { field, column, filling, resolver } of this.#filled) {
      const values = valuesOf(this.#spans, filling)
      if (isBlank(values)) continue
      const { missing } = filling.use
      const found = findOr(resolver, values, missing)
      if (typeof found === 'string') continue
      const mayPass = found === undefined && resolver.doubts?.(values) !== true
      if (mayPass && missing.kind === 'blank') continue
      if (mayPass && missing.kind === 'skip') skips = true
      else return { kind: 'fail', field, column, ...resolver.explain(values, found) }
    }
    return skips ? { kind: 'skip' } : undefined
  }

  /** Hands over the keys of the record, column by column. */
  keys(bytes: Buffer, start: number, end: number, onKey: (use: IdUse, values: readonly string[]) => void): void {
    this.#spans.read(bytes, start, end)
    for (const { filling } of this.#filled) {
      const values = valuesOf(this.#spans, filling)
      if (!isBlank(values)) onKey(filling.use, values)
    }
  }
}

/** The key that a record has in a column: the values that make it, without the blanks at their ends. */
export function valuesOf(spans: RecordValues, { from }: IdFilling): readonly string[] {
  return from.map((place) => spans.value(place).trim())
}

/** Whether nothing is to be found: the column is blank, or `#N/A`, which clears the field. */
export function isBlank(values: readonly string[]): boolean {
  return values.every((value) => value === '') || values.some((value) => value === CLEAR)
}

/** Source: Bulk API 2.0 guide, "Prepare CSV Files". */
export const CLEAR = '#N/A'

/** The Id that values find or, where there is nothing that they could find, that of the key which `otherwise` gives. */
export function findOr(resolver: Resolver, values: readonly string[], missing: Missing): ReturnType<Resolver['find']> {
  const found = resolver.find(values)
  const isOther = found === undefined && missing.kind === 'otherwise' && resolver.doubts?.(values) !== true
  return isOther ? resolver.find([missing.key]) : found
}
