import { expect, it } from '@jest/globals'
import { expectPassed } from '../support/expect-end.ts'
import { startScenario } from '../support/scenario.ts'
import { makeSeed, seedProblems } from '../support/seed.ts'
import { BY_KEYS } from '../support/seed-manifests.ts'

it('loads the seed with references alone', async () => {
  const seed = makeSeed('keys', { accounts: 6 })
  const { org, load } = await startScenario({ files: { ...seed.files, 'seed.yml': BY_KEYS } })
  const run = await load({ manifest: 'seed.yml' })
  console.log(run.stdout.split('\n').filter((l) => !/^::(debug|add-mask)/.test(l)).join('\n'))
  expect(seedProblems(org, seed)).toEqual([])
  expectPassed(run, {})
})
