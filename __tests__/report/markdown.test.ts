import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cell, shorten, table } from '../../src/report/markdown.ts'

it.each([
  ['Ext_Id__c', 'Ext_Id__c'],
  ['_not emphasis_', '\\_not emphasis\\_'],
  ['a | b', 'a \\| b'],
  ['two\nlines\r\n', 'two lines'],
  ['<script>', '&lt;script&gt;'],
  ['`code`', '\\`code\\`'],
  ['[link](https://x.example)', '\\[link\\](https&#58;//x.example)'],
  ['www.x.example', 'www&#46;x.example'],
  ['ask @octocat', 'ask &#64;octocat'],
  ['fixes #12', 'fixes &#35;12'],
  ['$x$', '\\$x\\$'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['127.0.0.1', '127.0.0.1'],
  ['nul\u0000 and bell\u0007', 'nul and bell'],
])('writes %j as text', (text, markdown) => {
  expect(cell(text)).toBe(markdown)
})

it('keeps each cell in its place, whatever it holds', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('|', '\\', '\n', '`', '<', '>', '*', '_', '[', ']', 'a', ' '),
    maxLength: 20,
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 4 }), (rows) => {
      const lines = table(
        ['a', 'b'],
        rows.map((row) => row.map(cell)),
      ).split('\n')
      expect(lines).toHaveLength(rows.length + 2)
      // A pipe ends a cell unless an odd number of backslashes stands before it.
      for (const line of lines) expect(line.replace(/\\./g, '').split('|')).toHaveLength(4)
    }),
  )
})

it('cuts between characters, not inside them', () => {
  expect(shorten('🙂🙂🙂🙂', 3)).toBe('🙂🙂…')
  expect(shorten('abc', 3)).toBe('abc')
})
