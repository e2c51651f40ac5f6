import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cell, table, textCell } from '../../src/report/markdown.ts'
import { code, label, link, prose, say } from '../../src/report/page/text.ts'
import { shorten } from '../../src/report/shorten.ts'

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
  ['nul\u0000 and \u202Ebidi', 'nul‹U+0000› and ‹U+202E›bidi'],
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
      const cells = rows.map(([text, words]) => [
        cell(text),
        textCell(say`${text}${code(words)} ${link(words, 'https://x/')}`),
      ])
      const lines = table(['a', 'b'], cells).split('\n')
      expect(lines).toHaveLength(rows.length + 2)
      // A pipe ends a cell unless an odd number of backslashes stands before it.
      for (const line of lines) expect(line.replace(/\\./g, '').split('|')).toHaveLength(4)
    }),
  )
})

it.each([
  [
    say`Fix ${2_000} of them in ${code('Account-upsert/rerun.csv')}.`,
    'Fix 2,000 of them in `Account-upsert/rerun.csv`.',
  ],
  [say`${label('fix the data')}: ${prose('set `sort-by`, not a|b.')}`, '**fix the data**: set `sort-by`, not a\\|b.'],
  [[code('a|b')], '<code>a\\|b</code>'],
  [[code('a`b\\')], '<code>a\\`b\\\\</code>'],
  [[code('<b>\u202E')], '<code>&lt;b&gt;‹U+202E›</code>'],
  [
    [link('a [b].csv:29', 'https://x.example/a (1)|`.csv?plain=1#L29')],
    '[a \\[b\\].csv:29](https://x.example/a%20%281%29%7C%60.csv?plain=1#L29)',
  ],
  [[link('x', 'javascript:alert(1)'), link('y', undefined)], 'xy'],
  [say`${'`x`'} ${'<b>'} ${'@octocat'}`, '\\`x\\` &lt;b&gt; &#64;octocat'],
  [say`# ${1} heading`, '\\# 1 heading'],
])('writes %j in Markdown', (text, markdown) => {
  expect(textCell(text)).toBe(markdown)
})

it('cuts between characters, not inside them', () => {
  expect(shorten('🙂🙂🙂🙂', 3)).toBe('🙂🙂…')
  expect(shorten('abc', 3)).toBe('abc')
})
