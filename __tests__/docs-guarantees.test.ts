import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { COURSES, JOB_COURSES } from '../src/ledger/decide.ts'
import { explainFailure, failureClass } from '../src/org/explain.ts'
import { ROW_ERRORS } from '../src/results/row-error-codes.ts'
import { expectGenerated, markdownTable } from './support/generated.ts'
import { codeRows, section } from './support/markdown.ts'

const PAGE = new URL('../docs/guarantees.md', import.meta.url)

const TABLES: Readonly<Record<string, () => string>> = {
  'the load': () =>
    pivot(
      ['This is a', 'Status of the load'],
      COURSES.map(({ when, ended, operation, course }) => ({ row: [when, ended], operation, course })),
    ),
  'its jobs': () =>
    pivot(
      ['The job is', 'Its content is'],
      JOB_COURSES.map(({ job, content, operation, course }) => ({ row: [job, content], operation, course })),
    ),
  'record codes': () => {
    const rows = ROW_ERRORS.filter((error) => error.class === 'transient').map(({ code, when, retries }) => [
      `\`${code}\`${when === undefined ? '' : `: "${when}"`}`,
      retries === undefined ? 'up to `retries`' : 'once',
    ])
    return markdownTable(['Code', 'Retried'], rows)
  },
}

it.each(Object.entries(TABLES))('docs/guarantees.md says what the code does: %s', async (name, render) => {
  await expectGenerated('docs/guarantees.md', `${name}: made by __tests__/docs-guarantees.test.ts`, render())
})

describe('docs/guarantees.md', () => {
  it('explains every course', async () => {
    const text = await readFile(PAGE, 'utf8')
    const explained = [...text.matchAll(/^- \*\*(.+?)\*\*: /gm)].map(([, course]) => course)
    const courses = [...COURSES, ...JOB_COURSES].map(({ course }) => course)
    expect(explained).toEqual(expect.arrayContaining([...new Set(courses)]))
  })

  it('names tests that there are', async () => {
    const named = [...(await readFile(PAGE, 'utf8')).matchAll(/`((?:__tests__|scripts)\/[^`]+)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.length).toBeGreaterThan(10)
    for (const path of named) expect([path, existsSync(new URL(`../${path}`, PAGE))]).toEqual([path, true])
  })

  it('says of failed jobs what becomes of their records', async () => {
    const rows = codeRows(section(await readFile(PAGE, 'utf8'), '## What is sent again within a run')).filter(
      ([said = '']) => said.includes(' : '),
    )
    expect(rows.length).toBeGreaterThan(5)
    for (const [said = '', becomes] of rows) expect([said, becomes]).toEqual([said, whatBecomes(said)])
  })
})

function whatBecomes(errorMessage: string): string {
  if (failureClass(errorMessage) === 'transient') return 'are retried in smaller jobs'
  return `are not retried: \`${explainFailure('Job', errorMessage).reason}\``
}

interface Cell {
  readonly row: readonly string[]
  readonly operation: string
  readonly course: string
}

/** A row for each case, a column for each kind of operation. */
function pivot(head: readonly string[], cells: readonly Cell[]): string {
  const operations = [...new Set(cells.map(({ operation }) => operation))]
  const rows = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = JSON.stringify(cell.row)
    rows.set(key, [...(rows.get(key) ?? []), cell])
  }
  const body = [...rows.values()].map((own) => [
    ...(own[0]?.row ?? []),
    ...operations.map((operation) => own.find((cell) => cell.operation === operation)?.course ?? ''),
  ])
  return markdownTable([...head, ...operations], body)
}
