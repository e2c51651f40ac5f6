import { expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf, sorted } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const CSV = 'Name;Billing_Email__c;Description\r\nA;bad;"x;\r\ny"\r\nB;;\r\nC;"wor""se";\r\n'
const INSERT = { operation: 'insert', object: 'Account', preflight: 'warn' } as const

it.each(['rerun.csv', 'failed.csv'])('from %s', async (name) => {
  const { org, load, workspace } = await startScenario({ files: { 'accounts.csv': CSV } })
  const first = await load({ ...INSERT, files: 'accounts.csv' })
  expectFailed(first, { reason: 'failures-exceeded', says: [], counts: { created: 1, failed: 2 } })
  const { files } = resultFolder(first)
  if (name === 'rerun.csv') {
    expect(first.outputs['rerun-file']).toMatch(/Account-insert[/\\]rerun\.csv$/)
    expect(String(files.get('Account-insert/rerun.csv'))).toBe(
      'Name;Billing_Email__c;Description\r\nA;bad;"x;\r\ny"\r\nC;"wor""se";\r\n',
    )
  }
  const fixed = String(files.get(`Account-insert/${name}`))
    .replace(/([;,])bad([;,])/, '$1$2')
    .replace('"wor""se"', '')
  workspace.write('fixed/accounts.csv', fixed)

  const second = await load({ ...INSERT, files: 'fixed/accounts.csv' }, { step: 'again' })
  expectPassed(second, { created: 2 })
  expect(second.outputs['rerun-file']).toBe('')
  expect(sorted(recordsOf(org, 'Account', ['Name', 'Description']))).toEqual([
    { Name: 'A', Description: expect.stringMatching(/^x;\r?\ny$/) },
    { Name: 'B', Description: '' },
    { Name: 'C', Description: '' },
  ])
})

it('but not from rows that have no line, whose values are the org’s', async () => {
  const failed =
    'sf__Id,sf__Error,source_file,source_line,Name\n,E:m:--,accounts.csv,2,A\n,E:m:--,,,9.12260031E8\n,E:m:--,,"",B\n'
  const { org, load } = await startScenario({ files: { 'failed.csv': failed } })
  const run = await load({ ...INSERT, files: 'failed.csv' })
  expectFailed(run, {
    reason: 'invalid-csv',
    says: ['failed.csv line 3: the row has no `source_line`', 'failed.csv line 4'],
  })
  expect(org.jobs()).toEqual([])
})
