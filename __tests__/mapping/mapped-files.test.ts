import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { ColumnsSpec } from '../../src/columns/columns-spec.ts'
import { CsvError } from '../../src/errors.ts'
import { readFiles } from '../../src/files/read-files.ts'
import { forEachRecord } from '../../src/parts/part-records.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { copyChunks } from '../support/chunks.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mapped-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const PLAIN: ColumnsSpec = {
  uses: new Map(),
  leaveOut: [],
  optional: [],
  constants: new Map(),
  key: [],
  findsAll: false,
  sendsOnlyId: false,
  where: new Map(),
  whereNot: new Map(),
}

async function read(text: string, columns: Partial<ColumnsSpec>, blankFields: 'ignore' | 'clear' = 'ignore') {
  await writeFile(join(folder, 'a.csv'), text)
  return await readFiles([{ path: 'a.csv', absolutePath: join(folder, 'a.csv') }], {
    columns: { ...PLAIN, ...columns },
    columnDelimiter: undefined,
    blankFields,
    externalIdField: undefined,
    sortBy: [],
    tempFolder: join(folder, 'temp'),
    maxBytes: 100_000,
    maxRecords: 3,
    keepFileOrder: false,
  })
}

async function problemsOf(text: string, columns: Partial<ColumnsSpec>): Promise<readonly string[]> {
  try {
    await read(text, columns)
  } catch (error) {
    if (error instanceof CsvError) return error.findings.map(({ line, problem }) => `${line}: ${problem}`)
    throw error
  }
  return []
}

const COLUMNS = ['A', 'B key', 'C', 'D']
const VALUES = ['', 'x', ' y ', 'a,b', 'q"q', 'two\nlines', 'ä', '0']

interface Sample {
  readonly records: readonly (readonly string[])[]
  readonly delimiter: string
  readonly lineEnd: string
  readonly left: readonly string[]
  readonly renamed: readonly string[]
  readonly constants: readonly (readonly [string, string])[]
  readonly chosen: readonly string[] | undefined
  readonly refused: readonly string[]
  readonly clears: boolean
  /** Fields of the key, whose values are trimmed. */
  readonly key: readonly string[]
}

