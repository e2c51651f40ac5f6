import { expect, it } from '@jest/globals'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

it('shows 300 jobs in a summary that GitHub takes, and folds those without failures', async () => {
  const records = Array.from({ length: 300 }, (_, number) => (number % 100 === 99 ? ',1' : `Account ${number},1`))
  const { org, load } = await startScenario({ files: { 'a.csv': `Name,Phone\n${records.join('\n')}\n` } })
  const run = await load({
    operation: 'insert',
    object: 'Account',
    files: 'a.csv',
    'job-records': '1',
    concurrency: '25',
    'max-failures': '1%',
  })

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '297', 'records-failed': '3' })
  expect(org.jobs()).toHaveLength(300)
  expect(resultFolder(run).report.loads[0]?.jobs).toHaveLength(300)

  const [inSight = '', folded = ''] = run.summary.split('<details>')
  const rows = (text: string) => text.split('\n').filter((line) => line.startsWith('| a.csv |'))
  expect(rows(inSight)).toHaveLength(3)
  expect(rows(inSight).every((row) => row.includes('| JobComplete | 1 | 0 | 0 | 1 | 0 |'))).toBe(true)
  expect(rows(folded)).toHaveLength(297)
  expect(folded).toContain('<summary>297 more jobs</summary>')
  expect(Buffer.byteLength(run.summary)).toBeLessThan(900_000)
})
