import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { loadStoppedAt } from '../support/points.ts'
import { startScenario } from '../support/scenario.ts'
import { makeSeed, seedProblems } from '../support/seed.ts'
import { BY_KEYS } from '../support/seed-manifests.ts'

it('ends all loads of a step that is cancelled, and the next attempt sends what is missing', async () => {
  const seed = makeSeed('keys', { accounts: 6 })
  const scenario = await startScenario({ files: { ...seed.files, 'seed.yml': BY_KEYS } })
  const { org, load } = scenario
  const point = { call: 'close', nth: 4, when: 'arrived' } as const
  const { run, reached } = await loadStoppedAt(scenario, { manifest: 'seed.yml' }, point, 'cancel')
  expect(reached).toBe(true)
  expect(run.outputs.message).toMatch(/ The step was cancelled\. (`?[\w-]+`?(, | and ))+\d+ more did not finish\.$/)
  expect(run.outputs).toMatchObject({ verdict: 'failed', 'failure-reason': 'cancelled', finished: 'false' })
  expect(org.jobs().filter(({ state }) => state === 'Open')).toEqual([])
  const again = await load({ manifest: 'seed.yml' }, { runAttempt: 2 })
  // What the cancelled attempt had loaded is reported again: each record has one outcome in the set.
  expectPassed(again, { created: 61, updated: 13 })
  expect(seedProblems(org, seed)).toEqual([])
})
