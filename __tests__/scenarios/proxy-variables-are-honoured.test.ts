import { afterEach, expect, it } from '@jest/globals'
import { expectFailed } from '../support/expect-end.ts'
import { type ForwardProxy, type ProxyOptions, startForwardProxy } from '../support/forward-proxy.ts'
import { startScenario } from '../support/scenario.ts'

const FILES = { 'accounts.csv': 'Name\nAcme\n' }
const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv' }

const proxies: ForwardProxy[] = []

async function startProxy(options?: ProxyOptions): Promise<ForwardProxy> {
  const proxy = await startForwardProxy(options)
  proxies.push(proxy)
  return proxy
}

afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close()
})

it.each(['http_proxy', 'HTTP_PROXY'])('sends every request to the org by the proxy of %s', async (variable) => {
  const proxy = await startProxy()
  const { org, load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { [variable]: proxy.url, NO_PROXY: '' } })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1' })
  const toOrg = proxy.passed.filter((line) => line.includes(org.url)).map((line) => line.replace(/\?.*/, ''))
  expect(toOrg).toEqual(org.requests.map(({ method, path }) => `${method} ${org.url}${path}`))
})

it.each([{ NO_PROXY: '127.0.0.1' }, { no_proxy: 'example.com,127.0.0.1' }, { NO_PROXY: '*' }])(
  'goes straight to an org that is named in %j',
  async (excepted) => {
    const proxy = await startProxy()
    const { org, load } = await startScenario({ files: FILES })
    const run = await load(INSERT, { env: { HTTP_PROXY: proxy.url, ...excepted } })
    expect(run.outputs.verdict).toBe('passed')
    expect(proxy.passed.filter((line) => line.includes(org.url))).toEqual([])
  },
)

const SALESFORCE = { ...INSERT, 'login-url': 'https://acme.my.salesforce.com' }

/** A proxy that is there already is no advice, and Salesforce is not at fault. */
const NO_ADVICE = /status\.salesforce\.com|may need a proxy|if it needs one/

it('asks the proxy of HTTPS_PROXY for a tunnel to Salesforce, and sends it nothing else', async () => {
  const tunnels: string[] = []
  const proxy = await startProxy({ onTunnel: (authority) => tunnels.push(authority) })
  const { load } = await startScenario({ files: FILES })

  const run = await load(SALESFORCE, { env: { HTTPS_PROXY: proxy.url } })

  expectFailed(run, { reason: 'login-failed', says: ['refuses to connect to acme.my.salesforce.com (HTTP 403)'] })
  expect(tunnels).toEqual(['acme.my.salesforce.com:443'])
  expect(proxy.passed).toEqual([])
  expect(run.outputs.message).not.toMatch(NO_ADVICE)
})

it.each([
  ['https_proxy', 'asks for a user name and a password', ''],
  ['HTTPS_PROXY', 'does not accept the user name and password', 'ada:wrong-password-of-proxy@'],
])('is red at once where the proxy of %s wants credentials: it %s', async (variable, says, credentials) => {
  const tunnels: string[] = []
  const proxy = await startProxy({ credentials: 'ada:secret', onTunnel: (authority) => tunnels.push(authority) })
  const { load } = await startScenario({ files: FILES })
  const url = proxy.url.replace('//', `//${credentials}`)

  const run = await load({ ...SALESFORCE, 'wait-for-org-minutes': '10' }, { env: { [variable]: url } })

  expectFailed(run, { reason: 'login-failed', says: [says, 'HTTP 407', `\`${variable}\``] })
  if (credentials === '') expect(run.outputs.message).toContain('as http://user:password@127.0.0.1:')
  expect(run.outputs.message).not.toMatch(NO_ADVICE)
  expect(run.stdout).not.toContain('wrong-password-of-proxy')
  expect(tunnels).toHaveLength(1)
})

it('says so for an org of http too, and loads with the right credentials', async () => {
  const proxy = await startProxy({ credentials: 'ada:p@ss%word' })
  const { org, load } = await startScenario({ files: FILES })
  const refused = await load(INSERT, { env: { http_proxy: proxy.url, no_proxy: '' } })
  expectFailed(refused, { reason: 'login-failed', says: ['asks for a user name and a password (HTTP 407)'] })
  expect(org.requests).toEqual([])

  // A percent sign that nobody encoded.
  const url = proxy.url.replace('//', '//ada:p%40ss%word@')
  const run = await load(INSERT, { env: { http_proxy: url, no_proxy: '' } })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1' })
})

it.each(['', 'HTTP://'])('takes a proxy that is written with the scheme "%s"', async (scheme) => {
  const proxy = await startProxy()
  const { org, load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { http_proxy: `${scheme}${new URL(proxy.url).host}`, no_proxy: '' } })
  expect(run.outputs.verdict).toBe('passed')
  expect(proxy.passed.filter((line) => line.includes(org.url))).toHaveLength(org.requests.length)
})

it('says that the proxy is unknown, and not the host', async () => {
  const { load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { http_proxy: 'http://proxy.invalid:8080', no_proxy: '' } })
  expectFailed(run, {
    reason: 'login-failed',
    says: ['the proxy of `http_proxy` (proxy.invalid:8080) cannot be reached'],
  })
  expect(run.outputs.message).not.toMatch(NO_ADVICE)
})

it('says which runner can use a proxy, where this one cannot', async () => {
  const { load } = await startScenario({ files: FILES })
  const older = "--import=data:text/javascript,Object.defineProperty(process,'version',{value:'v24.4.0'})"

  // A port of this machine that nobody listens on stands for a host that only the proxy reaches.
  const closed = await startProxy()
  const { url } = closed
  await closed.close()
  proxies.length = 0
  const unreached = await load(
    { ...INSERT, 'login-url': url },
    { env: { http_proxy: 'proxy.acme.example:8080', no_proxy: '', NODE_OPTIONS: older } },
  )
  expectFailed(unreached, {
    reason: 'login-failed',
    says: ['`http_proxy` names a proxy for this host', 'v24.4.0', 'Update the runner to 2.328.0 or later'],
  })
  expect(unreached.outputs.message).not.toMatch(NO_ADVICE)
})

it('names the variable that is no address, and not what it holds', async () => {
  const { load } = await startScenario({ files: FILES })
  const run = await load(INSERT, { env: { https_proxy: 'http://ada:secret-of-proxy@' } })
  expectFailed(run, {
    reason: 'invalid-input',
    says: ['The variable `https_proxy` of the runner does not name a proxy'],
  })
  expect(run.stdout).not.toContain('secret-of-proxy')
})
