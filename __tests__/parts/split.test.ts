import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parseHeader } from '../../src/csv/header.ts'
import type { Part } from '../../src/parts/part.ts'
import { type CsvSample, chunkSizes, csvSamples, DELIMITERS } from '../support/csv-arbitraries.ts'
import { scanBytes } from '../support/scan-bytes.ts'
import { contentOf, recordsOf, splitFiles, splitSizes } from '../support/split-samples.ts'

/** Few lists of columns, so that files often have theirs in common. */
const files = fc.array(csvSamples({ columns: [['Id', 'Name'], ['Name', 'Id'], ['Id']], maxRecords: 8 }), {
  maxLength: 6,
})
const limits = fc.record({
  maxBytes: fc.integer({ min: 20, max: 150 }),
  maxRecords: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  keepFileOrder: fc.boolean(),
})

describe('any files', () => {
  it('make parts within the limits, whose bytes are what they say', () => {
    assertSplit(({ samples, options, parts }) => {
      for (const part of parts) {
        const content = contentOf(part, bytesOf(samples))
        expect(content.length).toBe(part.bytes)
        expect(part.bytes).toBeLessThanOrEqual(options.maxBytes)
        expect(part.records).toBeLessThanOrEqual(options.maxRecords ?? Infinity)
        expect(part.records).toBe(part.ranges.reduce((sum, { records }) => sum + records, 0))
        expect(part.records).toBeGreaterThan(0)
      }
    })
  })

  it('make parts of whole records, which csv-parse reads as it reads the files', () => {
    assertSplit(({ samples, parts, refused }) => {
      const inParts = parts.flatMap((part) => {
        const delimiter = DELIMITERS[part.columnDelimiter]
        const [columns, ...records]: string[][] = parse(contentOf(part, bytesOf(samples)), {
          delimiter,
        })
        expect(columns).toEqual(part.columns)
        expect(records).toHaveLength(part.records)
        return records.map((values) => JSON.stringify(values))
      })
      const all = samples.flatMap(({ records }) => records.map(({ values }) => JSON.stringify(values)))
      if (refused === 0) expect(inParts.sort()).toEqual(all.sort())
      expect(inParts.length + refused).toBe(all.length)
    })
  })

  it('are the files again when the records of the parts are put together, form by form', () => {
    assertSplit(({ samples, parts, refused }) => {
      if (refused > 0) return
      for (const form of new Set(parts.map(formOfPart)))
        expect(
          joined(
            parts.filter((part) => formOfPart(part) === form),
            samples,
          ),
        ).toBe(joinedFiles(samples.filter((sample) => formOfSample(sample) === form)))
    })
  })

  it('keep their order over all parts when that is asked for', () => {
    assertSplit(({ samples, options, parts, refused }) => {
      if (options.keepFileOrder && refused === 0) expect(joined(parts, samples)).toBe(joinedFiles(samples))
    })
  })

  it('number the parts in the order of their first records, and fill each before the next', () => {
    assertSplit(({ samples, options, parts }) => {
      expect(parts.map(({ number }) => number)).toEqual(parts.map((_, index) => index + 1))
      const firsts = parts.map(({ ranges }) => [Number.parseInt(ranges[0]?.file.path ?? '', 10), ranges[0]?.start ?? 0])
      expect(firsts).toEqual(firsts.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)))
      if (options.keepFileOrder) return
      parts.forEach((part, index) => {
        const next = parts.slice(index + 1).find((later) => formOfPart(later) === formOfPart(part))
        if (!next || part.records === options.maxRecords) return
        const [first] = scanBytes([contentOf(next, bytesOf(samples))], next.columnDelimiter).spans
        expect(part.bytes + (first ? first.end - first.start : 0)).toBeGreaterThan(options.maxBytes)
      })
    })
  })

  it('name the line of each range, and put ranges together that touch', () => {
    assertSplit(({ samples, parts }) => {
      for (const { ranges } of parts)
        ranges.forEach((range, index) => {
          const bytes = bytesOf(samples)[Number.parseInt(range.file.path, 10)]
          expect(range.firstLine).toBe(bytes?.toString('latin1', 0, range.start).split('\n').length)
          const before = ranges[index - 1]
          expect(before?.file === range.file && before.end === range.start).toBe(false)
        })
    })
  })

  it('make the same parts however they are cut into chunks', () => {
    fc.assert(
      fc.property(files, limits, chunkSizes, (samples, options, sizes) => {
        expect(splitFiles(bytesOf(samples), options, sizes)).toEqual(splitFiles(bytesOf(samples), options))
      }),
    )
  })
})

