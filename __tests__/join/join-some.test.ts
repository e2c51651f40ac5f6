import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import { joinSome } from '../../src/join/join-some.ts'
import { noMatches } from '../../src/join/matches.ts'
import type { Part } from '../../src/parts/part.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import '../support/csv-arbitraries.ts'
import {
  KINDS,
  meaning,
  print,
  tamePrintings,
  type WrittenRow,
  wildPrintings,
  writeResults,
} from '../support/rendered-results.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'join-some-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const COLUMNS = Object.keys(KINDS)
const record = fc.tuple(...COLUMNS.map((column) => fc.constantFrom(...(KINDS[column]?.values ?? ['']))))

/** A file as it was when it was sent, and as it is now: some records are gone, some are new, and the order is another. */
const changes = fc.record({
  old: fc.array(record, { minLength: 1, maxLength: 20 }),
  added: fc.array(record, { maxLength: 6 }),
  wentIn: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
  order: fc.infiniteStream(fc.nat()),
})

async function partOf(records: readonly (readonly string[])[]): Promise<Part> {
  const absolutePath = join(folder, 'now.csv')
  await writeFile(absolutePath, [COLUMNS, ...records].map((values) => `${encodeFields(values, ',')}\n`).join(''))
  const splitter = createSplitter({ maxBytes: 100_000_000, keepFileOrder: false })
  await scanFile({ path: 'now.csv', absolutePath }, {}, (batch, header, file) =>
    splitter.add(batch, plainForm(header), file),
  )
  const [part] = splitter.end().parts
  if (part === undefined) throw new Error('no part')
  return part
}

const fieldOf = (column: string) => KINDS[column]

it.each([
  ['values come back in forms of their types', tamePrintings, true],
  ['values come back in any form, or not at all', wildPrintings, false],
] as const)(
  'records that went in are found in files that have changed, and no other: %s',
  async (_, printings, isTame) => {
    let rows = 0
    let found = 0
    await fc.assert(
      fc.asyncProperty(changes, printings, async ({ old, added, wentIn, order }, printing) => {
        const shown = COLUMNS.filter((column) => !printing.absent.includes(column))
        const written = old.flatMap((values, of): WrittenRow[] => {
          if (!wentIn[of]) return []
          const printed = shown.map((column) => print(column, values[COLUMNS.indexOf(column)] ?? '', printing))
          return [{ of, kind: 'successfulResults', id: String(of).padStart(18, '0'), error: '', values: printed }]
        })
        const now = [...old, ...added]
          .map((values) => ({ values, key: Number(order.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ values }) => values)
        const part = await partOf(now)
        const { table, rows: ordered } = await writeResults(folder, shown, written)
        const matches = noMatches(part, table)
        await joinSome(part, table, { keyColumn: undefined, fieldOf }, matches)

        const taken = new Set<number>()
        for (const [row, { of }] of ordered.entries()) {
          rows++
          const at = matches.recordOf[row] ?? -1
          if (at === -1) continue
          found++
          expect(taken.has(at)).toBe(false)
          taken.add(at)
          expect(matches.rowOf[at]).toBe(row)
          expect(meaning(COLUMNS, now[at] ?? [])).toBe(meaning(COLUMNS, old[of] ?? []))
        }
      }),
      { numRuns: 80 },
    )
    // Records of these tables differ in little; what cannot be told apart stays without one.
    expect(found / rows).toBeGreaterThan(isTame ? 0.9 : 0.3)
  },
)
