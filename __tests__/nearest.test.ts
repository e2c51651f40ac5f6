import { expect, it } from '@jest/globals'
import { nearest } from '../src/nearest.ts'

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
