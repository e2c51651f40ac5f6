import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectFailed } from '../support/expect-end.ts'
import { finalStates } from '../support/expect-job-discipline.ts'
import { startScenario } from '../support/scenario.ts'

const files = { 'data/accounts.csv': accountsCsv(1, 20) }
const STORED = '5Aep861stored-refresh-token'
const ROTATING = { refreshToken: STORED, rotateRefreshTokens: true }
const NO_JWT = { 'client-id': '', username: '', 'private-key': '', 'login-url': '' }

function authUrl({ settings, url }: Org, token = STORED): Record<string, string> {
  return { ...NO_JWT, 'sfdx-auth-url': `force://${settings['client-id']}::${token}@${new URL(url).host}` }
}

function signIns({ requests }: Org): number[] {
  return requests.filter(({ path }) => path.endsWith('/oauth2/token')).map(({ status }) => status)
}

it('each is used once in a step that renews its session often, and one warning says what to do', async () => {
  const { org, load } = await startScenario({ files, org: { ...ROTATING, tokenLifetimeCalls: 3 } })

  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '20' })
  expectAccountsOnce(org, 20)
  expect(signIns(org).length).toBeGreaterThan(2)
  expect(new Set(signIns(org))).toEqual(new Set([200]))
  const told = run.annotations.filter(({ message }) => message.includes('rotates refresh tokens'))
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ kind: 'warning', message: expect.stringMatching(/store a new SFDX auth URL.*JWT/) })
  expect(run.masks).toContain(org.refreshToken())
})

it('a stored one that was used before is explained', async () => {
  const { org, load } = await startScenario({ files, org: ROTATING })
  expect((await load({ ...INSERT_ACCOUNTS, ...authUrl(org) })).outputs.verdict).toBe('passed')

  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) }, { runId: '1000002' })

  expectFailed(run, {
    reason: 'login-failed',
    says: ['expired access/refresh token', 'was used before', 'rotates refresh tokens', 'sign in with a JWT'],
  })
})

it('says nothing of it where the org does not rotate them', async () => {
  const { org, load } = await startScenario({ files, org: { refreshToken: STORED, tokenLifetimeCalls: 5 } })
  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) })
  expect(run.outputs.verdict).toBe('passed')
  expect(run.stdout).not.toContain('rotates')
})

/** Files that hold a text. */
function holding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'latin1').includes(text))
}

it('the post step of a killed one signs in with the newest, which is gone afterwards', async () => {
  const scenario = await startScenario({ files, org: ROTATING })
  const { org, load, post, workspace } = scenario
  org.faults.add({ kind: 'hang-job' })
  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) }, { killAt: /InProgress/ })
  const [kept, ...more] = holding(workspace.root, org.refreshToken() ?? 'none')
  expect(more).toEqual([])
  if (process.platform !== 'win32') expect(statSync(kept ?? '').mode & 0o777).toBe(0o600)

  const after = await post(run)

  expect(after.annotations.map(({ message }) => message).join()).toContain('is aborted now')
  expect(finalStates(org)).toEqual(['Aborted'])
  expect(org.refreshToken()).toBeDefined()
  expect(existsSync(run.state['temp-folder'] ?? '')).toBe(false)
  expect(holding(workspace.root, '5Aep861').filter((file) => !file.endsWith('.csv'))).toEqual([])
})

it('the post step does not use an old one again when the newest is lost', async () => {
  const { org, load, post, workspace } = await startScenario({ files, org: ROTATING })
  org.faults.add({ kind: 'hang-job' })
  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) }, { killAt: /InProgress/ })
  for (const file of holding(workspace.root, org.refreshToken() ?? 'none')) {
    rmSync(file)
  }
  const before = org.requests.length

  const after = await post(run)

  const told = after.annotations.map(({ message }) => message).join()
  expect(told).toContain(`These jobs may still run in the org: ${org.jobs()[0]?.id}.`)
  expect(told).toContain('is used up')
  expect(org.requests).toHaveLength(before)
  expect(org.refreshToken()).toBeDefined()
})

it('the newest is gone as soon as the step has ended', async () => {
  const { org, load, workspace } = await startScenario({ files, org: ROTATING })
  await load({ ...INSERT_ACCOUNTS, ...authUrl(org) })
  expect(holding(workspace.root, org.refreshToken() ?? 'none')).toEqual([])
})

it('one that another step uses at this moment is explained', async () => {
  const { org, load } = await startScenario({ files, org: ROTATING })
  const body = { error: 'invalid_grant', error_description: 'Token request is already being processed' }
  org.faults.add({ kind: 'answer', method: 'POST', path: 'oauth2/token', status: 400, body, times: 10 })
  const run = await load({ ...INSERT_ACCOUNTS, ...authUrl(org) })
  expectFailed(run, { reason: 'login-failed', says: ['already being processed', 'the same refresh token'] })
})
