import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { hashOfStored, hashOfWritten, writeNumberedAccounts } from '../support/numbered-accounts.ts'
import { startScenario } from '../support/scenario.ts'

const ACCOUNTS = { count: 25_000, recordBytes: 60 }

it('inserts 25,000 records as three jobs, each finished before the next is closed', async () => {
  // Time enough for the next job to be made and filled meanwhile.
  const { org, workspace, load } = await startScenario({ org: { batchMs: 400 } })
  await writeNumberedAccounts(join(workspace.dir, 'accounts.csv'), ACCOUNTS)
  const run = await load({ operation: 'insert', object: 'Account', files: 'accounts.csv', concurrency: 'serial' })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '25000' })
  const jobs = org.jobs().map(({ numberRecordsProcessed, history, uploads }) => ({
    records: numberRecordsProcessed,
    uploadedAt: uploads[0]?.at ?? Number.NaN,
    closedAt: history.find(({ state }) => state === 'UploadComplete')?.at ?? Number.NaN,
    finalAt: history.find(({ state }) => state === 'JobComplete')?.at ?? Number.NaN,
  }))
  jobs.sort((a, b) => a.closedAt - b.closedAt)
  expect(jobs.map(({ records }) => records)).toEqual([10_000, 10_000, 5_000])
  for (const [index, next] of jobs.slice(1).entries()) {
    const finalAt = jobs[index]?.finalAt ?? Number.NaN
    expect(next.closedAt).toBeGreaterThan(finalAt)
    expect(next.uploadedAt).toBeLessThan(finalAt)
  }
  expect(hashOfStored(org)).toBe(hashOfWritten(ACCOUNTS))
})

it('keeps the order of files and records, also where headers take turns', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 6 }, (_, file) => [
      `${file}.csv`,
      `${file % 2 ? 'Site,Name' : 'Name,Site'}\n${[1, 2, 3].map((n) => (file % 2 ? `s,${file}-${n}` : `${file}-${n},s`)).join('\n')}\n`,
    ]),
  )
  const { org, load } = await startScenario({ files })
  const run = await load({
    operation: 'insert',
    object: 'Account',
    files: '*.csv',
    concurrency: 'serial',
    'job-records': '2',
  })
  expect(run.outputs.verdict).toBe('passed')
  const names = Array.from({ length: 6 }, (_, file) => [1, 2, 3].map((n) => `${file}-${n}`)).flat()
  expect(org.records.all('Account').map(({ Name }) => Name)).toEqual(names)
})
