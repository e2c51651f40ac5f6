import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'
import { makeSeed, seedProblems } from '../support/seed.ts'
import { BY_EXTERNAL_IDS, BY_KEYS } from '../support/seed-manifests.ts'

it('loads the seed with references alone', async () => {
  const seed = makeSeed('keys', { accounts: 6 })
  const { org, load } = await startScenario({ files: { ...seed.files, 'seed.yml': BY_KEYS } })
  const run = await load({ manifest: 'seed.yml' })
  expect(seedProblems(org, seed)).toEqual([])
  expectPassed(run, { created: 61, updated: 13 })
})

it('loads the seed by external ids, and changes nothing when it does so again', async () => {
  const seed = makeSeed('external ids', { accounts: 6 })
  const { org, load } = await startScenario({ files: { ...seed.files, 'seed.yml': BY_EXTERNAL_IDS } })
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000001' }), { created: 61, updated: 13 })
  expect(seedProblems(org, seed)).toEqual([])
  expectPassed(await load({ manifest: 'seed.yml' }, { runId: '1000002' }), { updated: 74 })
  expect(seedProblems(org, seed)).toEqual([])
})
