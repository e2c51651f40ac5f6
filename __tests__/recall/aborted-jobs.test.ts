import { describe, expect, it } from '@jest/globals'
import type { JobInfo } from '../../src/bulk/job.ts'
import { SETTLES_AFTER_MS } from '../../src/jobs/settling.ts'
import { closedJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { entryOf, recalled } from '../support/recalling.ts'
import { placesOf } from '../support/recording-sink.ts'
import { until } from '../support/turns.ts'

const signedIn = useOrg()

const CSV = 'Ext_Id__c,Name\n1,A\n2,B\n3,C\n'

/** A job that was aborted just now, when it had loaded so many records. */
async function abortedJob(loaded: number, operation: 'insert' | 'upsert' = 'insert'): Promise<JobInfo> {
  const { client, org } = signedIn
  const external = operation === 'upsert' ? { externalIdFieldName: 'Ext_Id__c' } : {}
  org.faults.add({ kind: 'hang-job', afterRows: loaded })
  const id = await closedJob(client, CSV, { object: 'Account', operation, ...external })
  await until(() => org.jobs().some((job) => job.id === id && job.numberRecordsProcessed === loaded))
  await client.abort(id)
  return await client.info(id)
}

describe('an insert whose job was aborted a short time ago', () => {
  it('waits for it behind everything else, and then sends what was not loaded', async () => {
    const entry = entryOf(await abortedJob(1), CSV)
    const { left, sink, book } = await recalled(signedIn, { csv: CSV, jobs: [entry] })
    expect(left).toMatchObject({ first: [], again: [], ends: [], counts: { created: 0 } })
    expect(signedIn.clock.sleeps).not.toContainEqual(expect.closeTo(SETTLES_AFTER_MS, -4))

    const later = await left.later?.()
    expect(signedIn.clock.sleeps).toContainEqual(expect.closeTo(SETTLES_AFTER_MS, -4))
    expect(later?.ends.map(({ taken }) => taken.job)).toMatchObject([{ created: 1, unprocessed: 2 }])
    expect(later?.again.map(({ order, was }) => `${order} ${was}`)).toEqual(['1 unprocessed', '2 unprocessed'])
    expect(placesOf(sink.outcomes)).toEqual(['a.csv:2 loaded'])
    expect(book.settled.get(entry.id)).toEqual({ in: 1, unaccounted: 0 })
  })

  it('does not wait where its rows tell of all records already', async () => {
    const { left } = await recalled(signedIn, { csv: CSV, jobs: [entryOf(await abortedJob(3), CSV)] })
    expect(left).toMatchObject({ first: [], counts: { created: 3 }, later: undefined })
  })

  it('waits also where the org said before that it was never closed: its rows tell otherwise', async () => {
    const { client, org } = signedIn
    org.faults.add({ kind: 'hang-job', afterRows: 1 })
    const id = await closedJob(client, CSV)
    await until(() => org.jobs().some((job) => job.numberRecordsProcessed === 1))
    const job = await client.info(id)
    org.faults.add({ kind: 'stale-look', method: 'GET', path: 'jobs/ingest/*', by: 2 })
    const { left, book } = await recalled(signedIn, { csv: CSV, jobs: [entryOf(job, CSV)] })
    expect(left).toMatchObject({ first: [], later: expect.any(Function) })
    expect(book.names(id)).toBe(true)
  })

  it('stops where its records have to be looked for in all files', async () => {
    const jobs = [entryOf(await abortedJob(1), CSV)]
    const stop = { over: AbortSignal.abort() }
    await expect(recalled(signedIn, { csv: `${CSV}4,D\n`, jobs, stop })).rejects.toMatchObject({ reason: 'time-limit' })
  })
})

it('an upsert whose job was aborted a short time ago is sent again at once: that does no harm', async () => {
  const spec = { operation: 'upsert' } as const
  const { left } = await recalled(signedIn, { csv: CSV, spec, jobs: [entryOf(await abortedJob(1, 'upsert'), CSV)] })
  expect(left.later).toBeUndefined()
  expect(left.again.map(({ order, was }) => `${order} ${was}`)).toEqual(['1 unaccounted', '2 unaccounted'])
  expect(left.sentAgain).toBe(2)
})
