import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }

it('as a spreadsheet leaves them behind', async () => {
  const files = { 'cases.csv': 'Subject,Priority,Origin\r\nPrinter down,High,Web\r\n,,\r\n,,\r\n' }
  const { org, load } = await startScenario({ files })
  const run = await load({ operation: 'insert', object: 'Case', files: '*.csv' })
  expectPassed(run, { created: 1 })
  expect(recordsOf(org, 'Case', ['Subject', 'Priority'])).toEqual([{ Subject: 'Printer down', Priority: 'High' }])
  expect(withoutNotices(run)).toMatchObject([
    {
      kind: 'warning',
      file: 'cases.csv',
      line: 3,
      message:
        'cases.csv line 3: the first of 2 rows that hold nothing but delimiters and blanks. They are not records and are left out.',
    },
  ])
})

it('between others and of every kind: lines, results and the rerun file stay right', async () => {
  const rows = ['Name,Ext_Id__c,Phone', ',,', 'a,D-1,1', '"","",""', ' , ,', 'b,,2', '  ', 'c,D-3,3', ',\u00a0,']
  const files = { 'a.csv': `${rows.join('\n')}\n`, 'b.csv.gz': gzipSync(`${rows.slice(0, 2).join('\n')}\nd,D-4,4\n`) }
  const { org, load } = await startScenario({ files })
  const run = await load({ ...UPSERT, files: '*.csv*', 'max-failures': '1', 'blank-fields': 'clear' })
  expectPassed(run, { created: 3, failed: 1 })
  expect(org.records.all('Account').map(({ Name }) => Name)).toEqual(['a', 'c', 'd'])
  const { placedRows, files: written, report } = resultFolder(run)
  const places = (file: string) =>
    placedRows(`Account-upsert/${file}`).map(
      ({ source_file, source_line, Name }) => `${source_file} ${source_line} ${Name}`,
    )
  expect(places('successful.csv').sort()).toEqual(['a.csv 3 a', 'a.csv 8 c', 'b.csv.gz 3 d'])
  expect(places('failed.csv')).toEqual(['a.csv 6 b'])
  expect(String(written.get('Account-upsert/rerun.csv'))).toBe('Name,Ext_Id__c,Phone\nb,,2\n')
  expect(report.loads[0]?.files.map(({ records }) => records)).toEqual([3, 1])
  const warnings = withoutNotices(run).filter(({ kind, message }) => kind === 'warning' && /rows?\b/.test(message))
  expect(warnings.map(({ message }) => message.slice(0, 40))).toEqual([
    'a.csv line 2: the first of 5 rows that h',
    'b.csv.gz line 2: the row holds nothing b',
  ])
})

it('in a file of one column, and where records are sorted and sent in waves', async () => {
  const { org, load, workspace } = await startScenario()
  workspace.write('a.csv', 'Ext_Id__c,Name\nD-2,b\n,\nD-1,a\n,\nD-2,c\n')
  const sorted = await load({ ...UPSERT, 'sort-by': 'Name', 'duplicate-keys': 'send' })
  expectPassed(sorted, { created: 2, updated: 1 })
  expect(
    org.records
      .all('Account')
      .map(({ Name }) => Name)
      .sort(),
  ).toEqual(['a', 'c'])

  const ids = org.records.all('Account').map(({ Id }) => Id)
  workspace.write('a.csv', `Id\n${ids[0]}\n \n""\n\n"\u3000"\n${ids[1]}\n`)
  const deleted = await load({ operation: 'delete', object: 'Account', files: 'a.csv', 'max-records': '2' })
  expectPassed(deleted, { deleted: 2 })
  expect(withoutNotices(deleted).map(({ message }) => message)).toEqual([
    expect.stringContaining('a.csv line 3: the first of 3 rows'),
  ])
  expect(
    resultFolder(deleted)
      .placedRows('Account-delete/successful.csv')
      .map((row) => row.source_line)
      .sort(),
  ).toEqual(['2', '7'])
})

it('before the header as well; a file of nothing else has no records', async () => {
  const { org, load, workspace } = await startScenario()
  workspace.write('a.csv', ';;\nName;Ext_Id__c;Phone\na;D-1;1\n')
  workspace.write('b.csv', 'Name,Ext_Id__c\n,\n"",\n')
  const run = await load(UPSERT)
  expectPassed(run, { created: 1 })
  expect(withoutNotices(run).map(({ message }) => message)).toEqual([
    'a.csv line 1: the row holds nothing but delimiters and blanks. It is not a record and is left out.',
    'b.csv line 2: the first of 2 rows that hold nothing but delimiters and blanks. They are not records and are left out.',
    'b.csv has no records.',
  ])
  expect(resultFolder(run).placedRows('Account-upsert/successful.csv')).toMatchObject([{ source_line: '3' }])

  workspace.write('a.csv', 'Name,Ext_Id__c\r\n,\r\n')
  expectFailed(await load(UPSERT), { reason: 'no-files', says: ['2 files found, but they have no records'] })
  expect(org.jobs()).toHaveLength(1)
})
