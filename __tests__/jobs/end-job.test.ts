import { describe, expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { abandon, endUnclear, seeThrough } from '../../src/jobs/end-job.ts'
import { closedJob, doneJob, openJob } from '../support/bulk-client.ts'
import { aLife } from '../support/job-life.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

const LOOK = { method: 'GET', path: 'jobs/ingest/*' } as const
const ABORT = { method: 'PATCH', path: 'jobs/ingest/*' } as const
const HANGS: FaultInput = { kind: 'hang-job', afterRows: 1 }
const NO_ABORT: FaultInput = {
  kind: 'answer',
  ...ABORT,
  status: 403,
  body: [{ errorCode: 'NO', message: 'no' }],
  times: 99,
}
const EXPIRED = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]
const NOT_FOUND = [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }]
const DOUBT = new Error('the answer to the close was lost')

interface StepAsItIs {
  readonly isOver?: boolean
  readonly leaves?: boolean
}

function lifeOf({ isOver = false, leaves = false }: StepAsItIs = {}) {
  const { jobs, clock } = signedIn
  const over = isOver ? AbortSignal.abort() : new AbortController().signal
  return aLife(jobs, aStep({ clock, stop: { over, leavesRunning: () => leaves } }))
}

const closedOf = (id: string) => ({ id, records: 2, startedAt: 1 })
const stateOf = (id: string) => signedIn.org.jobs().find((job) => job.id === id)?.state

describe('a job that was closed', () => {
  /** Sees a job through that meets faults once it was closed, and those while it is worked on. */
  async function see(working: readonly FaultInput[], later: readonly FaultInput[] = [], how: StepAsItIs = {}) {
    signedIn.org.faults.add(...working)
    const id = await closedJob(signedIn.client, 'Name\nAcme\nBeta\n')
    signedIn.org.faults.add(...later)
    const life = lifeOf(how)
    return { end: await seeThrough(closedOf(id), life), events: life.events, id }
  }

  it('is awaited until it is final', async () => {
    const { end, events } = await see([])
    expect(end).toMatchObject({ kind: 'final', job: { state: 'JobComplete' }, times: { startedAt: 1 } })
    expect(events).toEqual(['looked', 'final'])
  })

  it('is left to run when the step is over, if the step leaves jobs running', async () => {
    const { end, events, id } = await see([HANGS], [], { isOver: true, leaves: true })
    expect(end).toMatchObject({ kind: 'running', id })
    expect(events).toEqual(['left'])
    expect(stateOf(id)).toBe('InProgress')
  })

  it('is aborted when the step is over, else', async () => {
    const { end, events, id } = await see([HANGS], [], { isOver: true })
    expect(end).toMatchObject({ kind: 'final', job: { state: 'Aborted' } })
    expect(events).toEqual(['aborted'])
    expect(stateOf(id)).toBe('Aborted')
  })

  it('that cannot be aborted when the step is over has an unknown end', async () => {
    expect((await see([HANGS], [NO_ABORT], { isOver: true })).end).toMatchObject({ kind: 'unknown' })
  })

  it('and stays Open all the same, look after look, is aborted', async () => {
    const { end, events } = await see([HANGS], [{ kind: 'stale-look', ...LOOK, by: 2, times: 10 }])
    expect(end).toMatchObject({ kind: 'final', job: { state: 'Aborted' }, error: { name: 'StillOpenError' } })
    expect(events).toEqual(['looked', 'aborted'])
  })

  it('has an unknown end where the org knows no such job any more', async () => {
    const { end } = await see([HANGS], [{ kind: 'answer', ...LOOK, status: 404, body: NOT_FOUND }])
    expect(end).toMatchObject({ kind: 'unknown', error: { status: 404 } })
  })

  it('runs on where the org takes no session any more: another one may ask', async () => {
    const { end } = await see([HANGS], [{ kind: 'answer', ...LOOK, status: 401, body: EXPIRED, times: 9 }])
    expect(end).toMatchObject({ kind: 'running', error: { status: 401 } })
  })
})

describe('a job whose close has no clear answer', () => {
  it('is aborted where it was last seen to be Open', async () => {
    const { id } = await openJob(signedIn.client, 'Name\nAcme\nBeta\n')
    const end = await endUnclear(closedOf(id), lifeOf(), { error: DOUBT, isOpen: true })
    expect(end).toMatchObject({ kind: 'final', job: { state: 'Aborted' }, error: DOUBT })
  })

  it('counts with its results where it was closed all the same', async () => {
    const { id } = await doneJob(signedIn.client, 'Name\nAcme\nBeta\n')
    const life = lifeOf()
    const end = await endUnclear(closedOf(id), life, { error: DOUBT, isOpen: true })
    expect(end).toMatchObject({ kind: 'final', job: { state: 'JobComplete', numberRecordsProcessed: 2 } })
    expect(life.events).toEqual(['looked', 'final'])
  })

  it('is lost sight of where nobody says how it is', async () => {
    const { id } = await openJob(signedIn.client, 'Name\nAcme\nBeta\n')
    const end = await endUnclear(closedOf(id), lifeOf(), { error: DOUBT, isOpen: false })
    expect(end).toMatchObject({ kind: 'unknown', error: DOUBT })
  })

  it('is aborted when the step is over, also by a step that leaves jobs running: it may never have been closed', async () => {
    const { id } = await openJob(signedIn.client, 'Name\nAcme\nBeta\n')
    const end = await endUnclear(closedOf(id), lifeOf({ isOver: true, leaves: true }), { error: DOUBT, isOpen: false })
    expect(end).toMatchObject({ kind: 'final', job: { state: 'Aborted' } })
    expect(stateOf(id)).toBe('Aborted')
  })
})

describe('a job that is abandoned', () => {
  it('is aborted, and nothing of it counts', async () => {
    const life = lifeOf()
    const { id } = await openJob(signedIn.client, 'Name\nAcme\n')
    expect(await abandon(id, life)).toBe(true)
    expect([life.events, stateOf(id)]).toEqual([['aborted'], 'Aborted'])
  })

  it('and cannot be aborted is left Open, and nothing of it counts either', async () => {
    const life = lifeOf()
    const { id } = await openJob(signedIn.client, 'Name\nAcme\n')
    signedIn.org.faults.add(NO_ABORT)
    expect(await abandon(id, life)).toBe(true)
    expect([life.events, stateOf(id)]).toEqual([['left-open'], 'Open'])
  })

  it('counts all the same where the org says that it is at work', async () => {
    const life = lifeOf()
    signedIn.org.faults.add(HANGS)
    const id = await closedJob(signedIn.client, 'Name\nAcme\n')
    signedIn.org.faults.add(NO_ABORT)
    expect(await abandon(id, life)).toBe(false)
    expect(life.events).toEqual([])
  })
})
