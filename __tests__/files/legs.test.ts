import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { cutLegs, type LegFile, lineOf, MOST_LEGS } from '../../src/files/legs.ts'
import { parseFiles } from '../../src/inputs/files.ts'
import { findFiles } from '../../src/runner/find-files.ts'

const sizes = fc.array(fc.nat({ max: 1_000 }), { maxLength: 1_500 })
const filesOf = (all: readonly number[]): readonly LegFile[] =>
  all.map((bytes, index) => ({ pattern: `data/${index}.csv`, bytes }))
const bytesOf = (files: readonly LegFile[]) => files.reduce((sum, file) => sum + file.bytes, 0)

describe('cutLegs', () => {
  it('has every file once, in order, in at most 256 legs, the same each time', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 5_000 }), (all, legBytes) => {
        const files = filesOf(all)
        const legs = cutLegs(files, legBytes) ?? []
        expect(legs.flatMap((leg) => leg.files)).toEqual(files)
        expect(legs.length).toBeLessThanOrEqual(MOST_LEGS)
        expect(legs.every((leg) => leg.files.length > 0)).toBe(true)
        expect(cutLegs(files, legBytes)).toEqual(legs)
      }),
    )
  })

  it('makes legs as large as was wished and no larger, except for files that are, where 256 are enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1_000 }), { maxLength: MOST_LEGS }),
        fc.nat({ max: 5_000 }),
        (all, legBytes) => {
          const legs = cutLegs(filesOf(all), legBytes) ?? []
          for (const [index, { files }] of legs.entries()) {
            if (files.length > 1) expect(bytesOf(files)).toBeLessThanOrEqual(legBytes)
            const [next] = legs[index + 1]?.files ?? []
            if (next !== undefined) expect(bytesOf(files) + next.bytes).toBeGreaterThan(legBytes)
          }
        },
      ),
    )
  })

  it('makes larger legs where there would be more than 256, and no larger than is needed', () => {
    const legs = cutLegs(filesOf(Array.from({ length: 1_000 }, () => 10)), 10) ?? []
    expect(legs).toHaveLength(250)
    expect(Math.max(...legs.map(({ files }) => bytesOf(files)))).toBe(40)
  })

  it('keeps the names of a leg short enough for a variable, and gives up where that takes too many legs', () => {
    const long = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ pattern: `${'a'.repeat(200)}/${index}.csv`, bytes: 1 }))
    expect(cutLegs(long(1_000), 1e9)?.length).toBe(5)
    expect(cutLegs(long(100_000), 1e9)).toBeUndefined()
  })
})

describe('lineOf', () => {
  // Debug lines of the glob client.
  beforeEach(() => void jest.spyOn(process.stdout, 'write').mockReturnValue(true))
  afterEach(() => void jest.restoreAllMocks())

  // Windows has no such names.
  const onPosix = process.platform === 'win32' ? it.skip : it

  onPosix('names the file and no other, whatever characters its name has', async () => {
    const name = fc
      .stringMatching(/^[ !#~*?[\]{}()+@$&'"`|<>:;=,.a-cé漢-]{1,8}$/)
      .filter((text) => !/^\.{1,2}$/.test(text))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), async (names) => {
        const workspace = mkdtempSync(path.join(realpathSync(tmpdir()), 'legs-'))
        try {
          const files = names.flatMap((text) => [`${text}/${text}.csv`, `${text}.csv`])
          for (const file of files) {
            mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true })
            writeFileSync(path.join(workspace, file), 'Name\nA\n')
          }
          const where = { workspace, runnerTemp: undefined, workingDirectory: workspace }
          for (const file of files) {
            const found = await findFiles(parseFiles(lineOf(file) ?? ''), where)
            expect(found.files.map((one) => one.path)).toEqual([file])
          }
        } finally {
          rmSync(workspace, { recursive: true })
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each(['a\nb.csv', 'a\\b.csv', 'a\u2028b.csv', 'a.csv '])('names nothing for %j', (way) => {
    expect(lineOf(way)).toBeUndefined()
  })
})
