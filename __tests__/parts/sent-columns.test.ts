import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import type { Header } from '../../src/csv/header.ts'
import { readFiles } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { fieldsOfRange, fieldsOfRows } from '../../src/join/compared-fields.ts'
import { KeyHash } from '../../src/join/key-hash.ts'
import type { Part } from '../../src/parts/part.ts'
import { forEachRecord, type PartRecord } from '../../src/parts/part-records.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { sentColumns, sourceValues } from '../../src/parts/sent-columns.ts'
import { createResultFiles } from '../../src/results/result-files.ts'
import { copyChunks } from '../support/chunks.ts'
import { DELIMITERS } from '../support/csv-arbitraries.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sent-columns-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Columns that are left out first, last and in between, and those of a key, a relationship and a plain field. */
const HEADERS = [
  ['Key__c', 'Name', 'P__r.K__c'],
  ['sf__Id', 'Key__c', 'sf__Error', 'Name', 'P__r.K__c'],
  ['Key__c', 'source_line', 'Name', 'SF__Created', 'P__r.K__c', ''],
  ['Name', 'Key__c', '', ''],
]

const VALUES = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '~', '\n'), maxLength: 5 })

/** A value in a column without a name is refused, and so is a row that does not know its line. */
function valuesIn(column: string): fc.Arbitrary<string> {
  if (column === '') return fc.constant('')
  return column === 'source_line' ? fc.constant('7') : VALUES
}

/** A row of nothing but blanks is no record. */
function rowsUnder(columns: readonly string[]): fc.Arbitrary<string[]> {
  return fc.tuple(...columns.map(valuesIn)).filter((row) => row.some((value) => value.trim() !== ''))
}

/** Leaves out blank last values, or adds some, as spreadsheets do. A blank behind a delimiter would look like the rest of a text. */
function ragged(row: readonly string[], how: number): readonly string[] {
  if (how === 0 || row.some((value) => value.startsWith(' '))) return row
  const filled = row.findLastIndex((value) => value !== '') + 1
  return how === 1 ? row.slice(0, Math.max(2, filled)) : [...row, '', '']
}

const FILES = fc
  .constantFrom(...HEADERS)
  .chain((columns) =>
    fc
      .array(fc.tuple(rowsUnder(columns), fc.nat({ max: 2 })), { minLength: 1, maxLength: 5 })
      .map((rows) => [columns, ...rows.map(([row, how]) => ragged(row, how))]),
  )
  .chain((lines) =>
    fc
      .record({
        delimiter: fc.constantFrom(',', ';', '~'),
        ending: fc.constantFrom('\n', '\r\n'),
        last: fc.constantFrom('', '\n', '\r\n'),
      })
      .map(({ delimiter, ending, last }) => lines.map((line) => encodeFields(line, delimiter)).join(ending) + last),
  )

const OPTIONS = fc.record({
  blankFields: fc.constantFrom('ignore', 'clear'),
  sortBy: fc.constantFrom<readonly string[]>([], ['Name']),
  keyColumns: fc.constantFrom(undefined, { column: 'Key__c', kind: 'value' } as const),
})

async function read(text: string, options: Partial<ReadOptions>) {
  const place = { path: 'a.csv', absolutePath: join(folder, 'a.csv') }
  await writeFile(place.absolutePath, text)
  return await readFiles([place], {
    maxBytes: 100_000_000,
    keepFileOrder: false,
    columnDelimiter: undefined,
    blankFields: 'ignore',
    externalIdField: 'Key__c',
    sortBy: [],
    duplicateKeys: 'send',
    tempFolder: folder,
    ...options,
  })
}

interface Row {
  readonly values: readonly string[]
  readonly key: string
}

function keyOf(hash: KeyHash): string {
  return `${hash.lo} ${hash.hi}`
}

