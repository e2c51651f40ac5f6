import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createKeyLog } from '../../src/keys/key-log.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-log-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Halves of few bits, so that many are equal in one of them. */
const halves = fc.constantFrom(0, 1, 2, 0x01000000, 0x7fffffff, 0xfffffffe, 0xffffffff)
const keys = fc
  .array(fc.tuple(halves, halves), { maxLength: 60 })
  .map((all) => all.filter(([lo, hi]) => lo !== 0 || hi !== 0))

it.each([1, 3, 7, 1_000])('knows those keys that were added more than once, with %i of them held', (maxKeys) => {
  fc.assert(
    fc.property(keys, (all) => {
      const log = createKeyLog({ folder, maxKeys })
      const counts = new Map<string, number>()
      for (const [lo, hi] of all) {
        log.add(lo, hi)
        counts.set(`${lo} ${hi}`, (counts.get(`${lo} ${hi}`) ?? 0) + 1)
      }
      const repeated = log.end()
      const twice = all.filter(([lo, hi]) => (counts.get(`${lo} ${hi}`) ?? 0) > 1)
      expect(repeated === undefined).toBe(twice.length === 0)
      for (const [lo] of twice) expect(repeated?.has(lo)).toBe(true)
      const likely = new Set(twice.map(([lo]) => lo & 0x7ffffff))
      for (const [lo] of all) expect(repeated?.has(lo) ?? false).toBe(likely.has(lo & 0x7ffffff))
      expect(readdirSync(folder)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

it('takes a key that all records have, and makes no folder for few keys', () => {
  const unused = join(folder, 'unused')
  const log = createKeyLog({ folder: unused })
  for (let record = 0; record < 100_000; record++) log.add(7, 9)
  expect(log.end()?.has(7)).toBe(true)
  expect(existsSync(unused)).toBe(false)
})
