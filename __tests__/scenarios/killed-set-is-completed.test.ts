import { expect, it } from '@jest/globals'
import { type Again, crashAt } from '../support/crash-drill.ts'
import { badParentDrill, seedDrill } from '../support/drills.ts'
import type { Point } from '../support/points.ts'

// Many more points: `npm run drill`.

it.each<[Point, Again]>([
  [{ call: 'close', nth: 3, when: 'answered' }, 'as a new run'],
  [{ call: 'ledger save', nth: 12, when: 'arrived' }, 'as attempt 2'],
])('completes a set of loads that was killed: %j, then %s', async (point, again) => {
  expect(await crashAt(seedDrill('keys'), { point, again })).toEqual([])
})

it('completes a set of upserts that was killed', async () => {
  const point = { call: 'successfulResults', nth: 9, when: 'arrived' } as const
  expect(await crashAt(seedDrill('external ids'), { point, again: 'as a new run' })).toEqual([])
})

it('loads a parent that was mended and its children, though the run before was killed', async () => {
  const point = { call: 'close', nth: 8, when: 'answered' } as const
  expect(await crashAt(badParentDrill(), { point, again: 'as attempt 2' })).toEqual([])
})
