import { explainError, isDailyLimit } from '../bulk/explain.ts'
import { finalMeaning, type IngestOperation, type JobInfo } from '../bulk/job.ts'
import { LoadError, messageOf, SalesforceError } from '../errors.ts'
import type { Joiner, Joining } from '../join/join.ts'
import { countUnmatched } from '../join/match.ts'
import { RowTable } from '../join/rows.ts'
import type { Carried } from '../load/lifecycle.ts'
import { giveBack } from '../memory/give-back.ts'
import { sentence } from '../report/words.ts'
import { type Counts, NO_COUNTS } from './counts.ts'
import { type Download, type Downloading, removeDownload } from './download.ts'
import { countRows, downloadAll, isStructuralFailure } from './download-all.ts'
import type { HeldBack, NotIn } from './held-back.ts'
import { type Submission, type Writing, writeAll, writeHeldBack, writeOutcomes } from './write-outcomes.ts'

/** What became of the records of a submission. */
export interface Collected {
  /** Of the job, as its rows tell; `read` is what the job got. */
  readonly job: Counts
  /** Outcomes that nothing later changes: of all records but those held back; `read` is 0. */
  readonly settled: Counts
  readonly heldBack: readonly HeldBack[]
  /** Rows of which it is not known which record they tell of. */
  readonly unmatched: number
  /** What could not be read, for the log. */
  readonly warnings: readonly string[]
  /** Why nothing further should be sent. */
  readonly stop?: LoadError
}

