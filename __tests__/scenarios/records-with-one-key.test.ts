import { describe, expect, it } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { jobSpans, mostAtOnce } from '../support/org-view.ts'
import { resultFolder } from '../support/result-folder.ts'
import { withoutNotices } from '../support/run-action.ts'
import { startScenario } from '../support/scenario.ts'

const UPSERT = { operation: 'upsert', object: 'Account', 'external-id-field': 'Ext_Id__c', files: '*.csv' }

/** Accounts with the keys D-0 to D-`count - 1`, named after the export that they are from. */
function exported(name: string, count: number): string {
  return `Ext_Id__c,Name\n${Array.from({ length: count }, (_, key) => `D-${key},${name} ${key}\n`).join('')}`
}

function namesOf(org: Org): (string | undefined)[] {
  return org.records.all('Account').map(({ Name }) => Name)
}

const TWO_EXPORTS = { '1-old.csv': exported('2024', 3), '2-new.csv': exported('2026', 3) }

describe('stop', () => {
  it('names both places across files, sends nothing and shows no key', async () => {
    const { org, load } = await startScenario({ files: TWO_EXPORTS })
    const run = await load({ ...UPSERT, 'job-records': '3' })
    expectStopped(run, 'invalid-csv', {
      says: [
        '3 problems in the CSV files; no job was made.',
        '2-new.csv line 2: the record has the same key as the one on 1-old.csv line 2.',
        '2-new.csv line 4: the record has the same key as the one on 1-old.csv line 4.',
        '`duplicate-keys: last`',
      ],
    })
    expect(run.outputs.message).not.toContain('D-')
    expect(org.requests).toEqual([])
    const errors = run.annotations.filter(({ kind }) => kind === 'error')
    expect(errors[0]).toMatchObject({ file: '2-new.csv', line: 2 })
  })

  it('finds keys that differ in case far apart, as describe says of the field', async () => {
    const keys = [...Array.from({ length: 250 }, (_, key) => `D-${key}`), 'd-4']
    const files = { 'a.csv': `Ext_Id__c,Name\n${keys.map((key) => `${key},Acme\n`).join('')}` }
    const { org, load } = await startScenario({ files })
    expectStopped(await load(UPSERT), 'invalid-csv', {
      says: ['a.csv line 252: the record has the same key as the one on line 6, apart from upper and lower case'],
    })
    expect(org.jobs()).toEqual([])
    // This field tells them apart.
    const projects = { ...UPSERT, object: 'Project__c' }
    expectCompleted(await load(projects), { read: 251, created: 251 })
  })

  it('names one Id of 15 and of 18 characters, for each operation that takes Ids', async () => {
    const { org, load, workspace } = await startScenario()
    const id = org.records.insertDirectly('Account', { Name: 'Acme' })
    workspace.write('a.csv', `Id\n${id}\n${id.slice(0, 15)}\n`)
    for (const operation of ['update', 'delete', 'hardDelete']) {
      const more = operation === 'hardDelete' ? { 'confirm-hard-delete': 'Account' } : {}
      const run = await load({ operation, object: 'Account', files: 'a.csv', 'max-records': '9', ...more })
      expectStopped(run, 'invalid-csv', { says: ['a.csv line 3: the record has the same key as the one on line 2'] })
    }
    expect(org.jobs()).toEqual([])
  })

  it('lets numbers be numbers and text be text', async () => {
    const files = { 'a.csv': 'Legacy_Id__c,Ext_Id__c,Name\n4.01234E+11,007,a\n401234000000,7,b\n' }
    const { load } = await startScenario({ files })
    expectStopped(await load({ ...UPSERT, 'external-id-field': 'Legacy_Id__c' }), 'invalid-csv')
    expectCompleted(await load({ ...UPSERT, 'external-id-field': 'Ext_Id__c', ledger: './text.json' }), { created: 2 })
  })

  it('warns of keys in scientific notation, but not where they are numbers', async () => {
    const files = { 'a.csv': 'Ext_Id__c,Name\n401233,Initech\n4.01234E+11,Acme\n4.01235E+11,Globex\n' }
    const { load, workspace } = await startScenario({ files })
    const warnings = withoutNotices(await load(UPSERT)).map(({ message }) => message)
    expect(warnings).toEqual([
      expect.stringContaining('a.csv line 3: 2 keys in the column Ext_Id__c are in scientific notation'),
    ])
    workspace.write('a.csv', 'Legacy_Id__c,Name\n4.01234E+11,Acme\n')
    expect(withoutNotices(await load({ ...UPSERT, 'external-id-field': 'Legacy_Id__c' }))).toEqual([])
  })
})

