import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dropBlanks, skipBlanks } from '../../src/csv/blank-ends.ts'

/** Every character that `trim` removes, and neighbours of theirs that it does not. */
const BLANKS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((c) => c.trim() === '')
const OTHERS = ['a', '"', '\0', '\u0085', '\u00a1', '\u180e', '\u200b', '\u202e', '\u3001', '\ufefe', 'é', '漢', '😀']

it('finds the text that `trim` leaves, whatever its blanks', () => {
  const text = fc.string({ unit: fc.constantFrom(...BLANKS, ...OTHERS), maxLength: 8 })
  fc.assert(
    fc.property(text, text, text, (before, value, after) => {
      const bytes = Buffer.from(before + value + after)
      const start = Buffer.byteLength(before)
      const end = start + Buffer.byteLength(value)
      const from = skipBlanks(bytes, start, end)
      expect(bytes.toString('utf8', from, dropBlanks(bytes, from, end))).toBe(value.trim())
    }),
    { numRuns: 2_000 },
  )
  expect(BLANKS).toHaveLength(25)
})
