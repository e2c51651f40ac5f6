import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { expectCleanEnd } from './clean-end.ts'
import { testKeys } from './keys.ts'
import { type Scenario, startScenario } from './scenario.ts'

const action = join(import.meta.dirname, 'toy-action')
let ended: Scenario

it('runs an action with a workspace, an org to sign in to, and a results service', async () => {
  const scenario = await startScenario({ files: { 'data/accounts.csv': 'Name\nAcme\n' } })
  ended = scenario

  const run = await scenario.load({ 'show-environment': 'false' }, { action })
  const post = await scenario.post(run)

  expect(run.step.env).toMatchObject({
    'INPUT_LOGIN-URL': scenario.org.url,
    'INPUT_PRIVATE-KEY': testKeys().pkcs8,
    ACTIONS_RESULTS_URL: `${scenario.results.url}/`,
  })
  expect(post.exitCode).toBe(0)
})

it('knows the secrets of a run, and tokens of the org by their looks', async () => {
  const scenario = await startScenario()
  const run = await scenario.load({ 'show-environment': 'false' }, { action })
  for (const secret of [scenario.org.issueToken(), testKeys().pkcs8.split('\n')[3] ?? '']) {
    const leaky = { ...run, summary: `| token | ${secret} |` }
    expect(() => expectCleanEnd({ run: leaky, secrets: [testKeys().pkcs8] })).toThrow('a secret is in the summary')
  }
})

afterAll(async () => {
  expect(existsSync(ended.workspace.root)).toBe(false)
  await expect(fetch(ended.org.url)).rejects.toThrow()
  await expect(fetch(ended.results.url)).rejects.toThrow()
})
