import { describe, expect, it } from '@jest/globals'
import { type Counts, NO_COUNTS } from '../../src/counts.ts'
import { FAILURE_REASONS, LoadError } from '../../src/errors.ts'
import { decideTogether, decideVerdict, exceeds } from '../../src/report/verdict.ts'

const verdictOf = (counts: Partial<Counts>, rest: Partial<Parameters<typeof decideVerdict>[0]> = {}) =>
  decideVerdict({
    load: 'insert Account',
    operation: 'insert',
    counts: { ...NO_COUNTS, ...counts },
    maxFailures: { kind: 'count', count: 0 },
    stopped: [],
    errors: [],
    folder: 'out',
    ...rest,
  })

describe('max-failures', () => {
  it.each([
    [{ kind: 'count', count: 0 }, 0, false],
    [{ kind: 'count', count: 0 }, 1, true],
    [{ kind: 'count', count: 25 }, 25, false],
    [{ kind: 'count', count: 25 }, 26, true],
    [{ kind: 'share', share: 0.025 }, 25, false],
    [{ kind: 'share', share: 0.025 }, 26, true],
    [{ kind: 'share', share: 0 }, 1, true],
    [{ kind: 'share', share: 1 }, 1_000, false],
  ] as const)('%j with %i of 1,000 records failed: exceeded is %s', (maxFailures, failed, expected) => {
    expect(exceeds({ ...NO_COUNTS, read: 1_000, created: 1_000 - failed, failed }, maxFailures)).toBe(expected)
  })

  it('allows a share to the last record, which 0.29 times 100 is not', () => {
    const counts = { ...NO_COUNTS, read: 100, created: 71, failed: 29 }
    expect(exceeds(counts, { kind: 'share', share: 0.29 })).toBe(false)
  })

  it('counts failed, unprocessed and unaccounted records', () => {
    const counts = { ...NO_COUNTS, read: 6, created: 2, failed: 1, unprocessed: 1, unaccounted: 1, skipped: 1 }
    expect(exceeds(counts, { kind: 'count', count: 2 })).toBe(true)
    expect(exceeds(counts, { kind: 'count', count: 3 })).toBe(false)
  })
})

it('passes with the outcomes that there are', () => {
  expect(verdictOf({ read: 1_000, created: 990, updated: 10 })).toEqual({
    verdict: 'passed',
    failureReason: '',
    message: 'insert Account: 1,000 records read: 990 created, 10 updated.',
  })
})

it.each([
  [
    { created: 990, failed: 10 },
    { kind: 'count', count: 1_000 } as const,
    '10 failed. `max-failures: 1000` allows that.',
  ],
  [
    { created: 995, failed: 5 },
    { kind: 'share', share: 0.375 } as const,
    '5 failed. `max-failures: 37.5%` allows that.',
  ],
  [
    { created: 710, failed: 290 },
    { kind: 'share', share: 0.29 } as const,
    '290 failed. `max-failures: 29%` allows that.',
  ],
  [
    { created: 900, failed: 90, unprocessed: 10 },
    { kind: 'share', share: 1 } as const,
    '10 unprocessed. `max-failures: 100%` allows that.',
  ],
])('says of %j what allowed them: %j', (counts, maxFailures, allowed) => {
  const { verdict, message } = verdictOf({ read: 1_000, ...counts }, { maxFailures })
  expect(verdict).toBe('passed')
  expect(message).toContain(allowed)
})

it.each([
  [{ created: 2_888, failed: 112 }, '112 of 3,000 records (3.7%) failed; `max-failures` allows 0.'],
  [{ created: 2_999, failed: 1 }, '1 of 3,000 records (0.033%) failed;'],
  [{ created: 2_999, unprocessed: 1 }, '1 of 3,000 records (0.033%) was not loaded;'],
  [{ created: 2_900, failed: 99, unprocessed: 1 }, '100 of 3,000 records (3.3%) were not loaded;'],
])('says of %j how many failed, and how many may', (counts, says) => {
  expect(verdictOf({ read: 3_000, ...counts }).message).toContain(says)
})

it('names the files that hold the records', () => {
  expect(verdictOf({ read: 9, failed: 9 }).message).toContain(' See `failed.csv` in out.')
  expect(verdictOf({ read: 9, failed: 8, unprocessed: 1 }).message).toContain(
    ' See `failed.csv` and `unprocessed.csv` in out.',
  )
})

it('has verbs that agree with one record', () => {
  expect(verdictOf({ read: 1 }).message).toContain('1 record was read, but 0 outcomes came back')
  expect(verdictOf({ read: 1, pending: 1 }).message).toContain('1 record has no outcome yet')
  const stopped = [new LoadError('cancelled', 'The step was cancelled.')]
  expect(verdictOf({ read: 1, unprocessed: 1 }, { stopped }).message).toContain('The 1 unprocessed record is in')
})

it('does not pass outcomes that do not add up, in either direction', () => {
  for (const created of [9, 11]) {
    expect(verdictOf({ read: 10, created })).toMatchObject({ verdict: 'failed', failureReason: 'records-unaccounted' })
  }
})

