import { describe, expect, it } from '@jest/globals'
import type { OpenedLedger } from '../../src/ledger/open-ledger.ts'
import { lookAtOtherJobs, refuseDoubtful } from '../../src/recall/jobs-before.ts'
import { allLeft } from '../../src/recall/subtract.ts'
import type { StepRun } from '../../src/step.ts'
import { doneJob, openJob } from '../support/bulk-client.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aRun, entryOf, recallingOf } from '../support/recalling.ts'

const signedIn = useOrg()

const CSV = 'Name\nA\nB\n'
const DAY_MS = 86_400_000
const REFUSED = { reason: 'ledger-missing' }

interface Looking {
  readonly ledger?: Partial<OpenedLedger>
  readonly operation?: 'insert' | 'upsert'
  readonly run?: Partial<StepRun>
  readonly csv?: string
}

/** Looks at the jobs of the org before a load is sent, and refuses what may be doubled. */
async function look({ ledger, operation = 'insert', run, csv = CSV }: Looking = {}) {
  const { recalling, submissions, said } = await recallingOf(signedIn, { csv, jobs: [], spec: { operation } })
  const { spec, jobs, userId } = recalling
  const step = { ...recalling.step, run: { ...recalling.step.run, ...run } }
  const opened = { ...recalling.ledger, course: 'send everything', ...ledger } as const
  const before = await lookAtOtherJobs({
    spec,
    step,
    org: jobs.org,
    ledger: opened,
    userId,
    named: { has: opened.book.names },
  })
  const source = { client: jobs.client, step }
  const join = { keyColumn: undefined, fieldOf: () => undefined }
  await refuseDoubtful(before, allLeft(submissions), { source, join })
  return { before, said, states: signedIn.org.jobs().map(({ state }) => state) }
}

describe('an insert of which no ledger knows', () => {
  it.each(['not the first attempt', 'no answer'] as const)(
    'sends nothing that a job of the org may hold: %s',
    async (unknown) => {
      await doneJob(signedIn.client, CSV)
      await expect(look({ ledger: { unknown } })).rejects.toMatchObject(REFUSED)
    },
  )

  it('goes on where the jobs of the org hold other records', async () => {
    await doneJob(signedIn.client, 'Name\nX\nY\n')
    expect(await look({ ledger: { unknown: 'no answer' } })).toMatchObject({ states: ['JobComplete'] })
  })

  it('goes on where the job that holds its records was made before the run began', async () => {
    await doneJob(signedIn.client, CSV)
    const began = () => ({ at: Date.now() + DAY_MS, isExact: true })
    const ledger = { unknown: 'not the first attempt' } as const
    expect((await look({ ledger, run: { began } })).before.doubtful).toMatchObject({ jobs: [] })
  })

  it.each([
    [8, true, 'insert', true],
    [8, false, 'insert', true],
    [8, false, 'upsert', false],
    [6, true, 'insert', false],
  ] as const)('began %i days ago (exactly: %s), an %s: is refused: %s', async (days, isExact, operation, isRefused) => {
    const began = () => ({ at: signedIn.jobs.org.now() - days * DAY_MS, isExact })
    const looked = look({ ledger: { unknown: 'not the first attempt' }, operation, run: { began, attempt: 2 } })
    if (isRefused) await expect(looked).rejects.toMatchObject(REFUSED)
    else expect(await looked).toMatchObject({ states: [] })
  })

  it('sends nothing where the org does not list its jobs', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 503, times: 99 })
    await expect(look({ ledger: { unknown: 'no answer' } })).rejects.toMatchObject(REFUSED)
  })
})

describe('an insert that is continued', () => {
  it('sends nothing that a job may hold which its ledger lacks', async () => {
    await doneJob(signedIn.client, CSV)
    const earlier = aRun([], { startedAt: '2020-01-01T00:00:00.000Z' })
    await expect(look({ ledger: { course: 'continue', earlier } })).rejects.toMatchObject(REFUSED)
  })

  it('does not doubt a job that its ledger names, or that of a newer run', async () => {
    const [own, newer] = [await doneJob(signedIn.client, CSV), await doneJob(signedIn.client, CSV)]
    const earlier = aRun([], { startedAt: '2020-01-01T00:00:00.000Z' })
    const ledger = { jobs: [entryOf(own, CSV)], newer: [aRun([entryOf(newer, CSV)])] }
    const { before } = await look({ ledger: { course: 'continue', earlier, ...ledger } })
    expect(before.doubtful?.jobs).toEqual([])
    expect([...before.ids].sort()).toEqual([own.id, newer.id].sort())
  })

  it('aborts the Open jobs that the step before has left behind', async () => {
    await openJob(signedIn.client, CSV)
    const writtenAt = new Date().toISOString()
    const earlier = aRun([], { startedAt: '2020-01-01T00:00:00.000Z', writtenAt })
    expect((await look({ ledger: { course: 'continue', earlier } })).states).toEqual(['Aborted'])
  })

  it('leaves them alone where another leg may be at work with the same user', async () => {
    await openJob(signedIn.client, CSV)
    const earlier = aRun([], { startedAt: '2020-01-01T00:00:00.000Z', writtenAt: new Date().toISOString() })
    const run = { isAlone: () => false }
    const { states, said } = await look({ ledger: { course: 'continue', earlier }, run })
    expect(states).toEqual(['Open'])
    expect(said).toContainEqual(expect.stringMatching(/^warning: .*left behind/))
  })
})

describe('any load', () => {
  it('warns of jobs of others on the same object that are not finished', async () => {
    await openJob(signedIn.client, CSV)
    expect((await look()).said).toContainEqual(expect.stringMatching(/^warning: .*other jobs on Account/))
  })

  it('goes on where the org does not list its jobs, if nothing is in doubt', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'GET', path: 'jobs/ingest', status: 503, times: 99 })
    expect(await look()).toMatchObject({ said: [], states: [] })
  })
})
