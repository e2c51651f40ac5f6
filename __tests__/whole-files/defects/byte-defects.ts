import { isAscii } from 'node:buffer'
import { gzipSync } from 'node:zlib'
import { encode } from '../../support/encode.ts'
import type { Draw } from '../draw.ts'
import { bytesOf, lineOf, linesIn, type Sheet, textOf } from '../sheet.ts'
import { type Change, type Defect, drawRecordRow, type Lines, rowLines, withField } from './defect.ts'

const TIDY = { isTidy: true }

/** Words as other encodings have them: none of these bytes is UTF-8. */
const WORDS = [
  ['windows-1252', 'Müller'],
  ['windows-1252', 'Café'],
  ['windows-1251', 'Привет'],
  ['shift_jis', 'テスト'],
  ['gb18030', '公司'],
  ['iso-8859-2', 'Łódź'],
] as const

const NOT_UTF8 = /not UTF-8|middle of a character/

export const BYTE_DEFECTS: readonly Defect[] = [
  {
    name: 'another encoding',
    wish: TIDY,
    plant: (draw, sheet) => {
      const [encoding, word] = draw.of(WORDS)
      return withBytes(draw, sheet, encode(word, encoding))
    },
  },
  {
    name: 'byte of a character lost',
    wish: TIDY,
    plant: (draw, sheet) => withBytes(draw, sheet, Buffer.from(draw.of(['漢', '😀', 'é'])).subarray(0, -1)),
  },
  {
    name: 'cut inside a character',
    wish: TIDY,
    plant: (draw, sheet) => {
      const text = textOf(sheet).replace(/[\r\n]+$/, '')
      const bytes = Buffer.concat([Buffer.from(text), Buffer.from(draw.of(['漢', '😀', 'é'])).subarray(0, -1)])
      const line = lineOf(sheet, sheet.rows.length - 1) + linesIn(sheet.rows.at(-1)?.text ?? '')
      return { bytes, lines: [line, line], says: NOT_UTF8, isRefused: true }
    },
  },
  {
    name: 'UTF-16 or UTF-32',
    wish: TIDY,
    plant: (draw, sheet) => {
      const text = draw.of(['', '\ufeff']) + textOf({ ...sheet, hasByteOrderMark: false })
      const bytes = draw.of([encode(text, 'utf-16le'), encode(text, 'utf-16be'), utf32(text)])
      return { bytes, lines: [1, 1], says: /UTF-16|UTF-32|binary data/, isRefused: true }
    },
  },
  {
    name: 'no CSV',
    wish: TIDY,
    plant: (draw, sheet) => {
      const bytes = draw.once(4) ? gzipSync(bytesOf(sheet)) : Buffer.from(draw.of(OTHER_KINDS), 'latin1')
      return { bytes, lines: [1, 1], says: /not CSV|gzip data|Git LFS/, isRefused: true }
    },
  },
  {
    name: 'gzip that is none, or is damaged',
    wish: TIDY,
    plant: (draw, sheet) => {
      const packed = gzipSync(bytesOf(sheet), { level: 1 })
      const bytes = draw.of([
        bytesOf(sheet),
        packed.subarray(0, packed.length - 1 - draw.below(packed.length >> 1)),
        Buffer.concat([packed, Buffer.from('more')]),
        Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8, 0x55)]),
        gzipSync(packed),
      ])
      return { bytes, path: `${sheet.path}.gz`, says: /gzip/, isRefused: true }
    },
  },
  {
    name: 'UTF-8 where another encoding is named',
    wish: TIDY,
    plant: (draw, sheet) => {
      const bytes = bytesOf({ ...sheet, hasByteOrderMark: false })
      // A file with a mark is UTF-8, whatever is named.
      if (isAscii(bytes) || bytes.toString().startsWith('\ufeff')) return undefined
      const encoding = draw.of(['windows-1252', 'iso-8859-2', 'shift_jis', 'utf-16le'])
      return { bytes, reading: { encoding }, says: /is UTF-8, but|is not|which `encoding` names/, isRefused: true }
    },
  },
]

/** The beginnings of what is mistaken for CSV. */
const OTHER_KINDS = [
  'PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml',
  'PK\x03\x04\x14\0\0\0\x08\0a.csv',
  '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0',
  '\x1f\x8b\x08\0\0\0\0\0\0\x03',
  "7z\xbc\xaf'\x1c\0\x04",
  '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
  '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n',
  '\n <html lang="en"><head></head></html>',
  '{"records":[{"Name":"Acme"}]}\n',
  '[\n  {"Name": "Acme"}\n]\n',
  '<?xml version="1.0"?><rows><row/></rows>\n',
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n',
  'PAR1\x15\x04\x15\x10',
  '\0\0\0\0\0\0\0\0',
  'SQLite format 3\0\x10\0',
]

const PLACEHOLDER = 'PLACEHOLDER'

/** Puts bytes into the place of a value. */
function withBytes(draw: Draw, sheet: Sheet, planted: Buffer): Change {
  const at = drawRecordRow(draw, sheet)
  const marked = withField(sheet, at, draw.below(sheet.columns.length), `a${PLACEHOLDER}b`)
  const bytes = bytesOf(marked)
  const start = bytes.indexOf(PLACEHOLDER)
  const changed = Buffer.concat([bytes.subarray(0, start), planted, bytes.subarray(start + PLACEHOLDER.length)])
  return { bytes: changed, lines: lineIn(marked, at), says: NOT_UTF8, isRefused: true }
}

function lineIn(sheet: Sheet, row: number): Lines {
  const [first] = rowLines(sheet, row)
  const [before = ''] = sheet.rows[row]?.text.split(PLACEHOLDER) ?? []
  return [first + linesIn(before), first + linesIn(before)]
}

function utf32(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(character.codePointAt(0) ?? 0)
      return bytes
    }),
  )
}
