import { expect, it } from '@jest/globals'
import { awkwardAccounts } from '../support/awkward-accounts.ts'
import { expectPublished } from '../support/expect-end.ts'
import { expectPlaces, recordsByLine } from '../support/expect-places.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = 3_000

it.each(['warn', 'off'])('however awkwardly the org prints values, with preflight: %s', async (preflight) => {
  const source = awkwardAccounts(RECORDS)
  const scenario = await startScenario({ files: { 'accounts.csv': source }, org: { rendering: 'awkward' } })
  const run = await scenario.load({
    operation: 'insert',
    object: 'Account',
    files: 'accounts.csv',
    'job-records': '1000',
    preflight,
  })

  expect(run.outputs).toMatchObject({ 'records-created': '2850', 'records-failed': '150' })
  expectPublished(scenario, run)
  const { placedRows, files, report } = resultFolder(run)
  const failed = placedRows('Account-insert/failed.csv')
  expect(failed).toHaveLength(150)
  const dir = scenario.workspace.dir
  // A padded value is trimmed: two records that differ in that alone cannot be told apart.
  const unmatched = expectPlaces(failed, dir)
  expect(unmatched / failed.length).toBeLessThan(0.01)
  expect(expectPlaces(placedRows('Account-insert/successful.csv'), dir) / RECORDS).toBeLessThan(0.01)
  expect(report.loads[0]?.unmatched).toBeLessThan(RECORDS * 0.01)
  // A record with a good email is in, one with a bad one is not.
  for (const { sf__Error, Billing_Email__c } of failed) {
    expect(sf__Error).toContain('INVALID_EMAIL_ADDRESS')
    expect(Billing_Email__c).toMatch(/^(?:nobody|two@@signs|no at all)$/)
  }
  const [header, ...lines] = String(files.get('Account-insert/rerun.csv')).split('\n')
  expect(header).toBe(source.split('\n')[0])
  expect(recordsByLine(Buffer.from([header, ...lines].join('\n'))).size).toBe(150 - unmatched)
})

it('of an upsert by its key, also where a key stands in several records', async () => {
  const source = 'Ext_Id__c,Name,Billing_Email__c\nA-1,one,\nA-2,two,bad\nA-1,three,bad\nA-3,,\n'
  const scenario = await startScenario({ files: { 'accounts.csv': source } })
  const run = await scenario.load({
    operation: 'upsert',
    object: 'Account',
    preflight: 'warn',
    'external-id-field': 'Ext_Id__c',
    files: 'accounts.csv',
    'duplicate-keys': 'send',
  })
  const { placedRows } = resultFolder(run)
  expect(expectPlaces(placedRows('Account-upsert/failed.csv'), scenario.workspace.dir)).toBe(0)
  expect(placedRows('Account-upsert/failed.csv').map(({ source_line }) => source_line)).toEqual(
    expect.arrayContaining(['3', '4', '5']),
  )
})

it('of an update and a delete by Id, with 15 characters or 18', async () => {
  const { org, load, workspace } = await startScenario()
  const ids = ['A', 'B', 'C'].map((Name) => org.records.insertDirectly('Account', { Name }))
  const [a = '', b = '', c = ''] = ids
  workspace.write('update.csv', `Id,Name\n${a.slice(0, 15)},A2\n${b},#N/A\n001000000000001,X\n`)
  workspace.write('delete.csv', `Id\n${c.slice(0, 15)}\n001000000000001AAA\n`)
  const updated = resultFolder(
    await load({ operation: 'update', object: 'Account', files: 'update.csv', preflight: 'warn' }),
  )
  expect(expectPlaces(updated.placedRows('Account-update/successful.csv'), workspace.dir)).toBe(0)
  expect(updated.placedRows('Account-update/failed.csv').map(({ source_line }) => source_line)).toEqual(['3', '4'])
  const deleted = resultFolder(await load({ operation: 'delete', object: 'Account', files: 'delete.csv' }))
  expect(deleted.placedRows('Account-delete/successful.csv')).toMatchObject([{ source_line: '2' }])
  expect(deleted.placedRows('Account-delete/failed.csv')).toMatchObject([{ source_line: '3' }])
})

it('of sorted records and of columns that were cleared, as they stand in the file', async () => {
  const source = 'Name,Phone,Billing_Email__c\nb,,bad\na,"1\n2",\nc,3,bad\n'
  const scenario = await startScenario({ files: { 'accounts.csv': source.replaceAll('\n', '\r\n') } })
  const run = await scenario.load({
    operation: 'insert',
    object: 'Account',
    files: 'accounts.csv',
    'sort-by': 'Name',
    'blank-fields': 'clear',
    preflight: 'warn',
  })
  const { placedRows, files } = resultFolder(run)
  expect(placedRows('Account-insert/failed.csv')).toMatchObject([
    { source_file: 'accounts.csv', source_line: '2', Name: 'b', Phone: '' },
    { source_file: 'accounts.csv', source_line: '5', Name: 'c', Phone: '3' },
  ])
  expect(placedRows('Account-insert/successful.csv')).toMatchObject([{ source_line: '3', Name: 'a' }])
  expect(String(files.get('Account-insert/rerun.csv'))).toBe('Name,Phone,Billing_Email__c\r\nb,,bad\r\nc,3,bad\r\n')
})
