import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { submissionsOf, unionOfColumns } from '../../src/load/submissions.ts'
import { aSpec } from '../support/load-spec.ts'
import { aPart } from '../support/parts.ts'
import { filesOf } from '../support/parts-of.ts'

const temp = mkdtempSync(join(tmpdir(), 'submissions-'))
afterAll(() => rmSync(temp, { recursive: true }))

describe('submissions', () => {
  async function of(canary: number) {
    const { parts } = await filesOf('Name\nA\nB\nC\nD\nE\n', aSpec({ pace: { maxJobRecords: 3 } }), temp)
    const submissions = await submissionsOf(parts, canary)
    return submissions.map(({ part, firstOrder }) => [part.number, part.records, firstOrder])
  }

  it('are the parts, each with the place of its first record', async () => {
    expect(await of(0)).toEqual([
      [1, 3, 0],
      [2, 2, 3],
    ])
  })

  it('begin with a canary that is cut off the first part', async () => {
    expect(await of(1)).toEqual([
      [1, 1, 0],
      [2, 2, 1],
      [3, 2, 3],
    ])
  })

  it('begin with the whole first part where the canary is as large', async () => {
    expect(await of(3)).toEqual(await of(0))
  })
})

it('columns are those of all parts, each once whatever its case', () => {
  const parts = [['Name', 'Phone'], ['phone', 'Site'], ['NAME']].map((columns) => aPart({ columns }))
  expect(unionOfColumns(parts)).toEqual(['Name', 'Phone', 'Site'])
})
