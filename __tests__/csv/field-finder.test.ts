import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { FieldFinder } from '../../src/csv/field-finder.ts'
import { decodeField, decodeFields, encodeFields, fieldEnd } from '../../src/csv/fields.ts'

const COMMA = 0x2c

it('finds each field from each other one, wherever the record starts in its memory', () => {
  const value = fc.string({ unit: fc.constantFrom('a', ',', '"', '""', 'é', '\n', ' ', 'long text '), maxLength: 5 })
  const records = fc.record({
    values: fc.array(value, { minLength: 1, maxLength: 9 }),
    before: fc.nat(9),
    after: fc.constantFrom('', '\n', '\nx,"y",z\n', ',,,,,,,,'),
    quotesAll: fc.boolean(),
  })
  fc.assert(
    fc.property(records, ({ values, before, after, quotesAll }) => {
      const text = quotesAll
        ? values.map((value) => `"${value.replaceAll('"', '""')}"`).join()
        : encodeFields(values, ',')
      const bytes = Buffer.from('#'.repeat(before) + text + after).subarray(before % 3)
      const start = before - (before % 3)
      const end = start + Buffer.byteLength(text)
      const finder = new FieldFinder(COMMA)
      expect(decodeFields(bytes, start, end, COMMA)).toEqual(values)
      for (let from = 0; from < values.length; from++) {
        const at = finder.find(bytes, start, end, from)
        for (let to = from; to < values.length; to++) {
          const found = finder.find(bytes, at, end, to - from)
          expect(decodeField(bytes, found, fieldEnd(bytes, found, end, COMMA))).toBe(values[to])
        }
        expect(finder.find(bytes, at, end, values.length - from)).toBe(-1)
      }
    }),
    { numRuns: 1_000 },
  )
})

it('comes to an end in a record whose quotes are wrong', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 20 })
  fc.assert(
    fc.property(text, fc.nat(8), (record, fields) => {
      const bytes = Buffer.from(record)
      const at = new FieldFinder(COMMA).find(bytes, 0, bytes.length, fields)
      expect(at).toBeLessThanOrEqual(bytes.length)
    }),
    { numRuns: 1_000 },
  )
})
