import type { QueryRecord } from '../query/query.ts'

/** One page of a query's records, and the locator of the page behind it where there is one. */
export interface QueryPage {
  readonly totalSize: number
  readonly done: boolean
  readonly nextRecords?: string
  readonly records: readonly QueryRecord[]
}

/** A locator and the number of records before the page: `0r8…AAA-2000`. Source: REST API guide, "Query More Results". */
const PLACE = /^(\w{15}(?:\w{3})?)-(\d+)$/

/** Results of queries that have more than one page. */
export class QueryPages {
  readonly #found = new Map<string, { readonly records: readonly QueryRecord[]; readonly size: number }>()
  readonly #nextLocator: () => string

  constructor(nextLocator: () => string) {
    this.#nextLocator = nextLocator
  }

  /** @param size most records on a page */
  first(records: readonly QueryRecord[], size: number): QueryPage {
    if (records.length <= size) return { totalSize: records.length, done: true, records }
    const locator = this.#nextLocator()
    this.#found.set(locator, { records, size })
    return this.#page(locator, 0) ?? { totalSize: records.length, done: true, records }
  }

  /** @param place what stands behind `query/` in `nextRecordsUrl`. Undefined for one that no page has. */
  next(place: string): QueryPage | undefined {
    const [, locator = '', start = ''] = PLACE.exec(place) ?? []
    return this.#page(locator, Number(start))
  }

  #page(locator: string, start: number): QueryPage | undefined {
    const { records, size } = this.#found.get(locator) ?? { records: [], size: 0 }
    if (start >= records.length) return undefined
    const end = start + size
    const done = end >= records.length
    const page = { totalSize: records.length, done, records: records.slice(start, end) }
    return done ? page : { ...page, nextRecords: `${locator}-${end}` }
  }
}
