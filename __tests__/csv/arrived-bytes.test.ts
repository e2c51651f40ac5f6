import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ArrivedBytes } from '../../src/csv/arrived-bytes.ts'

it('gives records as they stand, wherever chunks end, when the memory of each chunk is used again', () => {
  const records = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(records, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (texts, sizes) => {
      const whole = Buffer.from(texts.join(''))
      const ends: number[] = []
      for (const text of texts) ends.push((ends.at(-1) ?? 0) + Buffer.byteLength(text))
      const arrived = new ArrivedBytes()
      const memory = Buffer.alloc(40)
      const seen: string[] = []
      let from = 0
      const read = (end: number) => {
        arrived.read(from, end)
        const start = from - arrived.chunkStart
        seen.push(arrived.chunk.toString('utf8', start, start + end - from))
        from = end
      }
      for (let at = 0, chunk = 0; at < whole.length; chunk++) {
        const size = Math.min(sizes[chunk % sizes.length] ?? 1, whole.length - at)
        whole.copy(memory, 0, at, at + size)
        arrived.add(memory.subarray(0, size))
        at += size
        // As a scanner does, all records that have come to their end; of the last one, nobody knows yet.
        for (let end = ends[seen.length] ?? 0; end <= at && end < whole.length; end = ends[seen.length] ?? 0) read(end)
        arrived.keepLast(at - from)
        memory.fill('~')
      }
      read(whole.length)
      expect(seen).toEqual(texts)
    }),
  )
})
