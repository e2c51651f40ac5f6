import type { IdUse } from '../columns/columns-spec.ts'
import { columnIndex } from '../csv/column-index.ts'
import { KeySet } from '../ids/key-set.ts'
import { FieldSpans } from '../mapping/field-spans.ts'
import type { SourceFile } from '../parts/source-file.ts'
import { readSource } from '../parts/source-records.ts'
import { keyOf, type LoadedIds } from '../results/loaded-ids.ts'
import { listed } from '../text/words.ts'
import { pairs } from './look-up-resolver.ts'
import type { Resolver } from './resolver.ts'

type Ref = Extract<IdUse, { kind: 'ref' }>

/** Where the records are that keys should have found. */
export type MissingParents = ReadonlyMap<string, { readonly path: string; readonly line: number }>

/** Finds the Ids of records that another load of the step has loaded.
 *
 *  @param missing the places of parents that were not loaded, by `keyOf` of their values; empty as long as nobody has looked */
export function refResolver({ load, by }: Ref, ids: LoadedIds, missing: MissingParents): Resolver {
  const find = ids.finderBy(by)
  const doubts = ids.doubtsBy(by)
  return {
    find: (values) => find?.(values),
    doubts,
    canFind: () => true,
    explain: (values, found) => {
      if (found !== undefined) {
        const records = `: ${found.ids.join(' and ')}`
        return {
          code: 'PARENT_AMBIGUOUS',
          why: `the load \`${load}\` has several records with this ${listed(by, by.length)}${records}`,
          whyWithValue: `the load \`${load}\` has several records with the ${pairs(by, values)}${records}`,
        }
      }
      const place = missing.get(keyOf(values))
      if (doubts(values)) {
        const which =
          place === undefined ? `the record of the load \`${load}\`` : `the record on ${place.path} line ${place.line}`
        const why = `it is not known yet whether ${which} that this one refers to was loaded`
        return { code: 'PARENT_UNKNOWN', why, whyWithValue: why }
      }
      if (place !== undefined) {
        const why = `the record on ${place.path} line ${place.line}, which this one refers to, was not loaded`
        return { code: 'PARENT_NOT_LOADED', why, whyWithValue: why }
      }
      return {
        code: 'PARENT_NOT_FOUND',
        why: `the load \`${load}\` has no record with this ${listed(by, by.length)}`,
        whyWithValue: `the load \`${load}\` has no record with the ${pairs(by, values)}`,
      }
    },
  }
}

/** The most records of a load whose places are looked up; the others are said not to have been loaded, without a place. */
const MOST_PLACES = 100_000

/** Keys of a load that find no Id, as many as are looked for in its files. */
export class MissingKeys {
  readonly #keys = new KeySet()

  get size(): number {
    return this.#keys.size
  }

  add(values: readonly string[]): void {
    if (this.#keys.size < MOST_PLACES) this.#keys.add(keyOf(values))
  }

  /** Reads the files of the load once more, and finds the first record of each key. */
  async find(
    files: readonly SourceFile[],
    by: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<MissingParents> {
    const places = new Map<string, { path: string; line: number }>()
    for (const { path, absolutePath, header, notChosen } of files) {
      if (header === undefined) continue
      const own = header.use?.own ?? header.columns
      const columns = by.map((name) => columnIndex(own, name))
      const spans = new FieldSpans(header.columnDelimiter, own.length)
      let index = 0
      await readSource(
        { path, absolutePath },
        {
          columnDelimiter: header.columnDelimiter,
          signal,
          onRecord: ({ bytes, start, end, line }) => {
            const place = index++
            if (notChosen?.has(place)) return
            spans.read(bytes, start, end)
            const key = keyOf(columns.map((place) => spans.value(place)))
            if (this.#keys.has(key) && !places.has(key)) places.set(key, { path, line })
          },
        },
      )
    }
    return places
  }
}
