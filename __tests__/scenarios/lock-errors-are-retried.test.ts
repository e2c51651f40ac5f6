import { expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import type { Org } from '../../emulator/org/start.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectOneUploadPerJob } from '../support/expect-job-discipline.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const HOW = { 'job-records': '200', concurrency: '3' }
const OPTIONS = { shortTimers: true } as const
const TOO_MANY_LOCKS = 'TooManyLockFailure : Too many lock failure 200 Trying again later.'

/** Records of each job, as uploaded. */
function uploads(org: Org): string[][] {
  return org.jobs().map(({ id }) => org.uploaded(id)?.trim().split('\n').slice(1) ?? [])
}

function firstJobs(org: Org): string[] {
  return org
    .jobs()
    .slice(0, 3)
    .map(({ id }) => id)
}

/** Names of the records whose address a job refused; one that met a lock first was not looked at further. */
async function refusedIn(org: Org, id: string): Promise<string[]> {
  const answer = await fetch(`${org.url}/services/data/v67.0/jobs/ingest/${id}/failedResults`, {
    headers: { authorization: `Bearer ${org.issueToken()}` },
  })
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true })
  return rows.filter((row) => row.sf__Error?.startsWith('INVALID_EMAIL_ADDRESS')).map(({ Name }) => Name ?? '')
}

it.each([
  ['insert', INSERT, plainAccounts(1, 600), 'Name'],
  ['upsert', UPSERT, keyedAccounts(1, 600), 'Ext_Id__c'],
] as const)('%s: 8 %% of the records meet locks, and none failed in the end', async (_, operation, records, key) => {
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
  org.faults.add({ kind: 'lock-rows', share: 0.08 })

  const run = await load({ ...operation, ...HOW }, OPTIONS)

  const saved = org.jobs().reduce((sum, { numberRecordsFailed }) => sum + numberRecordsFailed, 0)
  expect(saved).toBeGreaterThan(20)
  expectCompleted(run, { created: 600, failed: 0 })
  expectEachOnce(org, 'Account', records, key, run)
  expectOneUploadPerJob(org)
  expect(run.summary).toMatch(new RegExp(`\\b${saved} .*retr|retr.*\\b${saved}\\b`, 'i'))
  const { report } = resultFolder(run)
  expect(report.loads[0]?.jobs.map(({ round }) => round)).toEqual(expect.arrayContaining([1, 2]))
  // The source's own bytes go again, and no others.
  const lines = csvOf(records).trim().split('\n').slice(1)
  const [first, later] = [uploads(org).slice(0, 3).flat(), uploads(org).slice(3).flat()]
  expect([...first].sort()).toEqual([...lines].sort())
  expect(later).toHaveLength(saved)
  expect(lines).toEqual(expect.arrayContaining(later))
})

it('what the data is to blame for is never sent twice', async () => {
  const records = plainAccounts(1, 600).map((record, index) => ({
    ...record,
    Billing_Email__c: index % 100 === 0 ? 'no address' : 'info@example.com',
  }))
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
  org.faults.add({ kind: 'lock-rows', share: 0.08 })

  const run = await load({ ...INSERT, ...HOW, 'max-failures': '6' }, OPTIONS)

  expectCompleted(run, { created: 594, failed: 6 })
  expectEachOnce(org, 'Account', records, 'Name', run)
  const refused = (await Promise.all(org.jobs().map(({ id }) => refusedIn(org, id)))).flat()
  expect(refused).toHaveLength(6)
  expect(new Set(refused).size).toBe(6)
  const [first, later] = [uploads(org).slice(0, 3), uploads(org).slice(3)]
  const refusedFirst = (await Promise.all(firstJobs(org).map((id) => refusedIn(org, id)))).flat()
  expect(first.flat()).toHaveLength(600)
  expect(later.flat().filter((line) => refusedFirst.includes(line.split(',')[0] ?? ''))).toEqual([])
})

it('a validation failure alone makes no second round', async () => {
  const records = plainAccounts(1, 300).map((record, index) => ({
    ...record,
    Billing_Email__c: index === 7 ? 'no address' : '',
  }))
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })

  const run = await load({ ...INSERT, ...HOW }, OPTIONS)

  expectStopped(run, 'failures-exceeded', { counts: { created: 299, failed: 1 } })
  expect(org.jobs()).toHaveLength(2)
  expect(uploads(org).flat()).toHaveLength(300)
})

it('a job that fails on its locks is taken up in smaller ones', async () => {
  const records = plainAccounts(1, 600)
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
  org.faults.add({ kind: 'fail-job', afterRows: 40, errorMessage: TOO_MANY_LOCKS })

  const run = await load({ ...INSERT, ...HOW }, OPTIONS)

  expectCompleted(run, { created: 600 })
  expectEachOnce(org, 'Account', records, 'Name', run)
  const later = uploads(org).slice(3)
  expect(later.flat()).toHaveLength(160)
  expect(Math.max(...later.map((lines) => lines.length))).toBeLessThan(200)
})

it('only as many rounds as `retries` allows', async () => {
  const records = plainAccounts(1, 300)
  const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
  org.faults.add({ kind: 'lock-rows', share: 0.08 })

  const run = await load({ ...INSERT, ...HOW, retries: '0' }, OPTIONS)

  const failed = org.jobs().reduce((sum, { numberRecordsFailed }) => sum + numberRecordsFailed, 0)
  expectStopped(run, 'failures-exceeded', { counts: { created: 300 - failed, failed } })
  expect(org.jobs()).toHaveLength(2)
  expectEachOnce(org, 'Account', records, 'Name', run)
})
