import { describe, expect, it } from '@jest/globals'
import type { FaultInput } from '../../emulator/org/wire/faults.ts'
import { LoadError } from '../../src/errors.ts'
import { closeJob } from '../../src/jobs/close-job.ts'
import { openJob } from '../support/bulk-client.ts'
import { aLife } from '../support/job-life.ts'
import { useOrg } from '../support/org-jobs.ts'
import { aStep } from '../support/step.ts'

const signedIn = useOrg()

const CLOSE = { method: 'PATCH', path: 'jobs/ingest/*' } as const
const LOOK = { method: 'GET', path: 'jobs/ingest/*' } as const
const NO_ACCESS = [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no access' }]
const BUSY = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests (Concurrent API) Limit exceeded.' }]

/** Closes a job that meets these faults; `over` is the end of the step. */
async function close(faults: readonly FaultInput[] = [], over = new AbortController().signal) {
  const { client, jobs, clock, org } = signedIn
  const { id } = await openJob(client, 'Name\nAcme\n')
  org.faults.add(...faults)
  const closed = await closeJob(id, aLife(jobs, aStep({ clock, stop: { over } })))
  const closes = org.requests.filter(({ method }) => method === 'PATCH').length
  return { closed, closes, sleeps: clock.sleeps.filter((ms) => ms >= 2_000) }
}

describe('a close', () => {
  it('that is answered is not looked after', async () => {
    expect(await close()).toEqual({ closed: { was: 'closed' }, closes: 1, sleeps: [] })
    expect(signedIn.org.requests.at(-1)?.method).toBe('PATCH')
  })

  it('whose answer is lost is not repeated where a look shows that it had its effect', async () => {
    const { closed, closes } = await close([{ kind: 'reset', ...CLOSE, effect: 'after' }])
    expect({ closed, closes }).toEqual({ closed: { was: 'closed' }, closes: 1 })
  })

  it('that is refused for good is not repeated', async () => {
    const { closed, closes } = await close([{ kind: 'answer', ...CLOSE, status: 403, body: NO_ACCESS }])
    expect({ closed, closes }).toMatchObject({ closed: { was: 'not closed', error: { status: 403 } }, closes: 1 })
  })

  it('that is refused for a moment is repeated after a pause', async () => {
    expect(await close([{ kind: 'answer', ...CLOSE, status: 403, body: BUSY, times: 2 }])).toEqual({
      closed: { was: 'closed' },
      closes: 3,
      sleeps: [2_000, 4_000],
    })
  })

  it('that is refused for a moment, five times, has closed nothing', async () => {
    const { closed, closes, sleeps } = await close([{ kind: 'answer', ...CLOSE, status: 403, body: BUSY, times: 9 }])
    expect(closed).toMatchObject({ was: 'not closed', error: { errorCode: 'REQUEST_LIMIT_EXCEEDED' } })
    expect([closes, sleeps]).toEqual([5, [2_000, 4_000, 6_000, 8_000]])
  })

  it.each([
    ['the job is seen to be Open', [], true],
    ['nobody says how the job is', [{ kind: 'reset', ...LOOK, effect: 'before', times: 99 }], false],
  ] as const)('that has no answer, five times, is unclear: %s', async (_, faults, isOpen) => {
    const { closed, closes } = await close([{ kind: 'reset', ...CLOSE, effect: 'before', times: 9 }, ...faults])
    expect({ closed, closes }).toMatchObject({ closed: { was: 'unclear', isOpen }, closes: 5 })
  })

  it('is not repeated once the step is over', async () => {
    const { closed, closes, sleeps } = await close(
      [{ kind: 'reset', ...CLOSE, effect: 'before', times: 9 }],
      AbortSignal.abort(),
    )
    expect(closed).toMatchObject({ was: 'unclear', isOpen: true })
    expect([closes, sleeps]).toEqual([1, []])
  })
})

it('why nobody may look tells more than why the close was refused', async () => {
  const over = new LoadError('guard-refused', 'The session is of another org.')
  const { client, jobs, clock, org } = signedIn
  const { id } = await openJob(client, 'Name\nAcme\n')
  org.faults.add({ kind: 'answer', ...CLOSE, status: 403, body: NO_ACCESS })
  const blind = { ...jobs, client: { ...client, info: () => Promise.reject(over) } }
  expect(await closeJob(id, aLife(blind, aStep({ clock })))).toEqual({ was: 'not closed', error: over })
})
