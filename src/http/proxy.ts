import { ConnectionError, LoadError } from '../errors.ts'
import { explainTls, isOfTls } from './tls.ts'

/** Why the proxy that a variable names is not used. */
type Unused = 'this Node.js knows no proxies' | 'it is of a kind that Node.js does not know'

/** The proxy that a variable names for a host. */
interface Proxy {
  readonly variable: string
  /** Host and port; never user or password. */
  readonly host: string
  /** `http:` or `https:`: how the proxy itself is reached. */
  readonly scheme: string
  readonly hasPassword: boolean
  readonly unused?: Unused
}

/** How requests get to their hosts. */
export interface Proxies {
  /** The variables in the form that agents take (`proxyEnv`). */
  readonly env: Readonly<Record<string, string>>
  /** Whether requests to a URL go by a proxy: agents are given none for the others. */
  readonly isFor: (url: URL) => boolean
  /** Explains an error that has to do with the proxy or with TLS; any other error is returned as it is. */
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

/**
 * Reads `https_proxy`, `http_proxy` and `no_proxy`, in either case, as GitHub's own clients do: the lower one counts first, a
 * blank one not at all, and a proxy without a scheme is one of http. But unlike theirs, these proxies may be asked for this
 * machine, on which only an emulated org is. Source: actions/toolkit: packages/http-client/src/proxy.ts. Throws LoadError.
 */
export function readProxies(variables: NodeJS.ProcessEnv, nodeVersion: string): Proxies {
  const knowsProxies = isAtLeast(nodeVersion, FIRST_WITH_PROXIES)
  const named = { 'http:': read('http_proxy', variables), 'https:': read('https_proxy', variables) }
  const exceptions = exceptionsIn(variables.no_proxy || variables.NO_PROXY || '')
  const namedFor = (url: URL) => (url.protocol === 'http:' ? named['http:'] : named['https:'])
  const proxyOf = (url: URL): Proxy | undefined => {
    const proxy = namedFor(url)
    if (proxy === undefined || isExcepted(url, exceptions)) return undefined
    const { variable, host, password, scheme } = proxy
    const unused = !knowsProxies ? NO_PROXIES : /^https?:$/.test(scheme) ? undefined : UNKNOWN_KIND
    return { variable, host, scheme, hasPassword: password !== '', ...(unused === undefined ? {} : { unused }) }
  }
  const explained = (request: Asked, { code, message }: Told, cause?: unknown) =>
    new ConnectionError(
      { method: request.method, path: request.url.pathname, code, message, isExplained: true },
      ...(cause === undefined ? [] : [{ cause }]),
    )
  return {
    env: !knowsProxies
      ? {}
      : {
          ...(named['http:'] === undefined ? {} : { http_proxy: named['http:'].href }),
          ...(named['https:'] === undefined ? {} : { https_proxy: named['https:'].href }),
        },
    isFor: (url) => proxyOf(url) !== undefined,
    explain: (error, request) => {
      if (!(error instanceof ConnectionError)) return error
      const { url } = request
      const proxy = proxyOf(url)
      const { code, cause } = error
      if (isOfTls(code)) {
        const message = explainTls({ code, cause, host: url.host, proxy }, variables.NODE_EXTRA_CA_CERTS)
        return explained(request, { code, message }, error)
      }
      if (proxy !== undefined) return explained(request, tell(error, proxy, url, nodeVersion), error)
      const why = NO_WAY.has(code) ? whyUnused(named, url) : undefined
      return why === undefined ? error : explained(request, { code, message: `${error.message}. ${why}` }, error)
    },
    refusal: (status, request) => {
      const proxy = status === 407 ? proxyOf(request.url) : undefined
      if (proxy === undefined || proxy.unused !== undefined) return undefined
      return explained(request, answered(status, proxy, request.url))
    },
  }
}

/** What a request asks for. */
interface Asked {
  readonly method: string
  readonly url: URL
}

/** Says why a host that was not reached is reached without the proxy that a variable names; undefined where none is named. */
function whyUnused(named: Readonly<Record<'http:' | 'https:', Named | undefined>>, url: URL): string | undefined {
  const proxy = url.protocol === 'http:' ? named['http:'] : named['https:']
  if (proxy !== undefined) {
    return `\`no_proxy\` excepts this host from the proxy of \`${proxy.variable}\`: remove it there if the runner reaches Salesforce only by the proxy, and check the spelling of the host`
  }
  const other = url.protocol === 'https:' ? named['http:'] : undefined
  if (other === undefined) return undefined
  return `Only \`${other.variable}\` names a proxy, and Salesforce is reached by https: set \`https_proxy\` too if the runner needs it, and check the spelling of the host`
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

/** How special characters go into the address of a proxy. Source: RFC 3986, section 2.1. */
const ENCODED = 'with special characters percent-encoded: @ as %40, : as %3A, / as %2F, # as %23, % as %25'

/** Says what an answer of the proxy itself means, and what to do. */
function answered(status: number, { variable, host, scheme, hasPassword }: Proxy, url: URL): Told {
  if (status === 407) {
    const form = `\`${scheme}//user:password@${host}\`, ${ENCODED}`
    const cure = hasPassword
      ? `does not accept the user name and password in \`${variable}\` (HTTP 407). Correct them: the form is ${form}`
      : `asks for a user name and a password (HTTP 407). Write them into \`${variable}\`, as ${form}`
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
  // What stands before a `/`, `?` or `#` in a password would count as host and port, and end up in messages.
  const isCut = url !== undefined && /@/.test(`${url.pathname}${url.search}${url.hash}`)
  if (url === undefined || url.hostname === '' || isCut) {
    // Not repeated: it may hold a password.
    const hint = text.includes('@')
      ? ` It holds a user name or a password: give it the form \`http://user:password@host:port\`, ${ENCODED}.`
      : ' Give it the form `http://host:port`.'
    throw new LoadError('invalid-input', `The variable \`${variable}\` of the runner does not name a proxy.${hint}`)
  }
  return { variable, href: url.href, host: url.host, password: url.password, scheme: url.protocol }
}

/** The entries of `no_proxy`, in lower case. */
function exceptionsIn(noProxy: string): readonly string[] {
  return noProxy.toLowerCase().split(/[\s,]+/)
}

/** Whether `no_proxy` excepts a host: by its name, with or without its port, by the name of a domain that it is in, with or
 *  without a leading dot or star, or by `*`. Sources: actions/toolkit: packages/http-client/src/proxy.ts, `checkBypass`;
 *  nodejs/node: lib/internal/http.js, `shouldUseProxy` (the leading star). */
function isExcepted({ hostname, port, protocol }: URL, exceptions: readonly string[]): boolean {
  const withPort = `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`
  return exceptions.some((entry) => {
    if (entry === '*') return true
    const domain = entry.replace(/^\*?\./, '')
    return domain !== '' && [hostname, withPort].some((host) => host === domain || host.endsWith(`.${domain}`))
  })
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [, first = '0', second = '0'] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  return Number(first) > major || (Number(first) === major && Number(second) >= minor)
}
