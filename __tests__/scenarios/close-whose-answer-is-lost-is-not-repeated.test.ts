import { expect, it } from '@jest/globals'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectPassed } from '../support/expect-end.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { startScenario } from '../support/scenario.ts'

const CLOSE = { method: 'PATCH', path: 'jobs/ingest/*' } as const

it.each([
  ['when the answer was lost after the close had its effect', 'after', 1],
  ['but sent again when the job is seen to be open still', 'before', 2],
] as const)('%s', async (_, effect, closes) => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ kind: 'reset', ...CLOSE, effect })

  expectPassed(await load(INSERT_ACCOUNTS), { created: 20 })

  expectAccountsOnce(org, 20)
  expect(org.jobs()).toHaveLength(1)
  expect(org.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(closes)
})

it.each([
  ['HTML', '<html>Too many requests</html>'],
  ['JSON', { statusCode: 429, error: 'Too Many Requests', message: 'Slow down' }],
] as const)('taken for closed when a proxy answers in %s, and no job is told of for a while', async (_, body) => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  const page = { kind: 'answer', status: 429, body } as const
  org.faults.add({ ...page, ...CLOSE, takesEffect: true, times: 100 }, { ...page, ...CLOSE, method: 'GET', times: 100 })

  expectStopped(await load(INSERT_ACCOUNTS), 'records-unaccounted', { counts: { unaccounted: 20 } })
  org.faults.clear()
  expectCompleted(await load(INSERT_ACCOUNTS, { runAttempt: 2 }), { created: 20 })

  expectAccountsOnce(org, 20)
  expect(org.jobs()).toHaveLength(1)
})
