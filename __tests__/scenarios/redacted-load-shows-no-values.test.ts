import { expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { resultFolder } from '../support/result-folder.ts'
import type { ActionRun } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const CSV = `Ext_Id__c,Name,Billing_Email__c,Tier__c,Phone,Site,Customer_Since__c,Parent.Ext_Id__c
KEY-1,Umbrella & Sons,albert.wesker,Platinum,+49 30 1234567,,,
KEY-2,,,,+49 30 7654321,Raccoon City,,
KEY-3,Tyrell Corporation,,,,${'Los Angeles 2019 '.repeat(6)},,
KEY-4,Weyland-Yutani,,,,,next thursday,
KEY-5,Cyberdyne,,,,,,KEY-NOBODY
KEY-6,Wayne Enterprises,,Mithril,,,,
KEY-7,Oscorp Industries,,,,,,
KEY-7,Stark Enterprises,,,,,,
`
const VALUES = parse(CSV, { from: 2 })
  .flat()
  .map((value) => value.trim())
  .filter((value) => value !== '')

/** Everything that the step shows to people; result files are data. */
function shown(run: ActionRun): string {
  const { files } = resultFolder(run)
  const pages = ['summary.md', 'report.html', 'report.json'].map((name) => String(files.get(name) ?? ''))
  const outputs = Object.values(run.outputs)
  return [run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), run.stderr, run.summary, ...outputs, ...pages].join('\n')
}

async function upsert(inputs: Record<string, string>, options = {}, kind: 'sandbox' | 'production' = 'sandbox') {
  const { org, load } = await startScenario({ files: { 'accounts.csv': CSV }, org: { kind } })
  org.records.insertDirectly('Account', { Name: 'Umbrella', Ext_Id__c: 'KEY-0' })
  const base = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: 'accounts.csv' }
  const run = await load({ ...base, org: org.orgId, ...inputs }, options)
  expect(Number(run.outputs['records-failed'])).toBeGreaterThanOrEqual(5)
  return run
}

it('with redact: true', async () => {
  const run = await upsert({ redact: 'true' })
  const text = shown(run)
  expect(VALUES.filter((value) => text.includes(value))).toEqual([])
  expect(text).toContain('bad value for restricted picklist field: ‹value›')
  expect(text).toContain('Foreign key external ID: ‹value› not found for field')
  const { rows } = resultFolder(run)
  expect(
    rows('Account-upsert/failed.csv')
      .map(({ sf__Error }) => sf__Error)
      .join(),
  ).toContain('Mithril')
})

it('by default for a production org, and in a public repository', async () => {
  const inProduction = shown(await upsert({}, {}, 'production'))
  expect(VALUES.filter((value) => inProduction.includes(value))).toEqual([])
  const event = { name: 'push', payload: { repository: { visibility: 'public' } } }
  const inPublic = shown(await upsert({}, { event }))
  expect(VALUES.filter((value) => inPublic.includes(value))).toEqual([])
})

it('and shows them where nothing speaks against it', async () => {
  expect(shown(await upsert({}))).toContain('Mithril')
  expect(shown(await upsert({ redact: 'false' }, {}, 'production'))).toContain('Mithril')
})
