import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { recordsOf, sorted } from '../support/org-view.ts'
import { startScenario } from '../support/scenario.ts'

const COLUMNS = ['Name', 'Description', 'Site'] as const

const value = fc.string({
  unit: fc.constantFrom('a', 'é', '🙂', '"', ',', ';', '~', '|', '\n', '1'),
  minLength: 1,
  maxLength: 8,
})

/** One way of writing a table. What the API does not take is rewritten on the way. */
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '`', '~', '\u001f'),
  endings: fc.constantFrom(['\n'], ['\r\n'], ['\r'], ['\n', '\r\n'], ['\r\n', '\n', '\n']),
  breaks: fc.constantFrom('\n', '\r\n', '\r'),
  quotesAll: fc.boolean(),
  hasMark: fc.boolean(),
  blankColumns: fc.nat({ max: 2 }),
  resultColumns: fc.boolean(),
  blankLines: fc.boolean(),
  lowerCase: fc.boolean(),
})

type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never

it('the org ends with the same records, in whatever dialects the tables are written', async () => {
  const table = fc.tuple(dialect, fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(fc.array(table, { minLength: 8, maxLength: 16 }), async (tables) => {
      const files = tables.map(([dialect, rows], number) => [`${number}.csv`, write(dialect, rows)])
      const { org, load } = await startScenario({ files: Object.fromEntries(files) })
      const run = await load({
        operation: 'insert',
        object: 'Account',
        files: '*.csv',
        concurrency: '25',
        artifacts: 'none',
      })

      expect(run.outputs).toMatchObject({ verdict: 'passed', message: expect.stringContaining('created') })
      const expected = tables.flatMap(([, rows]) =>
        rows.map((row) => Object.fromEntries(COLUMNS.map((name, at) => [name, row[at] ?? '']))),
      )
      expect(sorted(recordsOf(org, 'Account', COLUMNS))).toEqual(sorted(expected))
    }),
    { numRuns: 4 },
  )
})

function write(dialect: Dialect, rows: readonly (readonly string[])[]): string {
  const { delimiter, endings, breaks, quotesAll, hasMark, blankColumns, resultColumns, blankLines, lowerCase } = dialect
  const field = (text: string) =>
    quotesAll || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""').replaceAll('\n', breaks)}"`
      : text
  const blank = Array.from({ length: blankColumns }, () => '')
  const line = (values: readonly string[], own: readonly string[]) =>
    [...(resultColumns ? own : []), ...values.map(field), ...blank].join(delimiter)
  const names = COLUMNS.map((name) => (lowerCase ? name.toLowerCase() : name))
  const lines = [line(names, ['sf__Id', 'source_line']), ...rows.map((row, at) => line(row, ['', String(at + 2)]))]
  const text = lines.map((content, at) => {
    const ending = endings[at % endings.length] ?? '\n'
    return content + ending + (blankLines ? ending : '')
  })
  return (hasMark ? '\uFEFF' : '') + text.join('')
}
