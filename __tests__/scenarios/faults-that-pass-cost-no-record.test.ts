import { expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { accountsCsv, expectAccountsOnce, INSERT_ACCOUNTS } from '../support/accounts.ts'
import { expectPassed } from '../support/expect-end.ts'
import { expectOneUploadPerJob } from '../support/expect-job-discipline.ts'
import { startScenario } from '../support/scenario.ts'

/** Every request of a load, as faults name them. */
const CALLS = {
  'sign-in': { method: 'POST', path: 'oauth2/token' },
  'query of the org': { method: 'GET', path: 'query' },
  create: { method: 'POST', path: 'jobs/ingest' },
  upload: { method: 'PUT', path: 'batches' },
  close: { method: 'PATCH', path: 'jobs/ingest/*' },
  look: { method: 'GET', path: 'jobs/ingest/*' },
  'download of successes': { method: 'GET', path: 'successfulResults' },
  'download of failures': { method: 'GET', path: 'failedResults' },
} as const

const UNAVAILABLE = [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Server unavailable' }]

/** Faults that `npm run matrix` does not have: it has one of each kind for each call. */
async function loadWith(faults: readonly FaultInput[]) {
  const scenario = await startScenario({ files: { 'data/accounts.csv': accountsCsv(1, 250) } })
  scenario.org.faults.add(...faults)
  const run = await scenario.load(INSERT_ACCOUNTS)
  expectPassed(run, { created: 250 })
  expectAccountsOnce(scenario.org, 250)
  expectOneUploadPerJob(scenario.org)
  return scenario
}

it.each([
  ['420, the route is not known yet', 420, {}, ''],
  ['429 with a time to wait in seconds', 429, { 'retry-after': '2' }, UNAVAILABLE],
  ['429 with a date to wait for', 429, { 'retry-after': 'Fri, 01 Jan 2021 00:00:00 GMT' }, UNAVAILABLE],
  ['429 with a time that cannot be read', 429, { 'retry-after': 'soon' }, UNAVAILABLE],
  ['504 with nothing', 504, {}, ''],
])('%s on every call', async (_, status, headers: Record<string, string>, body) => {
  await loadWith(Object.values(CALLS).map((call) => ({ kind: 'answer', ...call, status, headers, body })))
})

it.each(['upload', 'close'] as const)('a 503 on the %s that had its effect all the same', async (name) => {
  await loadWith([{ kind: 'answer', ...CALLS[name], status: 503, body: UNAVAILABLE, takesEffect: true }])
})

it('answers that come late, and bodies that do', async () => {
  const parts = ['answer', 'body'] as const
  await loadWith(
    Object.values(CALLS).map((call, index) => ({ kind: 'slow', ...call, delayMs: 5, part: parts[index % 2] })),
  )
})

it('a look that is answered with a page that says nothing of the job', async () => {
  await loadWith([{ kind: 'answer', ...CALLS.look, status: 200, body: '<html>We are down for maintenance</html>' }])
})

it('a long run of failed looks', async () => {
  const { org } = await loadWith([{ kind: 'answer', ...CALLS.look, status: 503, times: 30 }])
  expect(org.jobs()).toHaveLength(1)
})
