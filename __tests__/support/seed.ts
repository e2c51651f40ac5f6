// A small sandbox seed as CSV files, and a check that the org holds it with every relationship. Needs no test runner.
import { parse } from 'csv-parse/sync'
import { seededRandom, shuffled } from '../../emulator/org/ground/random.ts'
import type { Org } from '../../emulator/org/start.ts'
import { makeSeedRows } from './seed-rows.ts'
import { SEED_TABLE_NAMES, SEED_TABLES, type SeedColumn, type SeedRow, type SeedTableName } from './seed-tables.ts'

/** How the files say what belongs together: with external ids, ready for upserts by `Ext_Id__c` with relationship columns, or
 *  with keys that no field of the org takes, under headers that are no field names. */
export type SeedForm = 'external ids' | 'keys'

export interface SeedOptions {
  /** Accounts; the other tables have as many records as fit to this. Default 12. */
  readonly accounts?: number
  /** Username of the owner of all accounts. Default: the user of an emulated org. */
  readonly owner?: string
}

/** A record of the seed. */
export interface SeedRecord {
  readonly table: SeedTableName
  readonly key: string
  /** What the org has to hold: all values and relationships, each told by what the related record is called. */
  readonly sentence: string
}

/** A seed of accounts in a hierarchy, contacts, products with standard and custom prices, opportunities with line items,
 *  and a custom master with its details. */
export interface Seed {
  readonly form: SeedForm
  /** `accounts.csv` and so on → CSV text. Children may stand before their parents of the same file. */
  readonly files: Readonly<Record<string, string>>
  readonly records: readonly SeedRecord[]
}

/** Makes the same seed each time for the same options. */
export function makeSeed(form: SeedForm, { accounts = 12, owner = 'loader@example.com' }: SeedOptions = {}): Seed {
  const rows = makeSeedRows(accounts, owner)
  const files = SEED_TABLE_NAMES.map((table) => [`${table}.csv`, csvOf(table, rows[table], form)])
  return { form, files: Object.fromEntries(files), records: recordsOfRows(rows, form) }
}

/** Reads a seed from its files, `accounts.csv` and so on. All opportunities name their price book, and one user owns all accounts. */
export function readSeed(form: SeedForm, files: Seed['files'], owner: string): Seed {
  const rowsOf = (table: SeedTableName): SeedRow[] => {
    const lines: SeedRow[] = parse(files[`${table}.csv`] ?? '', { columns: true })
    return lines.map((line) => {
      const values = SEED_TABLES[table].columns.map((column) => [column.name, line[headerOf(column, form) ?? ''] ?? ''])
      const row: SeedRow = Object.fromEntries(values)
      return {
        ...row,
        ...(table === 'accounts' ? { owner } : {}),
        ...('givenBook' in row ? { book: row.givenBook } : {}),
      }
    })
  }
  const rows: Rows = {
    accounts: rowsOf('accounts'),
    contacts: rowsOf('contacts'),
    products: rowsOf('products'),
    'price-books': rowsOf('price-books'),
    prices: rowsOf('prices'),
    opportunities: rowsOf('opportunities'),
    'line-items': rowsOf('line-items'),
    projects: rowsOf('projects'),
    'invoice-lines': rowsOf('invoice-lines'),
  }
  return { form, files, records: recordsOfRows(rows, form) }
}

function recordsOfRows(rows: Rows, form: SeedForm): SeedRecord[] {
  return SEED_TABLE_NAMES.flatMap((table) =>
    rows[table].map((row) => {
      const fact = (column: string) => factOfRow(rows, table, row, column)
      const known = form === 'external ids' ? (row.key ?? '') : ''
      return { table, key: row.key ?? '', sentence: sentenceOf(table, known, fact) }
    }),
  )
}

/** Most problems that are told. */
const MOST_PROBLEMS = 20

/** Says what the org lacks of the seed, and what it holds of the seed's objects that is not in the seed, a sentence each.
 *  @param isMeant whether a record has to be in the org; by default each */
