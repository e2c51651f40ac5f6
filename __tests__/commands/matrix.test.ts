import path from 'node:path'
import { expect, it } from '@jest/globals'
import { matrixOf } from '../../src/commands/matrix.ts'
import type { Operation } from '../../src/inputs/operation.ts'

const WORKSPACE = path.resolve('/work')

function makeMatrix(
  paths: readonly string[],
  { operation = 'upsert', folder = '.', bytes = 60 }: { operation?: Operation; folder?: string; bytes?: number } = {},
) {
  const warnings: string[] = []
  const say = { moreAbout: () => {}, log: () => {}, notice: () => {}, warn: (line: string) => void warnings.push(line) }
  const files = {
    workspace: WORKSPACE,
    temp: WORKSPACE,
    find: async () => [],
  }
  const wanted = { operation, workingDirectory: path.resolve(WORKSPACE, folder), legBytes: 100 }
  const matrix = matrixOf(
    paths.map((name) => ({ path: name, bytes, records: name.includes('empty') ? 0 : 1 })),
    wanted,
    { files, say },
  )
  return { matrix, warnings }
}

it('cuts files into legs, without those that have no records', () => {
  expect(JSON.parse(makeMatrix(['a.csv', 'empty.csv', 'b.csv', 'c [1].csv'], { bytes: 50 }).matrix)).toEqual({
    include: [
      { leg: 1, files: 'a.csv\nb.csv' },
      { leg: 2, files: 'c [[]1].csv' },
    ],
  })
})

it('names files as the load does, whose globs start in the working directory', () => {
  expect(JSON.parse(makeMatrix(['data/a.csv', 'b.csv'], { folder: 'data' }).matrix).include).toEqual([
    { leg: 1, files: 'a.csv' },
    { leg: 2, files: '../b.csv' },
  ])
})

it('says the same of the legs of an insert whatever becomes of the sizes and of other files', () => {
  const before = JSON.parse(makeMatrix(['a.csv', 'b.csv'], { operation: 'insert', bytes: 10 }).matrix)
  const after = JSON.parse(makeMatrix(['0.csv', 'a.csv', 'b.csv'], { operation: 'insert', bytes: 99 }).matrix)

  expect(before.include).toEqual([
    { leg: 'a.csv', files: 'a.csv' },
    { leg: 'b.csv', files: 'b.csv' },
  ])
  expect(after.include.slice(1)).toEqual(before.include)
})

it.each([
  ['a file of another disk', [path.resolve('/temp/a.csv')], {}, 'names'],
  ['a name that no line can hold', ['a\nb.csv', 'c.csv'], {}, 'names'],
  [
    'too many files of an insert',
    Array.from({ length: 257 }, (_, index) => `${index}.csv`),
    { operation: 'insert' as const },
    'at most 256 legs',
  ],
  [
    'names that are too long for an output',
    Array.from({ length: 4_000 }, (_, index) => `${'a'.repeat(100)}/${index}.csv`),
    {},
    'too long',
  ],
])('makes no matrix, and says so, for %s', (_, paths, options, why) => {
  const { matrix, warnings } = makeMatrix(paths, options)
  expect(matrix).toBe('')
  expect(warnings).toEqual([expect.stringContaining(why)])
})
