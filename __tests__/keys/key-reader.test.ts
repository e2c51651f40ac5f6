import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeFields } from '../../src/csv/fields.ts'
import { KeyReader } from '../../src/keys/key-reader.ts'
import { createKeyScan } from '../../src/keys/key-scan.ts'
import { scanChunks } from '../../src/parts/source-file.ts'
import { anyKey, isBlankKey, isScientific } from '../../src/values/key-forms.ts'
import { chunkSizes, csvSamples, cut } from '../support/csv-arbitraries.ts'

function keyOf(text: string, kind: 'id' | 'value'): string {
  const reader = new KeyReader({ columns: ['Key'], columnDelimiter: 'COMMA' }, { column: 'key', kind })
  const bytes = Buffer.from(encodeFields([text], ','))
  reader.read(bytes, 0, bytes.length)
  return reader.lo === 0 && reader.hi === 0 ? 'none' : `${reader.lo} ${reader.hi}`
}

const UNITS = [
  'a',
  'A',
  'z',
  'Z',
  '0',
  '1',
  '9',
  '.',
  '-',
  '+',
  'e',
  'E',
  '#N/A',
  ' ',
  '\u00a0',
  '\u3000',
  '"',
  ',',
  'é',
  'É',
  'ß',
  '\n',
]
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...UNITS), maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('0', '1'), maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'B', '0'), minLength: 15, maxLength: 15 }),
)

it.each(['id', 'value'] as const)('has one hash for all keys that may be the same, as %s', (kind) => {
  const byKey = new Map<string, string>()
  const byHash = new Map<string, string>()
  fc.assert(
    fc.property(texts, (text) => {
      const hash = keyOf(text, kind)
      expect(hash === 'none').toBe(isBlankKey(text.trim()))
      if (hash === 'none') return
      const key = anyKey(text.trim(), kind)
      expect(byKey.get(key) ?? hash).toBe(hash)
      expect(byHash.get(hash) ?? key).toBe(key)
      byKey.set(key, hash)
      byHash.set(hash, key)
    }),
    { numRuns: 5_000 },
  )
})

it('takes an Id of 15 characters for the one of 18', () => {
  expect(keyOf('001xx000003DGb1', 'id')).toBe(keyOf('001xx000003DGb1AAG', 'id'))
  expect(keyOf('001xx000003DGb1', 'id')).not.toBe(keyOf('001xx000003DGB1', 'id'))
  expect(keyOf('001xx000003DGb1', 'value')).not.toBe(keyOf('001xx000003DGb1AAG', 'value'))
})

it('sees the same in a file however it is cut into chunks, and what its values tell', async () => {
  const columns = [['A', 'Key', 'Parent.Key'], ['Key'], ['Parent.Key', 'B'], ['A', 'B']]
  await fc.assert(
    fc.asyncProperty(csvSamples({ columns }), chunkSizes, async (sample, sizes) => {
      const logged: string[] = []
      const keys = createKeyScan({ column: 'Key', kind: 'value' }, { add: (lo, hi) => logged.push(`${lo} ${hi}`) })
      async function* chunks() {
        for (const chunk of cut(sample.bytes, sizes)) {
          const copy = Buffer.from(chunk)
          yield copy
          copy.fill('"')
        }
      }
      const version = { path: 'a.csv', absolutePath: '/a.csv', bytes: 0, mtimeMs: 0 }
      const { columnDelimiter } = sample
      const file = await scanChunks(chunks(), version, { columnDelimiter, keys }, () => {})

      const place = sample.columns.indexOf('Key')
      const own = sample.records.map(({ values }) => (values[place] ?? '').trim())
      expect(logged).toEqual(own.filter((key) => !isBlankKey(key)).map((key) => keyOf(key, 'value')))
      const named = [place, sample.columns.indexOf('Parent.Key')].filter((at) => at >= 0)
      const ends = sample.records.map(({ values }) => named.filter((at) => values[at] !== values[at]?.trim()).length)
      expect(file.keys?.blankEnds.count).toBe(ends.reduce((sum, count) => sum + count, 0))
      expect(file.keys?.scientific.count).toBe(own.filter(isScientific).length)
    }),
    { numRuns: 400 },
  )
})
