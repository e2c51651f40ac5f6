import { expect, it } from '@jest/globals'
import { startTimeBudget } from '../../src/load/time-budget.ts'
import { virtualClock } from '../support/virtual-clock.ts'

const MINUTE = 60_000

function begin(minutes: number) {
  const clock = virtualClock()
  const cancel = new AbortController()
  const budget = startTimeBudget(minutes, { clock, cancelled: cancel.signal, look: () => {} })
  return { clock, cancel, budget }
}

it.each([
  [10, 9],
  [330, 315],
])('of %d minutes, nothing is closed any more after %d, and nobody waits after the end', async (minutes, near) => {
  const { clock, budget } = begin(minutes)
  const seen: (readonly [number, boolean, boolean])[] = []
  for (const at of [near - 0.1, near + 0.1, minutes - 0.1, minutes + 0.1])
    clock.at(at * MINUTE, () => seen.push([at, budget.nearEnd.aborted, budget.over.aborted]))
  await clock.run()
  expect(seen.map(([, isNear, isOver]) => [isNear, isOver])).toEqual([
    [false, false],
    [true, false],
    [true, false],
    [true, true],
  ])
  expect(budget.cancelled.aborted).toBe(false)
})

it('is over at once when the step is cancelled', () => {
  const { cancel, budget } = begin(10)
  cancel.abort()
  expect([budget.over.aborted, budget.nearEnd.aborted, budget.dying.aborted]).toEqual([true, false, false])
})

it('ends with the load', async () => {
  const { clock, budget } = begin(10)
  budget.end()
  await clock.run()
  expect(clock.now()).toBe(0)
  expect(budget.over.aborted).toBe(false)
})
