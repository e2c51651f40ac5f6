import { describe, expect, it as itEverywhere } from '@jest/globals'
import type { Org, OrgOptions } from '../../emulator/org/start.ts'
import { csvOf, INSERT, keyedAccounts, plainAccounts, UPSERT } from '../support/drill-accounts.ts'
import { expectCompleted, expectStopped } from '../support/expect-outcome.ts'
import { expectEachOnce } from '../support/org-truth.ts'
import { resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

// Windows has no signals: there a cancelled step ends at once, and the post step cleans up.
const it = process.platform === 'win32' ? itEverywhere.skip : itEverywhere

const RECORDS = plainAccounts(1, 450)
const KEYED = keyedAccounts(1, 450)
const NEXT = { runId: '1000002' } as const
const CANCEL = { cancelAt: /InProgress, 200 of 450/ } as const
const MARK = 'of 450'

/** 200 records are in when the job is aborted, 200 follow a while later, and 50 never go in. */
async function withLateChunk({ records = RECORDS, ...org }: OrgOptions & { records?: typeof RECORDS } = {}) {
  const scenario = await startScenario({ files: { 'data/accounts.csv': csvOf(records) }, org })
  scenario.org.faults.add({ kind: 'hang-job', afterRows: 200 }, { kind: 'late-abort', chunks: 1, held: true })
  return scenario
}

/** As an administrator does in Setup. */
async function abortInOrg(org: Org): Promise<void> {
  const job = org.jobs().find(({ state }) => state === 'InProgress')
  await fetch(`${org.url}/services/data/v67.0/jobs/ingest/${job?.id}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${org.issueToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state: 'Aborted' }),
  })
}

describe('what has no row shortly after an abort is pending', () => {
  it('when the step is cancelled; the next run waits, and sends what is left', async () => {
    const { org, load } = await withLateChunk()

    const run = await load(INSERT, CANCEL)

    expectStopped(run, 'cancelled', { finished: false, counts: { created: 200, pending: 250, unprocessed: 0 } })
    const { files, placedRows } = resultFolder(run)
    expect([...files.keys()].filter((name) => name.includes('rerun'))).toEqual([])
    expect(placedRows('Account-insert/pending.csv')).toHaveLength(250)
    org.letChunksIn()

    expectCompleted(await load(INSERT, NEXT), { created: 450 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
  })

  it('when somebody else aborts the job, which fails the step', async () => {
    const { org, load } = await withLateChunk()

    const run = await load(INSERT, { onLine: (line) => void (line.includes(MARK) && abortInOrg(org)) })

    expectStopped(run, 'job-failed', {
      says: ['was aborted in the org'],
      finished: false,
      counts: { created: 200, pending: 250, unprocessed: 0 },
    })
    org.letChunksIn()
    expectCompleted(await load(INSERT, NEXT), { created: 450 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
  })

  it('and stays so for a step that has no time to wait', async () => {
    const { org, load } = await withLateChunk()
    await load(INSERT, CANCEL)

    const later = await load(INSERT, { ...NEXT, env: { BULK_LOAD_TIME_SCALE: '1' }, cancelAt: /waiting for/ })

    expectStopped(later, 'cancelled', { finished: false, counts: { created: 200, pending: 250, unprocessed: 0 } })
    org.letChunksIn()
    expectCompleted(await load(INSERT, { runId: '1000003' }), { created: 450 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
  })

  it('of files that have changed since, too: nothing is sent before the job is settled', async () => {
    const { org, load, workspace } = await withLateChunk()
    await load(INSERT, CANCEL)
    const changed = plainAccounts(1, 460)
    workspace.write('data/accounts.csv', csvOf(changed))

    const hurried = await load(INSERT, { ...NEXT, env: { BULK_LOAD_TIME_SCALE: '1' }, cancelAt: /waiting for/ })
    expectStopped(hurried, 'cancelled')
    expect(org.jobs()).toHaveLength(1)
    org.letChunksIn()

    expectCompleted(await load(INSERT, { runId: '1000003' }), { read: 460, unaccounted: 0 })
    expectEachOnce(org, 'Account', changed, 'Name')
  })

  it('but not where rows tell of all records', async () => {
    const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(RECORDS) } })
    org.faults.add({ kind: 'hang-job', afterRows: 450 })

    const run = await load(INSERT, { onLine: (line) => void (line.includes('450 of 450') && abortInOrg(org)) })

    expectStopped(run, 'job-failed', { counts: { created: 450, pending: 0 } })
  })

  it('and of an upsert goes again at once, with nobody waiting', async () => {
    const { org, load } = await withLateChunk({ records: KEYED })

    expectStopped(await load(UPSERT, CANCEL), 'cancelled', { counts: { created: 200, pending: 250 } })
    const later = await load(UPSERT, NEXT)

    expectCompleted(later, { read: 450 })
    expect(later.log).not.toContain('waiting for')
    org.letChunksIn()
    expectEachOnce(org, 'Account', KEYED, 'Ext_Id__c')
  })
})

describe('an org that does not give results of aborted jobs', () => {
  it.each(['refused', 'no content'] as const)('(%s) tells by its unprocessed records', async (abortedResults) => {
    const { org, load } = await withLateChunk({ abortedResults })

    expectStopped(await load(INSERT, CANCEL), 'cancelled', { finished: false, counts: { pending: 450 } })
    org.letChunksIn()
    const later = await load(INSERT, NEXT)

    expectStopped(later, 'records-unaccounted', { counts: { created: 50, unaccounted: 400, pending: 0 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', later)
    expect(org.records.all('Account')).toHaveLength(450)
  })

  it('(all refused) tells nothing: all is unaccounted', async () => {
    const { org, load } = await withLateChunk({ abortedResults: 'all refused' })

    expectStopped(await load(INSERT, CANCEL), 'cancelled', { counts: { pending: 450 } })
    const later = await load(INSERT, NEXT)

    expectStopped(later, 'records-unaccounted', { counts: { unaccounted: 450 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', later)
  })

  it('(all refused) leaves nothing in doubt of an upsert, which is sent again', async () => {
    const { org, load } = await withLateChunk({ abortedResults: 'all refused', records: KEYED })

    expectStopped(await load(UPSERT, CANCEL), 'cancelled', { counts: { pending: 450 } })
    expectCompleted(await load(UPSERT, NEXT), { read: 450 })
    expectEachOnce(org, 'Account', KEYED, 'Ext_Id__c')
  })
})

describe('a job is aborted by somebody', () => {
  it('in a round of retry: what it has not done is pending, and goes in once', async () => {
    const records = plainAccounts(1, 600)
    const { org, load } = await startScenario({ files: { 'data/accounts.csv': csvOf(records) } })
    org.faults.add({ kind: 'fail-job', afterRows: 100, errorMessage: 'TooManyLockFailure : Too many lock failure' })
    let isRetry = false
    const run = await load(INSERT, {
      onLine: (line) => {
        if (line.includes('retry 1 of') && !isRetry) {
          isRetry = true
          org.faults.add({ kind: 'hang-job', afterRows: 200 }, { kind: 'late-abort', chunks: 1, held: true })
        }
        if (line.includes('InProgress, 200 of 500')) void abortInOrg(org)
      },
    })

    expectStopped(run, 'job-failed', { counts: { created: 300, pending: 300, unprocessed: 0 } })
    org.letChunksIn()
    const later = await load(INSERT, NEXT)
    expectCompleted(later, { read: 600, unaccounted: 0 })
    expectEachOnce(org, 'Account', records, 'Name')
  })

  it.each([
    ['the canary', { canary: '400' }, 200],
    ['one of a serial load', { concurrency: 'serial', 'job-records': '400' }, 200],
  ])('%s: nothing more is sent, and the next run completes the load', async (_, inputs, created) => {
    const { org, load } = await withLateChunk()
    const all = { ...INSERT, ...inputs }

    const run = await load(all, { onLine: (line) => void (line.includes('InProgress, 200 of 400') && abortInOrg(org)) })

    expectStopped(run, 'job-failed', { counts: { created, pending: 200, unprocessed: 50 } })
    expectEachOnce(org, 'Account', RECORDS, 'Name', run)
    org.letChunksIn()
    expectCompleted(await load(all, NEXT), { read: 450 })
    expectEachOnce(org, 'Account', RECORDS, 'Name')
  })
})
