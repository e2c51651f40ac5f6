import type { ChildProcess } from 'node:child_process'
import { afterEach, expect, it } from '@jest/globals'
import { type ForwardProxy, startForwardProxy } from '../support/forward-proxy.ts'
import { startScenario } from '../support/scenario.ts'

const FILES = { 'accounts.csv': 'Name\nAcme\n' }
const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv' }

const proxies: ForwardProxy[] = []

async function startProxy(onTunnel?: (authority: string) => void): Promise<ForwardProxy> {
  const proxy = await startForwardProxy(onTunnel)
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

it('asks the proxy of HTTPS_PROXY for a tunnel to Salesforce, and sends it nothing else', async () => {
  const tunnels: string[] = []
  let action: ChildProcess | undefined
  const proxy = await startProxy((authority) => {
    tunnels.push(authority)
    // It would try again, with waits of seconds, since the org is not on this machine.
    action?.kill('SIGKILL')
  })
  const { load } = await startScenario({ files: FILES })
  await load(
    { ...INSERT, 'login-url': 'https://acme.my.salesforce.com' },
    { env: { HTTPS_PROXY: proxy.url }, onLine: (_, child) => (action = child) },
  )
  expect(tunnels).toEqual(['acme.my.salesforce.com:443'])
  expect(proxy.passed).toEqual([])
})
