/** A record of a source file, by its columns; all records of a drill have the same ones. */
export type SourceRecord = Readonly<Record<string, string>>

/** Nothing in the org keeps one of these from coming in twice: what doubles shows. */
export function plainAccounts(first: number, last: number): SourceRecord[] {
  return numbers(first, last).map((number) => ({ Name: nameOf(number), NumberOfEmployees: String(number) }))
}

/** For upserts: `Ext_Id__c` tells them apart. */
export function keyedAccounts(first: number, last: number): SourceRecord[] {
  return numbers(first, last).map((number) => ({
    Ext_Id__c: `key-${number}`,
    Name: nameOf(number),
    NumberOfEmployees: String(number),
  }))
}

/** Comma, LF and no quotes: the values need none. */
export function csvOf(records: readonly SourceRecord[]): string {
  const columns = Object.keys(records[0] ?? {})
  const lines = records.map((record) => columns.map((column) => record[column] ?? '').join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

export const DRILL_FILES = 'data/*.csv'
// Records with a mistake are sent, so that it is the org that refuses them.
export const INSERT = { operation: 'insert', object: 'Account', files: DRILL_FILES, preflight: 'warn' } as const
export const UPSERT = {
  operation: 'upsert',
  object: 'Account',
  files: DRILL_FILES,
  'external-id-field': 'Ext_Id__c',
  preflight: 'warn',
} as const

function nameOf(number: number): string {
  return `Account ${String(number).padStart(6, '0')}`
}

function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
