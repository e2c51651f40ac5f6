import { describe, expect, it } from '@jest/globals'
import { fillJob } from '../../src/jobs/fill-job.ts'
import { hashPart } from '../../src/parts/part-stream.ts'
import { aLife } from '../support/job-life.ts'
import { aSpec } from '../support/load-spec.ts'
import { useOrg } from '../support/org-jobs.ts'
import { requestLines } from '../support/org-view.ts'
import { filesOf, only } from '../support/parts-of.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()
const REQUEST = { object: 'Account', operation: 'insert' } as const
const NEVER = new AbortController().signal

/** Fills a job with two accounts. */
async function fill(halted = NEVER) {
  const { jobs, clock, temp } = signedIn
  const part = only((await filesOf('Name\nAcme\nBeta\n', aSpec(), temp)).parts)
  const life = aLife(jobs, aStep({ clock }))
  const filled = await fillJob(part, REQUEST, halted, life)
  return { filled, part, events: life.events, sleeps: clock.sleeps, states: states() }
}

const states = () => signedIn.org.jobs().map(({ state }) => state)

describe('a job', () => {
  it('is made, filled with the part to the byte, and left Open', async () => {
    const { filled, part, events } = await fill()
    const { id, state } = only(signedIn.org.jobs())
    expect(filled).toMatchObject({ job: { id }, body: await hashPart(part) })
    expect(signedIn.org.uploaded(id)).toBe('Name\nAcme\nBeta\n')
    expect(state).toBe('Open')
    expect(events).toEqual(['created', 'uploaded'])
  })

  it('whose upload has no answer is aborted, and another one is filled after a pause', async () => {
    signedIn.org.faults.add({ kind: 'reset', method: 'PUT', path: 'batches', effect: 'after' })
    const { filled, events, sleeps, states } = await fill()
    expect(states).toEqual(['Aborted', 'Open'])
    expect(filled).toMatchObject({ job: { id: signedIn.org.jobs()[1]?.id } })
    expect(events).toEqual(['created', 'upload-failed', 'aborted', 'created', 'uploaded'])
    expect(sleeps).toEqual([2_000])
  })

  it('is filled for the fifth time at most, after ever longer pauses', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'PUT', path: 'batches', status: 503, times: 9 })
    const { filled, sleeps, states } = await fill()
    expect(filled).toMatchObject({ error: { status: 503 } })
    expect(states).toEqual(Array(5).fill('Aborted'))
    expect(sleeps).toEqual([2_000, 4_000, 6_000, 8_000])
  })

  it('whose upload is refused for good is aborted, and no other one is made', async () => {
    signedIn.org.faults.add({ kind: 'answer', method: 'PUT', path: 'batches', status: 400, times: 9 })
    const { filled, sleeps, states } = await fill()
    expect(filled).toMatchObject({ error: { status: 400 } })
    expect(states).toEqual(['Aborted'])
    expect(sleeps).toEqual([])
  })

  it('that is refused leaves nothing behind', async () => {
    const body = [{ errorCode: 'INVALIDENTITY', message: "Entity 'Account' is not supported by the Bulk API." }]
    signedIn.org.faults.add({ kind: 'answer', method: 'POST', path: 'jobs/ingest', status: 400, body })
    const { filled, events, states } = await fill()
    expect(filled).toMatchObject({ error: { status: 400 } })
    expect([events, states]).toEqual([[], []])
  })

  it('whose creation has no answer is told as lost, and another one is filled', async () => {
    signedIn.org.faults.add({ kind: 'reset', method: 'POST', path: 'jobs/ingest', effect: 'after' })
    const { events, states } = await fill()
    expect(events).toEqual(['create-lost', 'created', 'uploaded'])
    expect(states).toEqual(['Open', 'Open'])
  })
})

describe('a load that was halted', () => {
  it('makes no job', async () => {
    const { filled } = await fill(AbortSignal.abort())
    expect(filled).toEqual({})
    expect(requestLines(signedIn.org)).toEqual([])
  })

  it('aborts the job that is being filled, which is nobody’s fault', async () => {
    const halt = new AbortController()
    signedIn.org.onRequest(({ method }) => {
      if (method === 'PUT') halt.abort()
    })
    const { filled, events, states } = await fill(halt.signal)
    expect(filled).toEqual({})
    expect(events).toEqual(['created', 'aborted'])
    expect(states).toEqual(['Aborted'])
  })
})
