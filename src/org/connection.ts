import { Duplex } from 'node:stream'
import type { Connection } from 'jsforce/lib/connection.js'
import type { OrgRequest, Session } from './session.ts'

/** A jsforce connection whose requests all go through the session: one retry policy, one place that counts calls. jsforce
 *  is half of all that the action loads, and nothing needs it before the sign-in is on its way. */
export async function createConnection(session: Session, apiVersion: string): Promise<Connection> {
  const { Connection } = await import('jsforce/lib/connection.js')
  const { StreamPromise } = await import('jsforce/lib/util/promise.js')
  const connection = new Connection({ instanceUrl: session.instanceUrl.origin, version: apiVersion })
  const httpRequest = (request: JsforceRequest) => {
    const promise = send(session, request)
    // Nobody reads it: jsforce streams only what its own bulk and blob calls send, and we make neither.
    return StreamPromise.create(() => ({ stream: new Duplex({ read() {} }), promise }))
  }
  Object.assign(connection, { _transport: { httpRequest } })
  return connection
}

interface JsforceRequest {
  readonly method: OrgRequest['method']
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

async function send(session: Session, { method, url, headers, body }: JsforceRequest) {
  const { pathname, search } = new URL(url)
  const answer = await session.request({
    method,
    path: pathname + search,
    ...(headers === undefined ? {} : { headers }),
    ...(typeof body === 'string' ? { body } : {}),
  })
  return { statusCode: answer.status, headers: answer.headers, body: answer.text }
}
