import type { ResultKind } from '../bulk/client.ts'
import { finalMeaning, type IngestOperation, type JobInfo } from '../bulk/job.ts'
import type { Part } from '../csv/part.ts'
import type { Joiner, Joining } from '../join/join.ts'
import { countUnmatched } from '../join/match.ts'
import { RowTable } from '../join/rows.ts'
import type { Carried } from '../load/lifecycle.ts'
import { type Counts, NO_COUNTS } from './counts.ts'
import {
  type Download,
  type Downloading,
  downloadRows,
  MOST_DOWNLOADS,
  notDownloaded,
  pause,
  removeDownload,
} from './download.ts'
import type { Failures } from './failures.ts'
import type { ResultFiles } from './result-files.ts'
import { writeAll, writeOutcomes } from './write-outcomes.ts'

/** What became of the records of a part. */
export interface Collected {
  readonly counts: Counts
  /** Rows of which it is not known which record they tell of. */
  readonly unmatched: number
  /** What could not be read, for the log. */
  readonly warnings: readonly string[]
}

export interface Collecting extends Downloading {
  readonly operation: IngestOperation
  readonly join: Joiner
  readonly files: ResultFiles
  readonly failures: Failures
  /** Parts are written one after the other: an index of one is held at a time. */
  readonly oneAtATime: <T>(task: () => Promise<T>) => Promise<T>
}

/** Writes what became of each record of a part to the result files, and counts. Never rejects: what could not be read or
 *  written is unaccounted, with a warning, so that the other jobs are seen to their end. */
export async function collectResults(carried: Carried, collecting: Collecting): Promise<Collected> {
  const { part } = carried
  switch (carried.kind) {
    case 'not-sent':
      return await allUnprocessed(part, collecting)
    case 'unknown':
      return await allUnaccounted(part, collecting, [])
    case 'final':
      return await collectJob(part, carried.job, collecting).catch((error: unknown) =>
        allUnaccounted(part, collecting, [
          `The results of job ${carried.job.id} could not be written: ${messageOf(error)}`,
        ]),
      )
  }
}

async function allUnaccounted(part: Part, collecting: Collecting, warnings: readonly string[]): Promise<Collected> {
  const { records } = part
  const failed = await copyAll(part, 'unaccounted', collecting)
  const counts = { ...NO_COUNTS, read: records, unaccounted: records }
  return { counts, unmatched: 0, warnings: [...warnings, ...failed] }
}

/** Sure not to be in. */
async function allUnprocessed(part: Part, collecting: Collecting): Promise<Collected> {
  const { records } = part
  const warnings = await copyAll(part, 'unprocessed', collecting)
  return { counts: { ...NO_COUNTS, read: records, unprocessed: records }, unmatched: 0, warnings }
}

/** Returns what went wrong. */
async function copyAll(
  part: Part,
  name: 'unprocessed' | 'unaccounted',
  { files, oneAtATime }: Collecting,
): Promise<string[]> {
  try {
    await oneAtATime(() => writeAll(part, name, files))
    return []
  } catch (error) {
    return [`The ${name} records could not be copied to ${name}.csv: ${messageOf(error)}`]
  }
}

async function collectJob(part: Part, job: JobInfo, collecting: Collecting): Promise<Collected> {
  const joining = collecting.join(part)
  const downloads = await downloadAll(part, job, joining, collecting)
  try {
    const warnings = downloads.map(({ warning }) => warning).filter((warning) => warning !== undefined)
    const unprocessed = downloads[2]?.rows.count ?? 0
    if (unprocessed === part.records || (countRows(downloads) === 0 && isStructuralFailure(job))) {
      const all = await allUnprocessed(part, collecting)
      return { ...all, warnings: [...warnings, ...all.warnings] }
    }
    const { unmatched, counts } = await collecting.oneAtATime(() => joinAndWrite(part, downloads, joining, collecting))
    return { counts, unmatched, warnings }
  } finally {
    await Promise.all(downloads.map(removeDownload))
  }
}