/** The records of a part as retry and join read them. */
async function readAsParts(part: Part): Promise<readonly Row[]> {
  const rows: Row[] = []
  const hash = new KeyHash(part.columns.length)
  const compared = part.columns.map(() => 'text' as const)
  await forEachRecord(part, (record) => {
    hash.read(record.bytes, record.start, record.end, fieldsOfRange(record.range, part, compared))
    rows.push({ values: sourceValues(record, part), key: keyOf(hash) })
  })
  return rows
}

/** The key of a result row with these values, as the org would send it back unprocessed. */
function keyOfRow(values: readonly string[], part: Part): string {
  const hash = new KeyHash(part.columns.length)
  const header: Header = {
    columns: part.columns,
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
    bytes: Buffer.alloc(0),
    start: 0,
    end: 0,
    line: 1,
  }
  const compared = part.columns.map(() => 'text' as const)
  const bytes = Buffer.from(values.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
  hash.read(bytes, 0, bytes.length, fieldsOfRows('unprocessedrecords', header, part, { compared }))
  return keyOf(hash)
}

const oneBreak = (value: string) => value.replaceAll('\r\n', '\n')

it('what is sent, joined, retried and written to result files comes from the same fields', async () => {
  await fc.assert(
    fc.asyncProperty(FILES, OPTIONS, async (text, options) => {
      const loaded = await read(text, options)
      const columns = loaded.parts[0]?.columns ?? []
      const results = await createResultFiles(join(folder, 'load'), { columns, files: loaded.files })
      const expected: Row[] = []
      for (const part of loaded.parts) {
        const body = Buffer.concat(await copyChunks(openPart(part))).toString()
        const [names, ...uploaded]: string[][] = parse(body, {
          delimiter: DELIMITERS[part.columnDelimiter],
          record_delimiter: part.lineEnding === 'CRLF' ? '\r\n' : '\n',
        })
        expect(names).toEqual(part.columns)
        const rows = await readAsParts(part)
        expect(rows).toHaveLength(uploaded.length)
        for (const [at, { values, key }] of rows.entries()) {
          const upload = uploaded[at] ?? []
          expect(key).toBe(keyOfRow(upload, part))
          expect(values).toHaveLength(part.columns.length)
          for (const [place, value] of values.entries()) {
            const uploadedValue = oneBreak(upload[place] ?? '')
            expect([oneBreak(value), oneBreak(value).trim(), value === '' ? '#N/A' : undefined]).toContain(
              uploadedValue,
            )
          }
        }
        const add = (record: PartRecord) => results.addRecord('unprocessed', [], record, part)
        await forEachRecord(part, add, () => results.flush())
        await results.flush(true)
        expected.push(...rows)
      }
      await results.close()
      const written: string[][] = parse(await readFile(join(folder, 'load', 'unprocessed.csv')), {
        record_delimiter: '\n',
      })
      expect(written.slice(1).map((row) => row.slice(2))).toEqual(expected.map(({ values }) => values))
      await rm(join(folder, 'load'), { recursive: true })
    }),
    { numRuns: 150 },
  )
})

it('says which field has the value of each column, and which column each field is sent in', () => {
  const part = { columns: ['Name', 'Key__c'], columnDelimiter: 'TAB' } as const
  expect(sentColumns({ rewriting: undefined }, part)).toEqual({
    delimiter: 'TAB',
    names: ['Name', 'Key__c'],
    fields: [0, 1],
    places: [0, 1],
    isTrimmed: [false, false],
    isWhole: true,
  })
  const rewriting = {
    delimiter: 'TILDE',
    sentDelimiter: 'TAB',
    fieldCount: 4,
    isRagged: false,
    leavesOutBlank: false,
    columns: [
      { field: 1, change: 'keep' },
      { field: 2, change: 'trim' },
    ],
    crEndsRecords: false,
  } as const
  expect(sentColumns({ rewriting }, part)).toEqual({
    delimiter: 'TILDE',
    names: ['Name', 'Key__c'],
    fields: [1, 2],
    places: [-1, 0, 1, -1],
    isTrimmed: [false, true],
    isWhole: false,
  })
})
