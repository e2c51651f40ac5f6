import { expect, it } from '@jest/globals'
import { parseEncoding } from '../../src/inputs/encoding.ts'

it.each([
  ['utf-8', 'utf-8'],
  ['UTF8', 'utf-8'],
  ['Shift_JIS', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['latin1', 'windows-1252'],
  ['ISO-8859-1', 'windows-1252'],
  ['cp1251', 'windows-1251'],
  ['utf-16', 'utf-16le'],
  ['gb2312', 'gbk'],
  ['mac', 'macintosh'],
])('%s is %s', (label, encoding) => expect(parseEncoding(label)).toBe(encoding))

it.each([
  ['shiftjis', 'shift_jis'],
  ['windows1252', 'windows-1252'],
  ['utf-16-le', 'utf-16le'],
  ['cp932', 'shift_jis'],
  ['CP_949', 'euc-kr'],
  ['ansi', 'windows-1252'],
  ['utf-8-sig', 'utf-8'],
  ['MacRoman', 'macintosh'],
])('%s is refused, and %s is proposed', (label, near) => {
  expect(() => parseEncoding(label)).toThrow(`\`encoding\`: \`${label}\` is not an encoding`)
  expect(() => parseEncoding(label)).toThrow(`Did you mean \`${near}\`?`)
})

it.each(['cp850', 'utf-32', 'x-user-defined', 'iso-2022-kr', 'klingon'])('%s is refused', (label) => {
  expect(() => parseEncoding(label)).toThrow(/is not an encoding that this action can read(?!.*Did you mean)/)
})
