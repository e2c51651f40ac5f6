import { expect } from '@jest/globals'
import type { Org } from '../../emulator/org/start.ts'

/** Inputs of an insert of whatever lies in `data/`. */
export const INSERT_ACCOUNTS = { operation: 'insert', object: 'Account', files: 'data/*.csv' } as const

/** A file of accounts with the numbers `first` to `last`. Nothing in the org keeps one of them from coming in twice. */
export function accountsCsv(first: number, last: number): string {
  const rows = Array.from({ length: last - first + 1 }, (_, index) => `${nameOf(first + index)},${first + index}\n`)
  return `Name,NumberOfEmployees\n${rows.join('')}`
}

/** The org holds the accounts 1 to `count`, each once, and no others. */
export function expectAccountsOnce(org: Org, count: number): void {
  const names = org.records.all('Account').map(({ Name }) => Name)
  expect(names.sort()).toEqual(Array.from({ length: count }, (_, index) => nameOf(index + 1)))
}

function nameOf(number: number): string {
  return `Account ${String(number).padStart(6, '0')}`
}
