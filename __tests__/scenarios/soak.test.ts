import { expect, it } from '@jest/globals'
import { atOnce } from '../support/points.ts'
import { describeSoak, soak } from '../support/soak.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

it('random loads with random faults, kills and cancels lose and double nothing', async () => {
  const ends = await atOnce(2, SEEDS, soak)
  const broken = ends.filter(({ end }) => end === 'broken')
  expect(broken.map(describeSoak).join('\n\n')).toBe('')
}, 300_000)
