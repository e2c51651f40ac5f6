import type { Readable } from 'node:stream'

/** One HTTP request. `body` as a function is opened anew for each try and must yield exactly `contentLength` bytes. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | StreamedBody
  readonly signal?: AbortSignal
}

export interface StreamedBody {
  readonly contentLength: number
  readonly open: () => Readable
}

/** Status, headers (lower-case names) and the whole body as UTF-8 text. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}
