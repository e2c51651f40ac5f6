import { expect, it } from '@jest/globals'
import { recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const FILES = {
  'a.csv': 'Name,Phone\nAcme,1\nBolt,2\n',
  'b.csv': 'Site;Name\nhere;"Cogs; Inc."\n;Dyne\n',
  'c.csv': 'Name,Phone\nEcks,5\n',
  'd.csv': 'Phone,Name\n6,Fuse\n7,\n',
}

it('makes a job for each header, and one set of result files with the columns of all', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv', 'max-failures': '1' })
  const { report, columns, rows } = resultFolder(run)

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '6', 'records-failed': '1' })
  expect(report.loads[0]?.jobs.map(({ files, records }) => [...files, records])).toEqual([
    ['a.csv', 'c.csv', 3],
    ['b.csv', 2],
    ['d.csv', 2],
  ])
  expect(org.jobs()).toHaveLength(3)
  for (const [file, leading] of [
    ['successful', ['sf__Id', 'sf__Created']],
    ['failed', ['sf__Id', 'sf__Error']],
    ['unprocessed', []],
  ] as const)
    expect(columns(`Account-insert/${file}.csv`)).toEqual([
      ...leading,
      'source_file',
      'source_line',
      'Name',
      'Phone',
      'Site',
    ])
  expect(sorted(rows('Account-insert/successful.csv').map(({ sf__Id, sf__Created, ...values }) => values))).toEqual(
    sorted(recordsOf(org, 'Account', ['Name', 'Phone', 'Site'])),
  )
  expect(sorted(recordsOf(org, 'Account', ['Name', 'Phone', 'Site']))).toEqual([
    { Name: 'Acme', Phone: '1', Site: '' },
    { Name: 'Bolt', Phone: '2', Site: '' },
    { Name: 'Cogs; Inc.', Phone: '', Site: 'here' },
    { Name: 'Dyne', Phone: '', Site: '' },
    { Name: 'Ecks', Phone: '5', Site: '' },
    { Name: 'Fuse', Phone: '6', Site: '' },
  ])
  expect(rows('Account-insert/failed.csv')).toMatchObject([{ Name: '', Phone: '7', Site: '' }])
})

it('takes names that differ in case for one column', async () => {
  const { load } = await startScenario({ files: { 'a.csv': 'Name,Phone\nAcme,1\n', 'b.csv': 'NAME,PHONE\nBolt,2\n' } })
  const run = await load({ operation: 'insert', object: 'Account', files: '*.csv' })
  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '2' })
  expect(resultFolder(run).columns('Account-insert/successful.csv')).toEqual([
    'sf__Id',
    'sf__Created',
    'source_file',
    'source_line',
    'Name',
    'Phone',
  ])
})
