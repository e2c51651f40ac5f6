import { z } from 'zod/mini'
import { ConnectionError } from '../errors.ts'
import type { OrgCalls } from '../http/calls.ts'
import { API_PATH } from './authorise.ts'

/*
 * The small reads of an org: describes, queries, limits. The session carries the token, tries again and counts the calls, so
 * only two things are left to do: build a path, and check the JSON that comes back.
 *
 * That is why no client library is used. jsforce 3.10 served two describes and one query here, with our session as its
 * transport. It brought 2.4 MB of code (of 8.8 MB for main) and 78 packages; a load of 1,000 records took 80 ms more CPU
 * (of 620) and 10 MB more memory (of 99), measured with Node 24 on two cores. Its retries, sessions, caches and error texts
 * had to be kept out of the way of ours. The emulated org is still tested with it.
 */

/** The org that is read, and by which version of its REST API. */
export interface RestApi {
  readonly calls: OrgCalls
  /** Such as `67.0`. */
  readonly apiVersion: string
}

/** Reads JSON from a path below `/services/data/vXX.X/`, such as `sobjects/Account/describe`. Throws SalesforceError when the
 *  org refuses, and ConnectionError without an answer or with one of another shape. */
export async function readResource<T>(api: RestApi, resource: string, shape: z.ZodMiniType<T>): Promise<T> {
  return await readJson(api.calls, pathOf(api, resource), shape)
}

/** Reads JSON from a path below the host of the org. Throws as `readResource` does. */
export async function readJson<T>(calls: OrgCalls, path: string, shape: z.ZodMiniType<T>): Promise<T> {
  const { text } = await calls.request({ method: 'GET', path })
  try {
    return shape.parse(JSON.parse(text))
  } catch (cause) {
    // A proxy or a maintenance page may answer 200 with something else: as good as no answer.
    throw unreadable(path, 'the answer is not what the REST API describes', { cause })
  }
}

/**
 * Yields the rows of a SOQL query in the order of the org, one request for each page of it. `queryAll` shows deleted and
 * merged records as well. Throws as `readResource` does; a page that fails ends the rows.
 * Source: REST API guide, "Query", "QueryAll", `nextRecordsUrl`.
 */
export async function* queryRows<T>(
  api: RestApi,
  soql: string,
  row: z.ZodMiniType<T>,
  resource: 'query' | 'queryAll' = 'query',
): AsyncGenerator<T, void> {
  const page = z.object({
    records: z.array(row),
    done: z._default(z.boolean(), true),
    nextRecordsUrl: z.nullish(z.string()),
  })
  const seen = new Set<string>()
  for (let path = pathOf(api, `${resource}?q=${encodeURIComponent(soql)}`); ; ) {
    const { records, done, nextRecordsUrl } = await readJson(api.calls, path, page)
    yield* records
    if (done) return
    seen.add(path)
    if (!nextRecordsUrl || seen.has(nextRecordsUrl)) throw unreadable(path, 'the answer to a query does not end')
    path = nextRecordsUrl
  }
}

const Counted = z.object({ totalSize: z.number(), records: z.array(z.record(z.string(), z.unknown())) })
const Attributes = z.object({ type: z.string() })

/**
 * Counts what a SOQL query finds: all records of one with `COUNT()`, the number in the only row of one with `COUNT(Id)`, by whatever name
 * it has there, and else its rows. Throws as `readResource` does. Sources: SOQL and SOSL Reference, "COUNT() and COUNT(fieldName)",
 * "Using Aliases with GROUP BY"; SOAP API guide, "AggregateResult".
 */
export async function countRows(api: RestApi, soql: string): Promise<number> {
  const { totalSize, records } = await readJson(api.calls, pathOf(api, `query?q=${encodeURIComponent(soql)}`), Counted)
  const [row, ...others] = records
  if (row === undefined || others.length > 0) return totalSize
  const { attributes, ...values } = row
  const of = Attributes.safeParse(attributes)
  const [only, ...more] = Object.values(values)
  // A row of GROUP BY has what it is grouped by as well.
  const isCount = of.success && of.data.type === 'AggregateResult' && more.length === 0
  return isCount && typeof only === 'number' ? only : totalSize
}

function pathOf({ apiVersion }: RestApi, resource: string): string {
  return `${API_PATH}v${apiVersion}/${resource}`
}

/** As good as no answer: one that came, and cannot be used. */
export function unreadable(path: string, message: string, options?: ErrorOptions): ConnectionError {
  return new ConnectionError({ method: 'GET', path, code: 'UNREADABLE', message }, options)
}
