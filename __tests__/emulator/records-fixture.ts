import { createRecords, type Records, type RowResult } from '../../emulator/org/records/records.ts'
import { loadSchema, type SchemaOptions } from '../../emulator/org/store/schema.ts'

export const NOON = Date.UTC(2026, 10, 24, 12)

export function emptyOrg(options: SchemaOptions = {}): Records {
  return createRecords(loadSchema(options), { seed: 7, now: () => NOON })
}

interface Write {
  readonly operation?: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete'
  readonly key?: string
}

/** Writes one chunk, given as CSV text without quotes: header, then rows. */
export function write(
  org: Records,
  object: string,
  csv: string,
  { operation = 'insert', key }: Write = {},
): RowResult[] {
  const [columns = [], ...rows] = csv.split('\n').map((line) => line.split(','))
  return org.write({ object, operation, columns, rows, ...(key === undefined ? {} : { externalIdFieldName: key }) })
}

/** The text of `sf__Error` of each row, blank for one that went in. */
export function errors(results: readonly RowResult[]): string[] {
  return results.map((result) => (result.ok ? '' : result.error))
}

/** The live records of `object`, with these fields only. */
export function held(org: Records, object: string, fields: readonly string[]): Record<string, string | undefined>[] {
  return org.all(object).map((record) => Object.fromEntries(fields.map((field) => [field, record[field]])))
}
