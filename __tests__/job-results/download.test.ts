import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { BulkClient } from '../../src/bulk/client.ts'
import { systemClock } from '../../src/clock.ts'
import { UNZIP_BYTES } from '../../src/http/request.ts'
import { downloadRows } from '../../src/job-results/download.ts'
import { unzip } from '../../src/memory/unzip.ts'
import { aStep } from '../support/step.ts'

const tempFolder = mkdtempSync(join(tmpdir(), 'download-'))
afterAll(() => rmSync(tempFolder, { recursive: true }))

/** Downloads a file that comes zipped, in the chunks given; `pieces` are those that it was unzipped into. */
async function download(zipped: Iterable<Buffer> | AsyncIterable<Buffer>) {
  const pieces: Buffer[] = []
  const gunzip = unzip(Readable.from(zipped), { pieceBytes: UNZIP_BYTES, ownsChunks: true })
  const push = gunzip.push.bind(gunzip)
  gunzip.push = (piece: Buffer | null) => {
    if (piece !== null) pieces.push(piece)
    return push(piece)
  }
  const client = { results: () => Promise.resolve(gunzip) } as Partial<BulkClient> as BulkClient
  const source = { client, step: aStep({ clock: systemClock(), temp: tempFolder }) }
  return { ...(await downloadRows('750xx', 'successfulResults', source)), pieces }
}

const idOf = (row: number) => `001${String(row).padStart(12, '0')}AAA`

it('keeps what was unzipped as it came, and gives its memory back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 10, max: 3_000 }), fc.boolean(), async (width, isQuoted) => {
      const count = Math.ceil(4_000_000 / (width + 30))
      const value = isQuoted ? `"${'a"",\n'.repeat(Math.ceil(width / 5))}"` : 'x'.repeat(width)
      const rows = Array.from(
        { length: count },
        (_, row) => `${idOf(row)},${row % 2 === 0},${row}${isQuoted ? ',' : ''}${value}`,
      )
      const text = `sf__Id,sf__Created,Name${isQuoted ? ',Note' : ''}\n${rows.join('\n')}\n`
      const { path, rows: arrived, warning, pieces } = await download([gzipSync(text, { level: 1 })])
      expect(warning).toBeUndefined()
      expect(readFileSync(path, 'utf8') === text).toBe(true)
      expect(arrived.count).toBe(count)
      for (let row = 0; row < count; row++) if (arrived.idOf(row) !== idOf(row)) throw new Error(`row ${row}`)
      expect(arrived.created).toBe(Math.ceil(count / 2))
      expect(pieces.length).toBeGreaterThan(5)
      expect(pieces.every(({ length }) => length === 0)).toBe(true)
    }),
    { numRuns: 4 },
  )
})

it('is not troubled by zeros behind the file, which wait to be unzipped when all of it was read', async () => {
  const rows = Array.from({ length: 5_000 }, (_, row) => `${idOf(row)},true,${row}`)
  async function* padded() {
    yield gzipSync(`sf__Id,sf__Created,Name\n${rows.join('\n')}\n`)
    for (let chunk = 0; chunk < 2_000; chunk++) {
      yield Buffer.alloc(5)
      await setImmediate()
    }
  }
  const { rows: arrived, warning } = await download(padded())
  expect(warning).toBeUndefined()
  expect(arrived.count).toBe(rows.length)
})
