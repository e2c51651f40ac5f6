import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { VALUE_CHECKS, type ValueCheck } from '../src/value-checks/checks.ts'
import { expectGenerated, markdownTable } from './support/generated.ts'

const CHECKS: readonly ValueCheck[] = VALUE_CHECKS
const PAGE = 'docs/value-checks.md'

function tableOf(title: string, checks: readonly ValueCheck[]): string {
  const rows = checks.map(({ id, finds, verdict, code, source }) => [
    `<a id="${id}"></a>\`${id}\``,
    finds,
    verdict === 'warns' ? 'warns' : `refuses: ${code?.replace(/[A-Z_]{5,}/g, '`$&`')}`,
    source,
  ])
  return `## ${title}\n\n${markdownTable(['Check', 'Finds', 'Verdict', 'Source'], rows)}`
}

it(`${PAGE} lists all checks of values`, async () => {
  const tables = [
    tableOf(
      'What needs no org',
      CHECKS.filter(({ needsDescribe }) => !needsDescribe),
    ),
    tableOf(
      'Against the object as the org describes it',
      CHECKS.filter(({ needsDescribe }) => needsDescribe),
    ),
  ]
  await expectGenerated(PAGE, 'made by __tests__/docs-value-checks.test.ts', tables.join('\n\n'))
})

it('has an address for each check, which no heading has too', () => {
  const page = readFileSync(resolve(import.meta.dirname, '..', PAGE), 'utf8')
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = '']) => anchor)
  expect(anchors).toEqual(CHECKS.map(({ id }) => id))
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll(' ', '-'))
  expect(headings.filter((heading) => anchors.includes(heading))).toEqual([])
})

it('refuses nothing without a code and a source', () => {
  for (const { verdict, code, source } of CHECKS) {
    expect(code !== undefined).toBe(verdict === 'refuses')
    expect(source).not.toBe('')
  }
})
