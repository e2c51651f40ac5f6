import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createUnpacker, isPacked, type UnpackLimits } from '../../src/files/unpack.ts'
import { scanChunks, scanFile } from '../../src/parts/source-file.ts'
import { size } from '../../src/text/words.ts'
import { chunkSizes, csvSamples, cut } from '../support/csv-arbitraries.ts'
import { fillDisk } from '../support/full-disk.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'unpack-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

/** A member for each piece, as pigz and `cat a.gz b.gz` make them. */
function packed(...pieces: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => gzipSync(piece)))
}

async function unpacking(content: Buffer, limits?: UnpackLimits) {
  const absolutePath = join(folder, 'a.csv.gz')
  await writeFile(absolutePath, content)
  return createUnpacker(join(folder, 'copies'), limits)({ path: 'data/a.csv.gz', absolutePath })
}

async function unpacked(content: Buffer, limits?: UnpackLimits): Promise<{ text: Buffer; sizes: readonly number[] }> {
  const { copy, chunks } = await unpacking(content, limits)
  const all: Buffer[] = []
  // A chunk is overwritten afterwards.
  for await (const chunk of chunks) all.push(Buffer.from(chunk))
  const text = Buffer.concat(all)
  expect((await readFile(copy.absolutePath)).equals(text)).toBe(true)
  const { size: bytes, mtimeMs } = await stat(copy.absolutePath)
  expect(copy).toMatchObject({ path: 'data/a.csv.gz', bytes, mtimeMs, packedBytes: content.length })
  return { text, sizes: all.map(({ length }) => length) }
}

it.each([
  ['a.csv.gz', true],
  ['A.CSV.GZ', true],
  ['a.csv', false],
  ['a.gz.csv', false],
])('%s is packed: %s', (name, is) => expect(isPacked(name)).toBe(is))

