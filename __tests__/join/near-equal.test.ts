import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import { couldHold } from '../../src/join/could-hold.ts'
import { createJoiner } from '../../src/join/join.ts'
import { joinSome } from '../../src/join/join-some.ts'
import { type Matches, noMatches } from '../../src/join/matches.ts'
import type { Part } from '../../src/parts/part.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import {
  areSame,
  factsOf,
  mayComeBackAs,
  NEAR,
  type NearPrinting,
  nearPrintings,
  printNear,
} from '../support/near-equal.ts'
import { type WrittenRow, writeResults } from '../support/rendered-results.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'near-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

type Row = readonly string[]
type Fate = 'in' | 'failed' | 'failed of its own' | 'no row' | 'in twice'

interface Table {
  readonly columns: readonly string[]
  readonly records: readonly Row[]
}

/** Two or three columns, so that many records differ in nothing but one of two spellings. */
const tables: fc.Arbitrary<Table> = fc.subarray(Object.keys(NEAR), { minLength: 1, maxLength: 3 }).chain((columns) =>
  fc.record({
    columns: fc.constant(['Key__c', ...columns]),
    records: fc.array(
      fc.tuple(fc.constantFrom('a', 'b'), ...columns.map((column) => fc.constantFrom(...(NEAR[column]?.values ?? [])))),
      { minLength: 1, maxLength: 12 },
    ),
  }),
)

const fates = (others: readonly Fate[]) =>
  fc.array(fc.constantFrom<Fate>('in', 'failed', 'failed of its own', ...others), { minLength: 12, maxLength: 12 })

async function partOf({ columns, records }: Table): Promise<Part> {
  const absolutePath = join(folder, 'source.csv')
  await writeFile(absolutePath, [columns, ...records].map((values) => `${encodeFields(values, ',')}\n`).join(''))
  const splitter = createSplitter({ maxBytes: 100_000_000, keepFileOrder: false })
  await scanFile({ path: 'source.csv', absolutePath }, {}, (batch, header, file) =>
    splitter.add(batch, plainForm(header), file),
  )
  const [part] = splitter.end().parts
  if (part === undefined) throw new Error('no part')
  return part
}

function rowsOf({ columns, records }: Table, printing: NearPrinting, fate: readonly Fate[]): WrittenRow[] {
  return records.flatMap((sent, of): WrittenRow[] => {
    const values = columns.map((column, at) => printNear(column, sent[at] ?? '', printing))
    const success: WrittenRow = { of, kind: 'successfulResults', id: String(of).padStart(18, '0'), error: '', values }
    const failure: WrittenRow = {
      of,
      kind: 'failedResults',
      id: '',
      error: 'A:no:--',
      values: printing.failedAsSent ? sent : values,
    }
    switch (fate[of]) {
      case 'in':
        return [success]
      case 'in twice':
        return [success, success]
      case 'failed':
        return [failure]
      case 'failed of its own':
        return [{ ...failure, error: `A:no ${of}:--` }]
      default:
        return []
    }
  })
}

const shuffle = fc.infiniteStream(fc.nat())

function shuffled<T>(items: readonly T[], order: Iterator<number>): T[] {
  const keyed = items.map((item) => ({ item, key: Number(order.next().value) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

const OPTIONS = { keyColumn: undefined, fieldOf: factsOf }
const words = ({ kind, id, error }: WrittenRow) => `${kind} ${id} ${error}`

function isOneRecord({ columns, records }: Table, one: number, other: number): boolean {
  return columns.every((column, at) => areSame(column, records[one]?.[at] ?? '', records[other]?.[at] ?? ''))
}

/** No row has the record of another that says something else, and none is given twice. */
function expectRight(table: Table, ordered: readonly WrittenRow[], { recordOf, rowOf }: Matches): void {
  const said = new Map(ordered.map((row) => [row.of, words(row)]))
  const taken = new Set<number>()
  for (const [number, row] of ordered.entries()) {
    const record = recordOf[number] ?? -1
    if (record === -1) continue
    expect(taken.has(record)).toBe(false)
    taken.add(record)
    expect(rowOf[record]).toBe(number)
    if (!isOneRecord(table, record, row.of)) expect(said.get(record)).toBe(words(row))
  }
}

/** Records that the row may tell of, found naively. A column that is blank in all rows says nothing, and one of times only
 *  where others tell that they come back as they were. */
function candidates({ columns, records }: Table, { values }: WrittenRow, all: readonly WrittenRow[]): number[] {
  const saysNothing = columns.map(
    (column, at) => factsOf(column).type === 'date' || all.every((row) => row.values[at] === ''),
  )
  return [...records.keys()].filter((record) =>
    columns.every(
      (column, at) => saysNothing[at] || mayComeBackAs(column, records[record]?.[at] ?? '', values[at] ?? ''),
    ),
  )
}

describe('of records that are nearly equal', () => {
  it('no row gets another record than its own, however the org prints them', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        nearPrintings,
        fc.oneof(fates([]), fates(['no row']), fates(['no row', 'in twice'])),
        shuffle,
        async (table, printing, fate, order) => {
          const part = await partOf(table)
          const written = shuffled(rowsOf(table, printing, fate), order)
          const joining = createJoiner(OPTIONS)(part)
          const { table: rows, rows: ordered } = await writeResults(folder, table.columns, written, joining.keyingOf)
          expectRight(table, ordered, await joining.finish(rows))
        },
      ),
      { numRuns: 250 },
    )
  })

  it('those that went in are found, where no other could have come back so, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(tables, nearPrintings, fates(['no row']), shuffle, async (table, printing, fate, order) => {
        const part = await partOf(table)
        const all = rowsOf(table, printing, fate).filter(({ kind }) => kind === 'successfulResults')
        const { table: rows, rows: ordered } = await writeResults(folder, table.columns, shuffled(all, order))
        const matches = noMatches(part, rows)
        await joinSome(part, rows, OPTIONS, matches)
        expectRight(table, ordered, matches)
        for (const [number, row] of ordered.entries()) {
          const isClear = candidates(table, row, ordered).every((record) => isOneRecord(table, record, row.of))
          if (isClear) expect(matches.recordOf[number]).not.toBe(-1)
        }
        if (ordered.length > 0) expect(await couldHold(part, rows, OPTIONS)).toBe(true)
      }),
      { numRuns: 250 },
    )
  })
})
