import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import { CsvError } from '../../src/errors.ts'
import { type ReadFiles, readFiles, settleKeys } from '../../src/files/read-files.ts'
import { COPIES_FOLDER, type ReadOptions } from '../../src/files/read-options.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { anyKey, certainKey, isBlankKey, type KeyField, possibleKey } from '../../src/values/key-forms.ts'
import { copyChunks } from '../support/chunks.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duplicate-keys-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

const TEXT: KeyField = { type: 'string', unique: true, caseSensitive: false }
const FIELDS = [
  TEXT,
  { type: 'string', unique: true, caseSensitive: true },
  { type: 'string', unique: false, caseSensitive: false },
  { type: 'double' },
  'unknown',
] as const

function optionsFor(more: Partial<ReadOptions>): ReadOptions {
  return {
    columnDelimiter: undefined,
    blankFields: 'ignore',
    externalIdField: 'Key__c',
    keyColumns: { column: 'Key__c', kind: 'value' },
    sortBy: [],
    tempFolder: join(folder, 'temp'),
    maxBytes: 100_000_000,
    maxRecords: undefined,
    keepFileOrder: false,
    ...more,
  }
}

/** Reads files by their names, with what describe says of the key. */
async function read(
  files: Readonly<Record<string, string>>,
  more: Partial<ReadOptions> = {},
  field: KeyField | 'unknown' = TEXT,
): Promise<ReadFiles> {
  const places = Object.keys(files).map((path) => ({ path, absolutePath: join(folder, path) }))
  for (const [path, text] of Object.entries(files))
    await writeFile(join(folder, path), path.endsWith('.gz') ? gzipSync(text) : text)
  const options = optionsFor(more)
  return await settleKeys(await readFiles(places, options), options, async () => known(field))
}

function known(field: KeyField | 'unknown'): KeyField | undefined {
  return field === 'unknown' ? undefined : field
}

/** `file line: problem` of all that is found. */
async function findings(...args: Parameters<typeof read>): Promise<string[]> {
  try {
    await read(...args)
    return []
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return error.findings.map(({ path, line, problem }) => `${path} ${line}: ${problem}`)
  }
}

/** The records that each part sends, by wave. */
async function sent({ parts }: ReadFiles): Promise<string[][]> {
  const waves: string[][] = []
  for (const part of parts) {
    const bytes = Buffer.concat(await copyChunks(openPart(part)))
    expect(bytes.length).toBe(part.bytes)
    const [, ...records] = parse(bytes, {
      delimiter: part.columnDelimiter === 'COMMA' ? ',' : ';',
      skip_empty_lines: true,
    })
    expect(records).toHaveLength(part.records)
    const wave = (part.wave ?? 1) - 1
    waves[wave] = [...(waves[wave] ?? []), ...records.map((record) => record.join())]
  }
  expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1))
  return waves
}

