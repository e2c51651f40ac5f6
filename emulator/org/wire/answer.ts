import { gunzipSync } from 'node:zlib'

/** What a handler answers, before it goes over a socket. A body of pieces is sent as it is made, without Content-Length. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Iterable<string> | PreparedBody
}

/** A body that was made beforehand, and packed with gzip. */
export interface PreparedBody {
  readonly packed: Buffer
  /** Before packing. */
  readonly bytes: number
}

/** The body before compression. */
export function wholeBody(body: Answer['body']): Buffer {
  if (typeof body === 'string') return Buffer.from(body)
  return 'packed' in body ? gunzipSync(body.packed) : Buffer.from([...body].join(''))
}

/** One entry of an error body: `errorCode` and `message` as Salesforce spells them. */
export interface Refusal {
  readonly status: number
  readonly errorCode: string
  readonly message: string
}

export function isRefusal(value: object): value is Refusal {
  return 'errorCode' in value
}

export function json(status: number, value: unknown): Answer {
  return jsonText(status, JSON.stringify(value))
}

export function jsonText(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body }
}

/** Content-Type without a charset, as clients have seen it. Source: simple-salesforce issues 687, 688, 706. */
export function csv(body: Iterable<string> | PreparedBody): Answer {
  return { status: 200, headers: { 'content-type': 'text/csv' }, body }
}

export function empty(status: number): Answer {
  return { status, headers: {}, body: '' }
}

/** An array with one error. Source: REST API guide, "Status Codes and Error Responses". */
export function refuse(refusal: Refusal): Answer {
  return json(refusal.status, [{ errorCode: refusal.errorCode, message: refusal.message }])
}

/** Source: REST API guide, "Status Codes and Error Responses"; the same text answers for deleted jobs and unknown URLs. */
export const NOT_FOUND: Refusal = {
  status: 404,
  errorCode: 'NOT_FOUND',
  message: 'The requested resource does not exist',
}
