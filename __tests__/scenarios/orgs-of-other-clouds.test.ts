import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { type MyDomain, startMyDomain } from '../support/my-domain.ts'
import { type Scenario, signIn, startScenario } from '../support/scenario.ts'

const FILES = { 'a.csv': 'Name\nAcme\nGlobex\n' }
const INSERT = { operation: 'insert', object: 'Account', files: '*.csv' }

const fronts: MyDomain[] = []

afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close()
})

/** An org that says it has the host `named`, served at `host` over TLS, with a certificate that the runner knows. */
async function startAt(
  host: string,
  { named = host, kind = 'developer' }: { named?: string; kind?: 'developer' | 'sandbox' } = {},
) {
  const scenario = await startScenario({ files: FILES, org: { myDomain: named, kind } })
  const front = await startMyDomain(host, scenario.org.url)
  fronts.push(front)
  return { ...scenario, front, env: { ...front.env, NODE_EXTRA_CA_CERTS: certificateFile(scenario, front) } }
}

function certificateFile({ workspace }: Pick<Scenario, 'workspace'>, { certificate }: MyDomain): string {
  const file = join(workspace.root, 'company.pem')
  writeFileSync(file, certificate)
  return file
}

it.each([
  ['acme.my.sfcrmproducts.cn', 'developer'],
  ['acme--uat.sandbox.my.sfcrmproducts.cn', 'sandbox'],
  // A sandbox that its host does not show.
  ['uat.my.sfcrmproducts.cn', 'sandbox'],
  ['acme.my.salesforce.mil', 'developer'],
  ['acme.my.crmforce.mil', 'developer'],
] as const)('loads into an org at %s, with the audience of its cloud', async (host, kind) => {
  const { org, load, env, front } = await startAt(host, { kind })
  const run = await load({ ...INSERT, 'login-url': `https://${host}` }, { env })
  expectPassed(run, { created: 2 })
  expect(run.log).toContain(`signed in to ${host}`)
  expect(new Set(front.asked)).toEqual(new Set([`${host}:443`]))
  expect(org.records.all('Account')).toHaveLength(2)
})

it.each(['evilsfcrmproducts.cn', 'acme.my.sfcrmproducts.cn.example', 'acme.my.crmforce.mil.example'])(
  'sends nothing to %s, which only looks like such a host',
  async (host) => {
    const { org, load, env, front } = await startAt(host)
    const run = await load({ ...INSERT, 'login-url': `https://${host}` }, { env })
    expectFailed(run, {
      reason: 'invalid-input',
      says: ['is not a Salesforce host that this action knows', 'Setup > My Domain', 'please open an issue'],
    })
    expect([front.asked, org.requests]).toEqual([[], []])
  },
)

it('sends the token nowhere where the answer to the sign-in names such a host', async () => {
  const host = 'acme.my.salesforce.mil'
  const { org, load, env, front } = await startAt(host, { named: `${host}.example` })
  const run = await load({ ...INSERT, ...signIn(org), 'login-url': `https://${host}` }, { env })
  expectFailed(run, { reason: 'login-failed', says: [`points to ${host}.example, which is not a Salesforce host`] })
  expect(new Set(front.asked)).toEqual(new Set([`${host}:443`]))
})
