import { Duplex } from 'node:stream'
import type { Connection } from 'jsforce/lib/connection.js'
import type { OrgRequest } from '../http/calls.ts'
import type { Session } from './session.ts'

/** A jsforce connection whose requests all go through the session: one retry policy, one place that counts calls. jsforce
 *  is half of all that the action loads, and nothing needs it before the sign-in is on its way. */
export async function createConnection(session: Session, apiVersion: string): Promise<Connection> {
  const { Connection } = await import('jsforce/lib/connection.js')
  const { StreamPromise } = await import('jsforce/lib/util/promise.js')
  const { origin } = session.instanceUrl
  const connection = new Connection({ instanceUrl: origin, version: apiVersion })
  const httpRequest = (request: JsforceRequest) => {
    const promise = send(session, origin, request)
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

/** jsforce puts the address that the org had at first before each path; what is no such address is a link of the org's. */
async function send(session: Session, origin: string, { method, url, headers, body }: JsforceRequest) {
  const answer = await session.request({
    method,
    path: url.startsWith(`${origin}/`) ? url.slice(origin.length) : url,
    ...(headers === undefined ? {} : { headers }),
    ...(typeof body === 'string' ? { body } : {}),
  })
  return { statusCode: answer.status, headers: answer.headers, body: answer.text }
}