describe('stop', () => {
  it('names both records, also in other files and packed ones, and shows no key', async () => {
    const files = { '1.csv': 'Key__c,Name\nsecret-1,a\nx,b\n', '2.csv.gz': 'Name;Key__c\n"c\nc";y\nd;secret-1\n' }
    expect(await findings(files)).toEqual(['2.csv.gz 4: the record has the same key as the one on 1.csv line 2'])
    const found = await read(files).catch((error: unknown) => String(error))
    expect(found).toContain('or set `duplicate-keys: last` to send only the last record of each key')
    expect(found).not.toContain('secret-1')
  })

  it('lists them with all else that is wrong', async () => {
    expect(await findings({ 'a.csv': 'Key__c,Name\n1,a\n1,b\n2\n' })).toEqual([
      'a.csv 4: the record has 1 field, the header has 2',
      'a.csv 3: the record has the same key as the one on line 2',
    ])
  })

  it('counts those that it does not list', async () => {
    const file = `Key__c,Name\n${'k,x\n'.repeat(500)}`
    const error = await read({ 'a.csv': file }).catch((error: unknown) => error)
    expect(error).toMatchObject({ reason: 'invalid-csv', found: 499 })
    expect((await findings({ 'a.csv': file })).slice(0, 2)).toEqual([
      'a.csv 3: the record has the same key as the one on line 2',
      'a.csv 4: the record has the same key as the one on line 2',
    ])
    expect(await findings({ 'a.csv': file })).toHaveLength(100)
  })

  const apart = 'apart from upper and lower case or the way in which the key is written'
  it.each([
    ['blanks at the ends', ' D-1,a\nD-1\u3000,b\n', TEXT, ''],
    ['case', 'D-1,a\nd-1,b\n', TEXT, `, ${apart}`],
    ['the same number', '007,a\n7.0,b\n', { type: 'double' }, `, ${apart}`],
    ['a number of a field that is not known', '1e3,a\n1000,b\n', 'unknown', `, ${apart}`],
  ] as const)('takes %s for the same key', async (_, records, field, words) => {
    expect(await findings({ 'a.csv': `Key__c,Name\n${records}` }, {}, field)).toEqual([
      `a.csv 3: the record has the same key as the one on line 2${words}`,
    ])
  })

  it.each([
    ['case in a field that tells it apart', 'D-1,a\nd-1,b\n', { ...TEXT, caseSensitive: true }],
    ['numbers as text', '007,a\n7,b\n', TEXT],
    ['long numbers', '912345678901234567,a\n912345678901234568,b\n', { type: 'double' }],
    ['blank keys', ',a\n" ",b\n\u00a0,c\n#N/A,d\n#N/A,e\n,f\n', TEXT],
  ])('lets pass %s', async (_, records, field) => {
    expect(await findings({ 'a.csv': `Key__c,Name\n${records}` }, {}, field)).toEqual([])
  })

  it('takes Ids of 15 and 18 characters for one', async () => {
    const ids = { keyColumns: { column: 'Id', kind: 'id' } } as const
    const file = 'Id,Name\n001xx000003DGb1,a\n001xx000003DGB1,b\n001xx000003DGb1AAG,c\n'
    expect(await findings({ 'a.csv': file }, ids)).toEqual([
      `a.csv 4: the record has the same key as the one on line 2, ${apart}`,
    ])
  })

  it('asks describe only where it matters', async () => {
    const options = optionsFor({})
    for (const [text, asks] of [
      ['Key__c\na\nb\n', false],
      ['Key__c\na\nA\n', true],
      ['Key__c\n1.5E+10\nA\n', true],
    ] as const) {
      await writeFile(join(folder, 'a.csv'), text)
      const files = await readFiles([{ path: 'a.csv', absolutePath: join(folder, 'a.csv') }], options)
      let hasAsked = false
      await settleKeys(files, options, async () => {
        hasAsked = true
        return { type: 'string', caseSensitive: true }
      })
      expect([text, hasAsked]).toEqual([text, asks])
    }
  })

  it('leaves nothing in the temp folder, and looks at no key of an insert', async () => {
    await read({ 'a.csv': 'Key__c,Name\nA,b\na,d\n' }, {}, { type: 'string', caseSensitive: true })
    expect(await readdir(join(folder, 'temp', COPIES_FOLDER)).catch(() => [])).toEqual([])
    const insert = { keyColumns: { column: undefined, kind: 'value' } } as const
    expect(await findings({ 'a.csv': 'Key__c,Name\n1,a\n1,b\n' }, insert)).toEqual([])
  })
})

describe('keys in scientific notation', () => {
  const file = { 'a.csv': 'Key__c,Name\n401233,a\n4.01234E+11,b\n4.01235E+11,c\n' }

  it('are a warning with the first line, unless they are numbers', async () => {
    const { warnings } = await read(file)
    expect(warnings.map(({ message }) => message)).toEqual([
      'a.csv line 3: 2 keys in the column Key__c are in scientific notation, as spreadsheets show long numbers. Their last ' +
        'digits may be lost. Format the column as text in the spreadsheet and export it again.',
    ])
    expect((await read(file, {}, { type: 'double' })).warnings).toEqual([])
  })
})

