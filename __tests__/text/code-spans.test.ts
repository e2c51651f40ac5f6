import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { parseSync } from '@swc/core'
import { codeSpans, withoutCodeMarks } from '../../src/text/code-spans.ts'

const SRC = join(import.meta.dirname, '../../src')

const spansIn = (message: string) => codeSpans(message).flatMap(({ text, isCode }) => (isCode ? [text] : []))

it.each([
  ['Set `sort-by` and `concurrency: serial`.', ['sort-by', 'concurrency: serial']],
  ['`files` is missing', ['files']],
  ['with the CLI (`sf`), or not', ['sf']],
  ['set `ledger-key: ${{ github.run_id }}`.', ['ledger-key: ${{ github.run_id }}']],
  ["the proxy of `https_proxy`'s host", ['https_proxy']],
  ['a`b`c and a `b', []],
  ['data/`x`.csv: set `job-records`', ['job-records']],
  ['a` b.csv and `c', []],
  ['`two\nlines`', []],
])('%j has the code spans %j', (message, spans) => {
  expect(spansIn(message)).toEqual(spans)
})

it('leaves all words as they are', () => {
  const message = 'data/a`b.csv: set `sort-by`, or `x`y`.'
  expect(
    codeSpans(message)
      .map(({ text, isCode }) => (isCode ? `\`${text}\`` : text))
      .join(''),
  ).toBe(message)
  expect(withoutCodeMarks('Set `sort-by`, or leave a`b.')).toBe('Set sort-by, or leave a`b.')
})

/** The texts of a source: literals whole, templates with a word in the place of each value. */
function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'StringLiteral' && 'value' in node) return [String(node.value)]
  const inside = Object.values(node).flatMap(textsOf)
  if (!('type' in node && node.type === 'TemplateLiteral' && 'quasis' in node && Array.isArray(node.quasis)))
    return inside
  return [node.quasis.map((quasi: { cooked?: string }) => quasi.cooked ?? '').join('value'), ...inside]
}

it('finds every code span that our own messages have', () => {
  const files = globSync('**/*.ts', { cwd: SRC })
  const texts = files
    .filter((file) => !/report.html.script/.test(file))
    .flatMap((file) =>
      textsOf(parseSync(readFileSync(join(SRC, file), 'utf8'), { syntax: 'typescript', target: 'es2024' })),
    )
  // A fence is none, nor is the mark itself.
  const marked = texts.filter((text) => /`[^`]/.test(text) && !text.startsWith('```'))
  expect(marked.length).toBeGreaterThan(100)
  expect(marked.filter((text) => withoutCodeMarks(text).includes('`'))).toEqual([])
})
