import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { LoadedIds } from '../../src/results/loaded-ids.ts'
import { aSpec } from '../support/load-spec.ts'
import { filesOf, only } from '../support/parts-of.ts'

let temp: string

beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'loaded-ids-'))
})

afterEach(() => {
  rmSync(temp, { recursive: true })
})

async function idsOf(csv: string, bys: readonly (readonly string[])[]) {
  const { files, parts } = await filesOf(csv, aSpec(), temp)
  return { ids: new LoadedIds(files, bys, false), part: only(parts) }
}

async function hashOfKeys(csv: string, bys: readonly (readonly string[])[]): Promise<string> {
  const { ids, part } = await idsOf(csv, bys)
  const hash = createHash('sha256')
  await ids.hashKeys?.(part, hash)
  return hash.digest('hex')
}

it('hashes the keys by which others refer to records, in their order', async () => {
  const hash = await hashOfKeys('Key,Name\n1,A\n2,A\n', [['Key']])
  expect(await hashOfKeys('Key,Name\n1 ,B\n2,C\n', [['Key']])).toBe(hash)
  expect(await hashOfKeys('Key,Name\n2,A\n1,A\n', [['Key']])).not.toBe(hash)
  expect(await hashOfKeys('Key,Name\n12,A\n,A\n', [['Key']])).not.toBe(hash)
})

it('hashes nothing where nobody refers to records', async () => {
  const { ids } = await idsOf('Key,Name\n1,A\n', [])
  expect(ids.hashKeys).toBeUndefined()
})

it('finds records that are alike and have different keys', async () => {
  const csv = 'Key,Name\n1,A\n2,A\n3,B\n3,B\n4,C\n'
  const alike = new Map([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 2],
  ])
  const { ids, part } = await idsOf(csv, [['Key']])
  expect(await ids.findTwins(part, alike)).toEqual(new Set([0, 1]))
  const byName = await idsOf(csv, [['Name']])
  expect(await byName.ids.findTwins(byName.part, alike)).toEqual(new Set())
})
