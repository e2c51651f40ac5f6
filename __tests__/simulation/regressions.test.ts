import { beforeAll, expect, test } from '@jest/globals'
import { histories } from '../../simulation/histories.ts'
import { REGRESSIONS } from '../../simulation/regressions.ts'
import type { Told } from '../../simulation/worker.ts'

/** Histories that once broke a rule, with as few choices as that took. */
let told: readonly Told[]

beforeAll(async () => {
  told = await histories({ seeds: [], scenarios: REGRESSIONS, workers: 1 })
})

test.each(REGRESSIONS.map(({ name }, index) => ({ name, index })))('$name', ({ index }) => {
  expect(told[index]?.problems).toEqual([])
})
