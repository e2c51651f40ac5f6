import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { ColumnDelimiter } from '../../src/csv/dialect.ts'
import { type ReadFiles, readFiles } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { forEachRecord } from '../../src/parts/part-records.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { copyChunks } from '../support/chunks.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rewrite-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function read(files: Record<string, string | Buffer>, options: Partial<ReadOptions> = {}): Promise<ReadFiles> {
  const places = Object.keys(files).map((path) => ({ path, absolutePath: join(folder, path) }))
  for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content)
  const defaults = {
    columnDelimiter: undefined,
    blankFields: 'ignore',
    externalIdField: undefined,
    sortBy: [],
    tempFolder: join(folder, 'temp'),
  } as const
  return await readFiles(places, {
    ...defaults,
    maxBytes: 100_000_000,
    maxRecords: undefined,
    keepFileOrder: false,
    ...options,
  })
}

/** What each job would upload; its size has to be the one that was announced. */
async function sent({ parts }: ReadFiles): Promise<string[]> {
  const texts: string[] = []
  for (const part of parts) {
    const bytes = Buffer.concat(await copyChunks(openPart(part)))
    expect(bytes.length).toBe(part.bytes)
    texts.push(bytes.toString())
  }
  return texts
}

describe('is sent as it is', () => {
  it.each([
    ['LF', 'A,B\n1,"x\ny"\n'],
    ['CRLF, also inside quotes', 'A,B\r\n1,"x\r\ny"\r\n'],
    ['semicolons', 'A;B\n1;2\n'],
    ['every field quoted', '"A","B"\n"1","2"\n'],
    ['spaces around values', 'A,B\n 1 , 2 \n'],
  ])('%s', async (_, text) => {
    const files = await read({ 'a.csv': text })
    expect([...files.rewritten.keys()]).toEqual([])
    const [only = ''] = await sent(files)
    expect(only.replaceAll('"A","B"', 'A,B')).toBe(text.replaceAll('"A","B"', 'A,B'))
  })
})

