import { describe, expect, it } from '@jest/globals'
import { NO_COUNTS } from '../../src/counts.ts'
import { afterCanary, createEarlyStop, type RoundEnd } from '../../src/load/brakes.ts'

describe('a canary of 200 records out of 100,000', () => {
  const end = (bad: Partial<typeof NO_COUNTS>, transientFailed = 0) => ({
    counts: { ...NO_COUNTS, read: 200, ...bad },
    transientFailed,
    read: 100_000,
  })
  const none = { kind: 'count', count: 0 } as const
  const share = (value: number) => ({ kind: 'share', share: value }) as const

  it.each([
    ['no failure, where none is allowed', end({}), none, false],
    ['one failure, where none is allowed', end({ failed: 1 }), none, true],
    ['one failure, where 0% is allowed', end({ failed: 1 }), share(0), true],
    ['failures to the last that is allowed', end({ failed: 5 }), share(0.025), false],
    ['one failure more', end({ failed: 6 }), share(0.025), true],
    ['unprocessed records', end({ failed: 4, unprocessed: 2 }), share(0.025), true],
    ['unaccounted records', end({ unaccounted: 6 }), share(0.025), true],
    ['failures that a retry may cure', end({ failed: 200 }, 200), none, false],
    ['one failure beside those', end({ failed: 200 }, 199), none, true],
    ['as many as its share of the number allowed', end({ failed: 2 }), { kind: 'count', count: 1_000 } as const, false],
    ['one more than that', end({ failed: 3 }), { kind: 'count', count: 1_000 } as const, true],
    ['less than one record allowed', end({ failed: 1 }), { kind: 'count', count: 499 } as const, true],
    ['all, where all may fail', end({ failed: 200 }), share(1), false],
    [
      'all, where more may fail than there are',
      end({ failed: 200 }),
      { kind: 'count', count: 999_999 } as const,
      false,
    ],
  ])('with %s', (_, canary, maxFailures, stops) => {
    expect(afterCanary({ ...canary, maxFailures }) !== undefined).toBe(stops)
  })

  it.each([
    [none, 'The canary failed: 60 of 200 records (30%) were not loaded; `max-failures` allows none.'],
    [{ kind: 'count', count: 1_000 } as const, '`max-failures` allows 1,000 of all (1.0%).'],
    [share(0.025), '`max-failures` allows 2.5%.'],
  ])('says what failed and how to go on, with %j', (maxFailures, message) => {
    const stopped = afterCanary({ ...end({ failed: 60 }), maxFailures })
    expect(stopped?.reason).toBe('stopped-early')
    expect(stopped?.message).toContain(message)
    expect(stopped?.message).toMatch(
      /Nothing further was sent\. See failed\.csv.*run again, or raise `max-failures`\.$/,
    )
  })
})

describe('an early stop', () => {
  const job = (finished: number, failed: number, transientFailed = 0): RoundEnd => ({
    finished,
    failed,
    transientFailed,
  })

  it.each<[string, number, readonly RoundEnd[], boolean]>([
    ['too few records', 0.5, [job(999, 999)], false],
    ['as many as it takes', 0.5, [job(999, 999), job(1, 0)], true],
    ['half of them, where half may fail', 0.5, [job(1_000, 500)], false],
    ['more than half of them', 0.5, [job(1_000, 501)], true],
    ['more than half of several jobs', 0.5, [job(400, 0), job(400, 400), job(400, 400)], true],
    ['more than half of one job, but not of all', 0.5, [job(2_000, 0), job(1_000, 1_000)], false],
    ['failures that a retry may cure', 0.5, [job(5_000, 5_000, 5_000)], false],
    ['failures for good beside those', 0.5, [job(5_000, 4_600, 3_900)], true],
    ['too few records beside those that go again', 0.5, [job(5_000, 5_000, 4_001)], false],
    ['retried records that then fail', 0.5, [job(1_000, 1_000, 1_000), job(1_000, 1_000)], true],
    ['retried records that then get in', 0.5, [job(1_000, 1_000, 1_000), job(1_000, 0)], false],
    ['one failure, where none may be', 0, [job(1_000, 1)], true],
    ['nothing but failures, where all may fail', 1, [job(100_000, 100_000)], false],
    ['29 of 100, where 29% may fail', 0.29, [job(10_000, 2_900)], false],
  ])('after %s', (_, share, ends, stops) => {
    const early = createEarlyStop({ share })
    expect(ends.some((end) => early.see(end) !== undefined)).toBe(stops)
  })

  it('lets what was told of a job before give way', () => {
    const early = createEarlyStop({ share: 0.5 })
    const submission = {}
    expect(early.see(job(1_000, 0), submission)).toBeUndefined()
    expect(early.see(job(900, 900))).toBeUndefined()
    expect(early.see(job(1_000, 0), submission)).toBeUndefined()
    expect(early.see(job(1_000, 200), submission)?.message).toContain('1,100 of 1,900 finished records')
  })

  it('says once what failed and how to go on', () => {
    const early = createEarlyStop({ share: 0.1 })
    const stopped = early.see(job(1_000, 600))
    expect(stopped?.reason).toBe('stopped-early')
    expect(stopped?.message).toBe(
      '600 of 1,000 finished records (60%) failed; `stop-early` allows 10%. Nothing further was sent. ' +
        'See failed.csv for why; fix the records and run again, or raise `stop-early`.',
    )
    expect(early.see(job(1_000, 600))).toBeUndefined()
  })
})
