import { once } from 'node:events'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { releasePieces, unzip } from '../../src/memory/unzip.ts'

const PIECE_BYTES = 131_072

/** With a buffer of its own. */
function own(bytes: Buffer): Buffer {
  const made = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(made)
  return made
}

const OPTIONS = { pieceBytes: PIECE_BYTES, ownsChunks: true }

/** Unzips what comes in the chunks, while the reader dawdles; also tells how much was in each buffer that ended. */
async function readUnzipped(chunks: readonly Buffer[]) {
  const [copies, ends]: [Buffer[], number[]] = [[], []]
  let held = 0
  const pieces: AsyncIterable<Buffer> = unzip(Readable.from(chunks), OPTIONS)
  for await (const piece of pieces) {
    copies.push(Buffer.from(piece))
    for (let turn = 0; turn < 5; turn++) await setImmediate()
    held += piece.length
    releasePieces([piece], PIECE_BYTES)
    if (piece.length > 0) continue
    ends.push(held)
    held = 0
  }
  return { bytes: Buffer.concat(copies), ends }
}

const contents = fc.tuple(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: 8_000 })).map(([bytes, times]) => {
  return Buffer.concat(Array.from({ length: times }, () => bytes))
})

it('unzips what comes in any chunks and members, and gives the memory of each back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(contents, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 9_000 }),
      async (members, size) => {
        const zipped = Buffer.concat(members.map((member) => gzipSync(member)))
        const chunks: Buffer[] = []
        for (let at = 0; at < zipped.length; at += size) chunks.push(own(zipped.subarray(at, at + size)))
        const { bytes } = await readUnzipped(chunks)
        expect(bytes.equals(Buffer.concat(members))).toBe(true)
        expect(chunks.every(({ length }) => length === 0)).toBe(true)
      },
    ),
    { numRuns: 30 },
  )
})

it('hands over piece by piece, so that each buffer comes to its end, though the reader dawdles', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => `${row},${(row * 7_919) % 104_729},some text\n`)
  const zipped = gzipSync(rows.join(''))
  const chunks: Buffer[] = []
  for (let at = 0; at < zipped.length; at += 10_000) chunks.push(own(zipped.subarray(at, at + 10_000)))
  const { bytes, ends } = await readUnzipped(chunks)
  expect(bytes.toString() === rows.join('')).toBe(true)
  const whole = Math.floor(bytes.length / PIECE_BYTES)
  expect(whole).toBeGreaterThan(8)
  // The end is not held up by what waits: the last pieces may come as one.
  expect(ends.filter((end) => end === PIECE_BYTES).length).toBeGreaterThanOrEqual(whole - 1)
})

it('leaves memory alone that others may have', async () => {
  const zipped = gzipSync('a row\n'.repeat(100))
  const shared = Buffer.concat([Buffer.from('before'), zipped, Buffer.from('behind')])
  const before = Buffer.from(shared)
  const { bytes } = await readUnzipped([shared.subarray(6, 6 + zipped.length)])
  expect(bytes.toString()).toBe('a row\n'.repeat(100))
  expect(shared.equals(before)).toBe(true)
})

it('gives no chunk back that its source uses again, and takes the next one only once it is done with the last', async () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `${row},${(row * 7_919) % 104_729}\n`).join('')
  const zipped = gzipSync(rows)
  const buffer = own(Buffer.alloc(1_000))
  async function* chunks() {
    for (let at = 0; at < zipped.length; at += buffer.length) {
      const length = zipped.copy(buffer, 0, at)
      yield buffer.subarray(0, length)
    }
  }
  const pieces: Buffer[] = []
  const gunzip: AsyncIterable<Buffer> = unzip(chunks(), { pieceBytes: PIECE_BYTES, ownsChunks: false })
  for await (const piece of gunzip) pieces.push(Buffer.from(piece))
  expect(Buffer.concat(pieces).toString() === rows).toBe(true)
  expect(buffer.length).toBe(1_000)
})

describe('what goes wrong', () => {
  const zipped = gzipSync('a row\n'.repeat(1_000_000))

  it('in the zipped bytes shows when the pieces are read, and ends the source', async () => {
    const source = Readable.from([own(Buffer.alloc(100, 1)), own(zipped)])
    const gunzip = unzip(source, OPTIONS)
    await expect(gunzip.toArray()).rejects.toMatchObject({ code: 'Z_DATA_ERROR' })
    expect(source.destroyed).toBe(true)
  })

  it('in the source shows when the pieces are read, though nobody read any by then', async () => {
    const source = new Readable({ read: () => {} })
    const gunzip = unzip(source, OPTIONS)
    source.destroy(new Error('cut off'))
    while (!gunzip.closed) await setImmediate()
    await expect(gunzip.toArray()).rejects.toThrow('cut off')
  })

  it('with the reader ends the source, whether it waits for bytes or for the reader', async () => {
    for (const chunks of [[own(zipped.subarray(0, 100))], [own(zipped)]]) {
      const source = new Readable({ read: () => {} })
      for (const chunk of chunks) source.push(chunk)
      const gunzip = unzip(source, OPTIONS)
      await once(gunzip, 'readable')
      gunzip.destroy()
      while (!source.closed) await setImmediate()
    }
  })
})

it('knows the last piece of a buffer', () => {
  const room = () => Buffer.allocUnsafeSlow(PIECE_BYTES)
  const isReleased = (from: number, to: number, isEnd = false) => {
    const piece = room().subarray(from, to)
    releasePieces([piece], PIECE_BYTES, isEnd)
    return piece.length === 0
  }
  expect([isReleased(0, 10), isReleased(10, PIECE_BYTES), isReleased(0, PIECE_BYTES), isReleased(0, 10, true)]).toEqual(
    [false, true, true, true],
  )
  // Some other buffer, which others may use as well.
  const shared = Buffer.allocUnsafeSlow(100).subarray(50)
  releasePieces([shared], PIECE_BYTES, true)
  expect(shared).toHaveLength(50)
})
