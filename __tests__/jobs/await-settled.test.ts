import { describe, expect, it } from '@jest/globals'
import type { BulkClient } from '../../src/bulk/client.ts'
import { JobInfo } from '../../src/bulk/job.ts'
import { awaitSettled } from '../../src/jobs/await-settled.ts'
import type { OrgJobs } from '../../src/jobs/org-jobs.ts'
import { createSettling } from '../../src/jobs/settling.ts'
import { recordingClock } from '../support/recording-clock.ts'
import { aStep } from '../support/step.ts'

const MINUTE = 60_000

/** Waits for an insert's job that was aborted so many minutes ago; each look at it says so much of it. */
async function waited(
  minutesAgo: number,
  { operation = 'insert', state = 'Aborted', changes = 0, over = new AbortController().signal } = {},
) {
  const clock = recordingClock()
  const abortedAt = clock.now() - minutesAgo * MINUTE
  const job = (at: number) =>
    JobInfo.parse({ id: '750xx0000000001AAA', state, systemModstamp: new Date(at).toISOString() })
  let looks = 0
  const info = async () => job(looks++ < changes ? clock.now() : abortedAt)
  const client = { info } as Partial<BulkClient> as BulkClient
  const jobs = { client, settling: createSettling(clock.now, clock) } as Partial<OrgJobs> as OrgJobs
  const step = aStep({ clock, stop: { over } })
  const last = await awaitSettled(job(abortedAt), operation === 'insert' ? 'insert' : 'upsert', { jobs, step })
  return { minutes: clock.sleeps.map((ms) => ms / MINUTE), looks, last }
}

describe('an aborted job', () => {
  it('of an insert is awaited until nothing of it can go in, and looked at then', async () => {
    expect(await waited(4)).toMatchObject({ minutes: [6], looks: 1, last: { state: 'Aborted' } })
  })

  it('that was aborted long ago is not awaited', async () => {
    expect(await waited(10)).toMatchObject({ minutes: [], looks: 0 })
  })

  it('that has changed meanwhile is settled when it was seen to be aborted for so long', async () => {
    expect((await waited(4, { changes: 1 })).minutes).toEqual([6, 4])
  })

  it('of an operation that may be repeated is not awaited', async () => {
    expect(await waited(0, { operation: 'upsert' })).toMatchObject({ minutes: [], looks: 0 })
  })

  it('is not awaited by a step that is over', async () => {
    expect(await waited(0, { over: AbortSignal.abort() })).toMatchObject({ minutes: [], looks: 0 })
  })
})

it('a job that ended in another way is not awaited', async () => {
  expect(await waited(0, { state: 'Failed' })).toMatchObject({ minutes: [], looks: 0 })
})
