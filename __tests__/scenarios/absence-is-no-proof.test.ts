import { describe, expect, it } from '@jest/globals'
import type { OrgOptions } from '../../emulator/org/start.ts'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped, shouts } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

const RECORDS = plainAccounts(1, 400)
const KEYED = keyedAccounts(1, 400)
const NEXT = { runId: '1000002' } as const
const LOCKS = 'TooManyLockFailure : Too many lock failure 200 Trying again later.'

const always = { method: 'GET', times: 10_000 } as const

function answersOf(status: number, paths: readonly string[]): FaultInput[] {
  const body = [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Server unavailable' }]
  return paths.map((path) => ({ kind: 'answer', ...always, path, status, body }))
}

async function withAccounts(records = RECORDS, org: OrgOptions = {}) {
  return await startScenario({ files: { 'data/accounts.csv': csvOf(records) }, org })
}

describe('results that cannot be read prove nothing', () => {
  it('of an insert whose job failed as a whole, with counts that lag', async () => {
    const { org, load } = await withAccounts()
    org.faults.add(
      { kind: 'fail-job', afterRows: 400, errorMessage: LOCKS },
      { kind: 'short-counts', by: 400 },
      ...answersOf(503, ['successfulResults', 'failedResults', 'unprocessedrecords']),
    )

    const run = await load(INSERT)

    expectStopped(run, 'records-unaccounted', { finished: false, counts: { unaccounted: 400, unprocessed: 0 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
    expect(org.jobs()).toHaveLength(1)

    org.faults.clear()
    expectCompleted(await load(INSERT, NEXT), { skipped: 400 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
    expect(org.jobs()).toHaveLength(1)
  })

  it.each(['successfulResults', 'failedResults'])(
    'of a failed insert, where the %s alone do not come',
    async (path) => {
      const { org, load } = await withAccounts()
      org.faults.add({ kind: 'fail-job', afterRows: 200, errorMessage: LOCKS }, ...answersOf(503, [path]))

      const run = await load(INSERT)

      expect(run.outputs).toMatchObject({ 'failure-reason': 'records-unaccounted', 'records-unprocessed': '0' })
      expectEachOnce(org, 'Account', RECORDS, 'Name', run)
      expect(org.jobs()).toHaveLength(1)
    },
  )

  it('of an upsert, which is sent again', async () => {
    const { org, load } = await withAccounts(KEYED)
    org.faults.add({ kind: 'fail-job', afterRows: 200, errorMessage: LOCKS })
    // Six tries a reading, four readings, two files.
    org.faults.add(...answersOf(503, ['successfulResults', 'failedResults']).map((fault) => ({ ...fault, times: 24 })))

    const run = await load(UPSERT)

    expectCompleted(run, { read: 400 })
    expectEachOnce(org, 'Account', KEYED, 'Ext_Id__c')
    expect(resultFolder(run).report.loads?.[0]).toMatchObject({ sentAgain: 400 })
  })

  it.each(['update', 'delete', 'hardDelete'] as const)('of a %s, which is sent again', async (operation) => {
    const { org, load, workspace } = await withAccounts()
    const ids = RECORDS.map(({ Name = '' }) => org.records.insertDirectly('Account', { Name }))
    const isUpdate = operation === 'update'
    workspace.write('data/accounts.csv', csvOf(ids.map((Id) => ({ Id, ...(isUpdate && { Phone: '1' }) }))))
    org.faults.add({ kind: 'fail-job', afterRows: 200, errorMessage: LOCKS })
    org.faults.add(...answersOf(503, ['successfulResults', 'failedResults']).map((fault) => ({ ...fault, times: 24 })))
    const inputs = { operation, object: 'Account', files: 'data/*.csv', 'confirm-hard-delete': 'Account' }

    expectCompleted(await load(isUpdate ? { ...inputs, 'confirm-hard-delete': '' } : inputs), { read: 400, failed: 0 })

    const left = org.records.all('Account')
    expect(isUpdate ? left.filter(({ Phone }) => Phone === '1').length : 400 - left.length).toBe(400)
  })
})

describe('files that contradict each other', () => {
  it('unprocessed records as long as the part do not overrule rows that went in', async () => {
    const { org, load } = await withAccounts()
    org.faults.add(
      { kind: 'fail-job', afterRows: 200, errorMessage: LOCKS },
      { kind: 'spoilt-rows', ...always, path: 'unprocessedrecords', how: 'whole upload' },
    )

    const run = await load(INSERT)

    expectStopped(run, 'records-unaccounted', { counts: { created: 200, unaccounted: 200 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
    expect(shouts(run, /have more rows than the job has records/)).toHaveLength(1)
    expect(org.jobs()).toHaveLength(1)
  })

  it.each([
    ['in a complete job', [], 398, 2],
    ['in a job that failed', [{ kind: 'fail-job', afterRows: 200, errorMessage: LOCKS }], 198, 202],
  ] as const)('a row that is there twice, and another one missing, %s', async (_, faults, created, unaccounted) => {
    const { org, load } = await withAccounts()
    org.faults.add(...faults, { kind: 'spoilt-rows', ...always, path: 'successfulResults', how: 'first row for last' })

    const run = await load(INSERT)

    expectStopped(run, 'records-unaccounted', { counts: { created, unaccounted } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
    expect(shouts(run, /name an id twice/)).toHaveLength(1)
    const nameOf = new Map(org.records.all('Account').map(({ Id, Name }) => [Id, Name]))
    const rows = resultFolder(run).placedRows('Account-insert/successful.csv')
    expect(rows.filter(({ sf__Id, Name }) => nameOf.get(sf__Id ?? '') !== Name)).toEqual([])
  })

  it('a row too many tells of no record', async () => {
    const { org, load } = await withAccounts()
    org.faults.add({ kind: 'spoilt-rows', ...always, path: 'successfulResults', how: 'first row twice' })

    const run = await load(INSERT)

    expectStopped(run, 'records-unaccounted', { counts: { unaccounted: 400 } })
    org.faults.clear()
    expectCompleted(await load(INSERT, { runAttempt: 2 }), { skipped: 400 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
  })

  it.each(['successfulResults', 'unprocessedrecords'])('a page in place of %s is no result file', async (path) => {
    const { org, load } = await withAccounts()
    org.faults.add(
      { kind: 'fail-job', afterRows: 200, errorMessage: LOCKS },
      { kind: 'spoilt-rows', ...always, path, how: 'page' },
    )

    const run = await load(INSERT)

    const created = path === 'successfulResults' ? 0 : 200
    expectStopped(run, 'records-unaccounted', { counts: { created, unaccounted: 400 - created, unprocessed: 0 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
  })

  it('a page that comes once is read again', async () => {
    const { org, load } = await withAccounts()
    org.faults.add({ kind: 'spoilt-rows', method: 'GET', path: 'successfulResults', how: 'page' })

    expectCompleted(await load(INSERT), { created: 400 })
  })
})

describe('a job that failed on its form loads nothing', () => {
  const FORMS = ['header', 'empty', 'as uploaded', 'refused', 'not found'] as const
  const CASES = FORMS.flatMap((form) => (['header', 'empty'] as const).map((results) => [form, results] as const))

  it.each(CASES)('whatever its unprocessed records are: %s, beside results with %s', async (form, results) => {
    const records = plainAccounts(1, 30)
    const org = { invalidUnprocessed: form, invalidResults: results }
    const scenario = await withAccounts(
      records.map((record) => ({ ...record, Colour__c: 'red' })),
      org,
    )

    const run = await scenario.load({ ...INSERT, preflight: 'off' })

    expectStopped(run, 'job-failed', { says: ['Field name not found'], counts: { unprocessed: 30, unaccounted: 0 } })
    expect(resultFolder(run).rows('Account-insert/rerun.csv')).toHaveLength(30)
    scenario.workspace.write('data/accounts.csv', csvOf(records))
    expectCompleted(await scenario.load({ ...INSERT, preflight: 'off' }, NEXT), { created: 30 })
    expectEachOnce(scenario.org, 'Account', records, 'Name')
  })

  it('but not where its results cannot be read', async () => {
    const { org, load } = await withAccounts()
    const errorMessage = 'InvalidBatch : Field name not found : Name'
    org.faults.add({ kind: 'fail-job', afterRows: 0, errorMessage }, ...answersOf(503, ['failedResults']))

    expectStopped(await load(INSERT), 'records-unaccounted', { counts: { unaccounted: 400 } })
  })
})