describe('files of the sizes people load', () => {
  const header = parseHeader(Buffer.from('Id,Name\n'), 'COMMA', { start: 0, end: 8, line: 1 })

  it('make three jobs of 25,000 records of 10 kB', () => {
    const { parts } = splitSizes([{ header, records: 25_000, recordBytes: 10_000 }], {
      maxBytes: 100_000_000,
      keepFileOrder: false,
    })
    expect(parts.map(({ records }) => records)).toEqual([9_999, 9_999, 5_002])
    expect(parts.map(({ ranges }) => ranges.length)).toEqual([1, 1, 1])
  })

  it('make one job of a thousand small files', () => {
    const small = Array.from({ length: 1_000 }, () => ({ header, records: 3, recordBytes: 20 }))
    const { parts } = splitSizes(small, { maxBytes: 100_000_000, keepFileOrder: true })
    expect(parts.map(({ records, ranges }) => [records, ranges.length])).toEqual([[3_000, 1_000]])
  })

  it('make parts of at most as many records as are asked for', () => {
    const { parts } = splitSizes([{ header, records: 25_000, recordBytes: 100 }], {
      maxBytes: 100_000_000,
      maxRecords: 10_000,
      keepFileOrder: true,
    })
    expect(parts.map(({ records }) => records)).toEqual([10_000, 10_000, 5_000])
  })

  it('refuse a record that is larger than a part', () => {
    const { parts, findings, findingCount } = splitFiles([Buffer.from('Id,Name\n1,a\n2,bbbbbbbbbbbbbbb\n3,c\n')], {
      maxBytes: 20,
      keepFileOrder: false,
    })
    expect(parts.map(({ records }) => records)).toEqual([2])
    expect(findingCount).toBe(1)
    expect(findings).toEqual([
      {
        check: 'record-too-long',
        path: '0.csv',
        line: 3,
        problem: 'the record and the header have 26 bytes; a job takes at most 20',
        cure: 'Shorten the record, or increase `job-size-mb`.',
      },
    ])
  })
})

describe('files that differ', () => {
  const [a, b, c] = ['Id,Name\n1,a\n', 'Name,Id\nb,2\n', 'Id,Name\n3,c\n'].map((text) => Buffer.from(text))

  it('share a part with files of the same columns elsewhere in the list', () => {
    const { parts } = splitFiles(
      [a, b, c].flatMap((file) => file ?? []),
      { maxBytes: 1_000, keepFileOrder: false },
    )
    expect(parts.map(({ ranges }) => ranges.map(({ file }) => file.path))).toEqual([['0.csv', '2.csv'], ['1.csv']])
  })

  it('share none when that would change their order', () => {
    const { parts } = splitFiles(
      [a, b, c].flatMap((file) => file ?? []),
      { maxBytes: 1_000, keepFileOrder: true },
    )
    expect(parts.map(({ ranges }) => ranges.map(({ file }) => file.path))).toEqual([['0.csv'], ['1.csv'], ['2.csv']])
  })

  it.each(['Id;Name\n3;c\n', 'Id,Name\r\n3,c\r\n', 'Id,name\n3,c\n', 'Id\n3\n'])('share no part: %j', (other) => {
    const { parts } = splitFiles([Buffer.from('Id,Name\n1,a\n'), Buffer.from(other)], {
      maxBytes: 1_000,
      keepFileOrder: false,
    })
    expect(parts).toHaveLength(2)
  })

  it('share a part when they differ in quotes and byte order mark only', () => {
    const { parts } = splitFiles([Buffer.from('\uFEFFId,Name\n1,a'), Buffer.from('"Id","Name"\n2,b\n')], {
      maxBytes: 1_000,
      keepFileOrder: false,
    })
    expect(parts).toMatchObject([{ header: Buffer.from('Id,Name\n'), records: 2, bytes: 16 }])
  })
})

interface SplitCase {
  readonly samples: readonly CsvSample[]
  readonly options: { maxBytes: number; maxRecords: number | undefined; keepFileOrder: boolean }
  readonly parts: readonly Part[]
  readonly refused: number
}

function assertSplit(check: (split: SplitCase) => void): void {
  const property = fc.property(files, limits, (samples, options) => {
    const { parts, findingCount } = splitFiles(bytesOf(samples), options)
    check({ samples, options, parts, refused: findingCount })
  })
  fc.assert(property, { numRuns: 200 })
}

function bytesOf(samples: readonly CsvSample[]): Buffer[] {
  return samples.map(({ bytes }) => bytes)
}

function joined(parts: readonly Part[], samples: readonly CsvSample[]): string {
  return parts.map((part) => recordsOf(part, bytesOf(samples)).toString()).join('')
}

function joinedFiles(samples: readonly CsvSample[]): string {
  return samples
    .flatMap(({ records, lineEnding }) => records.map(({ text }) => text + (lineEnding === 'LF' ? '\n' : '\r\n')))
    .join('')
}

function formOfPart({ columns, columnDelimiter, lineEnding }: Part): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding])
}

function formOfSample({ columns, columnDelimiter, lineEnding }: CsvSample): string {
  return JSON.stringify([columns, columnDelimiter, lineEnding])
}
