import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  addCounts,
  COUNT_NAMES,
  type Counts,
  exceedsShare,
  failureRate,
  missing,
  NO_COUNTS,
  notIn,
} from '../src/counts.ts'

/** Outcomes that add up to the records read. */
const accounts: fc.Arbitrary<Counts> = fc
  .record({
    created: fc.nat(10_000),
    updated: fc.nat(10_000),
    deleted: fc.nat(10_000),
    failed: fc.nat(10_000),
    unprocessed: fc.nat(10_000),
    pending: fc.nat(10_000),
    unaccounted: fc.nat(10_000),
    skipped: fc.nat(10_000),
  })
  .map((outcomes) => ({ ...outcomes, read: Object.values(outcomes).reduce((sum, count) => sum + count, 0) }))

it('names every count, the records read first', () => {
  expect([...COUNT_NAMES].sort()).toEqual(Object.keys(NO_COUNTS).sort())
  expect(COUNT_NAMES[0]).toBe('read')
})

describe('the accounts of several jobs', () => {
  it('add up outcome by outcome, and are whole when each is', () => {
    fc.assert(
      fc.property(fc.array(accounts), (all) => {
        const sum = addCounts(all)
        for (const name of COUNT_NAMES) expect(sum[name]).toBe(all.reduce((total, counts) => total + counts[name], 0))
        expect(missing(sum)).toBe(0)
      }),
    )
  })

  it('lack what one of them lacks, and tell when there are too many outcomes', () => {
    fc.assert(
      fc.property(accounts, fc.integer({ min: -100, max: 100 }), (counts, off) => {
        expect(missing(addCounts([counts, { ...NO_COUNTS, read: off }]))).toBe(off)
      }),
    )
  })
})

it('a share of records is exceeded by one record more, whatever the rounding of the share', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 15_000 }), (hundredths, times) => {
      // So many are exactly hundredths of a percent of the whole.
      const part = hundredths * times
      const whole = 10_000 * times
      expect(exceedsShare(part, whole, hundredths / 100 / 100)).toBe(false)
      expect(exceedsShare(part + 1, whole, hundredths / 100 / 100)).toBe(true)
    }),
  )
})

it('the failure rate counts failed, unprocessed and unaccounted records, in percent of those read', () => {
  fc.assert(
    fc.property(accounts, (counts) => {
      expect(notIn(counts)).toBe(counts.failed + counts.unprocessed + counts.unaccounted)
      const rate = failureRate(counts)
      expect(rate).toBeGreaterThanOrEqual(0)
      expect(rate).toBeLessThanOrEqual(100)
      expect(rate === 0).toBe(notIn(counts) === 0)
    }),
  )
  expect(failureRate({ ...NO_COUNTS, read: 8, created: 5, failed: 1, unprocessed: 1, unaccounted: 1 })).toBe(37.5)
  expect(failureRate(NO_COUNTS)).toBe(0)
})
