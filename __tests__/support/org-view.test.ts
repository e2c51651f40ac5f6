import { expect, it } from '@jest/globals'
import { mostAtOnce } from './org-view.ts'

it('counts the spans that hold one moment in common', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 5, to: 20 },
    { from: 9, to: 11 },
    { from: 10, to: 12 },
    { from: 20, to: 21 },
  ]
  expect(mostAtOnce(spans)).toBe(3)
  expect(mostAtOnce(spans.slice(3))).toBe(1)
})
