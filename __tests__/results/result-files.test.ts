import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { readFiles } from '../../src/files/read-files.ts'
import type { ReadOptions } from '../../src/files/read-options.ts'
import { forEachRecord, type PartRecord } from '../../src/parts/part-records.ts'
import { createResultFiles } from '../../src/results/result-files.ts'
import { type CsvSample, csvSamples } from '../support/csv-arbitraries.ts'

let folder: string
let made = 0

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'result-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Loads the files in parts, and writes every record as failed. */
async function writeAll(texts: readonly (Buffer | string)[], options: Partial<ReadOptions> = {}) {
  made += 1
  const own = join(folder, String(made))
  await mkdir(join(own, 'temp'), { recursive: true })
  const places = texts.map((_, at) => ({ path: `${at}.csv`, absolutePath: join(own, `${at}.csv`) }))
  await Promise.all(places.map(({ absolutePath }, at) => writeFile(absolutePath, texts[at] ?? '')))
  const { parts, files } = await readFiles(places, {
    maxBytes: 100_000_000,
    keepFileOrder: false,
    columnDelimiter: undefined,
    blankFields: 'ignore',
    externalIdField: undefined,
    sortBy: [],
    tempFolder: join(own, 'temp'),
    ...options,
  })
  const columns = [...new Set(parts.flatMap((part) => part.columns))]
  const results = await createResultFiles(join(own, 'load'), { columns, files })
  for (const part of parts) {
    const add = (record: PartRecord) => {
      results.addRecord('failed', ['', 'E:a "quoted", text:--'], record, part)
      results.addRerun(record)
    }
    await forEachRecord(part, add, () => results.flush())
  }
  await results.close()
  const read = async (name: string) => await readFile(join(own, 'load', name), 'utf8')
  const rows: Record<string, string>[] = parse(await read('failed.csv'), { columns: true, record_delimiter: '\n' })
  const names = (await readdir(join(own, 'load'))).filter((name) => name.startsWith('rerun')).sort()
  const reruns = await Promise.all(names.map(read))
  return { own, columns, rows, names, reruns, rerunPaths: results.rerunPaths(), parts }
}

/** Where each record of a sample starts, from 1. */
function lines({ bytes, records }: CsvSample): number[] {
  const text = bytes.toString()
  let from = 0
  return records.map((record, number) => {
    // The first one is looked for behind the header, which cannot hold it whole.
    from = number === 0 ? text.length - restFrom(text, records) : from
    const at = text.indexOf(record.text, from)
    from = at + record.text.length
    return text.slice(0, at).split('\n').length
  })
}

/** Characters from the first record to the end. */
function restFrom(text: string, records: CsvSample['records']): number {
  let end = text.length
  for (const { text: record } of [...records].reverse()) end = text.lastIndexOf(record, end - record.length)
  return text.length - end
}

describe('the result files', () => {
  const header = [['Name', 'Phone', 'Code__c']]
  const samples = fc.array(csvSamples({ columns: header, maxRecords: 6 }), { minLength: 1, maxLength: 3 })
  const forms = fc.constantFrom<Partial<ReadOptions>>(
    {},
    { sortBy: ['Name'] },
    { blankFields: 'clear' },
    { blankFields: 'clear', sortBy: ['Phone', 'Name'] },
  )

  it('hold the values of the source and the line on which each record starts, however records are sent', async () => {
    await fc.assert(
      fc.asyncProperty(samples, forms, async (all, options) => {
        if (all.every(({ records }) => records.length === 0)) return
        const { rows } = await writeAll(
          all.map(({ bytes }) => bytes),
          options,
        )
        const sorted = (texts: readonly string[]) => [...texts].sort()
        const isSorted = options.sortBy !== undefined
        const ownValue = (value: string) => (isSorted ? value.replaceAll('\r\n', '\n') : value)
        expect(sorted(rows.map((row) => JSON.stringify(row)))).toEqual(
          sorted(
            all.flatMap((sample, at) => {
              const starts = lines(sample)
              return sample.records.map(({ values: [Name = '', Phone = '', Code = ''] }, number) =>
                JSON.stringify({
                  sf__Id: '',
                  sf__Error: 'E:a "quoted", text:--',
                  source_file: `${at}.csv`,
                  source_line: String(starts[number]),
                  Name: ownValue(Name),
                  Phone: ownValue(Phone),
                  Code__c: ownValue(Code),
                }),
              )
            }),
          ),
        )
      }),
      { numRuns: 80 },
    )
  })

  it('keep the records for another load byte for byte, under their header', async () => {
    await fc.assert(
      fc.asyncProperty(samples, forms, async (all, options) => {
        if (all.every(({ records }) => records.length === 0)) return
        const { reruns, names } = await writeAll(
          all.map(({ bytes }) => bytes),
          options,
        )
        const withRecords = new Map<string, number>()
        for (const { columnDelimiter, records } of all)
          withRecords.set(columnDelimiter, (withRecords.get(columnDelimiter) ?? 0) + records.length)
        expect(names).toHaveLength([...withRecords.values()].filter((count) => count > 0).length)
        for (const { records } of all)
          expect(reruns.some((rerun) => records.every(({ text }) => rerun.includes(text)))).toBe(true)
        if (options.sortBy === undefined && all.length === 1 && all[0]?.records.length) {
          const [{ bytes, endsInLineEnding, lineEnding }] = all
          const ending = lineEnding === 'LF' ? '\n' : '\r\n'
          const whole = bytes.toString() + (endsInLineEnding ? '' : ending)
          // Blank lines are no records.
          expect(reruns[0]?.replaceAll(ending, '')).toBe(whole.replaceAll(ending, ''))
        }
      }),
      { numRuns: 80 },
    )
  })

  it('begin with their columns, those of the sources last', async () => {
    const { own } = await writeAll(['Name,"Comment, long"\na,b\n'])
    const read = (name: string) => readFile(join(own, 'load', `${name}.csv`), 'utf8')
    expect(await read('successful')).toBe('sf__Id,sf__Created,source_file,source_line,Name,"Comment, long"\n')
    expect(await read('failed')).toMatch(/^sf__Id,sf__Error,source_file,source_line,Name,"Comment, long"\n/)
    expect(await read('unprocessed')).toBe('source_file,source_line,Name,"Comment, long"\n')
    await expect(read('unaccounted')).rejects.toThrow('ENOENT')
  })

  it('leave blank what a file has no column for, and keep the records of other headers apart', async () => {
    const { rows, reruns, names } = await writeAll(['Name,Phone\nA,1\n', 'Phone,Site\n2,here\n', 'Name,Phone\nB,3'])
    expect(rows.map(({ Name, Phone, Site }) => [Name, Phone, Site])).toEqual([
      ['A', '1', ''],
      ['B', '3', ''],
      ['', '2', 'here'],
    ])
    expect(names).toEqual(['rerun-2.csv', 'rerun.csv'])
    expect(reruns).toEqual(['Phone,Site\n2,here\n', 'Name,Phone\nA,1\nB,3\n'])
  })

  it('keep a byte order mark, lone carriage returns and columns of ours in what is to be loaded again', async () => {
    const { reruns, rows } = await writeAll(['\uFEFFsf__Id;Name\r001;"a\rb"\r002;c'])
    expect(reruns).toEqual(['\uFEFFsf__Id;Name\r001;"a\rb"\r002;c\r'])
    expect(rows.map(({ Name, source_line }) => [Name, source_line])).toEqual([
      ['a\rb', '2'],
      ['c', '3'],
    ])
  })
})
