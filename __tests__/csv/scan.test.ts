import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { textEnd } from '../../src/csv/dialect.ts'
import { decodeFields } from '../../src/csv/fields.ts'
import { chunkSizes, csvSamples, cut } from '../support/csv-arbitraries.ts'
import { scanBytes } from '../support/scan-bytes.ts'

/** csv-parse, set to the rules of the org. */
function oracle(bytes: Buffer, delimiter: string): string[][] {
  const ends = ['\r\n', '\n']
  return parse(bytes, {
    bom: true,
    delimiter,
    skip_empty_lines: true,
    record_delimiter: ends,
    relax_column_count: true,
  })
}

function isBlank(fields: readonly string[]): boolean {
  return fields.every((field) => field.trim() === '')
}

/** Whether a record has as many fields as the header, but for blank last ones. */
function fits(fields: readonly string[], columns: number): boolean {
  if (fields.length < columns) return fields.length > 1
  return isBlank(fields.slice(columns))
}

describe('any well-formed file', () => {
  it('has the header and the records that csv-parse finds in it, and nothing wrong', () => {
    fc.assert(
      fc.property(csvSamples(), (sample) => {
        const { header, spans, problems } = scanBytes([sample.bytes])
        const records = spans.map(({ start, end }) => sample.bytes.subarray(start, end))
        const values = records.map((record) => decodeFields(record, 0, textEnd(record), sample.delimiter.charCodeAt(0)))
        expect(problems).toEqual([])
        const [names = [], ...rows] = oracle(sample.bytes, sample.delimiter)
        expect([header?.columns, ...values]).toEqual([names.map((name) => name.trim()), ...rows])
      }),
      { numRuns: 500 },
    )
  })

  it('is scanned to the same result however it is cut into chunks', () => {
    fc.assert(
      fc.property(csvSamples(), chunkSizes, (sample, sizes) => {
        expect(scanBytes(cut(sample.bytes, sizes))).toEqual(scanBytes([sample.bytes]))
      }),
      { numRuns: 500 },
    )
  })

  it('has each record whole, with its line ending and the line it starts on', () => {
    fc.assert(
      fc.property(csvSamples(), chunkSizes, (sample, sizes) => {
        const { bytes, records } = sample
        const result = scanBytes(cut(bytes, sizes))
        const ending = sample.lineEnding === 'LF' ? '\n' : '\r\n'
        const texts = result.spans.map(({ start, end }) => bytes.toString('utf8', start, end))
        const isCutShort = records.length > 0 && !sample.endsInLineEnding
        expect(texts).toEqual(
          records.map(({ text }, index) => (isCutShort && index === records.length - 1 ? text : text + ending)),
        )
        expect(result.spans.map(({ line }) => line)).toEqual(result.spans.map(({ start }) => lineAt(bytes, start)))
        expect(result.isTerminated).toBe(!isCutShort)
        expect(result.records).toBe(records.length)
        expect(result.lines).toBe(lineAt(bytes, bytes.length) - (sample.endsInLineEnding ? 1 : 0))
      }),
      { numRuns: 500 },
    )
  })

  it('tells its delimiter, its line ending and its byte order mark', () => {
    fc.assert(
      fc.property(csvSamples(), (sample) => {
        const { header, hasByteOrderMark } = scanBytes([sample.bytes])
        expect(header?.columnDelimiter).toBe(sample.columnDelimiter)
        const hasLineEnd = sample.records.length > 0 || sample.endsInLineEnding
        expect(header?.lineEnding).toBe(hasLineEnd ? sample.lineEnding : undefined)
        expect(hasByteOrderMark).toBe(sample.bytes[0] === 0xef && sample.bytes[1] === 0xbb)
        expect(header?.bytes.includes('\uFEFF')).toBe(false)
      }),
    )
  })
})

