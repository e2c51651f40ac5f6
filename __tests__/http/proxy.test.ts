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

  it.each(['http://', 'http://ada:secret@', 'http://ada secret', '::::'])(
    '%j is refused without being shown',
    (text) => {
      expect(() => readProxies({ HTTPS_PROXY: text }, NEW)).toThrow(/`HTTPS_PROXY`/)
      expect(() => readProxies({ HTTPS_PROXY: text }, NEW)).not.toThrow(/secret/)
    },
  )
})

describe('a request that failed', () => {
  const PROXY = { https_proxy: 'http://ada:secret@proxy:8080' }

  it.each([
    ['no proxy is named', {}],
    ['the proxy is for http alone', { http_proxy: 'http://proxy:8080' }],
    ['the host is excepted', { ...PROXY, no_proxy: 'example.com, .salesforce.com' }],
    ['the host is excepted by its name', { ...PROXY, NO_PROXY: 'acme.my.salesforce.com:443' }],
    ['the host is excepted by a star', { ...PROXY, NO_PROXY: '*.my.salesforce.com' }],
    ['all hosts are excepted', { ...PROXY, NO_PROXY: '*' }],
  ])('passes as it is where %s', (_, variables) => {
    const error = failed('ENOTFOUND')
    expect(readProxies(variables, NEW).explain(error, ORG)).toBe(error)
    expect(readProxies(variables, NEW).refusal(407, ORG)).toBeUndefined()
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
