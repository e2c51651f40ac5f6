import { afterEach, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { type Org, startOrg } from '../../emulator/org/start.ts'
import { makeSeed, type Seed, seedProblems } from './seed.ts'
import { SEED_TABLE_NAMES, SEED_TABLES, type SeedTableName } from './seed-tables.ts'

let org: Org
afterEach(() => org.close())

type Line = Readonly<Record<string, string>>

function linesOf(seed: Seed, table: SeedTableName): Line[] {
  return parse(seed.files[`${table}.csv`] ?? '', { columns: true })
}

/** Loads lines in chunks of 200, and what failed once more for as long as this helps. Returns the errors of those that never succeed. */
function load(table: SeedTableName, lines: readonly Line[], upsert: boolean): string[] {
  const [first] = lines
  if (first === undefined) return []
  const columns = Object.keys(first)
  const key = upsert
    ? ({ operation: 'upsert', externalIdFieldName: 'Ext_Id__c' } as const)
    : ({ operation: 'insert' } as const)
  const results = Array.from({ length: Math.ceil(lines.length / 200) }, (_, chunk) => {
    const rows = lines.slice(200 * chunk, 200 * (chunk + 1)).map((line) => columns.map((name) => line[name] ?? ''))
    return org.records.write({ object: SEED_TABLES[table].object, ...key, columns, rows })
  }).flat()
  const failed = lines.filter((_, index) => results[index]?.ok === false)
  if (failed.length < lines.length) return load(table, failed, upsert)
  return results.flatMap((result) => (result.ok ? [] : [result.error]))
}

function loadByExternalIds(seed: Seed, tables: readonly SeedTableName[] = SEED_TABLE_NAMES): string[] {
  return tables.flatMap((table) => {
    const lines = linesOf(seed, table)
    // Standard prices have to be there before any chunk with custom ones.
    const isStandard = (line: Line) => line['Pricebook2.Name'] === 'Standard Price Book'
    const later = table === 'prices' ? lines.filter((line) => !isStandard(line)) : []
    return [
      load(
        table,
        lines.filter((line) => !later.includes(line)),
        true,
      ),
      load(table, later, true),
    ].flat()
  })
}

/** Loads the file with plain keys as a person would: one line after the other, each key replaced by the Id it stands for. */
function loadByKeys(seed: Seed): string[] {
  const ids = new Map<string, string>()
  const idOf = (object: string, field: string, value: string) =>
    org.records.all(object).find((record) => record[field] === value)?.Id ?? value
  const problems: string[] = []
  for (const table of SEED_TABLE_NAMES) {
    const { object, columns } = SEED_TABLES[table]
    const sent = columns.filter(({ byKey, name }) => byKey !== undefined && name !== 'key' && name !== 'standard')
    const fields = sent.map(({ field }) => field ?? 'Pricebook2Id')
    let waiting = linesOf(seed, table)
    while (waiting.length > 0) {
      const before = waiting.length
      waiting = waiting.filter((line) => {
        const row = sent.map(({ byKey = '', table: target, points, field }) => {
          const value = line[byKey] ?? ''
          if (target !== undefined && value !== '') return ids.get(`${target} ${value}`) ?? 'unknown'
          const lookup = points ?? (field === undefined ? { object: 'Pricebook2', field: 'Name' } : undefined)
          return lookup === undefined || value === '' ? value : idOf(lookup.object, lookup.field, value)
        })
        const [result] = org.records.write({ object, operation: 'insert', columns: fields, rows: [row] })
        if (result?.ok) ids.set(`${table} ${line.Key}`, result.id)
        return result?.ok !== true
      })
      if (waiting.length === before) return [...problems, `${table}: ${before} lines are never loaded`]
    }
  }
  return problems
}

describe('the seed', () => {
  it.each([1, 12, 150])(
    'of %d accounts is loaded by external ids with every relationship, and loaded again without a change',
    async (accounts) => {
      org = await startOrg()
      const seed = makeSeed('external ids', { accounts })
      expect(loadByExternalIds(seed)).toEqual([])
      expect(seedProblems(org, seed)).toEqual([])
      const before = JSON.stringify(
        SEED_TABLE_NAMES.map((table) => org.records.all(SEED_TABLES[table].object).map(({ Id }) => Id)),
      )
      const again = SEED_TABLE_NAMES.filter((table) => !['prices', 'line-items', 'invoice-lines'].includes(table))
      expect(loadByExternalIds(seed, again)).toEqual([])
      expect(seedProblems(org, seed)).toEqual([])
      expect(
        JSON.stringify(SEED_TABLE_NAMES.map((table) => org.records.all(SEED_TABLES[table].object).map(({ Id }) => Id))),
      ).toBe(before)
    },
  )

  it('is loaded by plain keys under headers that are no fields of the org', async () => {
    org = await startOrg()
    const seed = makeSeed('keys')
    for (const table of SEED_TABLE_NAMES) {
      const [header = ''] = (seed.files[`${table}.csv`] ?? '').split('\n')
      expect(header).not.toMatch(/__c|\.|Id\b/)
    }
    expect(loadByKeys(seed)).toEqual([])
    expect(seedProblems(org, seed)).toEqual([])
    expect(org.records.all('Account').every(({ Ext_Id__c }) => Ext_Id__c === undefined)).toBe(true)
  })

  it('is the same each time', () => {
    expect(makeSeed('keys')).toEqual(makeSeed('keys'))
  })

  it('names what is missing, wrong, or too much', async () => {
    org = await startOrg()
    const seed = makeSeed('external ids')
    loadByExternalIds(seed)
    const [account, other] = org.records.all('Account')
    const [contact, second] = org.records.all('Contact')
    const change = (object: string, columns: string[], ...row: (string | undefined)[]) =>
      org.records.write({ object, operation: 'update', columns, rows: [row.map((value) => value ?? '')] })
    change('Contact', ['Id', 'AccountId'], contact?.Id, contact?.AccountId === account?.Id ? other?.Id : account?.Id)
    org.records.write({ object: 'Contact', operation: 'delete', columns: ['Id'], rows: [[second?.Id ?? '']] })
    const problems = seedProblems(org, seed)
    expect(problems).toContainEqual(expect.stringMatching(/^contacts: the org lacks «C-\d+: First/))
    expect(problems).toContainEqual(
      expect.stringMatching(/^contacts: the org holds «C-\d+: First .*», which is not of the seed$/),
    )
    const left = seedProblems(org, seed, ({ table }) => table !== 'contacts')
    expect(left.every((problem) => problem.startsWith('contacts: the org holds'))).toBe(true)
  })
})
