import { expect, it } from '@jest/globals'
import { markdownText } from '../../examples/demo/markdown-text.ts'
import { cell } from '../../src/report/markdown.ts'

it('underlines headings and aligns the columns of tables', () => {
  const markdown = '## Jobs\n\n| file | records |\n| --- | ---: |\n| a.csv | 1,000 |\n| contacts.csv | 7 |\n'

  expect(markdownText(markdown)).toBe(
    ['Jobs', '────', '', 'file           records', 'a.csv            1,000', 'contacts.csv         7'].join('\n'),
  )
})

it('shows links by their text', () => {
  expect(markdownText('See [the files](https://github.com/a/b).')).toBe('See the files.')
})

it('shows code and bold words without their marks', () => {
  expect(markdownText('**fix the data**: set `sort-by`, not \\`x\\`.')).toBe('fix the data: set sort-by, not `x`.')
})

it('gives text back as it was before it became Markdown', () => {
  const text = String.raw`a|b <c> & [d](e) *f* _g_ \h @i #1 https://j`

  expect(markdownText(cell(text))).toBe(text)
  expect(markdownText(`| x |\n| --- |\n| ${cell(text)} |`)).toBe(`x\n${text}`)
})
