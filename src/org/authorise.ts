import type { Login } from '../auth/login.ts'
import { ConnectionError } from '../errors.ts'
import type { OrgRequest } from '../http/calls.ts'
import type { HttpRequest } from '../http/request.ts'

/** The path below which the org counts API requests. */
export const API_PATH = '/services/data/'

/** The name of this client in the org's event logs. Source: REST API guide, "Call Options Header". */
const CALL_OPTIONS = { 'Sforce-Call-Options': 'client=salesforce-bulk-load' }

/** Adds the token to a request. This is the only place where a token meets an address: it goes to the origin of the org and
 *  nowhere else, whatever link an answer held. Throws ConnectionError. */
export function authorise(request: OrgRequest, login: Login, cancelled: AbortSignal): HttpRequest {
  const { method, path, headers, body, signal } = request
  const url = withinOrg(path, login.instanceUrl, method)
  return {
    method,
    url,
    headers: {
      ...headers,
      ...(url.pathname.startsWith(API_PATH) ? CALL_OPTIONS : {}),
      Authorization: `Bearer ${login.accessToken}`,
    },
    ...(body === undefined ? {} : { body }),
    signal: signal ?? cancelled,
  }
}

/** How much of a foreign host a message shows, in characters. */
const LONGEST_HOST = 100

function withinOrg(link: string, org: URL, method: string): URL {
  const url = URL.canParse(link, org.href) ? new URL(link, org) : undefined
  const isOurs = url?.origin === org.origin && url.username === '' && url.password === ''
  if (url !== undefined && isOurs) return url
  const to = url?.host ? `to another host (${url.host.slice(0, LONGEST_HOST)})` : 'that is not a URL'
  const message = `${org.host} answered with a link ${to}. Nothing was sent there`
  // The org would give the same answer again.
  throw new ConnectionError({ method, path: '', code: 'ERR_INVALID_LINK', message })
}
