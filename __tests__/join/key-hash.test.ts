import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { KeyHash } from '../../src/join/key-hash.ts'
import { canonical, type Form } from '../../src/values/forms.ts'

const COMMA = 0x2c

/** The key of one record; `before` moves it to another place in its chunk. */
function keyOf(
  text: string,
  { forms, before = '', delimiter = COMMA }: { forms: readonly Form[]; before?: string; delimiter?: number },
) {
  const bytes = Buffer.from(`${before}${text}`)
  const hash = new KeyHash(forms.length)
  const columns = Int32Array.from(forms.keys())
  hash.read(bytes, Buffer.byteLength(before), bytes.length, { delimiter, columns, forms })
  return `${hash.lo} ${hash.hi}`
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
const TEXT: readonly Form[] = ['text', 'text', 'text']
const value = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', ' ', "'", '#', '0'), maxLength: 14 })
const values = fc.tuple(value, value, value)

describe('the key of a record', () => {
  it('is the same with and without quotes, wherever the record stands', () => {
    fc.assert(
      fc.property(values, fc.string({ maxLength: 9 }), (fields, before) => {
        const plain = keyOf(fields.join(','), { forms: TEXT })
        expect(keyOf(fields.map(quoted).join(','), { forms: TEXT, before })).toBe(plain)
        expect(keyOf(fields.join('\t'), { forms: TEXT, before, delimiter: 0x09 })).toBe(plain)
      }),
    )
  })

  it('is the same for line breaks of any kind, and tells quotes from none', () => {
    const awkward = fc.string({ unit: fc.constantFrom('a', '"', '\n', ',', 'é'), maxLength: 12 })
    fc.assert(
      fc.property(fc.tuple(awkward, awkward, awkward), (fields) => {
        const [key, other] = [fields, fields.map((field) => field.replaceAll('\n', '\r\n'))].map((record) =>
          keyOf(record.map(quoted).join(','), { forms: TEXT }),
        )
        expect(other).toBe(key)
        const without = fields.map((field) => field.replaceAll('"', ''))
        if (without.join() !== fields.join())
          expect(keyOf(without.map(quoted).join(','), { forms: TEXT })).not.toBe(key)
      }),
    )
  })

  it('is another for other values', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const same = one.every((field, column) => field === other[column] || [field, other[column]].every(isBlank))
        const [a, b] = [one, other].map((fields) => keyOf(fields.join(','), { forms: TEXT }))
        expect(a === b).toBe(same)
      }),
    )
  })

  it('is another for each of 250,000 numbered records', () => {
    const hash = new KeyHash(2)
    const fields = { delimiter: COMMA, columns: Int32Array.of(0, 1), forms: ['text', 'text'] as const }
    const keys = new Set<number>()
    const bytes = Buffer.alloc(40)
    for (let number = 0; number < 250_000; number++) {
      const length = bytes.write(`Account ${number},A-${number * 7}`)
      hash.read(bytes, 0, length, fields)
      keys.add(hash.lo * 2 ** 32 + hash.hi)
    }
    // A double keeps 53 of the 64 bits.
    expect(keys.size).toBe(250_000)
  })

  it('takes numbers by their value, tells zero from blank, and blank from nothing at all', () => {
    const forms: readonly Form[] = ['number', 'text', 'text']
    expect(keyOf('1.50,a,', { forms })).toBe(keyOf('"1.5","a",""', { forms }))
    expect(keyOf('9.12E3,a,', { forms })).toBe(keyOf('9120,a,', { forms }))
    expect(keyOf('0,a,', { forms })).not.toBe(keyOf(',a,', { forms }))
    expect(keyOf('#N/A,a,#N/A', { forms })).toBe(keyOf(',a,', { forms }))
    expect(keyOf(',,', { forms })).toBe('0 0')
  })
})

function isBlank(text: string | undefined): boolean {
  return text === '' || text === '#N/A'
}

const NEARLY_EQUAL = [
  '12345678901234567',
  '12345678901234568',
  '1.2345678901234568E16',
  '1.005',
  '1.0050000000000001',
  '1.01',
  '1.00',
  '+1',
  '-0',
  '0',
  '5.',
  '1e400',
  'true',
  'TRUE',
  '1',
  'Zoë',
  'Zoe\u0308',
  '\u3000Zoë',
  '001D000000IRtz2',
  '001D000000IRtz2IAD',
  '001d000000irtz2iad',
  '001D000000IRTZ2',
  '2026-02-30',
  '2026-03-02',
  '2026-03-02T00:00:00Z',
  '1/2/2026',
  'A&amp;B',
  'A&B',
]

it.each<Form>([
  'composed',
  'trimmed',
  'unescaped',
  'word',
  'number',
  'double',
  { rounding: 'half up', decimals: 2, isDouble: false },
  'boolean',
  'time',
  'id',
  'loose',
])('the key of a value in the form %j is that of all values which are the same in it, and of no others', (form) => {
  const forms = [form]
  for (const one of NEARLY_EQUAL) {
    for (const other of NEARLY_EQUAL) {
      const isSame = canonical(form, one) === canonical(form, other)
      expect([one, other, keyOf(one, { forms }) === keyOf(quoted(other), { forms })]).toEqual([one, other, isSame])
    }
  }
})
