import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { LoadError } from '../../src/errors.ts'
import { sendLeft } from '../../src/load/send-left.ts'
import type { Session } from '../../src/org/session.ts'
import { allLeft, type Left } from '../../src/recall/subtract.ts'
import type { SubmissionEnd } from '../../src/results/outcomes.ts'
import type { Submission } from '../../src/send/submission.ts'
import { heldBackOf } from '../support/held-back.ts'
import { type LoadOptions, loadAtWork } from '../support/load-at-work.ts'

const temp = mkdtempSync(join(tmpdir(), 'send-left-'))
afterAll(() => rmSync(temp, { recursive: true }))

type LeftOf = (submissions: readonly Submission[]) => Partial<Left> | Promise<Partial<Left>>

/** Sends what is left of A, B, C and D, two records a job and one job after the other. `limits` is what the org has left. */
async function send(leftOf: LeftOf = () => ({}), options: Partial<LoadOptions> & { limits?: object } = {}) {
  let asked = 0
  const request: Session['request'] = async () => {
    asked++
    return { status: 200, headers: {}, text: JSON.stringify(options.limits ?? {}) }
  }
  const pace = { maxJobRecords: 2, concurrency: { mode: 'parallel', jobs: 1 } } as const
  const spec = { ...options.spec, pace }
  const load = await loadAtWork({ csv: 'Name\nA\nB\nC\nD\n', temp, session: { request }, ...options, spec })
  const left = { ...allLeft(load.submissions), ...(await leftOf(load.submissions)) }
  const rounds = await sendLeft(left, load.submissions, load.ready, load.sending)
  const { brake } = load.sending
  return { rounds, asked, jobs: load.sends.map(({ records }) => records.join(' ')), stopped: brake.reasons }
}

/** The end of a part that an earlier step has sent, with some records that failed. */
function earlierEnd(submission: Submission | undefined, failed = 0): SubmissionEnd {
  if (submission === undefined) throw new Error('There is no such part.')
  const { records } = submission.part
  const job = { ...NO_COUNTS, read: records, created: records - failed, failed }
  const times = { startedAt: 0, endedAt: 1 }
  return {
    sent: { kind: 'unknown', submission, job: { id: '750000000000001AAA', state: 'Unknown' }, times },
    taken: { job, settled: { ...job, read: 0 }, heldBack: [], unmatched: 0, warnings: [] },
  }
}

describe('what is left of a load', () => {
  it('is sent once the org was asked whether it fits', async () => {
    expect(await send()).toMatchObject({ jobs: ['A B', 'C D'], asked: 1, stopped: [] })
  })

  it('is sent again where it was sent before', async () => {
    const { jobs, rounds } = await send(async ([, second]) => ({
      first: [],
      again: second === undefined ? [] : await heldBackOf(second),
    }))
    expect(jobs).toEqual(['C D'])
    expect(rounds.counts).toMatchObject({ created: 2 })
  })

  it('is nothing where earlier steps have loaded everything: nobody is asked then', async () => {
    expect(await send(() => ({ first: [] }))).toMatchObject({ jobs: [], asked: 0, stopped: [] })
  })

  it('is not sent where what earlier steps did forbids it', async () => {
    const refusal = new LoadError('login-failed', 'The results cannot be read today.')
    const { jobs, asked, stopped, rounds } = await send(() => ({ refusal }))
    expect([jobs, asked, stopped]).toEqual([[], 0, [refusal]])
    expect(rounds.counts).toMatchObject({ unprocessed: 4 })
  })

  it('is not sent where it does not fit into what the org has left', async () => {
    const { jobs, stopped } = await send(undefined, { limits: { DailyApiRequests: { Max: 9, Remaining: 1 } } })
    expect([jobs, stopped]).toMatchObject([[], [{ reason: 'api-limit' }]])
  })

  it('is not sent by a step that is cancelled, which asks nobody', async () => {
    const outcome = await send(undefined, { stop: { cancelled: AbortSignal.abort() } })
    expect(outcome).toMatchObject({ jobs: [], asked: 0, stopped: [] })
  })
})

describe('a canary', () => {
  const spec = { limits: { canary: 1 } }

  it('goes first', async () => {
    const { jobs, stopped } = await send(undefined, { spec, answer: () => ({ kind: 'done', fates: ['BAD:no:--'] }) })
    expect([jobs, stopped]).toMatchObject([['A'], [{ reason: 'stopped-early' }]])
  })

  it.each([
    ['that was loaded before keeps nothing back', 0, ['B', 'C D']],
    ['that failed before keeps the rest back', 1, []],
  ])('%s', async (_, failed, expected) => {
    const leftOf: LeftOf = ([canary, ...first]) => ({ first, ends: [earlierEnd(canary, failed)] })
    const { jobs } = await send(leftOf, { spec, answer: () => ({ kind: 'done', fates: ['BAD:no:--'] }) })
    expect(jobs).toEqual(expected)
  })
})

describe('parts that have to be waited for', () => {
  it('come when everything else is sent, and their ends before those of what was sent', async () => {
    const order: string[] = []
    const { rounds, jobs } = await send(
      ([first, second]) => ({
        first: second === undefined ? [] : [second],
        later: async () => {
          order.push('waited')
          return { ends: [earlierEnd(first)], again: first === undefined ? [] : (await heldBackOf(first)).slice(1) }
        },
      }),
      {
        answer: (records) => {
          order.push(records.join(' '))
          return { kind: 'done' }
        },
      },
    )
    expect(order).toEqual(['C D', 'waited', 'B'])
    expect(jobs).toEqual(['C D', 'B'])
    expect(rounds.ends.map(({ sent }) => sent.kind)).toEqual(['unknown', 'done', 'done'])
  })

  it('are waited for also by a load that was stopped', async () => {
    let isAwaited = false
    const later = async () => {
      isAwaited = true
      return { ends: [], again: [] }
    }
    await send(() => ({ refusal: new LoadError('job-failed', 'no'), later }))
    expect(isAwaited).toBe(true)
  })
})
