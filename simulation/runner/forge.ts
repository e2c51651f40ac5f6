import { createHash } from 'node:crypto'
import { csvOf, type Load, rowsOf } from '../plan/load.ts'
import type { CacheEntry } from './cache-storage.ts'

export const FORGERIES = [
  'passed in this run',
  'passed, as the newest run',
  'names an older job',
  'names an older job for these files',
  'without its jobs',
] as const

/** An entry as somebody writes it who may write to the cache: it takes a real one and changes what it claims. Undefined
 *  where there is nothing to start from. */
export function forge(
  how: (typeof FORGERIES)[number],
  entries: readonly CacheEntry[],
  { run, load }: { readonly run: number; readonly load: Load },
): CacheEntry | undefined {
  const newest = entries.at(-1)
  if (newest === undefined) return undefined
  const value: unknown = JSON.parse(newest.text)
  const older: unknown = JSON.parse(entries[0]?.text ?? '{}')
  const claims = new Map<string, unknown>(Object.entries(Object(value)))
  switch (how) {
    case 'passed in this run':
      claims.set('end', 'passed').set('run', String(run)).set('attempt', 0)
      break
    case 'passed, as the newest run':
      claims.set('end', 'passed')
      break
    case 'names an older job':
      claims.set('jobs', jobsOf(older)).set('end', 'failures-exceeded')
      break
    case 'names an older job for these files':
      claims.set('jobs', withBody(jobsOf(older), load)).set('end', 'running')
      break
    case 'without its jobs':
      claims.set('jobs', []).set('end', 'running')
      break
  }
  return { key: `${newest.key}-forged-${entries.length}`, text: JSON.stringify(Object.fromEntries(claims)) }
}

function jobsOf(ledger: unknown): unknown {
  return new Map<string, unknown>(Object.entries(Object(ledger))).get('jobs') ?? []
}

/** The jobs with the hash of the files as they are now, which a public repository shows to anybody. */
function withBody(jobs: unknown, { columns, commits }: Load): unknown {
  const rows = rowsOf(commits.at(-1))
  const body = createHash('sha256').update(csvOf(columns, rows)).digest('hex')
  return Array.isArray(jobs)
    ? jobs.slice(0, 1).map((job: unknown) => ({ ...Object(job), body, whole: true, records: rows.length }))
    : []
}
