import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { agree, choice, count, duration, listed, share, size, thousands } from '../../src/text/words.ts'

it.each([
  [0, '0 records'],
  [1, '1 record'],
  [2_000, '2,000 records'],
])('counts %i', (number, text) => {
  expect(count(number, 'record')).toBe(text)
})

it.each([
  [0, '0 records were'],
  [1, '1 record was'],
  [2, '2 records were'],
])('%i and its verb agree', (number, text) => {
  expect(`${count(number, 'record')} ${agree(number, 'was', 'were')}`).toBe(text)
})

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [Array.from({ length: 2_003 }, () => 'a'), 'a, a, a and 2,000 more'],
])('lists %j', (names, text) => {
  expect(listed(names)).toBe(text)
})

it('lists as many as it may', () => {
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more')
  expect(listed(['a', 'b', 'c'], 1)).toBe('a and 2 more')
})

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'a, b or c'],
])('gives %j as a choice', (names, text) => {
  expect(choice(names)).toBe(text)
})

it('sets commas as English does', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (number) => expect(thousands(number)).toBe(number.toLocaleString('en-US'))))
})

it.each([
  [0, '0%'],
  [1, '100%'],
  [0.5, '50%'],
  [0.025, '2.5%'],
  [0.0002, '0.020%'],
  [0.99995, '99.995%'],
  [1e-7, '<0.001%'],
  [0.999_999_9, '>99.999%'],
])('gives %d in percent that tell it from none and all', (part, text) => {
  expect(share(part)).toBe(text)
})

it.each([
  [420, '420 ms'],
  [999.7, '1 s'],
  [12_300, '12 s'],
  [60_000, '1 min'],
  [185_000, '3 min 5 s'],
  [7_200_000, '2 h'],
  [7_800_000, '2 h 10 min'],
])('gives %i ms as people say it', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

it.each([
  [302, '302 B'],
  [1_234, '1.2 kB'],
  [999_999, '1.0 MB'],
  [150_000_000, '150 MB'],
  [3_000_000_000, '3.0 GB'],
])('gives %i bytes in powers of 1,000', (bytes, text) => {
  expect(size(bytes)).toBe(text)
})
