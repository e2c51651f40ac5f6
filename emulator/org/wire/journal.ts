import type { IncomingHttpHeaders } from 'node:http'
import type { Moment } from '../../watch.ts'
import type { OrgRequest } from './request.ts'

/** One request the org received. `status` is 0 while it is open, and when its connection was reset or cut without an answer. */
export interface JournalEntry {
  /** From 1, in order of arrival. */
  readonly n: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  status: number
  requestBytes: number
  /** Bytes of the answer's body, before compression. */
  responseBytes: number
  /** Epoch milliseconds, with fractions. */
  readonly startedAt: number
  endedAt: number | undefined
}

/** A moment of a request to the org. */
export interface RequestMoment extends Moment {
  readonly method: string
  /** Without the query. */
  readonly path: string
}

/** Adds an entry for a request that just arrived. Credentials in its headers are masked. */
export function open(journal: JournalEntry[], request: OrgRequest, startedAt: number): JournalEntry {
  const { method, path, query, headers } = request
  const masked = headers.authorization === undefined ? headers : { ...headers, authorization: 'masked' }
  const entry: JournalEntry = {
    n: journal.length + 1,
    method,
    path,
    query: query.toString(),
    headers: masked,
    status: 0,
    requestBytes: 0,
    responseBytes: 0,
    startedAt,
    endedAt: undefined,
  }
  journal.push(entry)
  return entry
}
