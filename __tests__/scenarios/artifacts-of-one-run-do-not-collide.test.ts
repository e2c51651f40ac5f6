import { expect, it } from '@jest/globals'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv', artifacts: 'auto' }

it('gives each step, job, attempt and leg of a matrix an artifact of its own', async () => {
  const { results, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' } })
  const [first, step, attempt, job, leg] = [
    await load(INSERT),
    await load(INSERT, { step: 'second' }),
    await load(INSERT, { runAttempt: 2 }),
    await load(INSERT, { env: { GITHUB_JOB: 'second' } }),
    // The legs of a matrix run the same step of the same job, each on a runner of its own.
    await load(INSERT),
  ]
  const runs = [first, step, attempt, job, leg]
  expect(runs.flatMap(withoutNotices)).toEqual([])
  const ids = runs.map(({ outputs }) => outputs['artifact-id'])
  expect(results.artifacts.list().map(({ id }) => id)).toEqual(ids)
  expect(new Set(ids).size).toBe(runs.length)
})
