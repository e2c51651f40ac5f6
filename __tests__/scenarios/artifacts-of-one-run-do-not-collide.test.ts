import { expect, it } from '@jest/globals'
import { startScenario } from '../support/scenario.ts'

const INSERT = { operation: 'insert', object: 'Account', files: 'accounts.csv' }

// The legs of a matrix run the same step of the same job, each on a runner of its own.
it.each([
  ['two steps of a job', [{ step: 'first' }, { step: 'second' }]],
  ['two attempts', [{ runAttempt: 1 }, { runAttempt: 2 }]],
  ['two jobs', [{ env: { GITHUB_JOB: 'first' } }, { env: { GITHUB_JOB: 'second' } }]],
  ['two legs of a matrix', [{}, {}]],
])('gives each of %s an artifact', async (_, contexts) => {
  const { results, load } = await startScenario({ files: { 'accounts.csv': 'Name\nAcme\n' } })
  const ids: (string | undefined)[] = []
  for (const context of contexts) {
    const run = await load(INSERT, context)
    expect(run.annotations).toEqual([])
    ids.push(run.outputs['artifact-id'])
  }
  expect(results.artifacts.list().map(({ id }) => id)).toEqual(ids)
  expect(new Set(ids).size).toBe(2)
})
