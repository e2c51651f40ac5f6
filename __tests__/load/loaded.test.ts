import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { type Counts, missing, NO_COUNTS } from '../../src/counts.ts'
import { LoadError } from '../../src/errors.ts'
import { keepNothing } from '../../src/ledger/store.ts'
import { openResults } from '../../src/load/load-results.ts'
import { createTeller, type Loaded, type Summing, sumUp } from '../../src/load/loaded.ts'
import { allLeft, type Left } from '../../src/recall/subtract.ts'
import type { SubmissionEnd } from '../../src/results/outcomes.ts'
import type { Submission } from '../../src/send/submission.ts'
import { heldBackOf } from '../support/held-back.ts'
import { loadAtWork } from '../support/load-at-work.ts'
import { openLedger } from '../support/open-ledger.ts'

const temp = mkdtempSync(join(tmpdir(), 'loaded-'))
afterAll(() => rmSync(temp, { recursive: true }))

/** What a load of four records is summed up from. */
async function summing({
  left = {},
  dropped = 0,
  refused = 0,
}: {
  left?: Partial<Left>
  dropped?: number
  refused?: number
} = {}) {
  const load = await loadAtWork({ csv: 'Name\nA\nB\nC\nD\n', temp, spec: { pace: { maxJobRecords: 2 } } })
  const { ready, step, sending, clock, submissions } = load
  const identity = { ...ready.identity, operation: 'insert' as const }
  const tools = { clock, now: clock.now, warn: step.say.warn }
  const of: Summing = {
    left: { ...allLeft(submissions), ...left },
    ledger: await openLedger(keepNothing('nobody keeps it'), identity, step.run, tools),
    results: await openResults(ready, false, sending.jobs, step),
    watch: sending.watch,
    read: 4 + dropped + refused,
    dropped,
    refused,
  }
  await of.results.outcomes.close()
  return { of, load }
}

function endOf(
  submission: Submission | undefined,
  settled: Partial<Counts>,
  kind: 'unknown' | 'not-sent' = 'unknown',
): SubmissionEnd {
  if (submission === undefined) throw new Error('There is no such part.')
  const taken = { job: NO_COUNTS, settled: { ...NO_COUNTS, ...settled }, heldBack: [], unmatched: 0, warnings: [] }
  if (kind === 'not-sent') return { sent: { kind, submission }, taken }
  const job = { id: '750000000000001AAA', state: 'Unknown' } as const
  return { sent: { kind, submission, job, times: { startedAt: 0, endedAt: 1 } }, taken }
}

const NO_RETRIES = { rounds: 0, records: 0, saved: 0 }

describe('while a load goes on', () => {
  it('what has no outcome yet counts as unaccounted, so that the counts add up', async () => {
    const { of, load } = await summing({ left: { counts: { ...NO_COUNTS, skipped: 1 } }, dropped: 2 })
    const told: Loaded[] = []
    createTeller(of, load.clock, (soFar) => told.push(soFar))(endOf(load.submissions[0], { created: 1 }))
    expect(told.map(({ counts }) => counts)).toMatchObject([
      { read: 6, created: 0, skipped: 3, unaccounted: 3 },
      { read: 6, created: 1, skipped: 3, unaccounted: 2 },
    ])
    expect(told.map(({ counts }) => missing(counts))).toEqual([0, 0])
  })

  it('it is told at once and every two seconds at most, with all ends so far', async () => {
    const { of, load } = await summing()
    const told: Loaded[] = []
    const tell = createTeller(of, load.clock, (soFar) => told.push(soFar))
    tell(endOf(load.submissions[0], { created: 1 }))
    await load.clock.sleep(1_999)
    tell(endOf(load.submissions[0], { created: 1 }))
    expect(told.map(({ ends }) => ends.length)).toEqual([0, 1])
    await load.clock.sleep(1)
    tell(endOf(load.submissions[1], { failed: 2 }))
    expect(told.map(({ ends }) => ends.length)).toEqual([0, 1, 3])
    expect(told[2]?.counts).toMatchObject({ created: 2, failed: 2, unaccounted: 0 })
  })
})

describe('at the end of a load', () => {
  it('earlier jobs come first, and all counts are added', async () => {
    const { of, load } = await summing()
    const earlier = endOf(load.submissions[0], { created: 2 })
    const left = { ...of.left, ends: [earlier], counts: { ...NO_COUNTS, created: 2 } }
    const own = endOf(load.submissions[1], { failed: 2 })
    const rounds = { ends: [own], counts: { ...NO_COUNTS, failed: 2 }, retries: NO_RETRIES }
    const loaded = sumUp({ ...of, left }, rounds, [], load.step.stop)
    expect(loaded.ends).toEqual([earlier, own])
    expect(loaded.counts).toEqual({ ...NO_COUNTS, read: 4, created: 2, failed: 2 })
    expect(loaded.stopped).toEqual([])
  })

  it('records that were sent again although they may be in are counted, those of earlier steps too', async () => {
    const { of, load } = await summing({ left: { sentAgain: 5 } })
    const [first, second] = load.submissions
    const again = first === undefined ? [] : await heldBackOf(first, 'unaccounted')
    const sent = endOf(first && { ...first, round: 2, again }, {})
    const notSent = endOf(second && { ...second, round: 2, again }, {}, 'not-sent')
    const rounds = { ends: [sent, notSent], counts: NO_COUNTS, retries: NO_RETRIES }
    expect(sumUp(of, rounds, [], load.step.stop).sentAgain).toBe(7)
  })

  it.each<[string, 'cancelled' | 'nearEnd', Partial<Counts>, readonly string[]]>([
    ['it was cancelled', 'cancelled', { created: 4 }, ['job-failed', 'cancelled']],
    ['its time is up', 'nearEnd', { created: 2, unprocessed: 2 }, ['job-failed', 'time-limit']],
    ['its time is up, with jobs at work', 'nearEnd', { created: 2, pending: 2 }, ['job-failed', 'time-limit']],
    ['all was done when its time was up', 'nearEnd', { created: 4 }, ['job-failed']],
  ])('why it was stopped is told, and that %s', async (_, signal, counts, reasons) => {
    const { of, load } = await summing()
    const stop = { ...load.step.stop, [signal]: AbortSignal.abort() }
    const rounds = { ends: [], counts: { ...NO_COUNTS, ...counts }, retries: NO_RETRIES }
    const { stopped } = sumUp(of, rounds, [new LoadError('job-failed', 'no')], stop)
    expect(stopped.map(({ reason }) => reason)).toEqual(reasons)
  })
})
