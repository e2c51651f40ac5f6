import type { HttpAnswer, HttpRequest, HttpStream, StreamedBody } from './request.ts'

/** A request to the org. `path` is a path below its host, or a link as the org gave it. */
export interface OrgRequest {
  readonly method: HttpRequest['method']
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | StreamedBody
  readonly signal?: AbortSignal
  /** Called before the request is sent again, with the error of the try before. */
  readonly onRetry?: (error: unknown) => void
}

/** Sends requests to one org, with the token on them. */
export interface OrgCalls {
  /** Sends a request that may be repeated, until it is answered. Throws SalesforceError or ConnectionError. */
  readonly request: (request: OrgRequest) => Promise<HttpAnswer>
  /** Sends a request that may be repeated, until its answer begins, and streams the body: the reader has to notice where it is
   *  cut. Throws SalesforceError or ConnectionError. */
  readonly download: (request: OrgRequest) => Promise<HttpStream>
  /** Sends a request exactly once, whatever happens. Throws SalesforceError or ConnectionError. */
  readonly requestOnce: (request: OrgRequest) => Promise<HttpAnswer>
}
