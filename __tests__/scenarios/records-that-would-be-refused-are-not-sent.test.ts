import { describe, expect, it } from '@jest/globals'
import { expectFailed, expectPassed } from '../support/expect-end.ts'
import { recordsOf } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: 'data/*.csv' }
const HEADER = 'Name,Ext_Id__c,NumberOfEmployees'
/** Two of four would be refused: the first and the last. */
const FILES = {
  'data/a.csv': `${HEADER}\nAcme,A-1,twelve\n"Glo\nbex",A-2,2\n`,
  'data/b.csv': `${HEADER}\nInitech,B-1,3\nUmbrella,B-2,"1,000"\n`,
}
const REFUSED = [
  'data/a.csv line 2: NumberOfEmployees holds numbers, and the value "twelve" is not a number.',
  'data/b.csv line 3: NumberOfEmployees holds numbers, and the value "1,000" is not a number.',
]

it('stops a load in which too many would be refused, and names each with its line', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const run = await load({ ...UPSERT, 'max-failures': '1' })
  expectFailed(run, {
    reason: 'preflight-failed',
    says: [...REFUSED, 'The org would refuse 2 of 4 records; max-failures: 1 does not allow that. Nothing was sent.'],
  })
  const placed = run.annotations.filter(({ line }) => line !== undefined)
  expect(placed.map(({ title, file, line }) => `${title}: ${file} ${line}`)).toEqual([
    'Value: data/a.csv 2',
    'Value: data/b.csv 3',
  ])
  expect(org.records.all('Account')).toEqual([])
})

describe('where max-failures allows for them', () => {
  it.each([
    ['2', {}],
    ['50%', { 'sort-by': 'Name' }],
    ['2', { 'duplicate-keys': 'send', concurrency: 'serial' }],
    ['2', { 'job-records': '1', canary: '1' }],
  ])('leaves them out and lists them (max-failures: %s, %j)', async (maxFailures, inputs) => {
    const { org, load } = await startScenario({ files: FILES })
    const run = await load({ ...UPSERT, ...inputs, 'max-failures': maxFailures })
    expectPassed(run, { created: 2, failed: 2 })
    expect(recordsOf(org, 'Account', ['Ext_Id__c', 'NumberOfEmployees'])).toEqual(
      expect.arrayContaining([
        { Ext_Id__c: 'A-2', NumberOfEmployees: '2' },
        { Ext_Id__c: 'B-1', NumberOfEmployees: '3' },
      ]),
    )
    const { files, report } = resultFolder(run)
    expect(String(files.get('Account-upsert/failed.csv'))).toBe(
      [
        `sf__Id,sf__Error,source_file,source_line,${HEADER}`,
        `,"INVALID_FIELD:Failed to deserialize field at col 2. Due to, 'twelve' is not a valid value for the type xsd:int:NumberOfEmployees --",data/a.csv,2,Acme,A-1,twelve`,
        `,"INVALID_FIELD:Failed to deserialize field at col 2. Due to, '1,000' is not a valid value for the type xsd:int:NumberOfEmployees --",data/b.csv,3,Umbrella,B-2,"1,000"`,
        '',
      ].join('\n'),
    )
    expect(String(files.get('Account-upsert/rerun.csv'))).toBe(`${HEADER}\nAcme,A-1,twelve\nUmbrella,B-2,"1,000"\n`)
    expect(run.summary).toContain('2 records were not sent because the org would refuse them.')
    expect(report.loads[0]).toMatchObject({ refusedBeforehand: 2 })
  })

  it('and for all of them, sends nothing', async () => {
    const { org, load } = await startScenario({ files: { 'data/a.csv': `${HEADER}\nAcme,A-1,twelve\n` } })
    expectPassed(await load({ ...UPSERT, 'max-failures': '100%' }), { failed: 1 })
    expect(org.records.all('Account')).toEqual([])
  })
})

it('shows no values where they are kept out of sight', async () => {
  const { load } = await startScenario({ files: FILES })
  const stopped = await load({ ...UPSERT, redact: 'true' })
  expectFailed(stopped, {
    reason: 'preflight-failed',
    says: ['data/a.csv line 2: NumberOfEmployees holds numbers, and the value is not a number.'],
  })
  const passed = await load({ ...UPSERT, redact: 'true', 'max-failures': '2' })
  expectPassed(passed, { created: 2, failed: 2 })
  for (const { stdout, summary } of [stopped, passed]) expect(stdout + summary).not.toMatch(/twelve|1,000/)
})

it('sends them all the same with preflight: warn, and the org refuses them in the same words', async () => {
  const { load } = await startScenario({ files: FILES })
  const warned = await load({ ...UPSERT, preflight: 'warn', 'max-failures': '2' })
  expectPassed(warned, { created: 2, failed: 2 })
  const warnings = warned.annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)
  for (const refused of REFUSED) expect(warnings).toContainEqual(expect.stringContaining(refused))
  expect(String(resultFolder(warned).files.get('Account-upsert/failed.csv'))).toMatch(/INVALID_FIELD:.*'twelve'/)
})

it('goes on where a run has sent them, and does not send again what was loaded', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const insert = { operation: 'insert', object: 'Account', files: 'data/*.csv' }
  const first = await load({ ...insert, preflight: 'warn' }, { runId: '1' })
  expectFailed(first, {
    reason: 'failures-exceeded',
    says: ['insert Account: 2 of 4 records (50%) failed; max-failures allows 0.'],
    counts: { created: 2, failed: 2 },
  })
  expectPassed(await load({ ...insert, 'max-failures': '2' }, { runId: '1', runAttempt: 2 }), { skipped: 2, failed: 2 })
  expect(org.records.all('Account')).toHaveLength(2)
})

it('goes on after a kill, with the same records left out', async () => {
  const { org, load } = await startScenario({ files: FILES })
  const insert = {
    operation: 'insert',
    object: 'Account',
    files: 'data/*.csv',
    'max-failures': '2',
    'job-records': '1',
  }
  const killed = await load(
    { ...insert, concurrency: 'serial' },
    { runId: '1', killAt: /job \w+ .*JobComplete|completed/ },
  )
  expect(killed.signal).toBe('SIGKILL')
  const second = await load({ ...insert, concurrency: 'serial' }, { runId: '1', runAttempt: 2 })
  expect(second.outputs).toMatchObject({ verdict: 'passed', 'records-read': '4', 'records-failed': '2' })
  expect(org.records.all('Account')).toHaveLength(2)
})

it.each(['stop', 'off'])('says of Ids of another object what the org says (preflight: %s)', async (preflight) => {
  const { org, load } = await startScenario({
    files: { 'data/a.csv': 'LastName,AccountId\nAda,003000000000001AAA\nGrace,\n' },
  })
  const insert = { operation: 'insert', object: 'Contact', files: 'data/*.csv', 'max-failures': '1' }
  const run = await load({ ...insert, preflight })
  expectPassed(run, { created: 1, failed: 1 })
  expect(String(resultFolder(run).files.get('Contact-insert/failed.csv'))).toContain(
    'FIELD_INTEGRITY_EXCEPTION:Account ID: id value of incorrect type: 003000000000001AAA:AccountId --',
  )
  expect(org.jobs().map((job) => job.numberRecordsProcessed)).toEqual([preflight === 'off' ? 2 : 1])
  expect(recordsOf(org, 'Contact', ['LastName'])).toEqual([{ LastName: 'Grace' }])
})