it('does not pass records that the org does not tell of, whatever max-failures allows', () => {
  const verdict = verdictOf({ read: 10, created: 9, unaccounted: 1 }, { maxFailures: { kind: 'share', share: 1 } })
  expect(verdict).toMatchObject({ failureReason: 'records-unaccounted' })
})

it('gives, of several reasons, the first of the list', () => {
  const stopped = FAILURE_REASONS.map((reason) => new LoadError(reason, `because of ${reason}`)).reverse()
  for (let left = stopped.length; left > 0; left--) {
    const [first] = FAILURE_REASONS.slice(-left)
    const verdict = verdictOf({ read: 1, created: 1 }, { stopped: stopped.slice(0, left) })
    expect(verdict.failureReason).toBe(first)
  }
})

describe('records of which the org does not tell', () => {
  const counts = { read: 600, created: 400, unaccounted: 200 }
  const cancelled = [new LoadError('cancelled', 'The step was cancelled.')]
  const late = [new LoadError('time-limit', 'The time is used up.')]

  it.each(['update', 'upsert', 'delete', 'hardDelete'] as const)(
    'do not hide why %s ended, and are sent again',
    (operation) => {
      for (const stopped of [cancelled, late]) {
        const { failureReason, message } = verdictOf(counts, { operation, stopped })
        expect(failureReason).toBe(stopped[0]?.reason)
        expect(message).toContain('400 created, 200 unaccounted')
        expect(message).toContain('The org does not say what became of 200 records. Run the workflow again')
        expect(message).not.toContain('compare with the org')
      }
    },
  )

  it('are not compared with the org first where that is not needed', () => {
    const { failureReason, message } = verdictOf(counts, { operation: 'upsert' })
    expect(failureReason).toBe('records-unaccounted')
    expect(message).toContain('Run the workflow again: it does no harm to upsert these records once more.')
  })

  it('come first of an insert', () => {
    const { failureReason, message } = verdictOf(counts, { stopped: cancelled })
    expect(failureReason).toBe('records-unaccounted')
    expect(message).toContain('compare with the org before you load these records again')
  })

  it('are not what hides that outcomes do not add up', () => {
    const wrong = { ...counts, created: 300 }
    const { failureReason, message } = verdictOf(wrong, { operation: 'upsert', stopped: cancelled })
    expect(failureReason).toBe('records-unaccounted')
    expect(message).toContain('do not add up')
  })
})

it('says what became of the records and where the rest is when the load was stopped', () => {
  const stopped = [new LoadError('job-failed', 'Job 750 (a.csv) failed: InvalidBatch.')]
  expect(verdictOf({ read: 10, created: 4, unprocessed: 6 }, { stopped }).message).toBe(
    'Job 750 (a.csv) failed: InvalidBatch. 10 records read: 4 created, 6 unprocessed. The 6 unprocessed records are in `unprocessed.csv` in out.',
  )
})

it('names the most frequent error by code and field, and repeats no value', () => {
  const errors = [
    { code: 'STRING_TOO_LONG', fields: ['Name'], message: 'data value too large: Ada', count: 2, samples: [] },
  ]
  const { message } = verdictOf({ read: 10, created: 8, failed: 2 }, { errors })
  expect(message).toContain('The most frequent error is `STRING_TOO_LONG` on Name (2 records).')
  expect(message).not.toContain('Ada')
})

describe('the parts of a load', () => {
  const factsOf = (counts: Partial<Counts>, stopped: readonly LoadError[] = []) => ({
    load: 'a (upsert Account)',
    operation: 'insert' as const,
    counts: { ...NO_COUNTS, ...counts },
    maxFailures: { kind: 'share', share: 0.25 } as const,
    stopped,
    errors: [],
    folder: 'out',
  })
  const halves = (failed: number) => [
    factsOf({ read: 2, updated: 2 - failed, failed }),
    factsOf({ read: 6, created: 6 - failed, failed }),
  ]
  const whole = (failed: number) => factsOf({ read: 8, updated: 2 - failed, created: 6 - failed, failed: 2 * failed })

  it('fail by the share of all records that failed, not by that of one part', () => {
    expect(decideTogether(halves(1), whole(1))).toMatchObject({ verdict: 'passed', failureReason: '' })
    expect(decideTogether(halves(2), whole(2))).toMatchObject({
      failureReason: 'failures-exceeded',
      message: expect.stringContaining('a (upsert Account): 4 of 8 records (50%) failed'),
    })
  })

  it('fail where one of them ended early, or has records whose outcome is not known', () => {
    const cancelled = new LoadError('cancelled', 'The step was cancelled.')
    const [first] = halves(0)
    const stopped = factsOf({ read: 6, created: 5, unprocessed: 1 }, [cancelled])
    const unknown = factsOf({ read: 6, created: 5, unaccounted: 1 })
    for (const [part, failureReason] of [
      [stopped, 'cancelled'],
      [unknown, 'records-unaccounted'],
    ] as const)
      expect(decideTogether([first ?? part, part], whole(0))).toMatchObject({ verdict: 'failed', failureReason })
  })
})
