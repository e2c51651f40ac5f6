import { expect, it } from '@jest/globals'
import { unquoted } from '../../src/text/unquoted.ts'

it.each([
  ['plain', 'plain'],
  ['  plain \n', 'plain'],
  ['"plain"', 'plain'],
  ["'plain'", 'plain'],
  ['`plain`', 'plain'],
  ['“plain”', 'plain'],
  [' "\n\'plain\' " \r\n', 'plain'],
  ['"plain', '"plain'],
  ['plain"', 'plain"'],
  ['"', '"'],
  ['""', ''],
  ['"a" and "b"', 'a" and "b'],
  ['', ''],
])('%j without its quotes is %j', (text, bare) => {
  expect(unquoted(text)).toBe(bare)
})
