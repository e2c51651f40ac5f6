import { createHash } from 'node:crypto'
import { LEDGER_VERSION, type Ledger, type LedgerJob, type LedgerRun, parseLedger } from '../../src/ledger/ledger.ts'
import { csvOf, type Load, rowsOf } from '../plan/load.ts'
import type { CacheEntry } from './cache-storage.ts'

export const FORGERIES = [
  'passed in this run',
  'passed, as the newest run',
  'names an older job',
  'names an older job for these files',
  'without its jobs',
  'passed in an attempt 0 of this run',
] as const

/** An entry as somebody writes it who may write to the cache: it takes the newest one and changes what it claims of its last
 *  run. Undefined where there is none to start from, or only one that nobody can read. */
export function forge(
  how: (typeof FORGERIES)[number],
  entries: readonly CacheEntry[],
  { run, load }: { readonly run: number; readonly load: Load },
): CacheEntry | undefined {
  const readable = entries.filter(({ text }) => isReadable(text))
  const [oldest, newest] = [readable[0], readable.at(-1)]
  if (oldest === undefined || newest === undefined || newest !== entries.at(-1)) return undefined
  const ledger = parseLedger(newest.text)
  const older = parseLedger(oldest.text).loads[0]?.runs[0]?.jobs ?? []
  const forged = withLastRun(ledger, (last) => claims(how, last, { run, load, older }))
  // The form of the action's own keys: prefix, run, attempt, number.
  const key = newest.key.replace(/\d+$/, (number) => String(Number(number) + 500).padStart(number.length, '0'))
  return { key, text: JSON.stringify(forged) }
}

function isReadable(text: string): boolean {
  try {
    return parseLedger(text).loads.length > 0
  } catch {
    return false
  }
}

interface Means {
  readonly run: number
  readonly load: Load
  readonly older: readonly LedgerJob[]
}

function claims(how: (typeof FORGERIES)[number], last: LedgerRun, { run, load, older }: Means): readonly LedgerRun[] {
  switch (how) {
    case 'passed in this run':
      return [last, { ...last, run: String(run), attempt: 1, writer: 'somebody', end: 'passed' }]
    case 'passed in an attempt 0 of this run':
      return [last, { ...last, run: String(run), attempt: 0, writer: 'somebody', end: 'passed' }]
    case 'passed, as the newest run':
      return [{ ...last, end: 'passed' }]
    case 'names an older job':
      return [{ ...last, end: 'failures-exceeded', jobs: [...older] }]
    case 'names an older job for these files':
      return [{ ...last, end: 'running', jobs: older.slice(0, 1).map((job) => ({ ...job, ...bodyOf(load) })) }]
    case 'without its jobs':
      return [{ ...last, end: 'running', jobs: [] }]
  }
}

function withLastRun({ loads }: Ledger, change: (last: LedgerRun) => readonly LedgerRun[]): Ledger {
  const changed = loads.map(({ identity, runs }) => {
    const last = runs.at(-1)
    return { identity, runs: last === undefined ? runs : [...runs.slice(0, -1), ...change(last)] }
  })
  return { version: LEDGER_VERSION, loads: changed }
}

/** The hash of the files as they are now, which a public repository shows to anybody. */
function bodyOf({ columns, commits }: Load): Pick<LedgerJob, 'body' | 'whole' | 'records'> {
  const rows = rowsOf(commits.at(-1))
  return { body: createHash('sha256').update(csvOf(columns, rows)).digest('hex'), whole: true, records: rows.length }
}
