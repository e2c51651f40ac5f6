import { describe, expect, it } from '@jest/globals'
import { JobInfo } from '../../src/bulk/job.ts'
import type { LedgerJob } from '../../src/ledger/ledger.ts'
import { asLookedFor, asOrdered, judgeJobs } from '../../src/recall/judge-jobs.ts'
import { doneJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { only } from '../support/parts-of.ts'
import { entryOf, type RecallOptions, recallingOf } from '../support/recalling.ts'

const signedIn = useOrg()

const CSV = 'Ext_Id__c,Name\n1,A\n2,B\n'
const UPSERT = { object: 'Account', operation: 'upsert', externalIdFieldName: 'Ext_Id__c' } as const

async function judged(options: RecallOptions) {
  const { recalling, submissions } = await recallingOf(signedIn, options)
  const verdicts = await judgeJobs(submissions, options.jobs, recalling)
  const parts = verdicts.map(({ submission }) => submission?.part.number)
  return { recalling, submissions, verdicts, parts, courses: verdicts.map(({ course }) => course) }
}

describe('a job is not as the ledger says', () => {
  const same: Partial<LedgerJob> = {}
  it.each<[string, Partial<LedgerJob>, Partial<JobInfo>, string]>([
    ['where all agrees it is', same, {}, 'final'],
    ['where another user made it', same, { createdById: '005000000000009AAA' }, 'not as the ledger says'],
    ['where the ledger names another user', { createdById: '005000000000009AAA' }, {}, 'not as the ledger says'],
    [
      'where the ledger and the org name another user',
      { createdById: '005000000000009AAA' },
      { createdById: '005000000000009AAA' },
      'not as the ledger says',
    ],
    ['where it is of another object', same, { object: 'Contact' }, 'not as the ledger says'],
    ['where it is another operation', same, { operation: 'delete' }, 'not as the ledger says'],
    ['where it was made at another time', { createdDate: '2026-01-01T00:00:00Z' }, {}, 'not as the ledger says'],
    ['where it has processed more records', { records: 1 }, {}, 'not as the ledger says'],
    ['where the org says neither who nor when it is', same, { createdById: null, createdDate: null }, 'final'],
  ])('%s', async (_, claimed, said, standing) => {
    const entry = { ...entryOf(await doneJob(signedIn.client, CSV), CSV), ...claimed }
    const { recalling, submissions } = await recallingOf(signedIn, { csv: CSV, jobs: [] })
    // An id of 15 characters is the same as that of 18.
    const info = async (id: string) =>
      JobInfo.parse({ ...(await signedIn.client.info(id)), ...said, id: id.slice(0, 15) })
    const jobs = { ...recalling.jobs, client: { ...signedIn.client, info } }
    const [verdict] = await judgeJobs(submissions, [entry], { ...recalling, jobs })
    expect(verdict?.standing).toBe(standing)
  })
})

describe('the part that a job was made of', () => {
  it('is the one with the same content', async () => {
    const second = 'Ext_Id__c,Name\n3,C\n4,D\n'
    const jobs = [
      entryOf(await doneJob(signedIn.client, second), second),
      entryOf(await doneJob(signedIn.client, CSV), CSV),
    ]
    const csv = `${CSV}3,C\n4,D\n`
    expect((await judged({ csv, jobs, spec: { pace: { maxJobRecords: 2 } } })).parts).toEqual([2, 1])
  })

  it('is not found a second time: the other job sent again what the first had left', async () => {
    const jobs = [entryOf(await doneJob(signedIn.client, CSV), CSV), entryOf(await doneJob(signedIn.client, CSV), CSV)]
    expect((await judged({ csv: CSV, jobs })).parts).toEqual([1, undefined])
  })

  it('of one record is told by the rows of the job, since its content has no hash', async () => {
    const csv = 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n'
    const one = 'Ext_Id__c,Name\n2,B\n'
    const jobs = [entryOf(await doneJob(signedIn.client, one), one)]
    expect((await judged({ csv, jobs, spec: { pace: { maxJobRecords: 1 } } })).parts).toEqual([2])
  })

  it('of one record is unknown where the job was that of a rest, or tells of another record', async () => {
    const [rest, other] = ['Ext_Id__c,Name\n1,A\n', 'Ext_Id__c,Name\n9,Z\n']
    const jobs = [
      entryOf(await doneJob(signedIn.client, rest), rest, { whole: false }),
      entryOf(await doneJob(signedIn.client, other), other),
    ]
    const parts = (await judged({ csv: 'Ext_Id__c,Name\n1,A\n', jobs })).parts
    expect(parts).toEqual([undefined, undefined])
  })
})

it('a job that changed nothing, as is known already, is forgotten where it would be in the way', async () => {
  const entry = entryOf(await doneJob(signedIn.client, CSV), CSV, { settled: { in: 0, unaccounted: 0 } })
  signedIn.org.forgetJobs()
  expect((await judged({ csv: CSV, jobs: [entry] })).courses).toEqual(['forget'])
  expect((await judged({ csv: CSV, jobs: [{ ...entry, settled: { in: 0, unaccounted: 1 } }] })).courses).toEqual([
    'unaccounted',
  ])
})

it.each([
  ['cancelled', { cancelled: AbortSignal.abort() }],
  ['job-failed', {}],
])('nothing is decided where the org does not say how a job is: %s', async (reason, stop) => {
  const jobs = [entryOf(await doneJob(signedIn.client, CSV), CSV)]
  signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest/*', status: 503, times: 99 })
  await expect(judged({ csv: CSV, jobs, stop })).rejects.toMatchObject({ reason })
})

describe('where records are written in their order', () => {
  const csv = 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n4,D\n'
  const [, second] = [CSV, 'Ext_Id__c,Name\n3,C\n4,D\n']

  /** The first part has changed since; the second has not. */
  async function ordered(mode: 'serial' | 'parallel') {
    const jobs = [entryOf(await doneJob(signedIn.client, second, UPSERT), second)]
    const concurrency = mode === 'serial' ? ({ mode } as const) : ({ mode, jobs: 2 } as const)
    const spec = { operation: 'upsert', pace: { maxJobRecords: 2, concurrency } } as const
    const { verdicts, submissions, recalling } = await judged({ csv, jobs, spec })
    return only(asOrdered(submissions, verdicts, recalling))
  }

  it('all behind the first part that has changed is sent again', async () => {
    expect(await ordered('serial')).toMatchObject({ course: 'send again', submission: undefined })
  })

  it('but not where the order does not matter', async () => {
    expect(await ordered('parallel')).toMatchObject({ course: 'take its results', submission: { firstOrder: 2 } })
  })
})

it('where old results are taken, what a job has sent again is looked for, whatever the operation', async () => {
  const jobs = [entryOf(await doneJob(signedIn.client, CSV, UPSERT), CSV)]
  const { verdicts } = await judged({ csv: `${CSV}3,C\n`, jobs, spec: { operation: 'upsert' } })
  expect(verdicts.map(({ course }) => course)).toEqual(['send again'])
  expect(asLookedFor(verdicts).map(({ course }) => course)).toEqual(['look for its records'])
})
