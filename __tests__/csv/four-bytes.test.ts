import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  alignToWords,
  bytesBefore,
  bytesBelow,
  bytesEqual,
  bytesFrom,
  countBytes,
  firstByte,
  repeatByte,
} from '../../src/csv/four-bytes.ts'

/** Bytes around those that are looked for, where the arithmetic could carry from one into the next. */
const byte = fc.oneof(
  fc.constantFrom(0x00, 0x01, 0x0d, 0x0e, 0x21, 0x22, 0x23, 0x7f, 0x80, 0x8d, 0xa2, 0xff),
  fc.nat(0xff),
)
const fourBytes = fc.tuple(byte, byte, byte, byte)

function wordOf(bytes: readonly number[]): number {
  return alignToWords(Uint8Array.from(bytes)).words[0] ?? 0
}

/** The set of the bytes for which this is true, made one by one. */
function setOf(bytes: readonly number[], isIn: (byte: number, index: number) => boolean): number {
  return wordOf(bytes.map((byte, index) => (isIn(byte, index) ? 0x80 : 0)))
}

it('finds exactly the bytes that are equal to one, and those below a limit', () => {
  fc.assert(
    fc.property(fourBytes, byte, fc.integer({ min: 1, max: 0x80 }), (bytes, wanted, limit) => {
      expect(bytesEqual(wordOf(bytes), repeatByte(wanted))).toBe(setOf(bytes, (byte) => byte === wanted))
      expect(bytesBelow(wordOf(bytes), limit)).toBe(setOf(bytes, (byte) => byte < limit))
    }),
    { numRuns: 2_000 },
  )
})

it('counts the bytes of a set, finds the first, and tells those before another', () => {
  const sets = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(sets, sets, (flags, others) => {
      const set = setOf([0, 0, 0, 0], (_, index) => flags[index] === true)
      const other = setOf([0, 0, 0, 0], (_, index) => others[index] === true)
      expect(countBytes(set)).toBe(flags.filter(Boolean).length)
      if (other === 0) return
      const first = others.indexOf(true)
      expect(firstByte(other)).toBe(first)
      expect(bytesBefore(set, other)).toBe(setOf([0, 0, 0, 0], (_, index) => flags[index] === true && index < first))
    }),
  )
})

it('tells the bytes from an offset on', () => {
  const all = setOf([0, 0, 0, 0], () => true)
  for (const at of [0, 1, 2, 3, 4, 5])
    expect(all & bytesFrom(at)).toBe(setOf([0, 0, 0, 0], (_, index) => index >= at % 4))
})

it('gives the same bytes wherever they stand in their buffer', () => {
  const buffer = Buffer.from('0123456789abcdef')
  for (const start of [0, 1, 2, 3, 4]) {
    const { bytes, words } = alignToWords(buffer.subarray(start, start + 9))
    expect(Buffer.from(bytes).toString()).toBe(buffer.toString('latin1', start, start + 9))
    expect(words).toHaveLength(2)
    expect(Buffer.from(Int32Array.from(words).buffer).toString()).toBe(buffer.toString('latin1', start, start + 8))
  }
})
