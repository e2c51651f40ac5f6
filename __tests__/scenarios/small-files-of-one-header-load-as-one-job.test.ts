import { expect, it } from '@jest/globals'
import { recordsOf, requestLines } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const NUMBERS = Array.from({ length: 1_000 }, (_, number) => String(number).padStart(4, '0'))

it('loads 1,000 small files of one header as one job, in the order of their names', async () => {
  // Every other file lacks the line end after its last record.
  const files = NUMBERS.map((n, index) => [
    `data/${n}.csv`,
    `Name,Site\nFirst ${n},"a, ${n}"\nSecond ${n},b${index % 2 ? '\n' : ''}`,
  ])
  const { org, load } = await startScenario({ files: Object.fromEntries(files) })
  const run = await load({ operation: 'insert', object: 'Account', files: 'data/*.csv' })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-read': '2000', 'records-created': '2000' })
  expect(org.jobs()).toMatchObject([{ state: 'JobComplete', numberRecordsProcessed: 2_000 }])
  expect(requestLines(org).filter((line) => line.startsWith('PUT'))).toHaveLength(1)
  expect(recordsOf(org, 'Account', ['Name', 'Site'])).toEqual(
    NUMBERS.flatMap((n) => [
      { Name: `First ${n}`, Site: `a, ${n}` },
      { Name: `Second ${n}`, Site: 'b' },
    ]),
  )
  const [loaded] = resultFolder(run).report.loads
  expect(loaded?.files).toHaveLength(1_000)
  expect(loaded?.jobs[0]?.files).toEqual(NUMBERS.map((n) => `data/${n}.csv`))
  expect(run.summary).toContain('| data/0000.csv and 999 others |')
})
