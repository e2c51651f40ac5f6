import { ConnectionError, LoadError } from '../errors.ts'

/** Why the proxy that a variable names is not used. */
type Unused = 'this Node.js knows no proxies' | 'it is of a kind that Node.js does not know'

/** The proxy that a variable names for a host. */
interface Proxy {
  readonly variable: string
  /** Host and port; never user or password. */
  readonly host: string
  readonly hasPassword: boolean
  readonly unused?: Unused
}

/** How requests get to their hosts. */
export interface Proxies {
  /** The variables in the form that agents take (`proxyEnv`). */
  readonly env: Readonly<Record<string, string>>
  /** Explains an error that has to do with the proxy; any other error is returned as it is. */
  readonly explain: (error: unknown, request: { readonly method: string; readonly url: URL }) => unknown
  /** Makes an error of an answer that the proxy itself gave; undefined for an answer of the host. */
  readonly refusal: (
    status: number,
    request: { readonly method: string; readonly url: URL },
  ) => ConnectionError | undefined
}

/** The first version whose agents take `proxyEnv`; older ones ignore it. Source: Node.js documentation, `new Agent(options)`. */
const FIRST_WITH_PROXIES: readonly [number, number] = [24, 5]
/** The first runner that brings such a version. Source: actions/runner, release notes of 2.328.0. */
const RUNNER_WITH_PROXIES = '2.328.0'

/** Reads `https_proxy`, `http_proxy` and `no_proxy`, in either case; the lower one counts first, as Node has it. A proxy
 *  without a scheme is one of http, as curl and GitHub's own clients take it. Throws LoadError. */
export function readProxies(variables: NodeJS.ProcessEnv, nodeVersion: string): Proxies {
  const knowsProxies = isAtLeast(nodeVersion, FIRST_WITH_PROXIES)
  const named = { 'http:': read('http_proxy', variables), 'https:': read('https_proxy', variables) }
  const noProxy = variables.no_proxy || variables.NO_PROXY || ''
  const proxyOf = (url: URL): Proxy | undefined => {
    const proxy = url.protocol === 'http:' ? named['http:'] : named['https:']
    if (proxy === undefined || isExcepted(url, noProxy)) return undefined
    const { variable, host, password, scheme } = proxy
    const unused = !knowsProxies ? NO_PROXIES : /^https?:$/.test(scheme) ? undefined : UNKNOWN_KIND
    return { variable, host, hasPassword: password !== '', ...(unused === undefined ? {} : { unused }) }
  }
  return {
    env: !knowsProxies
      ? {}
      : {
          ...(named['http:'] === undefined ? {} : { http_proxy: named['http:'].href }),
          ...(named['https:'] === undefined ? {} : { https_proxy: named['https:'].href }),
          no_proxy: noProxy,
        },
    explain: (error, { method, url }) => {
      if (!(error instanceof ConnectionError)) return error
      const proxy = proxyOf(url)
      if (proxy === undefined) return error
      const told = tell(error, proxy, url, nodeVersion)
      return new ConnectionError({ method, path: url.pathname, proxy: proxy.host, ...told }, { cause: error })
    },
    refusal: (status, { method, url }) => {
      const proxy = status === 407 ? proxyOf(url) : undefined
      if (proxy === undefined || proxy.unused !== undefined) return undefined
      return new ConnectionError({ method, path: url.pathname, proxy: proxy.host, ...answered(status, proxy, url) })
    },
  }
}

const NO_PROXIES: Unused = 'this Node.js knows no proxies'
const UNKNOWN_KIND: Unused = 'it is of a kind that Node.js does not know'

/** Codes that say that no connection was made at all. */
const NO_WAY: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
])

/** What to say of a request that failed at a proxy. A code `ERR_PROXY_…` means that trying again does not help. */
interface Told {
  readonly code: string
  readonly message: string
}

function tell(error: ConnectionError, proxy: Proxy, url: URL, nodeVersion: string): Told {
  const { code, message } = error
  const { variable, host, unused } = proxy
  if (unused !== undefined) {
    if (!NO_WAY.has(code)) return { code, message }
    const why =
      unused === NO_PROXIES
        ? `the Node.js of this runner (${nodeVersion}) cannot use a proxy. Update the runner to ${RUNNER_WITH_PROXIES} or later`
        : 'it is of a kind that this action cannot use. Use a proxy with `http://` or `https://`'
    return { code: 'ERR_PROXY_UNUSED', message: `${message}. \`${variable}\` names a proxy for this host, but ${why}` }
  }
  const status = statusOf(error.cause)
  if (status !== undefined) return answered(status, proxy, url)
  if (!NO_WAY.has(code))
    return { code, message: `${message}, by the proxy ${host}. Check that the proxy allows ${url.host}` }
  return { code, message: `the proxy of \`${variable}\` (${host}) cannot be reached (${code}). Check the variable` }
}

/** Says what an answer of the proxy itself means, and what to do. */
function answered(status: number, { variable, host, hasPassword }: Proxy, url: URL): Told {
  if (status === 407) {
    const cure = hasPassword
      ? `does not accept the user name and password in \`${variable}\` (HTTP 407). Correct them, and write characters such as @ and : in them as %40 and %3A`
      : `asks for a user name and a password (HTTP 407). Write them into \`${variable}\`, as \`http://user:password@${host}\``
    return { code: 'ERR_PROXY_AUTH', message: `the proxy ${host} ${cure}` }
  }
  const message = `the proxy ${host} refuses to connect to ${url.host} (HTTP ${status}). Ask its administrators to allow that host`
  return { code: status >= 500 ? 'PROXY_FAILED' : 'ERR_PROXY_REFUSED', message }
}

/** The status that a proxy answered in place of a tunnel; undefined for any other error. */
function statusOf(cause: unknown): number | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'ERR_PROXY_TUNNEL') return undefined
  return 'statusCode' in cause && typeof cause.statusCode === 'number' ? cause.statusCode : undefined
}

interface Named {
  readonly variable: string
  readonly href: string
  readonly host: string
  readonly password: string
  readonly scheme: string
}

function read(name: 'http_proxy' | 'https_proxy', variables: NodeJS.ProcessEnv): Named | undefined {
  const variable = variables[name] ? name : name.toUpperCase()
  const text = (variables[variable] ?? '').trim()
  if (text === '') return undefined
  // A percent sign that begins no escape is just that, as in a password that nobody encoded.
  const address = (text.includes('://') ? text : `http://${text}`).replaceAll(/%(?![0-9a-f]{2})/gi, '%25')
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || url.hostname === '') {
    // Not repeated: it may hold a password.
    const message = `The variable \`${variable}\` of the runner does not name a proxy. Give it the form \`http://host:port\`.`
    throw new LoadError('invalid-input', message)
  }
  return { variable, href: url.href, host: url.host, password: url.password, scheme: url.protocol }
}

/** Whether `no_proxy` excepts a host, as Node reads it. Source: nodejs/node: lib/internal/http.js, `shouldUseProxy`. */
function isExcepted({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = hostname.toLowerCase()
  const withPort = `${host}:${port || (protocol === 'http:' ? 80 : 443)}`
  return noProxy.split(',').some((text) => {
    const entry = text.trim().toLowerCase()
    if (entry === '*' || (entry !== '' && (entry === host || entry === withPort))) return true
    if (entry.startsWith('.')) return host === entry.slice(1) || host.endsWith(entry)
    return entry.startsWith('*.') && host.endsWith(entry.slice(1))
  })
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [, first = '0', second = '0'] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  return Number(first) > major || (Number(first) === major && Number(second) >= minor)
}
