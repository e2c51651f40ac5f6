import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { hashOfStored, hashOfWritten, writeNumberedAccounts } from '../support/numbered-accounts.ts'
import { startScenario } from '../support/scenario.ts'

const ACCOUNTS = { count: 25_000, recordBytes: 10_000 }

it('upserts a file of 250 MB as three jobs, and the org then holds what the file held', async () => {
  const { org, workspace, load } = await startScenario()
  const file = join(workspace.dir, 'accounts.csv')
  await writeNumberedAccounts(file, ACCOUNTS)
  for (const key of ['00000000', '00012345', '00024999'])
    org.records.insertDirectly('Account', { Ext_Id__c: key, Name: 'Old', Description: 'Old' })

  const run = await load(
    { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: 'accounts.csv' },
    {
      env: {
        // Zipping 250 MB of results would take longer than the load.
        ACTIONS_RUNTIME_TOKEN: undefined,
        ACTIONS_RESULTS_URL: undefined,
        // The emulated org is silent for seconds while it works 100 MB off beside other tests: no connection may be given up for that.
        BULK_LOAD_TIME_SCALE: '0.1',
      },
      timeoutMs: 120_000,
    },
  )

  expect(run.outputs).toMatchObject({ verdict: 'passed', 'records-created': '24997', 'records-updated': '3' })
  const sizes = org.jobs().map(({ uploads }) => uploads.map(({ bytes }) => bytes))
  const header = 'Ext_Id__c,Name,Description\n'.length
  // The header of 27 bytes leaves room for one record less than 100,000,000 bytes would hold.
  expect(sizes.sort().reverse()).toEqual([[header + 99_990_000], [header + 99_990_000], [header + 50_020_000]])
  expect(hashOfStored(org)).toBe(hashOfWritten(ACCOUNTS))

  const successful = join(run.outputs['results-path'] ?? '', 'Account-upsert', 'successful.csv')
  expect(statSync(successful).size).toBeGreaterThan(250_000_000)
  rmSync(successful)
  rmSync(file)
})
