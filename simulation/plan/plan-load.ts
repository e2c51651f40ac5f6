import type { Org } from '../org/org.ts'
import type { Tape } from '../tape.ts'
import { type Commit, type DataFile, type Load, OPERATIONS, type Operation, type Row } from './load.ts'
import { columnsOf, type Making, makeRow } from './records.ts'

/** What two loads have in common. */
export type Shared = 'the ledger file' | 'the ledger key'

/** The first load of a history, or another one beside it that may share its ledger. */
export function planLoad(
  tape: Tape,
  name: string,
  org: Org,
  { shared, first }: { readonly shared: Shared | undefined; readonly first?: Load },
): Load {
  const operation: Operation =
    first?.operation ?? tape.pick(`${name} operation`, 'plan', { share: 0.5, options: OPERATIONS }) ?? 'insert'
  const parentId = org.store.add({ Name: `${name} parent` })
  const existing = (record: string) => org.store.add({ Name: record })
  const isLarge = tape.pick(`${name} numbers`, 'values', { share: 0.25, options: ['are large'] }) !== undefined
  const big = isLarge ? '900719925474099301' : '7'
  const making: Making = { tape, load: name, operation, parentId, existing, big }
  const columns = columnsOf(operation)
  const size = Number(
    tape.pick(`${name} records`, 'plan', { share: 0.8, options: ['2', '3', '4', '5', '7', '10'] }) ?? '1',
  )
  const isTwoFiles = tape.pick(`${name} files`, 'plan', { share: 0.3, options: ['2'] }) !== undefined
  const rows = makeRows(1, size, making)
  const job = first === undefined ? 'load' : `load-${name}`
  const place = { workflow: 'seed', job, step: 'records', folder: name }
  return {
    name,
    operation,
    place,
    columns,
    inputs: inputsOf(tape, name, operation, shared),
    commits: [filesOf(rows, isTwoFiles)],
  }
}

export function makeRows(from: number, count: number, making: Making): readonly Row[] {
  const rows: Row[] = []
  for (let number = from; number < from + count; number++) rows.push(makeRow(number, rows.at(-1), making))
  return rows
}

export function filesOf(rows: readonly Row[], isTwoFiles: boolean): Commit {
  const half = isTwoFiles ? Math.ceil(rows.length / 2) : rows.length
  const files: DataFile[] = [
    { name: 'a.csv', rows: rows.slice(0, half) },
    { name: 'b.csv', rows: rows.slice(half) },
  ]
  return files.filter((file) => file.rows.length > 0)
}

function inputsOf(
  tape: Tape,
  name: string,
  operation: Operation,
  shared: Shared | undefined,
): Readonly<Record<string, string>> {
  const pick = <const T extends string>(what: string, share: number, options: readonly T[]) =>
    tape.pick(`${name} ${what}`, 'plan', { share, options })
  const ledger = shared === 'the ledger file' ? 'file' : (pick('ledger', 0.3, ['file', 'none', 'file']) ?? 'cache')
  const key = shared === 'the ledger key' ? { 'ledger-key': 'shared' } : {}
  return {
    operation,
    object: 'Account',
    ledger,
    ...key,
    files: '*.csv',
    'job-records': pick('job-records', 0.7, ['2', '3', '4']) ?? '200',
    concurrency: pick('concurrency', 0.4, ['serial', '1', '2']) ?? 'parallel',
    retries: pick('retries', 0.3, ['0', '1']) ?? '3',
    'max-failures': pick('max-failures', 0.15, ['1', '50%']) ?? '0',
    'on-cancel': pick('on-cancel', 0.4, ['leave']) ?? 'abort',
    'time-limit-minutes': pick('time-limit-minutes', 0.15, ['10', '30']) ?? '330',
    ...(operation === 'upsert' ? { 'external-id-field': 'Ext__c' } : {}),
    ...(operation === 'insert'
      ? {}
      : { 'duplicate-keys': pick('duplicate-keys', 0.6, ['send', 'last', 'send']) ?? 'stop' }),
  }
}
