import type { Org } from '../../emulator/org/start.ts'
import type { ResultRow } from './result-folder.ts'

/** Values of these fields of all records of `object`, in the order in which they were made; blank where there is none. */
export function recordsOf(org: Org, object: string, fields: readonly string[]): ResultRow[] {
  return org.records.all(object).map((record) => pick(record, fields))
}

export function pick(row: ResultRow, columns: readonly string[]): ResultRow {
  return Object.fromEntries(columns.map((name) => [name, row[name] ?? '']))
}

/** Rows in an order that depends on nothing but what they hold: result files come shuffled. */
export function sorted(rows: readonly ResultRow[]): ResultRow[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** What the org was asked for, one line a request, as `PUT jobs/ingest/{id}/batches`. Looks at the same job that follow
 *  each other are one line, since how many there are depends on how fast the org is. */
export function requestLines(org: Org): string[] {
  const lines = org.requests.map(({ method, path }) => {
    const short = path.replace(/^\/services\/(?:data\/v[\d.]+\/)?/, '').replace(/\b750\w{15}\b/, '{id}')
    return `${method} ${short}`
  })
  return lines.filter((line, index) => line !== LOOK || line !== lines[index - 1])
}

const LOOK = 'GET jobs/ingest/{id}'

/** From one moment to another, both in milliseconds. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** How long each job was in flight: from its creation to its final state, in order of creation. */
export function jobSpans(org: Org): Span[] {
  return org.jobs().map(({ history }) => ({ from: history[0]?.at ?? Number.NaN, to: history.at(-1)?.at ?? Number.NaN }))
}

export function uploadSpans(org: Org): Span[] {
  return org.requests
    .filter(({ method }) => method === 'PUT')
    .map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt ?? Number.NaN }))
}

/** The most spans that hold one moment in common. */
export function mostAtOnce(spans: readonly Span[]): number {
  return Math.max(...spans.map(({ from }) => spans.filter((other) => other.from <= from && from < other.to).length))
}