export interface Collecting extends Downloading, Writing {
  readonly operation: IngestOperation
  readonly join: Joiner
  /** Records that an earlier step has loaded count as skipped. */
  readonly skipsSuccessful: boolean
  /** The job ended long ago: what its files do not tell by now never happened. */
  readonly isOld?: boolean
  /** Earlier steps have sent records, and may have deleted them. */
  readonly isResumed: boolean
  /** Of these ids of records that an earlier step has made, those that the org no longer has. */
  readonly findGone: (ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Parts are written one after the other: an index of one is held at a time. */
  readonly oneAtATime: <T>(task: () => Promise<T>) => Promise<T>
}

/** Writes what became of each record of a submission to the result files, and counts. Never rejects: what could not be
 *  read or written is unaccounted, with a warning, so that the other jobs are seen to their end. */
export async function collectResults(
  submission: Submission,
  carried: Carried,
  collecting: Collecting,
): Promise<Collected> {
  switch (carried.kind) {
    case 'not-sent':
      return submission.again === undefined
        ? await settleAll(submission, 'unprocessed', collecting)
        : await settleAsBefore(submission, submission.again, collecting)
    case 'running':
      return await settleAll(submission, 'pending', collecting)
    case 'unknown':
      return await settleAll(submission, 'unaccounted', collecting)
    case 'final':
      return await collectJob(submission, carried.job, collecting).catch(async (error: unknown) => {
        // Sending records again would not mend a disk that is full.
        const settled = await settleAll(submission, 'unaccounted', { ...collecting, goesAgain: () => false })
        const warning = `The results of job ${carried.job.id} could not be written: ${sentence(messageOf(error))} Its records count as unaccounted; the next run of the load reads them again.`
        return { ...settled, warnings: [warning, ...settled.warnings] }
      })
  }
}

/** The same outcome for all records of the submission. */
async function settleAll(submission: Submission, was: NotIn | 'pending', collecting: Collecting): Promise<Collected> {
  const { records } = submission.part
  const job = { ...NO_COUNTS, read: records, [was]: records }
  try {
    const heldBack = await wholly(collecting, () => writeAll(submission, was, collecting))
    return { job, settled: { ...job, read: 0, [was]: records - heldBack.length }, heldBack, unmatched: 0, warnings: [] }
  } catch (error) {
    const warning = `The ${was} records could not be copied to ${was}.csv: ${messageOf(error)}`
    return { job, settled: { ...job, read: 0 }, heldBack: [], unmatched: 0, warnings: [warning] }
  }
}

/** Records that should have gone again, and did not. */
async function settleAsBefore(
  submission: Submission,
  again: readonly HeldBack[],
  collecting: Collecting,
): Promise<Collected> {
  const job = { ...NO_COUNTS, read: again.length, unprocessed: again.length }
  const settled = countHeldBack(again)
  try {
    await wholly(collecting, () => writeHeldBack(submission, collecting))
    return { job, settled, heldBack: [], unmatched: 0, warnings: [] }
  } catch (error) {
    const warning = `Failed records could not be written: ${messageOf(error)}`
    return { job, settled, heldBack: [], unmatched: 0, warnings: [warning] }
  }
}

/** Writes to the result files with nobody else: all of it, or nothing. */
async function wholly<T>({ oneAtATime, files }: Collecting, write: () => Promise<T>): Promise<T> {
  return await oneAtATime(async () => {
    try {
      return await write()
    } catch (error) {
      await files.takeBack().catch(() => {})
      throw error
    }
  })
}

/** As what they count if they do not go again. */
export function countHeldBack(heldBack: readonly HeldBack[]): Counts {
  const counts = { ...NO_COUNTS }
  for (const { was } of heldBack) counts[was]++
  return counts
}

async function collectJob(submission: Submission, job: JobInfo, collecting: Collecting): Promise<Collected> {
  const { part } = submission
  const joining = collecting.join(part)
  const downloads = await downloadAll(part, job, joining, collecting)
  try {
    const limited = downloads.find(({ error }) => isForLater(error))
    if (limited !== undefined) {
      // The job is final, and tomorrow its results can be read.
      const all = await settleAll(submission, 'pending', collecting)
      return { ...all, stop: explainError(`The results of job ${job.id} cannot be read`, limited.error) }
    }
    const warnings = downloads.map(({ warning }) => warning).filter((warning) => warning !== undefined)
    if (warnings.length > 0 && collecting.dying.aborted && finalMeaning(job.state) === 'complete') {
      // The step had no time for them: the next run reads them.
      const all = await settleAll(submission, 'pending', collecting)
      return { ...all, warnings: [...warnings, ...all.warnings] }
    }
    const unprocessed = downloads[2]?.rows.count ?? 0
    const didNothing =
      isStructuralFailure(job) || (collecting.isOld === true && warnings.length === 0 && neverBegan(job))
    const isNothing = countRows(downloads) === 0 && didNothing
    if (unprocessed === part.records || isNothing) {
      const all = await settleAll(submission, 'unprocessed', collecting)
      return { ...all, warnings: [...warnings, ...all.warnings] }
    }
    const joined = await wholly(collecting, () => joinAndWrite(submission, downloads, joining, collecting))
    return { ...joined, warnings }
  } finally {
    await Promise.all(downloads.map(removeDownload))
  }
}

async function joinAndWrite(
  submission: Submission,
  downloads: readonly Download[],
  joining: Joining,
  collecting: Collecting,
): Promise<Omit<Collected, 'warnings'>> {
  const { operation, skipsSuccessful } = collecting
  const [successful = 0, failed = 0, unprocessed = 0] = downloads.map(({ rows }) => rows.count)
  const { records } = submission.part
  const unaccounted = Math.max(0, records - successful - failed - unprocessed)
  const rows = new RowTable(downloads)
  const matches = await joining.finish(rows)
  const isDeletion = operation === 'delete' || operation === 'hardDelete'
  const mayBeDeleted = (before: HeldBack | undefined) =>
    isDeletion && (collecting.isResumed || before?.was === 'unaccounted')
  const gone = skipsSuccessful && operation === 'insert' ? await collecting.findGone(idsOf(rows, successful)) : NONE
  const written = await writeOutcomes(
    submission,
    { rows, matches, unaccounted, skipsSuccessful, gone, mayBeDeleted },
    collecting,
  )
  const { heldBack, deletedBefore } = written
  const notIn = { failed: failed - deletedBefore, unprocessed, unaccounted }
  const created = downloads[0]?.rows.created ?? 0
  const job = {
    ...NO_COUNTS,
    read: records,
    ...succeeded(operation, successful + deletedBefore, created),
    ...notIn,
  }
  const held = countHeldBack(heldBack)
  const settled = {
    ...NO_COUNTS,
    ...(skipsSuccessful
      ? { skipped: successful - written.gone + deletedBefore }
      : succeeded(operation, successful + deletedBefore, created)),
    failed: notIn.failed - held.failed,
    unprocessed: unprocessed + written.gone - held.unprocessed,
    unaccounted: unaccounted - held.unaccounted,
  }
  const unmatched = countUnmatched(matches)
  giveBack(matches.recordOf, matches.rowOf)
  return { job, settled, heldBack, unmatched }
}

const NONE: ReadonlySet<string> = new Set()

/** Of the successful rows, which come first in the table. */
function idsOf(rows: RowTable, successful: number): readonly string[] {
  return Array.from({ length: successful }, (_, row) => rows.idOf(row))
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

/** A job that was aborted before it was at work: it may have been Open still. */
function neverBegan({ state, numberRecordsProcessed, numberRecordsFailed }: JobInfo): boolean {
  return finalMeaning(state) === 'aborted' && numberRecordsProcessed === 0 && numberRecordsFailed === 0
}

/** Whether the results can be read later, by a session that may. */
function isForLater(error: unknown): boolean {
  if (error instanceof LoadError) return true
  return error instanceof SalesforceError && (error.status === 401 || isDailyLimit(error))
}
