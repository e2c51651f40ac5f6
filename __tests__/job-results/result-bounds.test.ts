import { Readable } from 'node:stream'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bounded, ResultTooLargeError, resultBounds } from '../../src/job-results/result-bounds.ts'

const MANY = { bytes: 1_000_000, rows: 1_000_000 }

async function read(chunks: Iterable<Buffer>, most = MANY, rows = () => 0): Promise<Buffer[]> {
  const read: Buffer[] = []
  for await (const chunk of bounded(Readable.from(chunks), most, rows)) read.push(Buffer.from(chunk))
  return read
}

it('hands on what comes, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3_000), { maxLength: 30 }), async (lengths) => {
      const chunks = lengths.map((length, index) => Buffer.alloc(length, index + 1))
      expect(Buffer.concat(await read(chunks)).equals(Buffer.concat(chunks))).toBe(true)
    }),
    { numRuns: 50 },
  )
})

it('puts bytes that come one by one together', async () => {
  const chunks = await read(Array.from({ length: 20_000 }, () => Buffer.of(1)))
  expect(chunks.length).toBeLessThan(5)
})

it('stops behind the bound, and asks for nothing further', async () => {
  let taken = 0
  function* endless() {
    for (;;) {
      taken += 10_000
      yield Buffer.alloc(10_000)
    }
  }
  await expect(read(endless())).rejects.toBeInstanceOf(ResultTooLargeError)
  expect(taken).toBeLessThan(1_400_000)
})

it('stops when there are more rows than a job had records', async () => {
  let rows = 0
  await expect(
    read([Buffer.alloc(9_000), Buffer.alloc(9_000)], { bytes: 99_999, rows: 5 }, () => (rows += 4)),
  ).rejects.toThrow('more rows')
})

it('allows for values that come back longer, and for long errors', () => {
  const { bytes, rows } = resultBounds({ bytes: 100, records: 10 })
  expect(bytes).toBeGreaterThan(100 * 4 + 10 * 10_000)
  expect(rows).toBeGreaterThan(10)
  expect(resultBounds({ bytes: 100_000_000, records: 1_000_000 }).bytes).toBeLessThan(4_000_000_000)
})
