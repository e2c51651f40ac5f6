import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { hashOfStored, hashOfWritten, writeNumberedAccounts } from '../support/numbered-accounts.ts'
import { startScenario } from '../support/scenario.ts'

it.each([
  { limit: { 'job-records': '400' }, jobs: [400, 400, 200] },
  // A header of 27 bytes and 333 records of 3,000 make 999,027 bytes.
  { limit: { 'job-size-mb': '1' }, jobs: [333, 333, 333, 1] },
  { limit: { 'job-size-mb': '1', 'job-records': '250' }, jobs: [250, 250, 250, 250] },
])('cuts 1,000 records of 3 kB into jobs of $jobs records with $limit', async ({ limit, jobs }) => {
  const accounts = { count: 1_000, recordBytes: 3_000 }
  const { org, workspace, load } = await startScenario()
  await writeNumberedAccounts(join(workspace.dir, 'accounts.csv'), accounts)
  const run = await load({ operation: 'insert', object: 'Account', files: 'accounts.csv', ...limit })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '1000' })
  const records = org.jobs().map(({ numberRecordsProcessed }) => numberRecordsProcessed)
  expect(records.sort((a, b) => b - a)).toEqual(jobs)
  expect(hashOfStored(org)).toBe(hashOfWritten(accounts))
})
