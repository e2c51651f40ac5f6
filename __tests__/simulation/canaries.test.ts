import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { CANARIES } from '../../simulation/canaries.ts'
import { REGRESSIONS } from '../../simulation/regressions.ts'

const SOURCE = path.join(import.meta.dirname, '../../src')

const patches = CANARIES.flatMap(({ name, patches }) => patches.map(({ file, now }) => ({ name, file, now })))

test('the text that a canary replaces stands in its file once', () => {
  const found = patches.map(({ name, file, now }) => ({
    name,
    times: readFileSync(path.join(SOURCE, file), 'utf8').split(now).length - 1,
  }))
  expect(found.filter(({ times }) => times !== 1)).toEqual([])
})

test('no two canaries have the same name', () => {
  expect(new Set(CANARIES.map(({ name }) => name)).size).toBe(CANARIES.length)
})

test('the regression that found a canary is there', () => {
  const known = new Set(REGRESSIONS.map(({ name }) => name))
  expect(CANARIES.map(({ scenario }) => scenario).filter((name) => !known.has(name))).toEqual([])
})
