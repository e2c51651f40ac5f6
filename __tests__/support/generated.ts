import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect } from '@jest/globals'

const ROOT = resolve(import.meta.dirname, '../..')
const END = '<!-- end -->'

/**
 * Expects `content` in a page of the repository, between the line `<!-- <begin>; UPDATE_DOCS=1 writes it anew -->` and
 * the next `<!-- end -->`. With UPDATE_DOCS=1 in the environment it writes the content there instead.
 */
export async function expectGenerated(page: string, begin: string, content: string): Promise<void> {
  const path = resolve(ROOT, page)
  const text = await readFile(path, 'utf8')
  const first = `<!-- ${begin}; UPDATE_DOCS=1 writes it anew -->\n`
  const [before = '', after] = text.split(first)
  if (after === undefined) throw new Error(`${page} has no line ${first}`)
  const expected = `${before}${first}\n${content}\n\n${after.slice(after.indexOf(END))}`
  if (process.env.UPDATE_DOCS === '1') await writeFile(path, expected)
  else expect(text).toBe(expected)
}

/** Renders a Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
