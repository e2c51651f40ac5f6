import { expect, it } from '@jest/globals'
import { startStop } from '../src/stop.ts'
import { virtualClock } from './support/virtual-clock.ts'

const MINUTE = 60_000
const ABORTS = { onCancel: false, onTimeLimit: false }

function begin(minutes: number) {
  const clock = virtualClock()
  const cancel = new AbortController()
  const budget = startStop({ minutes, isDefault: minutes === 330 }, ABORTS, {
    clock,
    cancelled: cancel.signal,
    check: () => {},
  })
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

it.each([
  ['a minute and a half at least', 1, 1.5],
  ['a tenth of the time', 20, 2],
  ['five minutes at most', 330, 5],
])('after the end, what is left is cleared up for %s', async (_, minutes, clearing) => {
  const { clock, budget } = begin(minutes)
  const seen: boolean[] = []
  for (const at of [minutes + clearing - 0.1, minutes + clearing + 0.1])
    clock.at(at * MINUTE, () => seen.push(budget.dying.aborted))
  await clock.run()
  expect(seen).toEqual([false, true])
})

it.each([
  [1, 0.001, 60],
  [60, 0.01, 36_000],
  // The default, which nobody set, is shortened to a twentieth at most.
  [330, 0.001, 990_000],
  [330, 0.1, 1_980_000],
])('of %d minutes at a scale of %d, the end comes after %d ms', (minutes, scale, expected) => {
  const waits: number[] = []
  const wait = (least: number) => (ms: number) => {
    waits.push(ms * Math.max(scale, least))
    return new Promise<void>(() => {})
  }
  const clock = { ...virtualClock(), sleep: wait(0), deadline: wait(1 / 20) }
  startStop({ minutes, isDefault: minutes === 330 }, ABORTS, {
    clock,
    cancelled: new AbortController().signal,
    check: () => {},
  })
  expect(Math.round(Math.max(...waits))).toBe(expected)
})

it('ends with the load', async () => {
  const { clock, budget } = begin(10)
  budget.end()
  await clock.run()
  expect(clock.now()).toBe(0)
  expect(budget.over.aborted).toBe(false)
})