describe('what comes out is what went in', () => {
  it('however it is spread over members, and whatever padding follows', async () => {
    const cases = fc.record({ sample: csvSamples(), sizes: chunkSizes, padding: fc.nat({ max: 600 }) })
    await fc.assert(
      fc.asyncProperty(cases, async ({ sample: { bytes }, sizes, padding }) => {
        const content = Buffer.concat([packed(...cut(bytes, sizes), ''), Buffer.alloc(padding)])
        expect((await unpacked(content)).text.equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('in chunks as large as those of a plain file, so that both are read alike', async () => {
    const bytes = Buffer.from('Some words, and more of them.\n'.repeat(100_000))
    const blocks = cut(
      bytes,
      Array.from({ length: 60 }, () => 65_280),
    )
    const { text, sizes } = await unpacked(packed(...blocks))
    expect(text.equals(bytes)).toBe(true)
    expect(sizes).toEqual([1_048_576, 1_048_576, 3_000_000 - 2 * 1_048_576])
  })

  it('also where lines end in carriage returns alone, which the first chunk has to show', async () => {
    const text = 'Name,Phone\rAcme,1\rBeta,2\r'
    await writeFile(join(folder, 'a.csv'), text)
    const plain = await scanFile({ path: 'a.csv', absolutePath: join(folder, 'a.csv') }, {}, () => {})
    const { copy, chunks } = await unpacking(packed('Na', text.slice(2)))
    const file = await scanChunks(chunks, copy, {}, () => {})
    expect(file).toMatchObject({ records: 2, lines: 3, crEndsRecords: true, findings: [] })
    expect(file.header).toEqual(plain.header)
    expect(await readFile(copy.absolutePath, 'utf8')).toBe(text)
  })

  it('nothing', async () => {
    expect((await unpacked(packed(''))).text).toHaveLength(0)
  })

  it('beside a file of the same name', async () => {
    const absolutePath = join(folder, 'a.csv.gz')
    const unpack = createUnpacker(folder)
    const copies = ['a/x.csv.gz', 'b/x.csv.gz'].map((path) => unpack({ path, absolutePath }).copy.absolutePath)
    expect(new Set(copies).size).toBe(2)
  })
})

const TEXT = 'Name,Phone\nAcme,1\nBeta,2\n'
const WHOLE = packed(TEXT)

function changed(offset: number): Buffer {
  const content = Buffer.from(WHOLE)
  const at = offset < 0 ? content.length + offset : offset
  content[at] = (content[at] ?? 0) ^ 0xff
  return content
}

describe('what is wrong with a file', () => {
  it.each([
    ['plain CSV', Buffer.from(TEXT), 'the name ends in .gz, but the file is not gzip data'],
    ['a zip file', Buffer.from('PK\x03\x04and so on'), 'the file is a zip archive, not CSV'],
    [
      'a pointer of Git LFS',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n'),
      'the file is a pointer that Git LFS left in place of the data. Set `lfs: true` in the actions/checkout step.',
    ],
    ['a header that is damaged', changed(2), 'the gzip file is damaged (unknown compression method)'],
    ['a checksum that is wrong', changed(-6), 'the gzip file is damaged (incorrect data check)'],
    ['a length that is wrong', changed(-1), 'the gzip file is damaged (incorrect length check)'],
    [
      'text behind the last member',
      Buffer.concat([WHOLE, Buffer.from('more')]),
      'there is extra data after the end of the gzip stream',
    ],
    [
      'a member behind zeros, which Node drops',
      Buffer.concat([WHOLE, Buffer.alloc(512), WHOLE]),
      'there is extra data after the end of the gzip stream',
    ],
    ['a second member that is cut', Buffer.concat([WHOLE, WHOLE.subarray(0, 5)]), 'the gzip file ends too early'],
  ])('%s', async (_, content, says) => {
    await expect(unpacked(content)).rejects.toMatchObject({
      reason: 'invalid-csv',
      found: 1,
      message: expect.stringContaining(`data/a.csv.gz: ${says}`),
    })
  })

  it('it ends anywhere before its end, or has no byte at all', async () => {
    for (let length = 0; length < WHOLE.length; length++)
      await expect(unpacked(WHOLE.subarray(0, length))).rejects.toThrow(
        'data/a.csv.gz: the gzip file ends too early. Compress or download it again; `gzip -t` checks whether a file is complete.',
      )
  })
})

describe('limits', () => {
  const LIMITS: UnpackLimits = { total: 5_000_000, ratio: 100, anyRatio: 2_000_000 }
  const SAME = Buffer.alloc(4_000_000, `Acme,${'1'.repeat(194)}\n`)

  it('a file that unpacks to many times its size is given up, and no more is written', async () => {
    const content = packed(SAME)
    const { copy, chunks } = await unpacking(content, LIMITS)
    await expect(scanChunks(chunks, copy, {}, () => {})).rejects.toMatchObject({
      reason: 'invalid-csv',
      message:
        'data/a.csv.gz: the file decompresses to more than 100 times its size, which hardly any table does: ' +
        `from ${content.length.toLocaleString('en-US')} bytes to 2,097,152 and more. ` +
        'If that is right, decompress it with gunzip in an earlier step and load the .csv file.',
    })
    expect((await stat(copy.absolutePath)).size).toBeLessThanOrEqual(LIMITS.anyRatio)
  })

  it('a small one may be packed as tightly as can be', async () => {
    const small = SAME.subarray(0, 2_000_000)
    expect((await unpacked(packed(small), LIMITS)).text.equals(small)).toBe(true)
  })

  it('the files of a step together have an end', async () => {
    const absolutePath = join(folder, 'b.csv.gz')
    const content = packed(SAME.subarray(0, 2_000_000))
    await writeFile(absolutePath, content)
    const unpack = createUnpacker(join(folder, 'copies'), LIMITS)
    const read = async (path: string) => {
      const { copy, chunks } = unpack({ path, absolutePath })
      await scanChunks(chunks, copy, {}, () => {})
    }
    await read('1.csv.gz')
    await read('2.csv.gz')
    await expect(read('3.csv.gz')).rejects.toMatchObject({
      reason: 'invalid-input',
      message:
        '`files`: the .gz files decompress to more than 5.0 MB, the most that one step decompresses; ' +
        `the limit was reached in 3.csv.gz (${size(content.length)}). ` +
        'Load them in several steps, or decompress them with gunzip in an earlier step and load the .csv files.',
    })
  })
})

// Files of a process are known by their names there.
const itWithFullDisk = process.platform === 'linux' ? it : it.skip

itWithFullDisk('says what to do when the disk is full', async () => {
  const full = await mkdtemp(join(folder, 'full-'))
  const absolutePath = join(folder, 'c.csv.gz')
  await writeFile(absolutePath, WHOLE)
  const { copy, chunks } = createUnpacker(full)({ path: 'c.csv.gz', absolutePath })
  const makeRoom = await fillDisk(join(full, 'unpacked-1.csv'))
  const scanned = scanChunks(chunks, copy, {}, () => {}).finally(makeRoom)
  await expect(scanned).rejects.toMatchObject({
    reason: 'invalid-input',
    message:
      `\`files\`: c.csv.gz cannot be decompressed: the disk of the runner is full after 25 B of the file, in ${full}. ` +
      'Free some space in an earlier step, load the files in several steps, or use a larger runner.',
  })
})
