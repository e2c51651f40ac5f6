import { expect, it } from '@jest/globals'
import { csvOf, INSERT, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 50)
const FILE = 'data/accounts.csv'
const NO_LEDGER = { ...INSERT, ledger: 'none' }
const DAY_MS = 86_400_000

/** A push that was made so long ago, by GitHub's clock. */
const pushed = (msAgo: number, name = 'push') => ({
  name,
  payload: { repository: { private: true, pushed_at: Math.floor((Date.now() - msAgo) / 1_000) } },
})
/** The runner's clock is so many minutes ahead; behind, where they are negative. */
const clockAhead = (minutes: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()%2B${minutes * 60_000}`,
})

async function loadedOnce() {
  const scenario = await startScenario({ files: { [FILE]: csvOf(RECORDS) } })
  expectCompleted(await scenario.load(NO_LEDGER, { event: pushed(10_000) }), { created: 50 })
  return scenario
}

it.each([
  ['right', 0],
  ['ten minutes slow', -10],
  ['ten minutes fast', 10],
])('attempt 2 with a clock that is %s: a job of attempt 1 stops it', async (_, minutes) => {
  const { org, load } = await loadedOnce()
  // Assertions of the JWT flow are refused where the clock is that slow.
  const session = { 'instance-url': org.url, 'access-token': org.issueToken() }
  const noAssertion = { 'login-url': '', 'client-id': '', username: '', 'private-key': '' }
  const again = await load(
    { ...NO_LEDGER, ...noAssertion, ...session },
    { runAttempt: 2, event: pushed(10_000), env: clockAhead(minutes) },
  )
  expectStopped(again, 'ledger-missing', { says: [org.jobs()[0]?.id ?? '', /start a new run/] })
  expect(org.records.all('Account')).toHaveLength(50)
})

it.each([
  ['one record more', [...RECORDS, ...plainAccounts(51, 51)]],
  ['one record less', RECORDS.slice(1)],
  ['one record alone', RECORDS.slice(7, 8)],
  ['another order, in smaller jobs', [...RECORDS].reverse()],
  ['a column more', RECORDS.map((record) => ({ ...record, Phone: '+49 30 1234567' }))],
])('attempt 2 with %s: a job that could hold these records stops it', async (_, records) => {
  const { org, load, workspace } = await loadedOnce()
  workspace.write(FILE, csvOf(records))
  const again = await load({ ...NO_LEDGER, 'job-records': '20' }, { runAttempt: 2, event: pushed(10_000) })
  expectStopped(again, 'ledger-missing')
  expect(org.records.all('Account')).toHaveLength(50)
})

it('attempt 2 with other records altogether is loaded: the rows of the job prove that it holds none of them', async () => {
  const { org, load, workspace } = await loadedOnce()
  workspace.write(FILE, csvOf(plainAccounts(101, 150)))
  expectCompleted(await load(NO_LEDGER, { runAttempt: 2, event: pushed(10_000) }), { created: 50 })
  expect(org.records.all('Account')).toHaveLength(100)
})

it('a job whose results cannot be read may hold them', async () => {
  const { org, load, workspace } = await loadedOnce()
  workspace.write(FILE, csvOf(plainAccounts(101, 150)))
  org.faults.add({ kind: 'answer', method: 'GET', path: 'successfulResults', status: 503, times: 100 })
  expectStopped(await load(NO_LEDGER, { runAttempt: 2, event: pushed(10_000) }), 'ledger-missing')
  expect(org.records.all('Account')).toHaveLength(50)
})

it.each([
  ['an insert', NO_LEDGER],
  ['an upsert', { ...UPSERT, ledger: 'none' }],
])('attempt 2 of a run that began eight days ago: %s stops, since the org keeps jobs for seven', async (_, inputs) => {
  const { org, load } = await startScenario({
    files: { [FILE]: csvOf(RECORDS.map((r, i) => ({ Ext_Id__c: `${i}`, ...r }))) },
  })
  const again = await load(inputs, { runAttempt: 2, event: pushed(8 * DAY_MS) })
  expectStopped(again, 'ledger-missing', { says: [/7 days/, /Start a new run/] })
  expect(org.jobs()).toEqual([])
})

it('attempt 2 of a run of which only the last push is known, nine days ago: an insert stops, an upsert goes on', async () => {
  const files = { [FILE]: csvOf(RECORDS.map((record, index) => ({ Ext_Id__c: `${index}`, ...record }))) }
  const { org, load } = await startScenario({ files })
  const options = { runAttempt: 2, event: pushed(9 * DAY_MS, 'schedule') }
  expectStopped(await load(NO_LEDGER, options), 'ledger-missing', { says: [/may have begun/] })
  expectCompleted(await load({ ...UPSERT, ledger: 'none' }, options), { created: 50 })
  expect(org.records.all('Account')).toHaveLength(50)
})
