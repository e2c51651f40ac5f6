import { expect, it } from '@jest/globals'
import type { JobInfo } from '../../src/bulk/job.ts'
import type { Part } from '../../src/parts/part.ts'
import { Progress } from '../../src/send/progress.ts'

const ID = '750A00000000001AAA'

function part(number: number, records: number): Part {
  const header = Buffer.from('Name\n')
  return {
    number,
    header,
    columns: ['Name'],
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
    ranges: [],
    records,
    bytes: 2_500,
  }
}

function looked(number: number, processed: number, state: JobInfo['state'] = 'InProgress', failed = 0) {
  const job = { id: ID, state, numberRecordsProcessed: processed, numberRecordsFailed: failed, errorMessage: undefined }
  return { type: 'looked', part: part(number, 1_000), id: `${ID}${number}`, job } as const
}

it('tells each change once, with counts, share and time left', () => {
  const progress = new Progress({ parts: 2, records: 2_000, startedAt: 0 })
  expect(progress.line({ type: 'created', part: part(1, 1_000), id: ID }, 0)).toBe(
    `job 1 of 2 (${ID}): created; uploading 1,000 records, 2.5 kB`,
  )
  expect(progress.line(looked(1, 400, 'InProgress', 2), 10_000)).toBe(
    `job 1 of 2 (${ID}1): InProgress, 400 of 1,000 records processed, 2 failed; all jobs: 400 of 2,000 records (20%), about 40 s left`,
  )
  expect(progress.line(looked(1, 400, 'InProgress', 2), 11_000)).toBeUndefined()
  expect(progress.line(looked(2, 1_000, 'JobComplete'), 20_000)).toContain(
    'all jobs: 1,400 of 2,000 records (70%), about 9 s left',
  )
})

it('says things once where there is one job', () => {
  const progress = new Progress({ parts: 1, records: 1_000, startedAt: 0 })
  expect(progress.line(looked(1, 200), 10_000)).toBe(
    `job 1 of 1 (${ID}1): InProgress, 200 of 1,000 records (20%) processed, about 40 s left`,
  )
  expect(progress.line(looked(1, 1_000, 'JobComplete'), 20_000)).toBe(
    `job 1 of 1 (${ID}1): JobComplete, 1,000 of 1,000 records (100%) processed`,
  )
})
