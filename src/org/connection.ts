import { Duplex } from 'node:stream'
import { Connection } from 'jsforce/lib/connection.js'
import { StreamPromise } from 'jsforce/lib/util/promise.js'
import type { OrgRequest, Session } from './session.ts'

/** A jsforce connection whose requests all go through the session: one retry policy, one place that counts calls. */
export function createConnection(session: Session, apiVersion: string): Connection {
  const connection = new Connection({ instanceUrl: session.instanceUrl.origin, version: apiVersion })
  Object.assign(connection, {
    _transport: { httpRequest: (request: JsforceRequest) => httpRequest(session, request) },
  })
  return connection
}

interface JsforceRequest {
  readonly method: OrgRequest['method']
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

function httpRequest(session: Session, { method, url, headers, body }: JsforceRequest) {
  const { pathname, search } = new URL(url)
  const answer = session.request({
    method,
    path: pathname + search,
    ...(headers === undefined ? {} : { headers }),
    ...(typeof body === 'string' ? { body } : {}),
  })
  return StreamPromise.create(() => ({
    // Nobody reads it: jsforce streams only what its own bulk and blob calls send, and we make neither.
    stream: new Duplex({ read() {} }),
    promise: answer.then(({ status, headers, text }) => ({ statusCode: status, headers, body: text })),
  }))
}
