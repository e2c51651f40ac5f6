import { expect, it } from '@jest/globals'
import { cutText } from '../../src/text/cut-text.ts'
import { oneLine } from '../../src/text/one-line.ts'

it('leaves text as it is that is not too long', () => {
  expect(cutText('a'.repeat(4_000))).toBe('a'.repeat(4_000))
})

it('cuts longer text, says so, and cuts through no character', () => {
  expect(cutText('abcdef', 3)).toBe('abc… (cut: it has 6 characters)')
  expect(cutText('ab🚀def', 3)).toBe('ab… (cut: it has 7 characters)')
})

it('makes one line of several, and leaves blanks within a line alone', () => {
  expect(oneLine('a  b \r\n  c\n\nd\te')).toBe('a  b c d\te')
})