/** Result files tell more than counts: a failed or aborted job keeps what it had done, and counts may lag behind
 *  (forcedotcom/dataloader#1033). Fewer rows than counted means that a download was cut: it is read again. Unprocessed
 *  records are asked for only when there are any, and so are failed ones, or successful ones, of a complete job whose
 *  counts say that there are none. Successful rows come first in what is returned, then failed and unprocessed ones. */
async function downloadAll(
  part: Part,
  job: JobInfo,
  { keyingOf }: Joining,
  collecting: Collecting,
): Promise<readonly Download[]> {
  const { records } = part
  const read = (kind: ResultKind) => downloadRows(job.id, kind, keyingOf(kind), collecting)
  const readBoth = () => Promise.all([read('successfulResults'), read('failedResults')])
  // A job that is complete has an outcome for every record, whatever its counts say.
  const isComplete = finalMeaning(job.state) === 'complete'
  const expected = isComplete ? records : Math.min(job.numberRecordsProcessed, records)
  // A step that is cancelled has no time for one after the other.
  const only = collecting.cancelled.aborted ? undefined : onlyKind(job, records)
  let both = only === undefined ? await readBoth() : await readOneFirst(only, { id: job.id, records, read, collecting })
  for (let again = 1; again < MOST_DOWNLOADS; again++) {
    if (countRows(both) >= expected || collecting.cancelled.aborted) break
    await pause(again, collecting)
    both = await readBoth()
  }
  if (countRows(both) >= records || isStructuralFailure(job)) return both
  return [...both, await read('unprocessedrecords')]
}

/** Reads the other file only when the first one's rows are not as many as the records: rows tell more than counts. */
async function readOneFirst(
  kind: 'successfulResults' | 'failedResults',
  {
    id,
    records,
    read,
    collecting,
  }: { id: string; records: number; read: (kind: ResultKind) => Promise<Download>; collecting: Collecting },
): Promise<readonly Download[]> {
  const first = await read(kind)
  const other = kind === 'successfulResults' ? 'failedResults' : 'successfulResults'
  const second = first.rows.count === records ? notDownloaded(id, other, collecting) : await read(other)
  return kind === 'successfulResults' ? [first, second] : [second, first]
}

/** The kind that all rows of a complete job are of, by its counts; undefined where they are of both. */
function onlyKind(
  { state, numberRecordsFailed }: JobInfo,
  records: number,
): 'successfulResults' | 'failedResults' | undefined {
  if (finalMeaning(state) !== 'complete') return undefined
  if (numberRecordsFailed === 0) return 'successfulResults'
  return numberRecordsFailed >= records ? 'failedResults' : undefined
}

async function joinAndWrite(
  part: Part,
  downloads: readonly Download[],
  joining: Joining,
  { operation, files, failures }: Collecting,
): Promise<{ counts: Counts; unmatched: number }> {
  const [successful = 0, failed = 0, unprocessed = 0] = downloads.map(({ rows }) => rows.count)
  const unaccounted = Math.max(0, part.records - successful - failed - unprocessed)
  const rows = new RowTable(downloads)
  const matches = await joining.finish(rows)
  await writeOutcomes(part, { rows, matches, unaccounted }, files, failures)
  const counts: Counts = {
    ...NO_COUNTS,
    read: part.records,
    ...succeeded(operation, successful, downloads[0]?.rows.created ?? 0),
    failed,
    unprocessed,
    unaccounted,
  }
  return { counts, unmatched: countUnmatched(matches) }
}

function succeeded(operation: IngestOperation, count: number, created: number): Partial<Counts> {
  switch (operation) {
    case 'insert':
      return { created: count }
    case 'update':
      return { updated: count }
    case 'upsert':
      return { created, updated: count - created }
    case 'delete':
    case 'hardDelete':
      return { deleted: count }
  }
}

function countRows(downloads: readonly Download[]): number {
  return downloads.reduce((sum, { rows }) => sum + rows.count, 0)
}

/** A job that failed on its form has processed nothing. Source: Bulk API 2.0 guide, "Errors". */
function isStructuralFailure({ state, numberRecordsProcessed, numberRecordsFailed }: JobInfo): boolean {
  return finalMeaning(state) === 'failed' && numberRecordsProcessed === 0 && numberRecordsFailed === 0
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
