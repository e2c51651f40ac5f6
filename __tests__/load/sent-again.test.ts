import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { findOvertaken } from '../../src/load/overtaken.ts'
import { orderByParent } from '../../src/load/parent-order.ts'
import { parentColumn } from '../../src/load/retry-plan.ts'
import { createSentRecords } from '../../src/parts/chosen-records.ts'
import type { Part } from '../../src/parts/part.ts'
import { forEachRecord } from '../../src/parts/part-records.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter } from '../../src/parts/split.ts'
import type { HeldBack } from '../../src/send/held-back.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'again-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** The records of a file, in parts of two, as if all had failed. */
async function heldBack(csv: string) {
  const absolutePath = join(folder, 'file.csv')
  await writeFile(absolutePath, csv)
  const splitter = createSplitter({ maxBytes: 100_000, maxRecords: 2, keepFileOrder: false })
  await scanFile({ path: 'file.csv', absolutePath }, {}, (batch, header, file) =>
    splitter.add(batch, plainForm(header), file),
  )
  const parts: { part: Part; firstOrder: number }[] = []
  const records: HeldBack[] = []
  for (const part of splitter.end().parts) {
    const toSent = createSentRecords(part)
    parts.push({ part, firstOrder: records.length })
    await forEachRecord(part, (record) =>
      records.push({
        ...toSent(record),
        order: records.length,
        was: 'failed',
        error: 'UNABLE_TO_LOCK_ROW:x:--',
        id: '',
      }),
    )
  }
  return { parts, records }
}

const orders = (records: Iterable<HeldBack>) => [...records].map(({ order }) => order).sort((a, b) => a - b)

describe('a record that failed is not sent again', () => {
  const CSV = 'Ext_Id__c,Name\nA,1\nB,1\nA,2\n"A",3\n,4\n,5\nC,1\n'

  it.each([
    ['once a later one of its key is in', [0], [], [0]],
    ['only where that one is later', [3], [], []],
    ['but is, where the later ones failed for good', [0], [2, 3], []],
    ['but is, where the later ones go again as well', [0, 2, 3], [], []],
    ['and the one between goes by the last', [0, 2], [], [0, 2]],
    ['but is, where it has no key', [4], [], []],
  ])('%s', async (_, waiting, staysOut, expected) => {
    const { parts, records } = await heldBack(CSV)
    const again = records.filter(({ order }) => waiting.includes(order))
    const all = { parts, keyColumn: 'ext_id__C', staysOut: new Set(staysOut) }
    expect(orders(await findOvertaken(again, all))).toEqual(expected)
  })

  it('but always is, where the operation has no key', async () => {
    const { parts, records } = await heldBack(CSV)
    const all = { parts, keyColumn: undefined, staysOut: new Set<number>() }
    expect(orders(await findOvertaken(records.slice(0, 1), all))).toEqual([])
  })

  it.each([
    ['another case', undefined, 'abc', 'ABC'],
    ['another case, which the field does not mind', { type: 'string', caseSensitive: false }, 'abc', 'aBC'],
    ['blanks around it', { type: 'string' }, 'abc', '\u3000abc '],
    ['another Unicode form', { type: 'string' }, 'Zoë', 'Zoe\u0308'],
    ['a number written in another way', { type: 'double', scale: 0 }, '1000', '1.0E3'],
    ['decimals that the field has not', { type: 'double', scale: 0 }, '7', '7.2'],
  ])('also where the later key has %s', async (_, keyFacts, one, later) => {
    const { parts, records } = await heldBack(`Ext_Id__c,Name\n${one},a\n${later},b\n`)
    const all = { parts, keyColumn: 'Ext_Id__c', keyFacts, staysOut: new Set<number>() }
    expect(orders(await findOvertaken(records.slice(0, 1), all))).toEqual([0])
  })

  it('but is, where the field tells keys of another case apart', async () => {
    const { parts, records } = await heldBack('Ext_Id__c,Name\nabc,a\nABC,b\n')
    const keyFacts = { type: 'string', caseSensitive: true }
    const all = { parts, keyColumn: 'Ext_Id__c', keyFacts, staysOut: new Set<number>() }
    expect(orders(await findOvertaken(records.slice(0, 1), all))).toEqual([])
  })

  it('also where ids are written with 15 characters and with 18', async () => {
    const { parts, records } = await heldBack('Id,Name\n001000000000001,a\n001000000000001AAA,b\n')
    const all = { parts, keyColumn: 'Id', staysOut: new Set<number>() }
    expect(orders(await findOvertaken(records.slice(0, 1), all))).toEqual([0])
  })
})

it('records that go again stand by their parents, and keep their order there', async () => {
  const { records } = await heldBack('Name,Account.Ext__c\n1,b\n2,a\n3,"b"\n4,a\n5,\n6,b\n')
  const parentOf = (columns: readonly string[]) => parentColumn({ columns, sortBy: [], typeOf: () => undefined })
  const ordered = await orderByParent(records, parentOf)
  expect(ordered.map(({ order }) => order)).toEqual([4, 1, 3, 0, 2, 5])
  expect((await orderByParent(records, () => undefined)).map(({ order }) => order)).toEqual([0, 1, 2, 3, 4, 5])
})
