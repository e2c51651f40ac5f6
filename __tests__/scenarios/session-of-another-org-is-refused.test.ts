import { afterEach, describe, expect, it as itEverywhere } from '@jest/globals'
import { type Org, type OrgOptions, startOrg } from '../../emulator/org/start.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { startForwardProxy } from '../support/forward-proxy.ts'
import { testKeys } from '../support/keys.ts'
import type { ActionRun } from '../support/run-action.ts'
import { type Scenario, startScenario } from '../support/scenario.ts'
import { standInCli } from '../support/stand-in-cli.ts'

// The stand-in for the Salesforce CLI is a script with a first line that Windows does not know.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const files = { 'data/accounts.csv': accountsCsv(1, 20) }
const NO_JWT = { 'client-id': '', username: '', 'private-key': '', 'login-url': '' }
const SECRETS = { clientSecret: 'client-secret-of-the-app', refreshToken: '5Aep861refreshtoken' }

/** What a test needs of a way to sign in: its inputs, and a way to have the next session be of another org. */
interface Prepared {
  readonly inputs: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  /** The sessions that there are end, and a new one is of the other org. */
  readonly repoint: () => void
  /** The org of which nothing may be asked but who it is. */
  readonly other: () => Org
}

type Prepare = (scenario: Scenario) => Promise<Prepared>

const others: Org[] = []
afterEach(async () => {
  for (const org of others.splice(0)) await org.close()
})

/** Another org answers at the same address, as after the refresh of a sandbox. */
function refreshed({ org }: Scenario, inputs: Record<string, string>): Prepared {
  return { inputs, repoint: () => org.refresh(2), other: () => org }
}

/** The alias of the Salesforce CLI leads to another org. */
function byAlias(options: OrgOptions): Prepare {
  return async ({ org, workspace }) => {
    const other = await startOrg({ ...options, seed: 2, certificate: testKeys().publicKey })
    others.push(other)
    const cli = standInCli(workspace, { org })
    const repoint = () => {
      org.expireTokens()
      cli.point(other)
    }
    return { inputs: { ...NO_JWT, 'target-org': 'scratch' }, env: { PATH: cli.PATH }, repoint, other: () => other }
  }
}

const FLOWS: readonly (readonly [name: string, options: OrgOptions, prepare: Prepare])[] = [
  ['a JWT', {}, async (scenario) => refreshed(scenario, {})],
  ['a JWT that gives JWTs', { accessTokens: 'jwt' }, async (scenario) => refreshed(scenario, {})],
  [
    'client credentials',
    SECRETS,
    async (scenario) => {
      const { org } = scenario
      const { 'client-id': clientId = '' } = org.settings
      const app = { 'client-id': clientId, 'client-secret': SECRETS.clientSecret, 'login-url': org.url }
      return refreshed(scenario, { ...NO_JWT, ...app })
    },
  ],
  [
    'an SFDX auth URL',
    SECRETS,
    async (scenario) => {
      const { host } = new URL(scenario.org.url)
      const url = `force://${scenario.org.settings['client-id']}::${SECRETS.refreshToken}@${host}`
      return refreshed(scenario, { ...NO_JWT, 'sfdx-auth-url': url })
    },
  ],
  ['the Salesforce CLI', {}, byAlias({})],
  ['the Salesforce CLI with tokens that name no org', { accessTokens: 'jwt' }, byAlias({ accessTokens: 'jwt' })],
]

/** Requests with a session of the other org: what it was asked once it had given one. */
function askedOf(org: Org, sinceRequest: number): string[] {
  return org.requests
    .slice(sinceRequest)
    .filter(({ path, status }) => status < 400 && !path.endsWith('/oauth2/token'))
    .map(({ method, path }) => `${method} ${path}`)
}

/** Asking who it is does no harm. */
const WHO_ARE_YOU = /^GET \/services\/oauth2\/userinfo$|^GET \/services\/data\/v[\d.]+\/query$/

const MOMENTS = [
  ['a create', 'POST', /jobs\/ingest$/, { unprocessed: 20 }],
  ['an upload', 'PUT', /batches$/, { unprocessed: 20 }],
  ['a close', 'PATCH', /jobs\/ingest\/\w+$/, { pending: 20 }],
  ['a look', 'GET', /jobs\/ingest\/\w+$/, { pending: 20 }],
] as const

