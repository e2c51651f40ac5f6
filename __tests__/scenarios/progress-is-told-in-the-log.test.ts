import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { writeNumberedAccounts } from '../support/numbered-accounts.ts'
import { startScenario } from '../support/scenario.ts'

it('tells how far the jobs are, a line a change, and how long it will take', async () => {
  const { workspace, load } = await startScenario({ org: { batchMs: 300 } })
  await writeNumberedAccounts(join(workspace.dir, 'accounts.csv'), { count: 12_000, recordBytes: 60 })
  const run = await load({ operation: 'insert', object: 'Account', files: 'accounts.csv', 'job-records': '4000' })

  const lines = run.log.split('\n').filter((line) => line.includes('; all jobs: '))
  const done = lines.map((line) => Number(/all jobs: ([\d,]+) of 12,000 records/.exec(line)?.[1]?.replaceAll(',', '')))
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect(done.at(-1)).toBe(12_000)
  expect(lines.at(-1)).toMatch(
    /^job \d of 3 \(750\w{15}\): JobComplete, 4,000 of 4,000 records processed; all jobs: 12,000 of 12,000 records \(100%\)$/,
  )
  expect(lines.filter((line) => / \(\d+(\.\d+)?%\), about (\d+ ms|\d+ s) left$/.test(line))).not.toEqual([])
  expect(new Set(lines.map((line) => line.replace(/ all jobs: .*/, ''))).size).toBe(lines.length)
})
