import { createRecords, type Records } from '../../emulator/org/records/records.ts'
import { loadSchema, type SchemaOptions } from '../../emulator/org/store/schema.ts'
import { SalesforceError } from '../../src/errors.ts'
import type { OrgCalls } from '../../src/http/calls.ts'
import type { LookUpOrg } from '../../src/lookups/look-up.ts'
import { parseDescribe } from '../../src/org/describe.ts'
import type { OrgKind } from '../../src/org/organization.ts'

/** An org without a network: the records, the describes and the SOQL of the emulated org behind the calls of a look-up. */
export interface TestOrg extends LookUpOrg {
  readonly records: Records
  /** The queries, in the order in which they came. */
  readonly queries: readonly string[]
  /** Paths of all requests. */
  readonly paths: readonly string[]
  /** The most queries that ran at the same time. */
  readonly mostAtOnce: () => number
}

export interface TestOrgOptions {
  readonly schema?: SchemaOptions
  readonly kind?: OrgKind
  /** Rows on one page of an answer. */
  readonly pageRows?: number
  /** Answers a query in place of the emulated org: with an error, or with rows; undefined where the emulated org answers. */
  readonly answer?: (soql: string) => readonly Record<string, unknown>[] | SalesforceError | undefined
}

const QUERY = '/services/data/v67.0/query'

export function lookUpOrg({ schema, kind = 'production', pageRows = 2_000, answer }: TestOrgOptions = {}): TestOrg {
  const records = createRecords(loadSchema(schema), { seed: 1, now: () => Date.UTC(2026, 0, 31) })
  const queries: string[] = []
  const paths: string[] = []
  const pages: (readonly unknown[])[] = []
  let running = 0
  let most = 0
  const page = (rows: readonly unknown[]) => {
    const rest = rows.slice(pageRows)
    if (rest.length === 0) return { records: rows, done: true }
    pages.push(rest)
    return { records: rows.slice(0, pageRows), done: false, nextRecordsUrl: `${QUERY}/more-${pages.length - 1}` }
  }
  const rowsOf = (soql: string) => {
    const answered = answer?.(soql)
    if (answered instanceof SalesforceError) throw answered
    return answered ?? query(records, soql)
  }
  const request: OrgCalls['request'] = async ({ path }) => {
    paths.push(path)
    running++
    most = Math.max(most, running)
    try {
      // Others get their turn.
      await new Promise((resolve) => setImmediate(resolve))
      const more = /\/more-(\d+)$/.exec(path)
      if (more) return { status: 200, headers: {}, text: JSON.stringify(page(pages[Number(more[1])] ?? [])) }
      const soql = decodeURIComponent(path.slice(`${QUERY}?q=`.length))
      queries.push(soql)
      return { status: 200, headers: {}, text: JSON.stringify(page(rowsOf(soql))) }
    } finally {
      running--
    }
  }
  return {
    records,
    queries,
    paths,
    mostAtOnce: () => most,
    apiVersion: '67.0',
    organization: { kind },
    session: { request, download: unused, requestOnce: unused },
    describer: {
      describe: async (object) => parseDescribe(records.schema.describe(object)),
      objectNames: async () => records.schema.objects.map(({ name }) => name),
    },
  }
}

/** The emulated org knows no OR: the records of each of its conditions, once each. */
function query(records: Records, soql: string): readonly Record<string, unknown>[] {
  const any = /\(([^()]* OR [^()]*)\)/.exec(soql)
  const parts = any?.[1]?.split(' OR ').map((condition) => soql.replace(any[0], () => condition)) ?? [soql]
  const rows = parts.flatMap((part) => {
    const answer = records.query(part)
    if ('errorCode' in answer) throw refusal(answer.errorCode, answer.message)
    return answer.records
  })
  return [...new Map(rows.map((row) => [row.attributes.url, row])).values()]
}

/** A refusal of a query. */
export function refusal(errorCode: string, message: string, status = 400): SalesforceError {
  return new SalesforceError({ method: 'GET', path: `${QUERY}?q=secret`, status, errorCode, message })
}

function unused(): never {
  throw new Error('A look-up only asks.')
}
