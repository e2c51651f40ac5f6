import { describe, expect, it } from '@jest/globals'
import { invisibleAt, isInvisible, visibleName } from '../../src/csv/invisible.ts'

const CODES = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff)

describe('characters that nobody sees', () => {
  it('are the same in bytes and in text', () => {
    const differing = CODES.filter((code) => {
      const bytes = Buffer.from(String.fromCharCode(code))
      return invisibleAt(bytes, 0, bytes.length) !== (isInvisible(code) ? bytes.length : 0)
    })
    expect(differing).toEqual([])
  })

  it('are all blanks of ECMAScript, all controls, and marks of no width', () => {
    const blanks = CODES.filter((code) => String.fromCharCode(code).trim() === '')
    expect(blanks.filter((code) => !isInvisible(code))).toEqual([])
    for (const code of [0x00, 0x1a, 0x7f, 0x85, 0xad, 0x200b, 0x200e, 0x200f, 0x202a, 0x202e, 0x2060, 0x2066, 0xfeff])
      expect(isInvisible(code)).toBe(true)
  })

  it('are none that may be seen, nor the first byte of one that is cut off', () => {
    for (const character of ['!', '~', 'a', 'é', '¡', '®', '漢', '…', '“', '€', '😀', '\uFF21']) {
      const bytes = Buffer.from(character)
      expect([character, invisibleAt(bytes, 0, bytes.length)]).toEqual([character, 0])
    }
    expect(invisibleAt(Buffer.from('\u200b'), 0, 2)).toBe(0)
    expect(invisibleAt(Buffer.from('\u00a0'), 0, 1)).toBe(0)
  })
})

it.each([
  ['Name', 'Name'],
  [' Name\t', 'Name'],
  ['Name\u00a0', 'Name'],
  ['\ufeffName', 'Name'],
  ['\u200eExt\u200b_Id\u00ad__c\u2060', 'Ext_Id__c'],
  ['Account Name', 'Account Name'],
  ['\u3000Größe\u00a0(cm)\u3000', 'Größe\u00a0(cm)'],
  ['Last\nName', 'Last\nName'],
  ['😀\u200d', '😀'],
  [' \u200b\u00a0', ''],
])('the name %j is read as %j', (name, expected) => {
  expect(visibleName(name)).toBe(expected)
})
