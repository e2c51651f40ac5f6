import { expect, it } from '@jest/globals'
import { closest, nearest } from '../../src/text/nearest.ts'

it.each([
  ['usert', ['insert', 'upsert'], 'upsert'],
  ['INSRT', ['insert', 'upsert'], 'insert'],
  ['job-size', ['job-size-mb', 'job-records'], 'job-size-mb'],
  ['Accuont', ['Account', 'Contact'], 'Account'],
  ['or', ['org'], 'org'],
  ['external-id', ['org', 'external-id-field'], 'external-id-field'],
])('takes %s, out of %j, for %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected)
})

it.each([
  ['merge', ['insert', 'upsert']],
  ['', ['org']],
  ['anything', []],
])('finds nothing near %j in %j', (word, candidates) => {
  expect(nearest(word, candidates)).toBeUndefined()
})

/** Candidates that count how often one of them is looked at. */
function counted(candidates: readonly string[]): { readonly names: readonly string[]; readonly looks: () => number } {
  let looks = 0
  const names = new Proxy(candidates, {
    get: (target, key) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looks++
      return Reflect.get(target, key)
    },
  })
  return { names, looks: () => looks }
}

it('looks at no candidate for a word that is longer than any name', () => {
  const { names, looks } = counted(['Account', 'Contact'])
  expect(nearest('A'.repeat(100_000), names)).toBeUndefined()
  expect(looks()).toBe(0)
})

it('finds the closest candidate within the edits that are allowed', () => {
  expect(closest('Nmae', ['Phone', 'Name'], () => 2)).toBe('Name')
  expect(closest('Nmae', ['Phone', 'Name'], () => 1)).toBeUndefined()
  expect(closest('Name', ['Names', 'NAME'], () => 1)).toBe('NAME')
})