export function seedProblems(org: Org, seed: Seed, isMeant: (record: SeedRecord) => boolean = () => true): string[] {
  const problems: string[] = []
  for (const table of SEED_TABLE_NAMES) {
    const meant = seed.records.filter((record) => record.table === table && isMeant(record))
    const counts = new Map<string, number>()
    for (const sentence of storedSentences(org, table, seed.form)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
    for (const { sentence } of meant) {
      const count = counts.get(sentence) ?? 0
      if (count === 0) problems.push(`${table}: the org lacks «${sentence}»`)
      counts.set(sentence, count - 1)
    }
    for (const [sentence, count] of counts) {
      if (count > 0) problems.push(`${table}: the org holds «${sentence}», which is not of the seed`)
    }
  }
  return problems.slice(0, MOST_PROBLEMS)
}

function csvOf(table: SeedTableName, rows: readonly SeedRow[], form: SeedForm): string {
  const columns = SEED_TABLES[table].columns.filter((column) => headerOf(column, form) !== undefined)
  const mixed = shuffled(rows, seededRandom(SEED_TABLE_NAMES.indexOf(table)))
  const lines = [
    columns.map((column) => headerOf(column, form) ?? ''),
    ...mixed.map((row) => columns.map(({ name }) => row[name] ?? '')),
  ]
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

function headerOf({ byExternalId, byKey }: SeedColumn, form: SeedForm): string | undefined {
  return form === 'external ids' ? byExternalId : byKey
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function sentenceOf(table: SeedTableName, key: string, fact: (column: string) => string): string {
  const { title, details } = SEED_TABLES[table]
  return `${key === '' ? '' : `${key}: `}${title(fact)}: ${details(fact)}`
}

type Rows = Readonly<Record<SeedTableName, readonly SeedRow[]>>

function factOfRow(rows: Rows, table: SeedTableName, row: SeedRow, column: string): string {
  const value = row[column] ?? ''
  const target = columnOf(table, column).table
  if (target === undefined || value === '') return value
  const related = rows[target].find(({ key }) => key === value)
  if (related === undefined) throw new Error(`The seed has no record ${value} in ${target}`)
  return SEED_TABLES[target].title((name) => factOfRow(rows, target, related, name))
}

function storedSentences(org: Org, table: SeedTableName, form: SeedForm): string[] {
  const records = org.records.all(SEED_TABLES[table].object).filter(({ IsStandard }) => IsStandard !== 'true')
  const find = finder(org)
  const isKeyed = form === 'external ids'
  return records.map((record) =>
    sentenceOf(table, isKeyed ? (record.Ext_Id__c ?? 'no key') : '', (column) =>
      factOfRecord(find, table, record, column),
    ),
  )
}

type Stored = ReturnType<Org['records']['all']>[number]
type Find = (object: string, id: string) => Stored | undefined

function factOfRecord(find: Find, table: SeedTableName, record: Stored, column: string): string {
  const { field = '', table: target, points } = columnOf(table, column)
  const value = record[field] ?? ''
  const object = target === undefined ? points?.object : SEED_TABLES[target].object
  if (object === undefined || value === '') return value
  const related = find(object, value)
  if (related === undefined) return `${object} ${value}, which is gone`
  if (target === undefined) return related[points?.field ?? 'Id'] ?? ''
  return SEED_TABLES[target].title((name) => factOfRecord(find, target, related, name))
}

/** Finds records by object and Id, for as long as the org does not change. */
function finder(org: Org): Find {
  const byId = new Map<string, ReadonlyMap<string, Stored>>()
  return (object, id) => {
    const known = byId.get(object) ?? new Map(org.records.all(object).map((record) => [record.Id ?? '', record]))
    byId.set(object, known)
    return known.get(id)
  }
}

function columnOf(table: SeedTableName, name: string): SeedColumn {
  const column = SEED_TABLES[table].columns.find((known) => known.name === name)
  if (column === undefined) throw new Error(`${table} have no column ${name}`)
  return column
}