describe('any file', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r\n', '\r', ' ', 'é'), maxLength: 40 })

  it('has something wrong with it if csv-parse refuses it, and else the same records or a reason of our own', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = Buffer.from(text)
        const { header, spans, problems } = scanBytes([bytes], 'COMMA')
        const values = valuesOrRefusal(bytes)
        // Rows before the header may hold nothing.
        fc.pre(!isBlank(values?.[0] ?? ['x']))
        const [names = [], ...rows] = values ?? []
        const held = rows.filter((fields) => !isBlank(fields))
        if (values === undefined || held.some((fields) => !fits(fields, names.length))) expect(problems).not.toEqual([])
        else if (problems.length === 0) {
          const records = spans.map(({ start, end }) => bytes.subarray(start, end))
          const found = records.map((record) => decodeFields(record, 0, textEnd(record), ','.charCodeAt(0)))
          const expected = values.length === 0 ? [] : [names.map((name) => name.trim()), ...held]
          expect(header ? [header.columns, ...found] : []).toEqual(expected)
        } else {
          const ours =
            /line feed|carriage return|line break|record ends in|column|repeats the header|fields, the header has/
          expect(problems.filter(({ problem }) => !ours.test(problem))).toEqual([])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('has the same things wrong with it however it is cut into chunks', () => {
    const anyBytes = fc.oneof(
      texts.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .array(fc.constantFrom(0x2c, 0x0a, 0xc3, 0xa9, 0xe2, 0x82, 0xf0, 0x9f, 0x80), { maxLength: 20 })
        .map(Buffer.from),
    )
    fc.assert(
      fc.property(anyBytes, chunkSizes, (bytes, sizes) => {
        expect(scanBytes(cut(bytes, sizes))).toEqual(scanBytes([bytes]))
      }),
      { numRuns: 2_000 },
    )
  })

  function valuesOrRefusal(bytes: Buffer): string[][] | undefined {
    try {
      return oracle(bytes, ',')
    } catch {
      return undefined
    }
  }
})

describe('files at the edge', () => {
  it('finds nothing in an empty file', () => {
    expect(scanBytes([])).toMatchObject({ header: undefined, records: 0, lines: 0, problems: [] })
  })

  it('finds no record in a file that has only a byte order mark, or only blank lines', () => {
    expect(scanBytes([Buffer.from('\uFEFF')])).toMatchObject({ header: undefined, records: 0, problems: [] })
    expect(scanBytes([Buffer.from('\n\r\n\n')])).toMatchObject({
      header: undefined,
      records: 0,
      lines: 3,
      problems: [],
    })
  })

  it('finds a header without records, with and without a line ending', () => {
    expect(scanBytes([Buffer.from('Id,Name')])).toMatchObject({
      records: 0,
      lines: 1,
      header: { columns: ['Id', 'Name'] },
    })
    expect(scanBytes([Buffer.from('Id,Name\r\n')])).toMatchObject({
      records: 0,
      lines: 1,
      header: { lineEnding: 'CRLF' },
    })
  })

  it('keeps the case of column names, and nothing invisible around them', () => {
    const names = 'Id, Name ,"a ""b""",\u200bLast Name\u00a0,"\tExt_Id__c "\n'
    expect(scanBytes([Buffer.from(names)]).header?.columns).toEqual(['Id', 'Name', 'a "b"', 'Last Name', 'Ext_Id__c'])
  })

  it('does not take a line feed inside a quoted column name for the end of the header', () => {
    const { header, spans } = scanBytes([Buffer.from('"Id","Last\nName"\n1,2\n')])
    expect(header).toMatchObject({ columns: ['Id', 'Last\nName'], line: 1, end: 17 })
    expect(spans).toEqual([{ start: 17, end: 21, line: 3 }])
  })

  it('takes comma where the header has no delimiter, and the most frequent where it has several', () => {
    expect(scanBytes([Buffer.from('Id\n1\n')]).header?.columnDelimiter).toBe('COMMA')
    expect(scanBytes([Buffer.from('Id;"a,b,c";Name\n')]).header?.columnDelimiter).toBe('SEMICOLON')
  })

  it('goes by the given delimiter, whatever the header looks like', () => {
    expect(scanBytes([Buffer.from('a,b;c,d\n')], 'SEMICOLON').header?.columns).toEqual(['a,b', 'c,d'])
  })

  it('hands on more records than one batch holds', () => {
    const bytes = Buffer.from(`Id\n${'1\n'.repeat(10_000)}`)
    const { spans } = scanBytes([bytes])
    expect(spans).toHaveLength(10_000)
    expect(spans.at(-1)).toEqual({ start: bytes.length - 2, end: bytes.length, line: 10_001 })
  })
})

/** Counted from 1, by the line feeds before. */
function lineAt(bytes: Buffer, offset: number): number {
  return bytes.toString('latin1', 0, offset).split('\n').length
}
