import path from 'node:path'
import { expect, it } from '@jest/globals'
import { warnOfUnchanged } from '../../src/commands/unchanged-files.ts'
import type { Unchanged } from '../../src/commands/validate-edge.ts'

const WORKSPACE = path.resolve('/work')

async function told(answer: Unchanged): Promise<readonly string[]> {
  const lines: string[] = []
  const keep = (line: string) => void lines.push(line)
  await warnOfUnchanged([{ path: 'data/a.csv' }, { path: 'data/b.csv' }], {
    unchanged: async () => answer,
    files: { workspace: WORKSPACE, temp: WORKSPACE, find: async () => [] },
    say: { log: keep, warn: keep, notice: keep, moreAbout: keep },
  })
  return lines
}

const inWorkspace = (...names: readonly string[]) => names.map((name) => path.resolve(WORKSPACE, name))

it('names the files that an insert would load again', async () => {
  expect(await told({ kind: 'known', by: 'push', paths: inWorkspace('data/b.csv') })).toEqual([
    '1 of 2 files that match `files` was not changed by this push: data/b.csv. If it was loaded before, this insert would load the ' +
      'same records again. Narrow `files` to what is new, or use `upsert`.',
  ])
  expect(await told({ kind: 'known', by: 'pull request', paths: inWorkspace('data/a.csv', 'data/b.csv') })).toEqual([
    expect.stringMatching(/^2 of 2 files that match `files` were not changed by this pull request: .*If they were/),
  ])
})

it('says why it cannot tell, and nothing where there is nothing to say', async () => {
  expect(await told({ kind: 'unknown', why: 'Why.' })).toEqual(['Why.'])
  expect(await told({ kind: 'silent' })).toEqual([])
  expect(await told({ kind: 'known', by: 'push', paths: [] })).toEqual([])
})
