import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { CSV_CHECKS, type CsvCheck } from '../src/csv/csv-checks.ts'
import { HEADER_CHECKS, type HeaderRule } from '../src/preflight/header-checks.ts'
import { LOOK_UP_CHECKS } from '../src/resolve/look-up-checks.ts'
import { VALUE_CHECKS, type ValueCheck } from '../src/value-checks/checks.ts'
import { expectGenerated, markdownTable } from './support/generated.ts'

const CHECKS: readonly ValueCheck[] = VALUE_CHECKS
const PAGE = 'docs/checks.md'

const anchored = (id: string) => `<a id="${id}"></a>\`${id}\``

function shortTable(title: string, checks: readonly (CsvCheck | HeaderRule)[]): string {
  const rows = checks.map(({ id, finds, verdict }) => [anchored(id), finds, verdict])
  return `## ${title}\n\n${markdownTable(['Check', 'Finds', 'Verdict'], rows)}`
}

function valueTable(title: string, checks: readonly ValueCheck[]): string {
  const rows = checks.map(({ id, finds, verdict, code, source }) => [
    anchored(id),
    finds,
    verdict === 'warns' ? 'warns' : `refuses: ${code?.replace(/[A-Z_]{5,}/g, '`$&`')}`,
    source,
  ])
  return `## ${title}\n\n${markdownTable(['Check', 'Finds', 'Verdict', 'Source'], rows)}`
}

it(`${PAGE} lists all checks`, async () => {
  const tables = [
    shortTable('The file and its records', CSV_CHECKS),
    shortTable('The header, against the object as the org describes it', HEADER_CHECKS),
    valueTable(
      'Values, without an org',
      CHECKS.filter(({ needsDescribe }) => !needsDescribe),
    ),
    valueTable(
      'Values, against the object as the org describes it',
      CHECKS.filter(({ needsDescribe }) => needsDescribe),
    ),
    shortTable('Values that become Ids', LOOK_UP_CHECKS),
  ]
  await expectGenerated(PAGE, 'made by __tests__/docs-checks.test.ts', tables.join('\n\n'))
})

it('has an address for each check, which no heading has too', () => {
  const page = readFileSync(resolve(import.meta.dirname, '..', PAGE), 'utf8')
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, anchor = '']) => anchor)
  const ids = [...CSV_CHECKS, ...HEADER_CHECKS, ...VALUE_CHECKS, ...LOOK_UP_CHECKS].map(({ id }) => id)
  expect(anchors.sort()).toEqual(ids.sort())
  expect(new Set(ids).size).toBe(ids.length)
  const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll(' ', '-'))
  expect(headings.filter((heading) => anchors.includes(heading))).toEqual([])
})

it('refuses nothing without a code and a source', () => {
  for (const { verdict, code, source } of CHECKS) {
    expect(code !== undefined).toBe(verdict === 'refuses')
    expect(source).not.toBe('')
  }
})
