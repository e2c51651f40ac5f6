import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import { createJoiner } from '../../src/join/join.ts'
import type { Part } from '../../src/parts/part.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import '../support/csv-arbitraries.ts'
import {
  identity,
  KINDS,
  meaning,
  type Printing,
  print,
  tamePrintings,
  type WrittenRow,
  wildPrintings,
  writeResults,
} from '../support/rendered-results.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'join-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

interface Table {
  readonly columns: readonly string[]
  readonly records: readonly (readonly string[])[]
  readonly lineEnding: '\n' | '\r\n'
}

const tables: fc.Arbitrary<Table> = fc
  .subarray(Object.keys(KINDS), { minLength: 1 })
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      records: fc.array(fc.tuple(...columns.map((column) => fc.constantFrom(...(KINDS[column]?.values ?? [''])))), {
        minLength: 1,
        maxLength: 25,
      }),
      lineEnding: fc.constantFrom('\n', '\r\n'),
    }),
  )
  .map(({ columns, records, lineEnding }) => ({
    columns,
    // A record of nothing but blanks is none.
    records: records.map(([first = '', ...others]) =>
      [first, ...others].every((value) => value.trim() === '')
        ? [KINDS[columns[0] ?? '']?.values[0] ?? '', ...others]
        : [first, ...others],
    ),
    lineEnding,
  }))

async function onePart({ columns, records, lineEnding }: Table): Promise<Part> {
  const lines = [columns, ...records].map((values) =>
    encodeFields(
      values.map((value) => value.replaceAll('\n', lineEnding)),
      ',',
    ),
  )
  const absolutePath = join(folder, 'source.csv')
  await writeFile(absolutePath, lines.map((line) => line + lineEnding).join(''))
  const splitter = createSplitter({ maxBytes: 100_000_000, keepFileOrder: false })
  await scanFile({ path: 'source.csv', absolutePath }, {}, (batch, header, file) =>
    splitter.add(batch, plainForm(header), file),
  )
  const [part, ...more] = splitter.end().parts
  if (part === undefined || more.length > 0) throw new Error('not one part')
  return part
}

type Fate = 'in' | 'failed' | 'failed of its own' | 'unprocessed' | 'no row'
const fates = (others: readonly Fate[]) =>
  fc.array(fc.constantFrom<Fate>('in', 'in', 'failed', 'failed of its own', ...others), {
    minLength: 25,
    maxLength: 25,
  })

function rowsOf({ columns, records }: Table, printing: Printing, fate: readonly Fate[]): WrittenRow[] {
  const shown = columns.filter((column) => !printing.absent.includes(column))
  return records.flatMap((values, of): WrittenRow[] => {
    const printed = shown.map((column) => print(column, values[columns.indexOf(column)] ?? '', printing))
    switch (fate[of]) {
      case 'in':
        return [{ of, kind: 'successfulResults', id: String(of).padStart(18, '0'), error: '', values: printed }]
      case 'failed':
        return [{ of, kind: 'failedResults', id: '', error: 'A:no:--', values: printed }]
      case 'failed of its own':
        return [{ of, kind: 'failedResults', id: '', error: `A:no ${of}:--`, values: printed }]
      case 'unprocessed':
        // As it was sent.
        return [
          {
            of,
            kind: 'unprocessedrecords',
            id: '',
            error: '',
            values: shown.map((c) => values[columns.indexOf(c)] ?? ''),
          },
        ]
      default:
        return []
    }
  })
}

/** Joins shuffled rows. Returns how many stay without a record though no other record means the same and is written otherwise;
 *  what is said of a record must be true of it. */
async function joined(
  table: Table,
  written: readonly WrittenRow[],
  printing: Printing,
  { isTyped, keyColumn }: { isTyped: boolean; keyColumn?: string },
): Promise<number> {
  const part = await onePart(table)
  const shown = table.columns.filter((column) => !printing.absent.includes(column))
  const fieldOf = (column: string) => (isTyped ? KINDS[column] : undefined)
  const joining = createJoiner({ keyColumn, fieldOf })(part)
  const { table: rows, rows: ordered } = await writeResults(folder, shown, written, joining.keyingOf)
  const matches = await joining.finish(rows)

  const taken = new Set<number>()
  const meaningOf = (record: number) => meaning(table.columns, table.records[record] ?? [])
  const identityOf = (record: number) => identity(table.columns, table.records[record] ?? [], isTyped)
  const words = ({ kind, id, error }: WrittenRow) => `${kind} ${id} ${error}`
  const truth = new Map(written.map((row) => [row.of, words(row)]))
  for (const [number, row] of ordered.entries()) {
    const record = matches.recordOf[number] ?? -1
    if (record === -1) continue
    expect(taken.has(record)).toBe(false)
    taken.add(record)
    expect(matches.rowOf[record]).toBe(number)
    const isSame = identityOf(record) === identityOf(row.of)
    if (!isSame) expect(words(row)).toBe(truth.get(record))
  }
  const likes = new Map<string, Set<string>>()
  for (const record of table.records.keys()) {
    const meant = meaningOf(record)
    likes.set(meant, (likes.get(meant) ?? new Set()).add(identityOf(record)))
  }
  return ordered.filter(({ of }, number) => matches.recordOf[number] === -1 && likes.get(meaningOf(of))?.size === 1)
    .length
}

describe('rows and records', () => {
  it('find each other, all of them, where each value comes back in a form of its type', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        tamePrintings,
        fates(['unprocessed']),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        async (table, printing, fate, isTyped, order) => {
          const written = shuffled(rowsOf(table, printing, fate), order)
          expect(await joined(table, written, printing, { isTyped })).toBe(0)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('never find the wrong one, whatever comes back and whatever does not', async () => {
    let rows = 0
    let unmatched = 0
    await fc.assert(
      fc.asyncProperty(
        tables,
        wildPrintings,
        fates(['unprocessed', 'no row']),
        fc.boolean(),
        fc.infiniteStream(fc.nat()),
        async (table, printing, fate, isTyped, order) => {
          const written = shuffled(rowsOf(table, printing, fate), order)
          rows += written.length
          unmatched += await joined(table, written, printing, { isTyped })
        },
      ),
      { numRuns: 300 },
    )
    // Records that differ in a lost value alone are most of these tiny tables.
    expect(unmatched / rows).toBeLessThan(0.5)
  })
})

function shuffled<T>(items: readonly T[], order: Iterable<number>): T[] {
  const numbers = order[Symbol.iterator]()
  const keyed = items.map((item) => ({ item, key: Number(numbers.next().value) }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
