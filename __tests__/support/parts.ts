import type { ByteRange, Part } from '../../src/parts/part.ts'

/** A part without ranges: for what looks at its number and counts only. */
export function aPart(overrides: Partial<Part> = {}): Part {
  return {
    number: 1,
    header: Buffer.from('Name\n'),
    columns: ['Name'],
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
    ranges: [],
    records: 10,
    bytes: 1_000,
    ...overrides,
  }
}

/** A range of one record of a file that nobody opens. */
export function aRange(path = 'a.csv'): ByteRange {
  const file = { path, absolutePath: `/${path}`, bytes: 7, mtimeMs: 0 }
  return {
    rewriting: undefined,
    file,
    start: 5,
    end: 7,
    records: 1,
    firstLine: 2,
    firstEntry: undefined,
    isTerminated: true,
  }
}
