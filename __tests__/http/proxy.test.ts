import { describe, expect, it } from '@jest/globals'
import { ConnectionError } from '../../src/errors.ts'
import { readProxies } from '../../src/http/proxy.ts'
import { passes } from '../../src/http/retry.ts'

const NEW = 'v24.5.0'
const ORG = { method: 'POST', url: new URL('https://acme.my.salesforce.com/services/oauth2/token') }

function failed(code: string, cause?: object): ConnectionError {
  const error = new ConnectionError({ method: 'POST', path: '/x', code, message: `no answer from the org: ${code}` })
  return cause === undefined ? error : Object.assign(error, { cause: Object.assign(new Error('tunnel'), cause) })
}

function told(variables: NodeJS.ProcessEnv, error: unknown, version = NEW): { code: string; message: string } {
  const explained = readProxies(variables, version).explain(error, ORG)
  if (!(explained instanceof ConnectionError)) throw new Error('It is no ConnectionError.')
  return explained
}

describe('proxy variables', () => {
  it.each([
    ['proxy.acme.example:8080', 'http://proxy.acme.example:8080/'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128/'],
    ['ada:secret@proxy:8080', 'http://ada:secret@proxy:8080/'],
    [' http://proxy:8080 ', 'http://proxy:8080/'],
    ['HTTPS://proxy:8443', 'https://proxy:8443/'],
    ['http://ada:50%off@proxy:8080', 'http://ada:50%25off@proxy:8080/'],
    ['http://ada:p%40ss@proxy:8080', 'http://ada:p%40ss@proxy:8080/'],
  ])('%j reaches Node as %s', (text, href) => {
    expect(readProxies({ https_proxy: text }, NEW).env).toMatchObject({ https_proxy: href })
  })

  it('count in lower case first, and an empty one not at all', () => {
    expect(readProxies({ https_proxy: 'http://a', HTTPS_PROXY: 'http://b' }, NEW).env.https_proxy).toBe('http://a/')
    expect(readProxies({ https_proxy: '', HTTPS_PROXY: 'http://b' }, NEW).env.https_proxy).toBe('http://b/')
    expect(readProxies({ https_proxy: '' }, NEW).env).not.toHaveProperty('https_proxy')
  })

  it.each([
    'http://ada:12#secret@proxy:8080',
    'http://ada:12/secret@proxy:8080',
    'http://ada:12?secret@proxy:8080',
    'ada:pa#secret@proxy:8080',
  ])('%j is refused, and says how such a character is written', (text) => {
    expect(() => readProxies({ https_proxy: text }, NEW)).toThrow(/`http:\/\/user:password@host:port`.*# as %23/)
    expect(() => readProxies({ https_proxy: text }, NEW)).not.toThrow(/ada|12|secret/)
  })

  it.each(['http://', 'http://ada:secret@', 'http://ada secret', '::::'])(
    '%j is refused without being shown',
    (text) => {
      expect(() => readProxies({ HTTPS_PROXY: text }, NEW)).toThrow(/`HTTPS_PROXY`/)
      expect(() => readProxies({ HTTPS_PROXY: text }, NEW)).not.toThrow(/secret/)
    },
  )
})

/** Cases of the actions toolkit's own tests, and more. Source: actions/toolkit: packages/http-client/__tests__/proxy.test.ts. */
describe('no_proxy', () => {
  const isFor = (no_proxy: string, url: string) =>
    readProxies({ https_proxy: 'http://proxy:8080', no_proxy }, NEW).isFor(new URL(url))

  it.each([
    'acme.my.salesforce.com',
    'ACME.my.Salesforce.com',
    'my.salesforce.com',
    'salesforce.com',
    '.salesforce.com',
    '*.salesforce.com',
    'com',
    '*',
    'acme.my.salesforce.com:443',
    'salesforce.com:443',
    '.salesforce.com:443',
    'example.com,salesforce.com',
    'example.com , salesforce.com ,',
    'example.com salesforce.com',
  ])('%j excepts acme.my.salesforce.com', (noProxy) => {
    expect(isFor(noProxy, 'https://acme.my.salesforce.com/services')).toBe(false)
  })

  it.each([
    '',
    ' , ,',
    '.',
    '*.',
    'force.com',
    'other.my.salesforce.com',
    'acme.my.salesforce.com:8443',
    'salesforce.com.example',
    'my.salesforce',
    'acme',
    '**',
  ])('%j does not except it', (noProxy) => {
    expect(isFor(noProxy, 'https://acme.my.salesforce.com/services')).toBe(true)
  })

  it('is read in upper case where there is none in lower case', () => {
    const proxy = { https_proxy: 'http://proxy:8080' }
    const url = new URL('https://acme.my.salesforce.com')
    expect(readProxies({ ...proxy, NO_PROXY: 'salesforce.com' }, NEW).isFor(url)).toBe(false)
    expect(readProxies({ ...proxy, no_proxy: 'example.com', NO_PROXY: 'salesforce.com' }, NEW).isFor(url)).toBe(true)
    expect(readProxies({ http_proxy: 'http://proxy:8080' }, NEW).isFor(url)).toBe(false)
  })
})

describe('a request that failed', () => {
  const PROXY = { https_proxy: 'http://ada:secret@proxy:8080' }

  it.each([
    ['no proxy is named', {}],
    ['the proxy is for http alone', { http_proxy: 'http://proxy:8080' }],
    ['the host is excepted', { ...PROXY, no_proxy: '.salesforce.com' }],
  ])('passes as it is where %s, if a connection was made', (_, variables) => {
    const error = failed('ECONNRESET')
    expect(readProxies(variables, NEW).explain(error, ORG)).toBe(error)
    expect(readProxies(variables, NEW).refusal(407, ORG)).toBeUndefined()
  })

  it('passes as it is where no proxy is named', () => {
    const error = failed('ENOTFOUND')
    expect(readProxies({}, NEW).explain(error, ORG)).toBe(error)
  })

  it('tells of a proxy that is not for this host, where no connection was made', () => {
    expect(told({ ...PROXY, NO_PROXY: 'salesforce.com' }, failed('ENOTFOUND')).message).toMatch(
      /`no_proxy` excepts this host from the proxy of `https_proxy`/,
    )
    expect(told({ HTTP_PROXY: 'http://proxy:8080' }, failed('ETIMEDOUT')).message).toMatch(
      /Only `HTTP_PROXY` names a proxy.*set `https_proxy` too/,
    )
  })

  it('passes as it is where it was aborted', () => {
    const abort = new DOMException('aborted', 'AbortError')
    expect(readProxies(PROXY, NEW).explain(abort, ORG)).toBe(abort)
  })

  it.each([
    ['ENOTFOUND', {}, /the proxy of `https_proxy` \(proxy:8080\) cannot be reached/, true],
    ['ECONNRESET', {}, /no answer from the org: ECONNRESET, by the proxy proxy:8080/, true],
    ['ERR_PROXY_TUNNEL', { code: 'ERR_PROXY_TUNNEL', statusCode: 407 }, /does not accept the user name/, false],
    ['ERR_PROXY_TUNNEL', { code: 'ERR_PROXY_TUNNEL', statusCode: 403 }, /refuses to connect to acme.*HTTP 403/, false],
    ['ERR_PROXY_TUNNEL', { code: 'ERR_PROXY_TUNNEL', statusCode: 502 }, /refuses to connect to acme.*HTTP 502/, true],
  ])('with %s %j tells of the proxy', (code, cause, message, mayPass) => {
    const error = told(PROXY, failed(code, cause))
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('secret')
    expect(passes(error)).toBe(mayPass)
  })

  it('with 407 tells how the address is written, with special characters', () => {
    const refused = failed('ERR_PROXY_TUNNEL', { code: 'ERR_PROXY_TUNNEL', statusCode: 407 })
    expect(told({ https_proxy: 'https://proxy:8443' }, refused).message).toMatch(
      /Write them into `https_proxy`, as `https:\/\/user:password@proxy:8443`, with special .*@ as %40/,
    )
    expect(told(PROXY, refused).message).toMatch(/the form is `http:\/\/user:password@proxy:8080`, with special/)
  })

  it('with a certificate that the proxy made tells of that, and not of a proxy that refuses', () => {
    const { message } = told(PROXY, failed('SELF_SIGNED_CERT_IN_CHAIN'))
    expect(message).toMatch(/`NODE_EXTRA_CA_CERTS`/)
    expect(message).not.toMatch(/Check that the proxy allows/)
  })

  it('tells of a Node.js that knows no proxies, where no connection was made', () => {
    const error = told(PROXY, failed('ENOTFOUND'), 'v24.4.1')
    expect(error.message).toMatch(/`https_proxy` names a proxy.*v24\.4\.1.*2\.328\.0 or later/)
    expect(passes(error)).toBe(false)
    expect(told(PROXY, failed('ECONNRESET'), 'v24.4.1').message).not.toContain('2.328.0')
    expect(readProxies(PROXY, 'v24.4.1').env).toEqual({})
    expect(told(PROXY, failed('ENOTFOUND'), 'v25.0.0').message).not.toContain('2.328.0')
  })

  it('tells of a proxy of another kind', () => {
    expect(told({ HTTPS_PROXY: 'socks5://proxy:1080' }, failed('ENOTFOUND')).message).toMatch(
      /`HTTPS_PROXY` names a proxy for this host, but it is of a kind that this action cannot use/,
    )
  })
})
