import { appendFile, type FileHandle, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Part } from '../../src/parts/part.ts'
import { openPart } from '../../src/parts/part-stream.ts'
import { bytesOf } from '../../src/parts/range-bytes.ts'
import { plainForm } from '../../src/parts/sent-form.ts'
import { scanFile } from '../../src/parts/source-file.ts'
import { createSplitter, type SplitOptions } from '../../src/parts/split.ts'
import { copyChunks } from '../support/chunks.ts'
import { csvSamples } from '../support/csv-arbitraries.ts'
import { contentOf, recordsOf } from '../support/split-samples.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'part-stream-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function split(files: readonly Buffer[], options: Partial<SplitOptions> = {}): Promise<readonly Part[]> {
  const splitter = createSplitter({ maxBytes: 100_000_000, keepFileOrder: false, ...options })
  for (const [number, bytes] of files.entries()) {
    const absolutePath = join(folder, `${number}.csv`)
    await writeFile(absolutePath, bytes)
    await scanFile({ path: `${number}.csv`, absolutePath }, {}, (batch, header, file) =>
      splitter.add(batch, plainForm(header), file),
    )
  }
  return splitter.end().parts
}

async function read(part: Part): Promise<Buffer> {
  return Buffer.concat(await copyChunks(openPart(part)))
}

async function readRecords(part: Part): Promise<Buffer> {
  return (await read(part)).subarray(part.header.length)
}

async function onePart(text: string): Promise<Part> {
  const [part] = await split([Buffer.from(text)])
  if (!part) throw new Error('no part')
  return part
}

describe('the stream of a part', () => {
  it('has exactly the bytes that the part announces, in order', async () => {
    const files = fc.array(csvSamples({ columns: [['Id', 'Name'], ['Id']] }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 60, max: 200 }), async (samples, maxBytes) => {
        const bytes = samples.map((sample) => sample.bytes)
        for (const part of await split(bytes, { maxBytes })) {
          const sent = await read(part)
          expect(sent.length).toBe(part.bytes)
          expect(sent.toString()).toBe(contentOf(part, bytes).toString())
          expect(await readRecords(part)).toEqual(recordsOf(part, bytes))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has all of a file that is longer than a chunk', async () => {
    const bytes = Buffer.from(`Id,Name\n${'1,"a\n😀"\n'.repeat(200_000)}`)
    const [part] = await split([bytes])
    expect(part && (await read(part)).equals(bytes)).toBe(true)
  })

  it('joins small files into few chunks', async () => {
    const [part] = await split(Array.from({ length: 50 }, (_, file) => Buffer.from(`Id\n${file}`)))
    const chunks = part ? await copyChunks(openPart(part)) : []
    expect(chunks).toHaveLength(1)
    expect(chunks[0]?.length).toBe(part?.bytes)
  })

  it('can be opened again, and left half read', async () => {
    const part = await onePart(`Id\n${'1234567\n'.repeat(200_000)}`)
    for await (const chunk of openPart(part)) {
      expect(chunk.length).toBeLessThan(part.bytes)
      break
    }
    expect(await read(part)).toHaveLength(part.bytes)
  })
})

describe('bytes of a range', () => {
  /** Gives no more than `most` bytes at a time, as some network file systems do. */
  function shortReads(content: Buffer, most: number): FileHandle {
    const read = async (buffer: Buffer, offset: number, length: number, position: number) => ({
      buffer,
      bytesRead: content.copy(buffer, offset, position, position + Math.min(length, most)),
    })
    return { read } as unknown as FileHandle
  }

  it('come as they are where the system reads less than it is asked for', async () => {
    const content = Buffer.from('AAAAAAAABBBBBBBBCCCC')
    const file = { path: 'a.csv', absolutePath: '/a.csv', bytes: content.length, mtimeMs: 0 }
    const seen: string[] = []
    for await (const chunk of bytesOf(shortReads(content, 8), { file, start: 0, end: content.length })) {
      // What is read ahead has arrived by now.
      await setImmediate()
      seen.push(chunk.toString())
    }
    expect(seen).toEqual(['AAAAAAAA', 'BBBBBBBB', 'CCCC'])
  })

  it('tell of a read that fails when they are asked for, and not before', async () => {
    const handle = {
      read: async (_: Buffer, __: number, ___: number, position: number) => {
        if (position > 0) throw new Error('EIO')
        return { bytesRead: 4 }
      },
    } as unknown as FileHandle
    const file = { path: 'a.csv', absolutePath: '/a.csv', bytes: 8, mtimeMs: 0 }
    const chunks = bytesOf(handle, { file, start: 0, end: 8 })
    expect((await chunks.next()).value).toHaveLength(4)
    await setImmediate()
    await expect(chunks.next()).rejects.toThrow('EIO')
  })
})

describe('a file that changed after it was scanned', () => {
  const refusal = {
    reason: 'invalid-csv',
    message: '0.csv changed while it was being loaded. Run the load again when nothing writes to the file.',
  }

  it('is refused when it has grown', async () => {
    const part = await onePart('Id\n1\n')
    await appendFile(join(folder, '0.csv'), '2\n')
    await expect(read(part)).rejects.toMatchObject(refusal)
  })

  it('is refused when it was written at another time', async () => {
    const part = await onePart('Id\n1\n')
    await utimes(join(folder, '0.csv'), 1, 1)
    await expect(read(part)).rejects.toMatchObject(refusal)
  })

  it('is refused when it is gone', async () => {
    const part = await onePart('Id\n1\n')
    await rm(join(folder, '0.csv'))
    await expect(read(part)).rejects.toMatchObject({ ...refusal, cause: { code: 'ENOENT' } })
  })
})