describe('last', () => {
  it('sends the last record of each key, whichever upload is slow, and lists the others', async () => {
    const { org, load } = await startScenario({ files: TWO_EXPORTS })
    org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', delayMs: 200 })
    const run = await load({ ...UPSERT, 'job-records': '3', 'duplicate-keys': 'last' })
    expectCompleted(run, { read: 6, created: 3, updated: 0, skipped: 3 })
    expect(namesOf(org)).toEqual(['2026 0', '2026 1', '2026 2'])
    const { files, report } = resultFolder(run)
    expect(String(files.get('Account-upsert/skipped.csv'))).toBe(
      'source_file,source_line,why\n' +
        [2, 3, 4].map((line) => `1-old.csv,${line},an earlier record of a key\n`).join(''),
    )
    expect(report.loads[0]).toMatchObject({ superseded: 3, counts: { read: 6, skipped: 3 } })
    expect(run.summary).toContain(
      '3 records were skipped because a later record has the same key. See `Account-upsert/skipped.csv`.',
    )
  })

  it('keeps records whose keys differ to a field that tells case apart', async () => {
    const files = { 'a.csv': 'Ext_Id__c,Name\nd-1,a\nD-1,b\nd-1,c\n' }
    const { org, load } = await startScenario({ files })
    const run = await load({ ...UPSERT, object: 'Project__c', 'duplicate-keys': 'last' })
    expectCompleted(run, { read: 3, created: 2, skipped: 1 })
    expect(org.records.all('Project__c').map(({ Name }) => Name)).toEqual(['b', 'c'])
    expect(org.jobs()).toHaveLength(1)
  })

  it('finds the lines of records behind those that are left out', async () => {
    const files = { 'a.csv': 'Ext_Id__c,Name\nk,a\n\nx,\nk,"b\nc"\n', 'b.csv': 'Ext_Id__c,Name\nk,\ny,d\n' }
    const { load } = await startScenario({ files })
    const run = await load({ ...UPSERT, 'duplicate-keys': 'last' })
    expectStopped(run, 'failures-exceeded', { counts: { read: 5, created: 1, failed: 2, skipped: 2 } })
    const { placedRows } = resultFolder(run)
    const places = (file: string) =>
      placedRows(`Account-upsert/${file}`).map((row) => `${row.source_file} ${row.source_line}`)
    expect(places('failed.csv').sort()).toEqual(['a.csv 4', 'b.csv 2'])
    expect(places('successful.csv')).toEqual(['b.csv 3'])
    expect(places('skipped.csv')).toEqual(['a.csv 2', 'a.csv 5'])
  })
})

