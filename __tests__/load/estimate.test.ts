import { describe, expect, it } from '@jest/globals'
import { checkLimits, estimateLoad, type LoadEstimate } from '../../src/load/estimate.ts'
import type { OrgLimits } from '../../src/org/limits.ts'

const parts = (...records: readonly number[]) => records.map((number) => ({ records: number }))

describe('an estimate', () => {
  it.each([
    ['nothing', [], { jobs: 0, batches: 0, apiRequests: 0 }],
    ['one record', [1], { jobs: 1, batches: 2, apiRequests: 9 }],
    ['one full batch', [10_000], { jobs: 1, batches: 2, apiRequests: 9 }],
    ['one record more', [10_001], { jobs: 1, batches: 3, apiRequests: 10 }],
    ['three jobs', [300_000, 300_000, 5], { jobs: 3, batches: 64, apiRequests: 85 }],
  ])('of %s counts jobs, batches and requests', (_, records, expected) => {
    expect(estimateLoad({ parts: parts(...records), operation: 'update' })).toEqual({ ...expected, storageKb: 0 })
  })

  it.each([
    ['insert', 60],
    ['upsert', 0],
    ['update', 0],
    ['delete', 0],
    ['hardDelete', 0],
  ] as const)('of an %s counts %i kB of storage for 30 records', (operation, storageKb) => {
    expect(estimateLoad({ parts: parts(10, 20), operation }).storageKb).toBe(storageKb)
  })
})

describe('a load', () => {
  const estimate: LoadEstimate = { jobs: 3, batches: 64, apiRequests: 85, storageKb: 2_048 }
  const fits: OrgLimits = {
    apiRequests: { left: 85, max: 100_000 },
    batches: { left: 64, max: 15_000 },
    dataStorageMb: { left: 2, max: 1_024 },
  }

  it('that just fits goes on', () => {
    expect(checkLimits(estimate, fits)).toEqual({ warnings: [], notices: [] })
  })

  it.each([
    [{ apiRequests: { left: 84, max: 100_000 } }, 'about 85 API requests (84 of 100,000 left). Nothing'],
    [{ batches: { left: 0, max: 15_000 } }, 'about 64 internal batches (0 of 15,000 left). Nothing'],
    [
      { apiRequests: { left: 1, max: 15_000 }, batches: { left: 2, max: 15_000 } },
      /about 85 API requests \(1 of 15,000 left\) and about 64 internal batches \(2/,
    ],
  ])('that does not fit is refused: %j', (left, message) => {
    const { refusal } = checkLimits(estimate, { ...fits, ...left })
    expect(refusal?.reason).toBe('api-limit')
    expect(refusal?.message).toMatch(message)
    expect(refusal?.message).toMatch(/\(3 jobs\).*Nothing was sent.*rolling.*`job-size-mb`.*fewer records/)
  })

  it('that would fill the storage is warned of, and goes on', () => {
    const { refusal, warnings } = checkLimits(estimate, { ...fits, dataStorageMb: { left: 1, max: 1_024 } })
    expect(refusal).toBeUndefined()
    expect(warnings).toEqual([
      expect.stringMatching(/about 2 MB of data storage \(2 kB each\).*1 of 1,024 MB left.*STORAGE_LIMIT_EXCEEDED/),
    ])
  })

  it('goes on with a notice where the user may not see the limits', () => {
    const notice = expect.stringMatching(/"View Setup and Configuration".*continues without/)
    expect(checkLimits(estimate, 'not-allowed')).toEqual({ warnings: [], notices: [notice] })
  })

  it.each([
    [{}, 'The org does not say how many API requests and batches it has left.'],
    [{ batches: fits.batches }, 'The org does not say how many API requests it has left.'],
    [{ apiRequests: fits.apiRequests }, 'The org does not say how many batches it has left.'],
  ])('goes on with a notice where the org tells %j', (limits, notice) => {
    expect(checkLimits(estimate, limits)).toEqual({ warnings: [], notices: [expect.stringContaining(notice)] })
  })
})