describe('is rewritten', () => {
  it.each([
    ['mixed line endings', 'A,B\n1,2\r\n3,4\n', 'A,B\n1,2\n3,4\n', 'mixed line endings'],
    ['CRLF blank lines in an LF file', 'A,B\n1,2\n\r\n3,4\n', 'A,B\n1,2\n3,4\n', 'mixed line endings'],
    ['CRLF inside quotes of an LF file', 'A,B\n1,"x\r\ny"\n', 'A,B\n1,"x\ny"\n', 'line breaks inside quotes'],
    ['LF inside quotes of a CRLF file', 'A,B\r\n1,"x\ny"\r\n', 'A,B\n1,"x\ny"\n', 'line breaks inside quotes'],
    ['CR inside quotes', 'A,B\n1,"x\ry"\n', 'A,B\n1,"x\ny"\n', 'line breaks inside quotes'],
    ['CR between records', 'A,B\r1,2\r3,4', 'A,B\n1,2\n3,4\n', 'carriage returns'],
    ['CR between records, LF inside quotes', 'A,B\r1,"x\ny"\r', 'A,B\n1,"x\ny"\n', 'carriage returns'],
    ['tildes', 'A~B\n1,5~2\n', 'A,B\n"1,5",2\n', 'a delimiter'],
    ['unit separators', 'A\u001fB\n1\u001f2\n', 'A,B\n1,2\n', 'a delimiter'],
    [
      'our own columns',
      'sf__Id,sf__Error,source_file,source_line,A\n001,"E:x, --",a.csv,7,1\n',
      'A\n1\n',
      'columns of result files',
    ],
    ['blank last columns', 'A,B,,\n1,2,,\n3,4,,""\n', 'A,B\n1,2\n3,4\n', 'blank last columns'],
    ['records that lack fields', 'A,B,C\n1,2,3\n4,5\n', 'A,B,C\n1,2,3\n4,5,\n', 'records without their last fields'],
    ['records with too many', 'A;B\r\n1;2\r\n3;4;"";\r\n', 'A;B\n1;2\n3;4\n', 'records without their last fields'],
    [
      'both, with blank columns',
      'A,B,C,\n1,2\n3,4,5,,,\n',
      'A,B,C\n1,2,\n3,4,5\n',
      'records without their last fields',
    ],
    ['rows of nothing', 'A,B\r\n1,2\r\n,\r\n" ",""\r\n3,4\r\n,', 'A,B\n1,2\n3,4\n', 'rows that hold nothing'],
    ['rows of nothing in one column', 'A\n1\n  \n""\n2\n', 'A\n1\n2\n', 'rows that hold nothing'],
    ['rows of nothing before the header', ',\nA,B\n1,2\n', 'A,B\n1,2\n', 'rows that hold nothing'],
  ])('%s', async (_, text, expected, reason) => {
    const files = await read({ 'a.csv': text })
    expect([...files.rewritten.keys()].join()).toContain(reason)
    expect(await sent(files)).toEqual([expected])
  })

  it('blank values that clear their fields, but never Id, the key or relationship columns', async () => {
    const text = 'Id,Key__c,Account.Key__c,Name,Phone\n0,,,,""\n1,2,3,4,5\n'
    const files = await read({ 'a.csv': text }, { blankFields: 'clear', externalIdField: 'key__c' })
    expect(await sent(files)).toEqual(['Id,Key__c,Account.Key__c,Name,Phone\n0,,,#N/A,#N/A\n1,2,3,4,5\n'])
  })

  it.each([
    ['AccountId', 'Account.Key__c'],
    ['accountid', 'ACCOUNT.Key__c'],
    ['OwnerId', 'User:Owner.Username'],
    ['Parent__c', 'Parent__r.Key__c'],
    ['Parent__pc', 'Parent__pr.Key__c'],
  ])('blank values that clear their fields, but never %s beside %s, which fills the same lookup', async (id, key) => {
    const text = `${id},${key},Phone\n,K,\n`
    const files = await read({ 'a.csv': text }, { blankFields: 'clear' })
    expect(await sent(files)).toEqual([`${id},${key},Phone\n,K,#N/A\n`])
  })

  it('blank values of another lookup are cleared', async () => {
    const files = await read({ 'a.csv': 'ReportsToId,Account.Key__c\n,K\n' }, { blankFields: 'clear' })
    expect(await sent(files)).toEqual(['ReportsToId,Account.Key__c\n#N/A,K\n'])
  })

  it.each([
    ['plain', 'Id,Name,P.K\n\u00a0 1\t, a ,\u30002\n', 'Id,Name,P.K\n1, a ,2\n', 'ignore'],
    ['quoted', 'Id,Name,P.K\n" 1","a ","x ""y"" "\n', 'Id,Name,P.K\n"1","a ","x ""y"""\n', 'ignore'],
    ['among columns that are left out', 'sf__Id,Id,Name\nx, 1 ,a\n', 'Id,Name\n1,a\n', 'ignore'],
    ['with another delimiter', 'Id~Name~P.K\n 1 ~a~ 2,3 \n', 'Id,Name,P.K\n1,a,"2,3"\n', 'ignore'],
    ['nothing but blanks', 'Id,Name\n  ,a\n', 'Id,Name\n,a\n', 'ignore'],
    ['beside blanks that clear', 'Id,Name,P.K\n 1 ,, \n', 'Id,Name,P.K\n1,#N/A,\n', 'clear'],
  ] as const)('blanks at the ends of keys and relationship values, %s', async (_, text, expected, blankFields) => {
    const keyColumns = { column: 'Id', kind: 'id' } as const
    const files = await read({ 'a.csv': text }, { keyColumns, blankFields })
    expect([...files.rewritten.keys()]).toContain('blanks at the ends of keys')
    expect(await sent(files)).toEqual([expected])
    expect(files.warnings).toMatchObject([{ at: { file: 'a.csv', line: 2 } }])
  })

  it('fields that a record lacks clear theirs, where blanks do', async () => {
    const files = await read({ 'a.csv': 'Id,Name,Phone\n1,a\n2,b,,,\n,,\n' }, { blankFields: 'clear' })
    expect(await sent(files)).toEqual(['Id,Name,Phone\n1,a,#N/A\n2,b,#N/A\n'])
  })

  it('with sort-by, and with waves: each record has all of its fields, and keeps its line', async () => {
    const text = 'Id,Name,P.K\n2,b\n,,\n1,a,x ,\n"",,\n2,c\n'
    const keyColumns = { column: 'Id', kind: 'id' } as const
    for (const sortBy of [[], ['Id']]) {
      const files = await read({ 'a.csv': text }, { sortBy, duplicateKeys: 'send', keyColumns })
      const all = (await sent(files)).map((content) => content.split('\n').slice(1, -1))
      expect([all[0]?.toSorted(), all[1]]).toEqual([['1,a,x', '2,b,'], ['2,c,']])
      const lines: number[] = []
      for (const part of files.parts) await forEachRecord(part, ({ line }) => lines.push(line))
      expect(lines.toSorted()).toEqual([2, 4, 6])
    }
  })

  it('beside files that are not: they share a job when they come out alike', async () => {
    const files = await read({ 'a.csv': 'A,B\n1,2\n', 'b.csv': 'A,B\r3,4\r', 'c.csv': 'A,B\r\n5,6\r\n' })
    expect(await sent(files)).toEqual(['A,B\n1,2\n3,4\n', 'A,B\r\n5,6\r\n'])
  })
})

