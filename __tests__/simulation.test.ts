import { beforeAll, expect, test } from '@jest/globals'
import { histories } from '../simulation/histories.ts'
import type { Told } from '../simulation/worker.ts'

/** Enough to meet each kind of fault; `npm run simulate` lives through many more. */
const HISTORIES = 80

let told: readonly Told[]

beforeAll(async () => {
  const seeds = Array.from({ length: HISTORIES }, (_, index) => index + 1)
  told = await histories({ seeds, workers: 2, isTwice: true, shrinks: 1 })
})

test('a history is the same each time it is lived through', () => {
  const differing = told.filter(({ rules }) => rules.includes('not the same twice'))
  expect(differing.map(({ seed, problems }) => `seed ${seed}: ${problems[0]}`)).toEqual([])
  expect(told).toHaveLength(HISTORIES)
})

test('whatever happens to loads, each record is loaded once, or named with a way out', () => {
  const failed = told.filter(({ problems }) => problems.length > 0)
  expect(
    failed.map(({ seed, problems, scenario }) => [`seed ${seed}`, ...problems, scenario ?? ''].join('\n')),
  ).toEqual([])
})
