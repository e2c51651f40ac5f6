import { expect, it } from '@jest/globals'
import { testKeys } from '../support/keys.ts'
import { requestLines } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const FILES = { 'accounts.csv': 'Name\nAcme\n' }
const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv' }

it.each(['pkcs1', 'escapedNewlines', 'spaces', 'base64'] as const)('signs in with a key as %s', async (form) => {
  const { load } = await startScenario({ files: FILES })
  const run = await load({ ...INSERT, 'private-key': testKeys()[form] })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1' })
})

it('masks the key and the token before anything else is printed', async () => {
  const { load } = await startScenario({ files: FILES })
  const run = await load(INSERT)
  const [first = ''] = run.stdout.split('\n')
  expect(first).toMatch(/^::add-mask::-----BEGIN PRIVATE KEY-----/)
  expect(run.masks.some((mask) => /^00D\w{12}!/.test(mask))).toBe(true)
  expect(run.masks.filter((mask) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(mask))).toHaveLength(2)
})

it('tries the other audience once when the org refuses the derived one', async () => {
  const { org, load } = await startScenario({ files: FILES, org: { kind: 'sandbox' } })
  const run = await load(INSERT)
  expect(run.outputs.verdict).toBe('passed')
  expect(org.requests.filter(({ path }) => path.endsWith('/token')).map(({ status }) => status)).toEqual([400, 200])
})

it.each([
  { kind: 'developer', audience: '' },
  { kind: 'sandbox', audience: 'https://test.salesforce.com' },
] as const)('signs in at the first try to a $kind org with audience "$audience"', async ({ kind, audience }) => {
  const { org, load } = await startScenario({ files: FILES, org: { kind } })
  const run = await load({ ...INSERT, audience })
  expect(run.outputs.verdict).toBe('passed')
  expect(requestLines(org).filter((line) => line === 'POST oauth2/token')).toHaveLength(1)
})