describe('send', () => {
  it.each(['parallel', '25', 'serial'])('ends with the newer values, with concurrency: %s', async (concurrency) => {
    const files = { '1-old.csv': exported('2024', 300), '2-new.csv': exported('2026', 300) }
    const { org, load } = await startScenario({ files })
    org.faults.add({ kind: 'slow', method: 'PUT', path: 'batches', delayMs: 400 })
    const run = await load({ ...UPSERT, concurrency, 'job-records': '300', 'duplicate-keys': 'send' })
    expectCompleted(run, { read: 600, created: 300, updated: 300 })
    expect(namesOf(org).every((name) => name?.startsWith('2026'))).toBe(true)
    expect(mostAtOnce(jobSpans(org))).toBe(1)
    expect(run.stdout).toContain('wave 2: 300 records with the same key as an earlier one, in 1 job')
  })

  it('sends what failed for a moment again before the next wave begins', async () => {
    const files = { '1-old.csv': exported('2024', 40), '2-new.csv': exported('2026', 40) }
    const { org, load } = await startScenario({ files })
    org.faults.add({ kind: 'lock-rows', share: 0.5 })
    const run = await load({ ...UPSERT, 'duplicate-keys': 'send' }, { shortTimers: true })
    expectCompleted(run, { read: 80, failed: 0 })
    expect(namesOf(org).sort()).toEqual(Array.from({ length: 40 }, (_, key) => `2026 ${key}`).sort())
    expect(resultFolder(run).report.loads[0]?.jobs.map(({ round }) => round)).toEqual([1, 2, 1, 2])
  })

  it('sends no later wave when an earlier one stops the load', async () => {
    const { org, load } = await startScenario({ files: TWO_EXPORTS })
    org.faults.add({ kind: 'fail-job', afterRows: 1, errorMessage: 'ClientInputError : LineEnding is invalid' })
    const run = await load({ ...UPSERT, 'duplicate-keys': 'send', retries: '0' })
    expectStopped(run, 'job-failed', { counts: { read: 6 } })
    expect(org.jobs().filter(({ state }) => state !== 'Aborted')).toHaveLength(1)
    expect(namesOf(org).filter((name) => name?.startsWith('2026'))).toEqual([])
    const unprocessed = resultFolder(run).placedRows('Account-upsert/unprocessed.csv')
    expect(unprocessed.filter(({ source_file }) => source_file === '2-new.csv')).toHaveLength(3)
  })

  it('judges the canary before all else, and goes on in waves', async () => {
    const { org, load } = await startScenario({ files: TWO_EXPORTS })
    expectCompleted(await load({ ...UPSERT, canary: '2', 'duplicate-keys': 'send' }), { created: 3, updated: 3 })
    expect(org.jobs().map(({ numberRecordsProcessed }) => numberRecordsProcessed)).toEqual([2, 1, 3])
    expect(namesOf(org)).toEqual(['2026 0', '2026 1', '2026 2'])
  })

  it('goes on after a step that was cut short, in the order of the waves', async () => {
    const { org, load } = await startScenario({ files: TWO_EXPORTS })
    org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', nth: 2, times: 9, status: 400, body: [] })
    const inputs = { ...UPSERT, 'duplicate-keys': 'send' }
    const run = await load(inputs)
    expect(run.outputs).toMatchObject({ verdict: 'failed', 'records-created': '3', 'records-unprocessed': '3' })
    org.faults.clear()
    expectCompleted(await load(inputs, { runAttempt: 2 }), { read: 6 })
    expect(namesOf(org)).toEqual(['2026 0', '2026 1', '2026 2'])
  })

  it('refuses more than 20 records of one key, with places and no key', async () => {
    const { org, load } = await startScenario({
      files: { 'a.csv': `Ext_Id__c,Name\n${'secret-key,Acme\n'.repeat(21)}` },
    })
    const run = await load({ ...UPSERT, 'duplicate-keys': 'send' })
    expectStopped(run, 'invalid-csv', {
      says: ['a.csv line 22: 21 records have the same key (the first is on line 2)'],
    })
    expect(run.stdout + run.summary).not.toContain('secret-key')
    expect(org.jobs()).toEqual([])
  })
})

it('has no keys to look at in an insert', async () => {
  const { load } = await startScenario({ files: { 'a.csv': 'AccountNumber,Name\n1,a\n1,b\n' } })
  expectCompleted(await load({ operation: 'insert', object: 'Account', files: 'a.csv' }), { created: 2 })
})