describe('is refused', () => {
  it.each([
    [
      'a value in a column without a name',
      'A,\n1,\n2,x\n',
      'a.csv line 3: the record has a value in a column without a name.',
    ],
    ['a lone CR in a file with line feeds', 'A,B\n1,x\ry\n', 'a.csv line 2: there is a carriage return outside quotes'],
    ['a file with nothing left to send', 'sf__Id\n001\n', 'a.csv line 1: the header has no column that could be sent.'],
    ["Excel's hint", 'sep=;\nA;B\n1;2\n', 'a.csv line 1: the first line is "sep="'],
    ['UTF-16 without a mark', Buffer.from('A,B\n1,2\n', 'utf16le'), 'the file is UTF-16'],
  ])('%s', async (_, content, message) => {
    await expect(read({ 'a.csv': content })).rejects.toThrow(message)
  })
})

it('takes the delimiter that it is given for all files', async () => {
  expect(await sent(await read({ 'a.csv': 'A,B|C\n1,2|3\n' }, { columnDelimiter: 'PIPE' }))).toEqual([
    '"A,B"|C\n1,2|3\n'.replaceAll('"', ''),
  ])
})

const DELIMITERS = { COMMA: ',', SEMICOLON: ';', TAB: '\t', PIPE: '|', CARET: '^', BACKQUOTE: '`', TILDE: '~' } as const

