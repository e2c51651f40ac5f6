import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createUnzip, endsItsMemory } from '../../src/memory/unzip.ts'

const PIECE_BYTES = 131_072

/** With a buffer of its own. */
function own(bytes: Buffer): Buffer {
  const made = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(made)
  return made
}

/** Unzips what comes in the chunks, while the reader dawdles; also tells how much was in each buffer that ended. */
async function unzip(chunks: readonly Buffer[]) {
  const [copies, ends]: [Buffer[], number[]] = [[], []]
  let held = 0
  await pipeline(Readable.from(chunks), createUnzip(PIECE_BYTES), async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      copies.push(Buffer.from(piece))
      for (let turn = 0; turn < 5; turn++) await setImmediate()
      held += piece.length
      if (!endsItsMemory(piece, PIECE_BYTES)) continue
      ends.push(held)
      held = 0
    }
  })
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
        const { bytes } = await unzip(chunks)
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
  const { bytes, ends } = await unzip(chunks)
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
  const { bytes } = await unzip([shared.subarray(6, 6 + zipped.length)])
  expect(bytes.toString()).toBe('a row\n'.repeat(100))
  expect(shared.equals(before)).toBe(true)
})

it('knows the last piece of a buffer', () => {
  const room = Buffer.allocUnsafeSlow(PIECE_BYTES)
  const isEnd = (from: number, to: number, isLast = false) =>
    endsItsMemory(room.subarray(from, to), PIECE_BYTES, isLast)
  expect([isEnd(0, 10), isEnd(10, PIECE_BYTES), isEnd(0, PIECE_BYTES), isEnd(0, 10, true)]).toEqual([
    false,
    true,
    true,
    true,
  ])
  // Some other buffer, which others may use as well.
  expect(endsItsMemory(Buffer.allocUnsafeSlow(100).subarray(50), PIECE_BYTES, true)).toBe(false)
})