describe.each(FLOWS)('signed in by %s', (name, options, prepare) => {
  // One flow meets it at each of the calls, the others where the data would go.
  it.each(name === 'a JWT' ? MOMENTS : MOMENTS.slice(1, 2))(
    'sends nothing to the other org when the session ends at %s',
    async (_, method, path, counts) => {
      const scenario = await startScenario({ files, org: options })
      const { org, load } = scenario
      const { inputs, env, repoint, other } = await prepare(scenario)
      const first = org.orgId
      let since: number | undefined
      org.onRequest(({ when, method: of, path: at }) => {
        if (when !== 'arrived' || since !== undefined || of !== method || !path.test(at)) return
        repoint()
        since = other() === org ? org.requests.length : 0
      })

      const run = await load({ ...INSERT_ACCOUNTS, ...inputs }, env === undefined ? {} : { env })

      const now = other()
      expectFailed(run, {
        reason: 'guard-refused',
        says: [
          'The new session belongs to another org',
          now.orgId.slice(0, 15),
          first.slice(0, 15),
          'Nothing was sent to it.',
        ],
        counts,
      })
      expect(askedOf(now, since ?? 0).filter((line) => !WHO_ARE_YOU.test(line))).toEqual([])
      expect(now.jobs()).toEqual([])
      expectAccountsOnce(now, 0)
      expect(run.outputs['org-id']).toBe(first)
      await seenTo(scenario, run)
    },
  )

  it('aborts no job there in the post step, and names those that it could not see to', async () => {
    const scenario = await startScenario({ files, org: options })
    const { org, load, post } = scenario
    const { inputs, env, repoint, other } = await prepare(scenario)
    org.faults.add({ kind: 'hang-job' })
    const run = await load({ ...INSERT_ACCOUNTS, ...inputs }, { killAt: /InProgress/, ...(env && { env }) })
    const [job] = org.jobs()
    repoint()
    const since = other() === org ? org.requests.length : 0

    const after = await post(run)

    expect(after.exitCode).toBe(0)
    const told = after.annotations.map(({ message }) => message).join('\n')
    expect(told).toContain(`These jobs may still run in the org: ${job?.id}.`)
    expect(told).toContain('The new session belongs to another org')
    expect(askedOf(other(), since).filter((line) => !WHO_ARE_YOU.test(line))).toEqual([])
  })
})

/** Without a session there is no abort: a job that was left Open is named. It is empty, and the org ends it within a day. */
async function seenTo({ org }: Scenario, run: ActionRun): Promise<void> {
  for (const { id, state } of org.jobs()) {
    if (state !== 'Open') continue
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain(id)
    const headers = { authorization: `Bearer ${org.issueToken()}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ state: 'Aborted' })
    await fetch(`${org.url}/services/data/v67.0/jobs/ingest/${id}`, { method: 'PATCH', headers, body })
  }
}

const ANOTHER_USER = '0059Z00000OtherAAA'

itEverywhere('a session of another user of the same org is refused too', async () => {
  const scenario = await startScenario({ files })
  const { org, load } = scenario
  let isOver = false
  org.onRequest(({ when, method, path }) => {
    if (isOver || when !== 'arrived' || method !== 'PUT' || !path.endsWith('batches')) return
    isOver = true
    org.expireTokens()
    const body = {
      access_token: org.issueToken(),
      instance_url: org.url,
      id: `${org.url}/id/${org.orgId}/${ANOTHER_USER}`,
    }
    org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 200, body })
  })

  const run = await load(INSERT_ACCOUNTS)

  expectFailed(run, {
    reason: 'guard-refused',
    says: ['The new session belongs to another user', ANOTHER_USER, org.userId],
    counts: { unprocessed: 20 },
  })
  expectAccountsOnce(org, 0)
  await seenTo(scenario, run)
})

itEverywhere('a session that was given is of the org that answers', async () => {
  const { org, load } = await startScenario({ files })
  const soql = { totalSize: 1, done: true, records: [{ Id: '00D9Z0000000001AAA', IsSandbox: true }] }
  org.faults.add({ kind: 'answer', method: 'GET', path: 'query', status: 200, body: soql, times: 10 })

  const run = await load({ ...INSERT_ACCOUNTS, ...NO_JWT, 'access-token': org.issueToken(), 'instance-url': org.url })

  expectFailed(run, { reason: 'guard-refused', says: ['00D9Z0000000001AAA', org.orgId.slice(0, 15)] })
  expect(org.jobs()).toEqual([])
})

itEverywhere('an org that has moved to another host is followed there', async () => {
  const proxy = await startForwardProxy()
  try {
    const { org, load } = await startScenario({ files })
    const moved = org.url.replace('127.0.0.1', 'localhost')
    let hasMoved = false
    org.onRequest(({ when, method, path }) => {
      if (hasMoved || when !== 'arrived' || method !== 'PATCH' || !path.includes('jobs/ingest/')) return
      hasMoved = true
      org.expireTokens()
      const body = {
        access_token: org.issueToken(),
        instance_url: moved,
        id: `${moved}/id/${org.orgId}/${org.userId}`,
      }
      org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 200, body })
    })

    const run = await load(INSERT_ACCOUNTS, { env: { http_proxy: proxy.url, NO_PROXY: '' } })

    expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '20' })
    expectAccountsOnce(org, 20)
    const toOrg = proxy.passed.filter((line) => line.includes('/services/data/'))
    const firstMoved = toOrg.findIndex((line) => line.includes(moved))
    expect(firstMoved).toBeGreaterThan(0)
    expect(toOrg.slice(firstMoved).every((line) => line.includes(moved))).toBe(true)
  } finally {
    await proxy.close()
  }
})
