import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFiles } from '../../src/load/read-files.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-files-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

it.each([
  ['a.csv', 'A\n1\n'],
  ['a.csv.gz', gzipSync('A\n1\n')],
])('stops with the reason of the signal, and does not say that %s cannot be read', async (path, content) => {
  const absolutePath = join(folder, path)
  await writeFile(absolutePath, content)
  const form = { columnDelimiter: undefined, blankFields: 'ignore', sortBy: [], externalIdField: undefined } as const
  const size = { maxBytes: 1_000_000, keepFileOrder: false }
  const signal = AbortSignal.abort(new Error('Cancelled'))
  const reading = readFiles([{ path, absolutePath }], { ...form, ...size, tempFolder: folder, signal })
  await expect(reading).rejects.toBe(signal.reason)
})