it('sends the same table in whatever dialect it is written', async () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', ' ', '"', ',', ';', '~', '\n', '1'), maxLength: 8 })
  const table = fc.record({
    delimiter: fc.constantFrom(...Object.values(DELIMITERS)),
    endings: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 3 }),
    onlyCr: fc.boolean(),
    breaks: fc.constantFrom('\n', '\r\n', '\r'),
    quoteAll: fc.boolean(),
    rows: fc.array(
      fc.tuple(value, value, value).filter((row) => row.some((text) => text.trim() !== '')),
      { minLength: 1, maxLength: 6 },
    ),
    maxRecords: fc.constantFrom(undefined, 1, 2),
    mark: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(table, async ({ delimiter, endings, onlyCr, breaks, quoteAll, rows, maxRecords, mark }) => {
      const write = (text: string) =>
        quoteAll || text === '' || /["\r\n]/.test(text) || text.includes(delimiter)
          ? `"${text.replaceAll('"', '""').replaceAll('\n', breaks)}"`
          : text
      const lines = [['A', 'B', 'C'], ...rows].map((row) => row.map(write).join(delimiter))
      const text = lines
        .map((line, index) => line + (onlyCr ? '\r' : (endings[index % endings.length] ?? '\n')))
        .join('')
      const files = await read({ 'a.csv': (mark ? '\uFEFF' : '') + text }, { maxRecords })
      const found: string[][] = []
      for (const [index, content] of (await sent(files)).entries()) {
        const part = files.parts[index]
        const [header, ...records] = parse(content, {
          delimiter: delimiterOf(part?.columnDelimiter),
          record_delimiter: part?.lineEnding === 'CRLF' ? '\r\n' : '\n',
        })
        expect(header).toEqual(['A', 'B', 'C'])
        expect(records.length).toBe(part?.records)
        found.push(...records)
      }
      expect(found.map((row) => row.map((field) => field.replaceAll('\r\n', '\n')))).toEqual(rows)
    }),
    { numRuns: 150 },
  )
})

function delimiterOf(name: ColumnDelimiter | undefined): string {
  return DELIMITERS[name ?? 'COMMA']
}

describe('with sort-by', () => {
  it('records are in the order of the columns, over all files, and equal ones in that of the files', async () => {
    const files = { 'a.csv': 'P,N\n"b",1\na,2\n,3\n', 'b.csv': 'P,N\r\na,"x\r\ny"\r\nb,5\r\n' }
    expect(await sent(await read(files, { sortBy: ['p'] }))).toEqual(['P,N\n,3\na,2\na,"x\ny"\n"b",1\nb,5\n'])
    expect(await sent(await read(files, { sortBy: ['P', 'N'], maxRecords: 2 }))).toEqual([
      'P,N\n,3\na,2\n',
      'P,N\na,"x\ny"\n"b",1\n',
      'P,N\nb,5\n',
    ])
  })

  it('a column that is not there is named, with the nearest one', async () => {
    await expect(read({ 'a.csv': 'AccountId\n1\n' }, { sortBy: ['AcountId'] })).rejects.toThrow(
      '`sort-by`: a.csv has no column "AcountId". Did you mean AccountId?',
    )
  })

  it('a record that no job takes is named by its line in the file, not by its place among the sorted ones', async () => {
    const files = { 'a.csv': `P,N\nb,1\na,${'x'.repeat(30)}\n` }
    await expect(read(files, { sortBy: ['P'], maxBytes: 20 })).rejects.toThrow(
      'a.csv line 3: the record and the header',
    )
  })

  it('nothing but the sorted records and where they come from stays in the temp folder', async () => {
    await sent(await read({ 'a.csv': 'A\n2\n1\n' }, { sortBy: ['A'] }))
    expect(await readdir(join(folder, 'temp', 'copies'))).toEqual(['sorted-1.csv', 'sorted-1.origins'])
  })
})

it('holds no more ranges than it has to for blank lines without end: the org skips those', async () => {
  const records = Array.from({ length: 5_000 }, (_, index) => `${index},x`)
  for (const between of ['\n\n', '\r\n\n', '\n,\n', '\n" ",,\r\n']) {
    const text = `A,B\n${records.join(between)}\n`
    const files = await read({ 'a.csv': text }, { maxBytes: 50_000 })
    expect(Math.max(...files.parts.map(({ ranges }) => ranges.length))).toBeLessThanOrEqual(1_000)
    const contents = await sent(files)
    for (const content of contents) expect(content.length).toBeLessThanOrEqual(50_000)
    expect(contents.flatMap((content) => content.split('\n').slice(1)).filter((line) => line !== '')).toEqual(records)
  }
})
