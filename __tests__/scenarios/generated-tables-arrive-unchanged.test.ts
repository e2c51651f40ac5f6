import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type CsvSample, csvSamples } from '../support/csv-arbitraries.ts'
import { pick, recordsOf, sorted } from '../support/org-view.ts'
import { type ResultRow, resultFolder } from '../support/result-folder.ts'
import { startScenario } from '../support/scenario.ts'

/** Text fields that take whatever the samples hold. */
const COLUMNS = ['Name', 'AccountNumber', 'Site', 'Description', 'BillingStreet'] as const
const HEADERS = [COLUMNS, ['Description', 'Name'], ['Name', 'Site', 'AccountNumber'], ['BillingStreet', 'Name', 'Site']]

const tables = fc.array(csvSamples({ columns: HEADERS, maxRecords: 20 }), { minLength: 6, maxLength: 12 })

it('leaves the org with the records of the files, whatever they hold and however they are written', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (samples) => {
      const rows = samples.flatMap(rowsOf)
      fc.pre(rows.length > 0)
      const files = samples.map(({ bytes }, number) => [`${number}.csv`, bytes])
      const { org, load } = await startScenario({ files: Object.fromEntries(files) })
      const inputs = { operation: 'insert', object: 'Account', files: '*.csv', 'max-failures': '100%' }
      const run = await load({ ...inputs, concurrency: '25' })

      const [nameless, named] = [rows.filter(isNameless), rows.filter((row) => !isNameless(row))]
      expect(run.outputs).toMatchObject({
        verdict: 'passed',
        'records-created': String(named.length),
        'records-failed': String(nameless.length),
      })
      expect(sorted(recordsOf(org, 'Account', COLUMNS))).toEqual(sorted(named.map(stored)))

      const results = resultFolder(run)
      const written = (file: string) => sorted(results.rows(file).map((row) => stored(pick(row, COLUMNS))))
      expect(written('Account-insert/successful.csv')).toEqual(sorted(named.map(stored)))
      expect(written('Account-insert/failed.csv')).toEqual(sorted(nameless.map(stored)))
      const byId = new Map(org.records.all('Account').map((record) => [record.Id, record]))
      for (const row of results.rows('Account-insert/successful.csv'))
        expect(pick(byId.get(row.sf__Id ?? '') ?? {}, COLUMNS)).toEqual(stored(pick(row, COLUMNS)))
    }),
    { numRuns: 4 },
  )
})

/** All columns of each record; line ends inside values are LF in the org and in its results.
 *  Source: forcedotcom/wsc: com/sforce/async/CSVReader.java. */
function rowsOf({ columns, records }: CsvSample): ResultRow[] {
  return records.map(({ values }) => {
    const given = columns.map((name, index) => [name, (values[index] ?? '').replaceAll('\r\n', '\n')])
    return pick(Object.fromEntries(given), COLUMNS)
  })
}

/** `#N/A` clears a field. Source: Bulk API 2.0 guide, "Prepare CSV Files". */
function stored(row: ResultRow): ResultRow {
  const storedValue = (value: string) => (value === '#N/A' ? '' : value.replaceAll('\r\n', '\n'))
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storedValue(value)]))
}

function isNameless(row: ResultRow): boolean {
  return stored(row).Name === ''
}