describe('last', () => {
  const LAST = { duplicateKeys: 'last' } as const

  it('sends the last record of each key, and knows the places of the others', async () => {
    const files = { '1.csv': 'Key__c,Name\na,1\nb,1\n,1\nc,1\n', '2.csv': 'Key__c,Name\nb,2\nA ,2\n,2\nb,3\n' }
    const result = await read(files, LAST)
    expect(await sent(result)).toEqual([[',1', 'c,1', 'A,2', ',2', 'b,3']])
    expect([...result.dropped.places()].map(({ file, line }) => `${file.path} ${line}`)).toEqual([
      '1.csv 2',
      '1.csv 3',
      '2.csv 2',
    ])
    expect(result).toMatchObject({ records: 8, dropped: { count: 3 } })
  })

  it('sends those that may be the same one after the other', async () => {
    const result = await read({ 'a.csv': 'Key__c,Name\nd,1\nD,2\nd,3\n' }, LAST, 'unknown')
    expect(await sent(result)).toEqual([['D,2'], ['d,3']])
    expect(result.dropped.count).toBe(1)
  })
})

describe('send', () => {
  const SEND = { duplicateKeys: 'send' } as const

  it('sends the records of one key in waves', async () => {
    const files = { '1.csv': 'Key__c,Name\na,1\nb,1\n', '2.csv': 'Key__c,Name\nA,2\nc,2\na,3\n' }
    expect(await sent(await read(files, SEND))).toEqual([['a,1', 'b,1', 'c,2'], ['A,2'], ['a,3']])
  })

  it('makes no waves where all keys differ', async () => {
    const { parts } = await read({ 'a.csv': 'Key__c,Name\na,1\nb,1\n' }, SEND)
    expect(parts.map(({ wave }) => wave)).toEqual([undefined])
  })

  it('refuses more than 20 records of one key, with places', async () => {
    const records = (count: number) => `Key__c,Name\nx,0\n${'k,v\n'.repeat(count)}`
    expect(await findings({ 'a.csv': records(20) }, SEND)).toEqual([])
    expect(await findings({ 'a.csv': records(21_000) }, SEND)).toEqual([
      'a.csv 23: 21,000 records have the same key (the first is on line 3); `duplicate-keys: send` sends at most 20, one after the other',
    ])
  })
})

const KEYS = [
  'a',
  'A',
  'b',
  'B',
  'ab',
  '1',
  '01',
  '1.0',
  '1E0',
  'é',
  'É',
  '',
  ' ',
  '#N/A',
  '"q"',
  'x,y',
  ' a',
  'b\u3000',
]

/** Files of one load with few different keys, in any dialect. */
const loads = fc.array(
  fc.record({
    records: fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom('P', 'Q')), { minLength: 1, maxLength: 8 }),
    keyFirst: fc.boolean(),
    ending: fc.constantFrom('\n', '\r\n', '\r'),
    delimiter: fc.constantFrom(',', ';'),
    blankLines: fc.boolean(),
    isPacked: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
)

interface NaiveRecord {
  readonly key: string
  readonly path: string
  readonly line: number
  readonly text: string
}

/** The files of a load by name, and their records as csv-parse reads them. */
function write(load: ReturnType<typeof loads.generate>['value']) {
  const files: Record<string, string> = {}
  const records: NaiveRecord[] = []
  for (const [number, file] of load.entries()) {
    const { ending, delimiter, keyFirst } = file
    const path = `${number}.csv${file.isPacked ? '.gz' : ''}`
    const order = (key: string, other: string, name: string) => (keyFirst ? [key, other, name] : [name, other, key])
    const lines = [
      order('Key__c', 'Parent', 'Name'),
      ...file.records.map(([key, parent], n) => order(key, parent, `${number}-${n}`)),
    ]
    const text =
      lines.map((line) => encodeFields(line, delimiter)).join(file.blankLines ? ending + ending : ending) + ending
    files[path] = text
    const parsed: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      delimiter,
      columns: true,
      skip_empty_lines: true,
      record_delimiter: ending,
      info: true,
    })
    const gap = file.blankLines ? 2 : 1
    for (const [index, { record }] of parsed.entries()) {
      const { Key__c = '', Parent = '', Name = '' } = record
      const sentKey = Key__c.trim()
      records.push({ key: sentKey, path, line: 1 + (index + 1) * gap, text: order(sentKey, Parent, Name).join() })
    }
  }
  return { files, records }
}

/** The records of each key that is not blank, in file order. */
function groups(records: readonly NaiveRecord[], keyOf: (text: string) => string): NaiveRecord[][] {
  const byKey = new Map<string, NaiveRecord[]>()
  for (const record of records) {
    if (isBlankKey(record.key)) continue
    const key = keyOf(record.key)
    byKey.set(key, [...(byKey.get(key) ?? []), record])
  }
  return [...byKey.values()]
}

