import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readRows } from '../../src/csv/rows.ts'
import { columnIndex, createResultFiles, type ResultName } from '../../src/results/result-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'result-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: ResultName) => readFileSync(join(folder, 'load', `${name}.csv`), 'utf8')

function create(columns: readonly string[]) {
  return createResultFiles(join(folder, 'load'), { columns, tempFolder: folder })
}

async function* arriving(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

async function keep(columns: readonly string[], name: ResultName, ...texts: string[]): Promise<string> {
  const staged = await (await create(columns)).stage(name, readRows(arriving(...texts)))
  await staged.keep()
  return read(name)
}

it('begin with their columns, those of the sources last', async () => {
  await create(['Name', 'Comment, long'])
  expect(read('successful')).toBe('sf__Id,sf__Created,Name,"Comment, long"\n')
  expect(read('failed')).toBe('sf__Id,sf__Error,Name,"Comment, long"\n')
  expect(read('unprocessed')).toBe('Name,"Comment, long"\n')
})

describe('rows', () => {
  it.each([
    [
      'as they are, byte by byte',
      ['Name', 'Phone'],
      '"sf__Id","sf__Created",Name,Phone\n"1","true","Acme","5"\n',
      '"1","true","Acme","5"',
    ],
    [
      'with columns in another order',
      ['Name', 'Phone'],
      '"sf__Id","sf__Created",Phone,Name\n"1","true","5","Acme"\n',
      '1,true,Acme,5',
    ],
    [
      'with a column that the org left out',
      ['Name', 'Colour', 'Phone'],
      '"sf__Id","sf__Created",Name,Phone\n"1","true","Acme","5"\n',
      '1,true,Acme,,5',
    ],
    [
      'with columns in another case',
      ['name', 'PHONE'],
      '"sf__Id","sf__Created",Name,Phone\n"1","true","Acme","5"\n',
      '1,true,Acme,5',
    ],
    [
      'with semicolons',
      ['Name', 'Phone'],
      '"sf__Id";"sf__Created";Name;Phone\n"1";"true";"Acme, Inc.";"5"\n',
      '1,true,"Acme, Inc.",5',
    ],
    [
      'with tabs',
      ['Name', 'Phone'],
      '"sf__Id"\t"sf__Created"\tName\tPhone\n"1"\t"true"\t"say ""hi"""\t"5"\n',
      '1,true,"say ""hi""",5',
    ],
    [
      'with pipes, carets or backquotes',
      ['Name', 'Phone'],
      '"sf__Id"|"sf__Created"|Name|Phone\n"1"|"true"|"a|b"|"5"\n',
      '1,true,a|b,5',
    ],
    [
      'with CRLF',
      ['Name', 'Phone'],
      '"sf__Id","sf__Created",Name,Phone\r\n"1","true","Acme","5"\r\n',
      '"1","true","Acme","5"',
    ],
    [
      'with line breaks in values',
      ['Name', 'Phone'],
      '"sf__Id","sf__Created",Phone,Name\n"1","true","5","two\nlines"\n',
      '1,true,"two\nlines",5',
    ],
    [
      'without an end of the last line',
      ['Name'],
      '"sf__Id","sf__Created",Name\n"1","true","Acme"',
      '"1","true","Acme"',
    ],
  ])('come in %s', async (_, columns, text, row) => {
    expect(await keep(columns, 'successful', text)).toBe(`sf__Id,sf__Created,${columns.join(',')}\n${row}\n`)
  })

  it('of sources with other columns are filled up with blanks', async () => {
    const files = await create(['Name', 'Phone', 'Fax'])
    for (const text of ['Name,Phone\nAcme,5\n', 'Fax,Name\n7,Beta\n'])
      await (await files.stage('unprocessed', readRows(arriving(text)))).keep()
    expect(read('unprocessed')).toBe('Name,Phone,Fax\nAcme,5,\nBeta,,7\n')
  })

  it.each([['nothing at all'], ['a header alone', '"sf__Id","sf__Error",Name\n']])(
    'may be none: %s',
    async (_, ...texts) => {
      expect(await keep(['Name'], 'failed', ...texts)).toBe('sf__Id,sf__Error,Name\n')
    },
  )

  it('come out with the same values, however they were written and sliced', async () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', ',', ';', '"', '\n', 'ü', '🚀') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, delimiter, slice) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
          const lines = rows.map((row, n) => [String(n), 'true', ...row].map(quote).join(delimiter))
          const bytes = Buffer.from(`${['sf__Id', 'sf__Created', 'B', 'A'].join(delimiter)}\n${lines.join('\n')}\n`)
          async function* sliced() {
            for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice)
          }
          const staged = await (await create(['A', 'B'])).stage('successful', readRows(sliced()))
          await staged.keep()
          expect(staged.count).toBe(rows.length)
          const expected = rows.map(([b, a], n) => [String(n), 'true', a, b])
          expect(parse(read('successful'), { from: 2, record_delimiter: '\n' })).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a download that is cut', () => {
  it('leaves nothing behind, in the files or beside them', async () => {
    const files = await create(['Name'])
    async function* cut(): AsyncGenerator<Buffer> {
      yield Buffer.from('"sf__Id","sf__Error",Name\n"","E:m:--","Acme"\n')
      throw new Error('cut')
    }
    await expect(files.stage('failed', readRows(cut()))).rejects.toThrow('cut')
    expect(read('failed')).toBe('sf__Id,sf__Error,Name\n')
    expect(readdirSync(folder)).toEqual(['load'])
  })

  it('counts for nothing once it is discarded', async () => {
    const files = await create(['Name'])
    const staged = await files.stage('failed', readRows(arriving('"sf__Id","sf__Error",Name\n"","E:m:--","Acme"\n')))
    await staged.discard()
    expect(read('failed')).toBe('sf__Id,sf__Error,Name\n')
    expect(readdirSync(folder)).toEqual(['load'])
  })
})

it('shows each row to whoever counts, with its header', async () => {
  const files = await create(['Name'])
  const seen: string[] = []
  const text = '"sf__Id","sf__Created",Name\n"1","true","Acme"\n"2","false","Beta"\n'
  const staged = await files.stage('successful', readRows(arriving(text)), (row, { columns }) => {
    seen.push(row.field(columnIndex(columns, 'SF__CREATED')))
  })
  expect(seen).toEqual(['true', 'false'])
  expect(staged.count).toBe(2)
})

it('keeps rows of several jobs whole that are added at once', async () => {
  const files = await create(['Name'])
  const staged = await Promise.all(
    Array.from({ length: 8 }, (_, job) => {
      const rows = Array.from({ length: 2_000 }, (_, n) => `"${job}-${n}","true","${'x'.repeat(50)}"\n`).join('')
      return files.stage('successful', readRows(arriving(`"sf__Id","sf__Created",Name\n${rows}`)))
    }),
  )
  await Promise.all(staged.map(({ keep }) => keep()))
  const records: string[][] = parse(read('successful'), { from: 2 })
  expect(records).toHaveLength(16_000)
  expect(new Set(records.map(([id]) => id)).size).toBe(16_000)
})

it('a column is found in its own case first, then in any', () => {
  expect(columnIndex(['NAME', 'Name'], 'Name')).toBe(1)
  expect(columnIndex(['Id', 'NAME'], 'Name')).toBe(1)
  expect(columnIndex(['Id'], 'Name')).toBe(-1)
})
