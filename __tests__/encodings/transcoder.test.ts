import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ENCODINGS, encodingOf } from '../../src/encodings/labels.ts'
import { createTranscoder, decodeWhole, Undecodable } from '../../src/encodings/transcoder.ts'
import { cut } from '../support/csv-arbitraries.ts'
import { encode } from '../support/encode.ts'

const TEXTS = {
  'windows-1252': 'aé€“ÿ\n,"',
  'windows-1250': 'aŁřž\n,',
  macintosh: 'aéü∞\n,',
  'windows-1251': 'aИя№\n,',
  shift_jis: 'a表ソｱ,\n"',
  'euc-jp': 'a表ソ,\n',
  gb18030: 'a中国€,\n',
  big5: 'a台北,\n',
  'euc-kr': 'a서울,\n',
  'utf-16le': 'aé漢😀,\n',
  'utf-16be': 'aé漢😀,\n',
} as const

function transcoded(chunks: readonly Buffer[], encoding: string): string {
  const transcoder = createTranscoder(encoding)
  const pieces = chunks.map((chunk) => Buffer.from(transcoder.write(Buffer.from(chunk))))
  return Buffer.concat([...pieces, transcoder.end()]).toString()
}

it.each(Object.entries(TEXTS))('%s comes out as it was written, however it is cut', (encoding, units) => {
  const texts = fc.string({ unit: fc.constantFrom(...units), maxLength: 30 })
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 40 })
  fc.assert(
    fc.property(texts, sizes, (text, some) => {
      expect(transcoded(cut(encode(text, encoding), some), encoding)).toBe(text)
    }),
    { numRuns: 100 },
  )
})

describe('what stands for no character is refused', () => {
  it.each([
    ['windows-1252', [0x41, 0x81]],
    ['iso-8859-2', [0x41, 0x85]],
    ['windows-1253', [0xaa]],
    ['shift_jis', [0x83, 0x0a]],
    ['shift_jis', [0x41, 0x83]],
    ['gb18030', [0xff, 0x41]],
    ['euc-jp', [0xa4]],
    ['utf-16le', [0x41, 0x00, 0x42]],
    ['utf-16le', [0x00, 0xd8, 0x41, 0x00]],
    ['utf-16be', [0xdc, 0x00, 0x00, 0x41]],
    ['utf-16be', [0x00, 0x41, 0xd8, 0x00]],
  ])('%s: %j', (encoding, bytes) => {
    const content = Buffer.from(bytes)
    expect(() => transcoded([content], encoding)).toThrow(Undecodable)
    expect(() => transcoded(cut(content, [1, 1, 1]), encoding)).toThrow(Undecodable)
    expect(decodeWhole(content, encoding)).toBeUndefined()
  })
})

it('every encoding is one of Node, under its own name', () => {
  expect(ENCODINGS.map(encodingOf)).toEqual(ENCODINGS)
  for (const encoding of ENCODINGS.slice(1)) expect(() => createTranscoder(encoding)).not.toThrow()
})

it('windows-1252 has the signs that Windows has', () => {
  expect(decodeWhole(Buffer.from([0x80, 0x93, 0x94, 0x96, 0x99, 0x9f]), 'windows-1252')).toBe('€“”–™Ÿ')
})
