import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readFiles } from '../../src/files/read-files.ts'
import { COPIES_FOLDER } from '../../src/files/read-options.ts'

const OPTIONS = {
  columnDelimiter: undefined,
  blankFields: 'ignore',
  sortBy: [],
  externalIdField: undefined,
  maxBytes: 1_000_000,
  keepFileOrder: false,
} as const

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
  const signal = AbortSignal.abort(new Error('Cancelled'))
  const reading = readFiles([{ path, absolutePath }], { ...OPTIONS, tempFolder: folder, signal })
  await expect(reading).rejects.toBe(signal.reason)
})

it.each([
  [{}, ',x,a.csv,2,Acme\n,x,a.csv,3,\n', 3],
  [{}, ',x,a.csv,2,Acme\n,x,a.csv,3,""\n', 3],
  [{ sortBy: ['Name'] }, ',x,a.csv,2,\n,x,a.csv,3,Acme\n', 2],
])(
  'refuses a row that would be sent as an empty line, which is no record to the org (%j)',
  async (more, rows, line) => {
    const absolutePath = join(folder, 'failed.csv')
    await writeFile(absolutePath, `sf__Id,sf__Error,source_file,source_line,Name\n${rows}`)
    const reading = readFiles([{ path: 'failed.csv', absolutePath }], { ...OPTIONS, ...more, tempFolder: folder })
    await expect(reading).rejects.toThrow(
      `failed.csv line ${line}: the record has no value in the only column that is sent. Delete the row, or give it a value.`,
    )
  },
)

it('stops while it sorts, whether it reads the records or writes them', async () => {
  const absolutePath = join(folder, 'many.csv')
  await writeFile(absolutePath, `A\n${'1\n'.repeat(100_001)}`)
  const sort = async (signal: AbortSignal) => {
    await rm(join(folder, COPIES_FOLDER), { recursive: true, force: true })
    await readFiles([{ path: 'many.csv', absolutePath }], { ...OPTIONS, sortBy: ['A'], tempFolder: folder, signal })
  }

  const looks: string[] = []
  await sort(lookedAt(() => looks.push(phase())))
  expect(new Set(looks)).toEqual(new Set(['scanning', 'reading', 'writing']))

  for (const last of looks.keys()) {
    const cancelled = new Error('Cancelled')
    let look = 0
    const stopping = lookedAt((abort) => {
      if (look++ === last) abort(cancelled)
    })
    await expect(sort(stopping)).rejects.toBe(cancelled)
  }
})

/** What is being done, by the files that there are. */
function phase(): string {
  const copies = join(folder, COPIES_FOLDER)
  if (!existsSync(copies)) return 'scanning'
  return existsSync(join(copies, 'sorted-1.csv')) ? 'writing' : 'reading'
}

/** A signal that tells each time before it is looked at. */
function lookedAt(onLook: (abort: (reason: Error) => void) => void): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  const throwIfAborted = signal.throwIfAborted.bind(signal)
  signal.throwIfAborted = () => {
    onLook((reason) => controller.abort(reason))
    throwIfAborted()
  }
  return signal
}
