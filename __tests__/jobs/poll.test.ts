import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { createBulkClient } from '../../src/bulk/client.ts'
import { JobInfo } from '../../src/bulk/job.ts'
import { createJobLooks, type JobLooks } from '../../src/jobs/job-looks.ts'
import { awaitFinal } from '../../src/jobs/poll.ts'
import { closedJob, sessionIn } from '../support/bulk-client.ts'
import { recordingClock } from '../support/recording-clock.ts'

let org: Org
let close: () => void
beforeEach(async () => {
  org = await startOrg()
})
afterEach(async () => {
  close()
  await org.close()
})

/** Waits for a job that hangs, which is aborted in the org after so many looks. */
async function watch(looks: number, random = 0.5) {
  org.faults.add({ kind: 'hang-job', afterRows: 0 })
  const clock = recordingClock({ random })
  const session = sessionIn(org, clock)
  close = session.close
  const client = createBulkClient(session, '67.0')
  const id = await closedJob(client, 'Name\nAcme\nBeta\n')
  const seen: JobInfo[] = []
  const { signal: over } = new AbortController()
  const onLook = (info: JobInfo) => {
    seen.push(info)
    if (seen.length === looks - 1) void client.abort(id)
  }
  const job = await awaitFinal(id, { looks: createJobLooks(client), records: 2, clock, over, onLook })
  return { job, seen, clock, id, client }
}

describe('the waits between looks', () => {
  it('grow from 1 s to 30 s and stay there', async () => {
    const { clock, job } = await watch(13)
    expect(clock.sleeps.slice(0, 12).map(Math.round)).toEqual([
      1_000, 1_500, 2_250, 3_375, 5_063, 7_594, 11_391, 17_086, 25_629, 30_000, 30_000, 30_000,
    ])
    expect(job.state).toBe('Aborted')
  })

  it.each([
    [0, 0.75],
    [0.999, 1.2495],
  ])('are spread by a quarter: with chance %d they are %d of that', async (random, share) => {
    const { clock } = await watch(4, random)
    expect(clock.sleeps.slice(0, 3)).toEqual([1_000, 1_500, 2_250].map((ms) => ms * share))
  })
})

it('tells each look, the last included', async () => {
  const { seen, job } = await watch(3)
  expect(seen.at(-1)).toEqual(job)
  expect(seen[0]).toMatchObject({ state: expect.stringMatching(/UploadComplete|InProgress/) })
})

it('goes on looking when a look fails', async () => {
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest/*', status: 503, times: 25 })
  const { job } = await watch(3)
  expect(job.state).toBe('Aborted')
})

it('stops when the org does not answer for very long', async () => {
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest/*', status: 503, times: 10_000 })
  await expect(watch(3)).rejects.toMatchObject({ status: 503 })
  expect(org.requests.filter(({ path }) => /ingest\/750/.test(path) && !path.endsWith('batches')).length).toBe(
    20 * 6 + 1,
  )
})

it('stops at once when the org says that there is no such job', async () => {
  org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest/*', status: 404 })
  await expect(watch(3)).rejects.toMatchObject({ status: 404 })
})

it('stops at once when the step is cancelled', async () => {
  org.faults.add({ kind: 'hang-job' })
  const clock = recordingClock()
  const session = sessionIn(org, clock)
  close = session.close
  const client = createBulkClient(session, '67.0')
  const id = await closedJob(client, 'Name\nAcme\n')
  const looks = org.requests.length
  await expect(
    awaitFinal(id, { looks: createJobLooks(client), records: 2, clock, over: AbortSignal.abort(), onLook: () => {} }),
  ).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(org.requests).toHaveLength(looks)
})

describe('a job that comes along', () => {
  const over = new AbortController().signal

  /** Looks, each with what it finds: how many records of 1,000 are processed, or that the list says no more than "running". */
  async function looking(found: readonly (number | 'running')[], records = 1_000) {
    const clock = recordingClock()
    const rest = [...found]
    const looks: JobLooks = {
      begin: () => () => {},
      look: async (id) => {
        const next = rest.shift()
        if (next === 'running') return 'running'
        const state = next === undefined ? 'JobComplete' : 'InProgress'
        return JobInfo.parse({ id, state, numberRecordsProcessed: next ?? records })
      },
    }
    await awaitFinal('750', { looks, records, clock, over, onLook: () => {} })
    return clock.sleeps
  }

  it('is looked at when it should be done, at its pace since the last look where it waited in a queue before', async () => {
    expect(await looking([0, 100, 500])).toEqual([1_000, 1_500, 13_500, 16_000])
  })

  it('is looked at when it should be done, at its pace on the whole where it slows down', async () => {
    expect(await looking([100, 400])).toEqual([1_000, 9_000, 15_000])
  })

  it('is looked at after a minute at the latest, and after a second at the earliest', async () => {
    expect(await looking([1, 999])).toEqual([1_000, 60_000, 1_000])
  })

  it('is looked at ever less while it stands still', async () => {
    expect(await looking([500, 500, 500])).toEqual([1_000, 1_000, 1_500, 2_250])
  })

  it('is looked at ever less when all is processed and it is not final', async () => {
    expect(await looking([1_000, 1_000, 1_200, 1_200])).toEqual([1_000, 1_000, 1_500, 1_000, 1_500])
  })

  it('is looked at ever less while lists tell nothing of its pace', async () => {
    expect(await looking(['running', 'running'])).toEqual([1_000, 1_500, 2_250])
  })
})
