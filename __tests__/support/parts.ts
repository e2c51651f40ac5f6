import type { Part } from '../../src/parts/part.ts'

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
