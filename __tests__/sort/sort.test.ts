import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createSorter, type SorterOptions } from '../../src/sort/sort.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sort-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function sorted(records: readonly { key: string; record: string }[], options: Partial<SorterOptions> = {}) {
  const sorter = createSorter({ folder, name: 'sort', ...options })
  for (const { key, record } of records) sorter.add(Buffer.from(key), Buffer.alloc(0), Buffer.from(record))
  return [...sorter.readSorted()].map(({ key, record }) => ({ key: key.toString(), record: record.toString() }))
}

const LIMITS = [
  ['in memory', {}],
  ['in one run a record', { maxRecords: 1 }],
  ['in small runs', { maxBytes: 12 }],
  ['in several passes', { maxRecords: 2, maxRuns: 2 }],
] as const

it.each(LIMITS)('sorts by the bytes of the key and keeps the order of equal ones, %s', (_, limits) => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '🙂', '\0', 'aaaaaaa'), maxLength: 4 })
  fc.assert(
    fc.property(fc.array(fc.record({ key: text, record: text }), { maxLength: 40 }), (records) => {
      const numbered = records.map(({ key, record }, index) => ({ key, record: `${record}${index}` }))
      const expected = numbered.toSorted((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)))
      expect(sorted(numbered, limits)).toEqual(expected)
      expect(readdirSync(folder)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('leaves no file behind when reading stops early', () => {
  const sorter = createSorter({ folder, name: 'sort', maxRecords: 1 })
  for (const key of ['c', 'a', 'b']) sorter.add(Buffer.from(key), Buffer.alloc(0), Buffer.from(key))
  for (const { key } of sorter.readSorted()) {
    expect(key.toString()).toBe('a')
    break
  }
  expect(readdirSync(folder)).toEqual([])
})

it('sorts records that are larger than what is read at a time', () => {
  const records = ['b', 'a'].map((key) => ({ key, record: key.repeat(600_000) }))
  expect(sorted(records, { maxRecords: 1 }).map(({ key, record }) => [key, record.length])).toEqual([
    ['a', 600_000],
    ['b', 600_000],
  ])
})
