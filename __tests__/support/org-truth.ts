// Compares what the org holds with the source, whatever the runs say of it. Needs no test runner: scripts use it too.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { JobView } from '../../emulator/org/ingest/job-view.ts'
import type { Org } from '../../emulator/org/start.ts'
import { expectCleanEnd } from './clean-end.ts'
import type { SourceRecord } from './drill-accounts.ts'
import type { ActionRun } from './run-action.ts'
import { secretsOf, type World } from './world.ts'

/** Outcomes that count records, by their names in outputs and report. */
const OUTCOMES = [
  'created',
  'updated',
  'deleted',
  'failed',
  'unprocessed',
  'pending',
  'unaccounted',
  'skipped',
] as const

/** Surely not in the org. */
const NOT_IN = ['failed', 'unprocessed'] as const
/** In the org or not: nobody knows yet, or ever. */
const OPEN_ENDED = ['pending', 'unaccounted'] as const

/** What a load was to bring about. */
export interface Aim {
  readonly object: string
  readonly records: readonly SourceRecord[]
  /** Tells the records apart. */
  readonly keyColumn: string
  /** What failed in this run may be in from an earlier one: updates, upserts and deletes are sent again. */
  readonly isSentAgain?: boolean
  /** How often the effect of the record is in the org. Default: how many records hold its key. */
  readonly timesIn?: (key: string) => number
}

/** Every record is in the org exactly once, or the run lists it as failed, unprocessed, pending or unaccounted; never
 *  twice, and none that is in is listed as surely not in. Without a run: each is in. Throws one error that names all. */
export function expectEachOnce(
  org: Org,
  object: string,
  records: readonly SourceRecord[],
  keyColumn: string,
  run?: ActionRun,
): void {
  throwAll(eachOnceProblems(org, { object, records, keyColumn }, run))
}

/** The outcomes in the outputs add up to the records read. */
export function expectSums(run: ActionRun): void {
  throwAll(sumProblems(run))
}

export function openJobs(org: Org): readonly JobView[] {
  return org.jobs().filter(({ state }) => state === 'Open')
}

/** Deletes records as a user would. */
export function deleteRecords(org: Org, object: string, ids: readonly string[]): void {
  const refused = org.records
    .write({ object, operation: 'delete', columns: ['Id'], rows: ids.map((id) => [id]) })
    .filter(({ ok }) => !ok)
  if (refused.length > 0) throw new Error(`${refused.length} records could not be deleted.`)
}

export function eachOnceProblems(org: Org, aim: Aim, run?: ActionRun): string[] {
  const timesIn = aim.timesIn ?? countIn(org, aim)
  const listed = run === undefined ? undefined : readLists(run, aim.keyColumn)
  const isSilent = run !== undefined && saysNothing(run)
  const problems: string[] = []
  for (const record of aim.records) {
    const key = record[aim.keyColumn] ?? ''
    const times = timesIn(key)
    if (times > 1) problems.push(`${key} is in the org ${times} times`)
    const notIn = NOT_IN.find((name) => listed?.get(name)?.has(key))
    if (times === 1 && notIn !== undefined && !aim.isSentAgain)
      problems.push(`${key} is in the org, and ${notIn}.csv says that it is not`)
    const unknown = OPEN_ENDED.some((name) => listed?.get(name)?.has(key))
    if (times === 0 && notIn === undefined && !unknown && !isSilent)
      problems.push(`${key} is not in the org, and no result file says so`)
  }
  if (aim.timesIn === undefined) {
    const keys = new Set(aim.records.map((record) => record[aim.keyColumn]))
    const strange = org.records.all(aim.object).filter((record) => !keys.has(record[aim.keyColumn] ?? ''))
    if (strange.length > 0) problems.push(`${strange.length} records in the org are not of the source`)
  }
  return shortened(problems)
}

export function sumProblems({ outputs }: ActionRun): string[] {
  const counts = OUTCOMES.map((name) => Number(outputs[`records-${name}`]))
  const sum = counts.reduce((total, count) => total + count, 0)
  if (sum === Number(outputs['records-read'])) return []
  const told = OUTCOMES.map((name, index) => `${counts[index]} ${name}`).join(' + ')
  return [`${told} is not the ${outputs['records-read']} that were read`]
}

/** What does not hold after a run that was let come to its end, however it ended, and of the records of one object. */
export function endProblems(world: World, run: ActionRun, aim: Aim): string[] {
  return [...runProblems(world, run), ...eachOnceProblems(world.org, aim, run)]
}

/** What does not hold after a run that was let come to its end, however it ended, whatever it loads. A job may be Open only where
 *  the log names it. */
export function runProblems(world: World, run: ActionRun): string[] {
  const { org, results } = world
  const verdict = run.outputs.verdict ?? 'none'
  const expected = verdict === 'passed' ? 0 : 1
  // Who is not let in cannot name what a killed run left behind: a later run has to.
  const isIn = run.outputs['failure-reason'] !== 'login-failed' || run.outputs['org-id'] !== ''
  const unnamed = openJobs(org).filter(({ id }) => isIn && !world.runs.some(({ stdout }) => stdout.includes(id)))
  const isFirst = world.runs.length === 1
  const hasSent = org.jobs().some(({ history }) => history.some(({ state }) => state === 'UploadComplete'))
  return [
    ...(run.exitCode === expected ? [] : [`the verdict is ${verdict}, the exit code ${run.exitCode}`]),
    ...(run.outputs['failure-reason'] === 'internal-error' ? [`internal error: ${run.outputs.message}`] : []),
    ...sumProblems(run),
    ...unnamed.map(({ id }) => `job ${id} was left Open, and the log does not name it`),
    ...(isFirst && hasSent && saysNothing(run) ? ['jobs were closed, and the run tells of no record'] : []),
    ...leaks({ run, results, secrets: secretsOf(run, org) }),
  ]
}

function leaks(end: Parameters<typeof expectCleanEnd>[0]): string[] {
  try {
    expectCleanEnd(end)
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** It stopped before it looked at any record (a refused sign-in, say), so it claims nothing of them. */
function saysNothing({ outputs }: ActionRun): boolean {
  return outputs.verdict === 'failed' && outputs['records-read'] === '0' && outputs['job-ids'] === '[]'
}

function countIn(org: Org, { object, keyColumn }: Aim): (key: string) => number {
  const counts = new Map<string, number>()
  for (const record of org.records.all(object)) {
    const key = record[keyColumn] ?? ''
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return (key) => counts.get(key) ?? 0
}

/** Keys of the records in each result file; undefined where the run ended before it had any to write. */
function readLists(run: ActionRun, keyColumn: string): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const folder = run.outputs['results-path'] ?? ''
  if (folder === '' || !existsSync(folder)) return undefined
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.csv'))
  if (files.length === 0) return undefined
  return new Map(
    files.map((file) => {
      const rows: Record<string, string>[] = parse(readFileSync(join(folder, file)), { columns: true, bom: true })
      return [basename(file, '.csv'), new Set(rows.map((row) => row[keyColumn] ?? ''))]
    }),
  )
}

const MOST_TOLD = 8

function shortened(problems: readonly string[]): string[] {
  if (problems.length <= MOST_TOLD) return [...problems]
  return [...problems.slice(0, MOST_TOLD), `and ${problems.length - MOST_TOLD} more`]
}

function throwAll(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`The org and the source differ: ${problems.join('; ')}.`)
}