describe('any load', () => {
  const cases = fc.record({
    load: loads,
    field: fc.constantFrom(...FIELDS),
    sortBy: fc.constantFrom([], ['Parent']),
    maxRecords: fc.constantFrom(undefined, 1, 3),
    keepFileOrder: fc.boolean(),
  })

  it('has those duplicates that comparing all keys finds', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ load, field, ...more }) => {
        const { files, records } = write(load)
        const repeated = (keyOf: (text: string) => string) =>
          groups(records, keyOf).flatMap(([, ...later]) => later.map(({ path, line }) => `${path} ${line}`))
        const equal = repeated((text) => text)
        const expected = equal.length > 0 ? equal : repeated((text) => possibleKey(text, 'value', known(field)))
        const found = await findings(files, more, field)
        expect(found.map((finding) => finding.slice(0, finding.indexOf(':'))).sort()).toEqual(expected.sort())
      }),
      { numRuns: 40 },
    )
  })

  it('sends each record of a key in a later wave than the one before', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ load, field, ...more }) => {
        const { files, records } = write(load)
        const waves = await sent(await read(files, { ...more, duplicateKeys: 'send' }, field))
        const waveOf = (text: string) => waves.findIndex((wave) => wave.includes(text))
        expect(waves.flat().sort()).toEqual(records.map(({ text }) => text).sort())
        for (const group of groups(records, (text) => anyKey(text, 'value')))
          expect(group.map(({ text }) => waveOf(text))).toEqual([...group.keys()])
      }),
      { numRuns: 40 },
    )
  })

  it('keeps exactly the last record of each key, and the others in order', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ load, field, ...more }) => {
        const { files, records } = write(load)
        const result = await read(files, { ...more, duplicateKeys: 'last' }, field)
        const waves = await sent(result)
        const certain = groups(records, (text) => certainKey(text, 'value', known(field)))
        const dropped = new Set(certain.flatMap((group) => group.slice(0, -1)))
        const kept = records.filter((record) => !dropped.has(record))
        expect(waves.flat().sort()).toEqual(kept.map(({ text }) => text).sort())
        const places = [...result.dropped.places()].map(({ file, line }) => `${file.path} ${line}`)
        expect(places.sort()).toEqual([...dropped].map(({ path, line }) => `${path} ${line}`).sort())
        expect(result.dropped.count).toBe(dropped.size)
        for (const group of groups(kept, (text) => possibleKey(text, 'value', known(field))))
          expect(group.map(({ text }) => waves.findIndex((wave) => wave.includes(text)))).toEqual([...group.keys()])
      }),
      { numRuns: 40 },
    )
  })
})

it('copies the records where many are left out, and finds their lines', async () => {
  const record = (key: number, name: string) => `${key},${name}\r\n`
  const keys = Array.from({ length: 12_000 }, (_, index) => index)
  const file = (name: string) => `Key__c,Name\r\n${keys.map((key) => record(key, name)).join('')}`
  const result = await read({ 'a.csv': file('old'), 'b.csv': file('new') }, { duplicateKeys: 'last' })
  expect([...result.rewritten.keys()]).toEqual(['keys that several records share'])
  expect((await sent(result))[0]).toEqual(keys.map((key) => `${key},new`))
  expect([...result.dropped.places()].map(({ line }) => line)).toEqual(keys.map((key) => key + 2))
  expect(result.parts.every(({ ranges }) => ranges.length === 1)).toBe(true)
})

it('leaves out no other record, and none too few, where blank lines make many ranges', async () => {
  const keys = Array.from({ length: 4_000 }, (_, index) => (index % 7 === 3 ? 'again' : `k${index}`))
  const file = `Key__c,Name\n${keys.map((key, index) => `${key},${index}\n\n`).join('')}`
  const result = await read({ 'a.csv': file }, { duplicateKeys: 'last' })
  const [records = []] = await sent(result)
  const last = keys.lastIndexOf('again')
  const expected = keys.flatMap((key, index) => (key === 'again' && index !== last ? [] : [`${key},${index}`]))
  expect(records).toEqual(expected)
  expect(result.dropped.count).toBe(keys.length - expected.length)
})