const samples: fc.Arbitrary<Sample> = fc.record({
  records: fc.array(fc.tuple(...COLUMNS.map(() => fc.constantFrom(...VALUES))), { minLength: 1, maxLength: 12 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  left: fc.subarray(['C', 'D']),
  renamed: fc.subarray(['A', 'B key']),
  constants: fc.subarray([
    ['K1', 'one'],
    ['K2', ' two, "three" '],
  ] as const),
  chosen: fc.option(fc.subarray(['x', ' y ', '0', ' ']), { nil: undefined }),
  refused: fc.subarray(['x', 'ä']),
  clears: fc.boolean(),
  key: fc.subarray(['F_A__c', 'A', 'C', 'k2']),
})

function textOf({ records, delimiter, lineEnd }: Sample): string {
  const field = (value: string) =>
    /["\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value
  return [COLUMNS, ...records].map((values) => `${values.map(field).join(delimiter)}${lineEnd}`).join('')
}

describe('records of a file whose columns are mapped', () => {
  it('are sent as a naive reader would map them, each with its line', async () => {
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const { records, left, renamed, constants, chosen, refused, clears, key } = sample
        const to = (name: string) => `F_${name.replace(' ', '_')}__c`
        // A row that holds nothing is no record.
        const isChosen = ([first = '', ...rest]: readonly string[]) =>
          [first, ...rest].some((value) => value !== '') &&
          (chosen === undefined || chosen.some((value) => value.trim() === first.trim())) &&
          !refused.includes(first.trim())
        const columns: Partial<ColumnsSpec> = {
          uses: new Map(renamed.map((name) => [name, { kind: 'field', to: to(name) }])),
          leaveOut: left,
          constants: new Map(constants),
          key,
          where: new Map(chosen === undefined ? [] : [['A', chosen]]),
          whereNot: new Map(refused.length === 0 ? [] : [['A', refused]]),
        }
        const sentNames = COLUMNS.filter((name) => !left.includes(name))
        const names = [
          ...sentNames.map((name) => (renamed.includes(name) ? to(name) : name)),
          ...constants.map(([name]) => name),
        ]
        const isKey = (field: string) => key.some((one) => one.toLowerCase() === field.toLowerCase())
        const expected = records.filter(isChosen).map((values) => [
          ...sentNames.map((name) => {
            const value = values[COLUMNS.indexOf(name)] ?? ''
            if (isKey(renamed.includes(name) ? to(name) : name)) return value.trim()
            return clears && value === '' ? '#N/A' : value
          }),
          ...constants.map(([name, value]) => (isKey(name) ? value.trim() : value)),
        ])
        const text = textOf(sample)
        const lines: number[] = []
        let line = 2
        for (const values of records) {
          if (isChosen(values)) lines.push(line)
          line += 1 + values.join('').split('\n').length - 1
        }
        if (expected.length === 0) {
          await expect(read(text, columns, clears ? 'clear' : 'ignore')).rejects.toThrow(
            /choose none of its records|no records/,
          )
          return
        }
        const { parts, records: count } = await read(text, columns, clears ? 'clear' : 'ignore')
        const sent: string[][] = []
        const found: number[] = []
        for (const part of parts) {
          const bytes = Buffer.concat(await copyChunks(openPart(part)))
          expect(bytes.length).toBe(part.bytes)
          const rows: string[][] = parse(bytes, {
            delimiter: part.columnDelimiter === 'COMMA' ? ',' : part.columnDelimiter === 'TAB' ? '\t' : ';',
            skip_empty_lines: false,
          })
          const [header, ...own] = rows
          expect(header).toEqual(names)
          sent.push(...own)
          await forEachRecord(part, (record) => void found.push(record.line))
        }
        expect(sent).toEqual(expected)
        expect([count, found]).toEqual([expected.length, lines])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a manifest that does not fit the file', () => {
  it.each<readonly [string, string, Partial<ColumnsSpec>, string]>([
    [
      'names a column that no file has',
      'Company,Phone\nAcme,1\n',
      { uses: new Map([['Compny', { kind: 'field', to: 'Name' }]]) },
      '1: no file of this load has a column `Compny`, which the manifest names in `columns`',
    ],
    [
      'leaves out a column that no file has',
      'Company,Phone\nAcme,1\n',
      { leaveOut: ['Phon'] },
      '1: no file of this load has a column `Phon`, which the manifest names in `leave-out`',
    ],
    [
      'fills one field from two columns',
      'Company,Name\nAcme,1\n',
      { uses: new Map([['Company', { kind: 'field', to: 'name' }]]) },
      '1: the column `Company` and the column `Name` both fill Name',
    ],
    [
      'fills a field by a constant that has a column',
      'Name,Site\nAcme,1\n',
      { constants: new Map([['SITE', 'x']]) },
      '1: the column `Site` and the constant `SITE` both fill SITE',
    ],
    [
      'chooses by a column that the file lacks',
      'Name\nAcme\n',
      { where: new Map([['Kind', ['a']]]) },
      '1: the file has no column `Kind`, by which `where` or `where-not` chooses records',
    ],
    [
      'finds records by several fields of which the file lacks two',
      'Name,Owner\nAcme,1\n',
      {
        uses: new Map([
          ['Owner', { kind: 'lookup', to: 'OwnerId', object: 'User', by: ['A', 'B'], missing: { kind: 'fail' } }],
        ]),
      },
      '1: the column `Owner` finds records by several fields, and the file has no columns `A` and `B`',
    ],
  ])('%s', async (_, text, columns, problem) => {
    expect(await problemsOf(text, columns)).toEqual([problem])
  })
})
