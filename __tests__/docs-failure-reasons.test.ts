import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { FAILURE_REASONS } from '../src/errors.ts'

const PAGE = readFileSync(resolve(import.meta.dirname, '../docs/troubleshooting.md'), 'utf8')

it.each(FAILURE_REASONS)('%s has an address of its own in docs/troubleshooting.md', (reason) => {
  expect(PAGE.split(`| \`${reason}\` | <a id="${reason}"></a>`)).toHaveLength(2)
})

it('has no address that a heading has too, and none of a reason that there is not', () => {
  const anchors = [...PAGE.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = '']) => anchor)
  expect(anchors).toEqual([...FAILURE_REASONS])
  const headings = [...PAGE.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll(' ', '-'))
  expect(headings.filter((heading) => anchors.includes(heading))).toEqual([])
})
