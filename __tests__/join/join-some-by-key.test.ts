import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { couldHold } from '../../src/join/could-hold.ts'
import { joinSome } from '../../src/join/join-some.ts'
import { noMatches } from '../../src/join/matches.ts'
import type { Part } from '../../src/parts/part.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import type { KeyField } from '../../src/values/key-forms.ts'
import { type WrittenRow, writeResults } from '../support/rendered-results.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'by-key-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const FACTS: Readonly<Record<string, KeyField>> = {
  Id: { type: 'id' },
  Key__c: { type: 'string' },
  Name: { type: 'string' },
  Amount: { type: 'currency', scale: 2 },
  At: { type: 'datetime' },
}
const fieldOf = (column: string) => FACTS[column]

async function partOf(csv: string): Promise<Part> {
  const absolutePath = join(folder, 'source.csv')
  await writeFile(absolutePath, csv)
  const splitter = createSplitter({ maxBytes: 100_000_000, keepFileOrder: false })
  await scanFile({ path: 'source.csv', absolutePath }, {}, (batch, header, file) =>
    splitter.add(batch, plainForm(header), file),
  )
  const [part] = splitter.end().parts
  if (part === undefined) throw new Error('no part')
  return part
}

/** Successful rows: each its id, and its values. */
async function tableOf(columns: readonly string[], rows: readonly (readonly [id: string, ...values: string[]])[]) {
  const written = rows.map(
    ([id, ...values], of): WrittenRow => ({ of, kind: 'successfulResults', id, error: '', values }),
  )
  return (await writeResults(folder, columns, written)).table
}

const A = '001000000000001AAA'
const B = '001000000000002AAA'

describe('rows of an operation with a key', () => {
  it('find the records that have it, and tell which of those are others by now', async () => {
    const part = await partOf('Key__c,Name\nk1,one\nk2,two\nk3,three\n')
    const rows = await tableOf(
      ['Key__c', 'Name'],
      [
        [A, 'k1', 'one'],
        [B, 'k2', 'an older name'],
      ],
    )
    const matches = noMatches(part, rows)
    const changed = await joinSome(part, rows, { keyColumn: 'Key__c', fieldOf }, matches)
    expect([...matches.recordOf]).toEqual([0, -1])
    expect([...changed]).toEqual([[1, 1]])
  })

  it.each([
    ['with 18 characters', ['Id', 'Name'], [A, A, 'one']],
    ['with 15', ['Id', 'Name'], [A, A.slice(0, 15), 'one']],
    ['which comes back blank', ['Id', 'Name'], [A, '', 'one']],
    ['which does not come back', ['Name'], [A, 'one']],
  ] as const)('find it by the Id, %s', async (_, columns, row) => {
    const part = await partOf(`Id,Name\n${B},one\n${A.slice(0, 15)},one\n`)
    const rows = await tableOf(columns, [row])
    const matches = noMatches(part, rows)
    const changed = await joinSome(part, rows, { keyColumn: 'Id', fieldOf }, matches)
    expect([...matches.recordOf]).toEqual([1])
    expect(changed.size).toBe(0)
  })

  it('find none, where several records have it and only one could be meant', async () => {
    const part = await partOf('Key__c,Name\nk1,one\nk1,two\n')
    const rows = await tableOf(['Key__c', 'Name'], [[A, 'k1', 'two']])
    const matches = noMatches(part, rows)
    await joinSome(part, rows, { keyColumn: 'Key__c', fieldOf }, matches)
    expect([...matches.recordOf]).toEqual([1])
  })
})

it.each<[string, string, readonly string[], readonly string[], boolean]>([
  ['the same values', 'Name,Amount\nA,1.005\n', ['Name', 'Amount'], ['A', '1.01'], true],
  [
    'the same but for how they are written',
    'Name,Amount\nA &  b,1\n',
    ['Name', 'Amount'],
    ['a &amp; B', '1.0E0'],
    true,
  ],
  [
    'the same but for a time, whose zone may be another',
    'Name,At\nA,2026-01-01T00:00:00Z\n',
    ['Name', 'At'],
    ['A', '2026-01-01T09:00:00'],
    true,
  ],
  ['the same in the columns that both have', 'Name,Amount\nA,1\n', ['Name'], ['A'], true],
  ['no columns in common', 'Name\nA\n', ['Amount'], ['1'], true],
  ['values that all come back blank', 'Name,Amount\nA,1\n', ['Name', 'Amount'], ['A', ''], true],
  ['nothing that comes back but blanks', 'Name,Amount\nA,1\n', ['Name', 'Amount'], ['', ''], true],
  ['another name', 'Name,Amount\nA,1\n', ['Name', 'Amount'], ['B', '1'], false],
  ['another number', 'Name,Amount\nA,1.005\n', ['Name', 'Amount'], ['A', '1.02'], false],
])('rows may tell of the records with %s', async (_, csv, columns, values, expected) => {
  const part = await partOf(csv)
  const rows = await tableOf(columns, [[A, ...values]])
  expect(await couldHold(part, rows, { keyColumn: undefined, fieldOf })).toBe(expected)
})

it('rows do not tell of records with other Ids, but of those with the same', async () => {
  const part = await partOf(`Id,Name\n${A.slice(0, 15)},new\n`)
  const options = { keyColumn: 'Id', fieldOf }
  expect(await couldHold(part, await tableOf(['Id', 'Name'], [[B, B, 'old']]), options)).toBe(false)
  expect(await couldHold(part, await tableOf(['Id', 'Name'], [[A, A, 'old']]), options)).toBe(true)
})
