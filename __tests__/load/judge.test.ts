import { describe, expect, it } from '@jest/globals'
import { type Counts, NO_COUNTS } from '../../src/counts.ts'
import { Judge } from '../../src/load/judge.ts'
import type { Taken } from '../../src/results/outcomes.ts'
import type { HeldBack } from '../../src/send/held-back.ts'
import type { Sent } from '../../src/send/sender.ts'
import type { Submission } from '../../src/send/submission.ts'
import { aHeldBack } from '../support/held-back.ts'
import { aSpec } from '../support/load-spec.ts'
import { aPart } from '../support/parts.ts'

function taken(job: Partial<Counts>, heldBack: readonly HeldBack['was'][] = []): Taken {
  const held = heldBack.map((was) => aHeldBack({ was }))
  return { job: { ...NO_COUNTS, ...job }, settled: NO_COUNTS, heldBack: held, unmatched: 0, warnings: [] }
}

function submissionOf(records: number): Submission {
  return { part: aPart({ records }), round: 1, firstOrder: 0 }
}

function done(submission: Submission): Sent {
  const job = { id: '750000000000001AAA', state: 'JobComplete' } as const
  const read = () => Promise.reject(new Error('Nobody reads here.'))
  return { kind: 'done', submission, job, times: { startedAt: 0, endedAt: 1 }, wentWell: false, read }
}

describe('a canary', () => {
  const judge = new Judge(aSpec().limits, 1_000)

  it('stops the load where a record failed for good', () => {
    expect(judge.canary(taken({ read: 10, failed: 1 }))).toMatchObject({ reason: 'stopped-early' })
  })

  it('does not where all that was not loaded goes again', () => {
    expect(judge.canary(taken({ read: 10, failed: 1, unprocessed: 1 }, ['failed', 'unprocessed']))).toBeUndefined()
  })

  it('is held against `max-failures` of the whole load', () => {
    const { limits } = aSpec({ limits: { maxFailures: { kind: 'count', count: 100 } } })
    expect(new Judge(limits, 1_000).canary(taken({ read: 10, failed: 1 }))).toBeUndefined()
    expect(new Judge(limits, 100_000).canary(taken({ read: 10, failed: 1 }))).toMatchObject({ reason: 'stopped-early' })
  })
})

describe('an early stop', () => {
  const limits = aSpec({ limits: { stopEarly: 0.5 } }).limits

  it('comes when more of the finished records failed than may', () => {
    const judge = new Judge(limits, 9_000)
    const end = (failed: number) => {
      const sent = done(submissionOf(1_000))
      return judge.end({ sent, taken: taken({ read: 1_000, created: 1_000 - failed, failed }) })
    }
    expect(end(500)).toBeUndefined()
    expect(end(501)).toMatchObject({ reason: 'stopped-early' })
  })

  it('does not count failures that go again, nor what has no outcome', () => {
    const judge = new Judge(limits, 9_000)
    const heldBack = Array<HeldBack['was']>(2_000).fill('failed')
    expect(judge.end({ sent: done(submissionOf(2_000)), taken: taken({ failed: 2_000 }, heldBack) })).toBeUndefined()
    const running = {
      kind: 'running',
      job: { id: '750', state: 'InProgress' },
      times: { startedAt: 0, endedAt: 1 },
    } as const
    const unknown = { sent: { ...running, submission: submissionOf(9_000) }, taken: taken({ failed: 9_000 }) }
    expect(judge.end(unknown)).toBeUndefined()
  })

  it('counts a submission once of which it heard by its counts before', () => {
    const judge = new Judge(limits, 9_000)
    const submission = submissionOf(1_000)
    expect(judge.wentWell(submission)).toBeUndefined()
    expect(judge.end({ sent: done(submission), taken: taken({ created: 1_000 }) })).toBeUndefined()
    const stopped = judge.end({ sent: done(submissionOf(1_001)), taken: taken({ failed: 1_001 }) })
    expect(stopped?.message).toContain('1,001 of 2,001 finished records')
  })
})
