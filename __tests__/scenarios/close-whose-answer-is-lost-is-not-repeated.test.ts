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

it('and a job is closed whose second close is refused as done already, after a look at an older state', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add(
    { kind: 'reset', ...CLOSE, effect: 'after' },
    { kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*', times: 2, by: 9 },
  )

  expectCompleted(await load(INSERT_ACCOUNTS), { created: 20 })
  expectAccountsOnce(org, 20)
  expect(org.jobs()).toHaveLength(1)
})

it.each(['insert', 'upsert'])(
  'where looks lag behind all the while, an %s takes nothing for not closed',
  async (operation) => {
    const { org, load } = await startScenario({ files: { 'data/accounts.csv': keyed(1, 20) } })
    const key = operation === 'upsert' ? { 'external-id-field': 'Ext_Id__c' } : {}
    const inputs = { ...INSERT_ACCOUNTS, ...key, operation }
    const body = '<html>Bad Gateway</html>'
    org.faults.add(
      { kind: 'answer', ...CLOSE, status: 502, body, takesEffect: true, times: 5 },
      { kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*', times: 5, by: 9 },
    )

    const run = await load(inputs)

    expect(run.outputs).toMatchObject({ 'records-unprocessed': '0', 'records-created': '20' })
    expectAccountsOnce(org, 20)
    expect(org.jobs()).toHaveLength(1)
  },
)

it('a close that is never answered, of a job that is Open: it is aborted, and nothing of it is sent before that is clear', async () => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 20) } })
  org.faults.add({ kind: 'answer', ...CLOSE, status: 502, body: '<html>Bad Gateway</html>', times: 5 })

  expectStopped(await load(INSERT_ACCOUNTS), 'job-failed', {
    says: ['could not be closed, and was aborted'],
    counts: { pending: 20, unprocessed: 0 },
  })
  expect(org.jobs().map(({ state }) => state)).toEqual(['Aborted'])
  expectCompleted(await load(INSERT_ACCOUNTS, { runId: '1000002' }), { created: 20 })
  expectAccountsOnce(org, 20)
})

function keyed(first: number, last: number): string {
  const [header = '', ...rows] = accountsCsv(first, last).trimEnd().split('\n')
  return [`Ext_Id__c,${header}`, ...rows.map((row, index) => `key-${index},${row}`)].join('\n').concat('\n')
}
