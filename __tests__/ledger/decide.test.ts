import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { FAILURE_REASONS } from '../../src/errors.ts'
import { decidePast, isUnfinished, jobStanding } from '../../src/ledger/decide.ts'
import { compareRuns, forgetOldRuns, type LedgerRun } from '../../src/ledger/ledger.ts'

function runOf(overrides: Partial<LedgerRun> = {}): LedgerRun {
  const at = '2026-11-27T10:00:00.000Z'
  return { run: '5', attempt: 1, writer: 'a', startedAt: at, writtenAt: at, end: 'running', jobs: [], ...overrides }
}

const job = (id: string) => ({ by: 'bulk' as const, id, round: 1, body: '', whole: true, records: 1 })
const JOBS_1 = [job('750000000000001AAA')]
const JOBS_2 = [job('750000000000002AAA')]

describe('what the chain of a load means for a step', () => {
  it('reads the own run first, whatever newer runs did', () => {
    const chain = [runOf({ run: '5', end: 'failed', jobs: JOBS_1 }), runOf({ run: '6', end: 'passed', jobs: JOBS_2 })]
    const past = decidePast(chain, { run: '5', attempt: 2 }, 'insert')
    expect(past).toMatchObject({ course: 'continue', knowsOwnRun: true, jobs: JOBS_1 })
    expect(past.newer.map(({ run }) => run)).toEqual(['6'])
  })

  it('never takes an entry of this very attempt, or of a later one, for an earlier attempt', () => {
    for (const attempt of [1, 2]) {
      const chain = [runOf({ attempt, end: 'passed', jobs: JOBS_1 })]
      expect(decidePast(chain, { run: '5', attempt: 1 }, 'insert')).toMatchObject({ knowsOwnRun: false, jobs: [] })
    }
  })

  it('continues the newest earlier run, and no run before one that passed', () => {
    const failed = runOf({ run: '3', end: 'failures-exceeded', jobs: JOBS_1 })
    const passed = runOf({ run: '4', end: 'passed', jobs: [] })
    const cut = runOf({ run: '6', end: 'cancelled', jobs: JOBS_2 })
    const decide = (...chain: LedgerRun[]) => decidePast(chain, { run: '7', attempt: 1 }, 'insert')
    expect(decide(failed, passed)).toMatchObject({ course: 'send everything', jobs: [] })
    expect(decide(failed, passed, cut)).toMatchObject({ course: 'continue', jobs: JOBS_2 })
    expect(decide(failed, cut)).toMatchObject({ course: 'continue', jobs: [...JOBS_1, ...JOBS_2] })
  })

  it('forgets what an older run has written where values may have been written otherwise since', () => {
    const chain = [
      runOf({ run: '3', end: 'cancelled', jobs: JOBS_1 }),
      runOf({ run: '4', end: 'cancelled', jobs: JOBS_2 }),
    ]
    expect(decidePast(chain, { run: '7', attempt: 1 }, 'upsert')).toMatchObject({ course: 'continue', jobs: JOBS_2 })
  })
})

it('continues a load that was cut short, and no other', () => {
  const ends = ['running', 'passed', ...FAILURE_REASONS]
  const unfinished = ['running', 'ledger-failed', 'cancelled', 'time-limit', 'api-limit', 'stopped-early']
  expect(ends.filter(isUnfinished)).toEqual(unfinished)
})

it.each([
  ['Open', 'Open'],
  ['UploadComplete', 'running'],
  ['InProgress', 'running'],
  ['JobComplete', 'final'],
  ['Failed', 'final'],
  ['Aborted', 'final'],
] as const)('a job that is %s counts as %s', (state, standing) => {
  expect(jobStanding(state)).toBe(standing)
})

it('orders runs by their number and attempt, not by who wrote last', () => {
  const entry = fc.record({
    run: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
    attempt: fc.integer({ min: 1, max: 50 }),
  })
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const sorted = entries.map((each) => runOf(each)).sort(compareRuns)
      for (const [index, { run, attempt }] of sorted.entries()) {
        const next = sorted[index + 1]
        if (next === undefined) continue
        expect(BigInt(run) < BigInt(next.run) || (run === next.run && attempt <= next.attempt)).toBe(true)
      }
    }),
  )
})

it('forgets runs after 30 days, but for the newest', () => {
  const old = runOf({ run: '1', writtenAt: '2026-10-01T00:00:00.000Z' })
  const recent = runOf({ run: '2' })
  const now = Date.parse('2026-11-27T12:00:00.000Z')
  expect(forgetOldRuns([old, recent], now)).toEqual([recent])
  expect(forgetOldRuns([old], now)).toEqual([old])
})
