import { finalMeaning, type IngestOperation, type JobInfo } from '../bulk/job.ts'
import { addCounts, type Counts, NO_COUNTS } from '../counts.ts'
import { LoadError, messageOf } from '../errors.ts'
import type { Carried } from '../jobs/lifecycle.ts'
import type { Settling } from '../jobs/settling.ts'
import type { Joiner, Joining } from '../join/join.ts'
import { countUnmatched } from '../join/matches.ts'
import { RowTable } from '../join/row-table.ts'
import { explainError } from '../org/explain.ts'
import type { Part } from '../parts/part.ts'
import type { HeldBack, NotIn } from '../send/held-back.ts'
import { sentence } from '../text/words.ts'
import { type Download, type Downloading, isForLater, removeDownload } from './download.ts'
import { type Downloads, downloadAll } from './download-all.ts'
import { type Proof, prove, type ResultsRead } from './evidence.ts'
import { siftRows } from './sift-rows.ts'
import {
  type Submission,
  type Writing,
  writeAll,
  writeHeldBack,
  writeLoaded,
  writeOutcomes,
  writeSkipped,
} from './write-outcomes.ts'

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
  /** The job has rows that tell of no record of the part: it was made of others. Nothing was written, and all counts are 0. */
  readonly isForeign?: boolean
}

/** A submission at its end: what became of it, and of each of its records. */
export interface SubmissionEnd {
  readonly submission: Submission
  readonly carried: Carried
  readonly results: Collected
}

export interface Collecting extends Downloading, Writing {
  readonly operation: IngestOperation
  readonly join: Joiner
  /** Records that an earlier step has loaded count as skipped. */
  readonly skipsSuccessful: boolean
  /** Tells whether something of an aborted job may still go in. */
  readonly settling: Settling
  /** The job is a claim of the ledger: unless each of its rows tells of a record of the part, and says what that record says,
   *  it is not this load's. Then nothing is written, and the result is `isForeign`. */
  readonly mustMatch?: boolean
  /** What may still go in counts as unaccounted at once, so that `goesAgain` can send it once more: the operation may be
   *  repeated. */
  readonly repeatsPending?: boolean
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
        // The job is final: a later step can read its results.
        if (error instanceof LoadError) return { ...(await settleAll(submission, 'pending', collecting)), stop: error }
        // Sending records again would not mend a disk that is full.
        const settled = await settleAll(submission, 'unaccounted', { ...collecting, goesAgain: () => false })
        const warning = `The results of job ${carried.job.id} could not be written: ${sentence(messageOf(error))} Its records count as unaccounted; the next run of the load reads them again.`
        return { ...settled, warnings: [warning, ...settled.warnings] }
      })
  }
}

/** Writes records of a part to the result files as loaded, each with what its row says, in their order. */
export async function collectLoaded(
  part: Part,
  rows: readonly { readonly id: string; readonly created: boolean }[],
  collecting: Pick<Collecting, 'operation' | 'files' | 'oneAtATime'>,
): Promise<Counts> {
  await wholly(collecting, () => writeLoaded(part, rows, collecting))
  const created = rows.filter((row) => row.created).length
  return { ...NO_COUNTS, ...succeeded(collecting.operation, rows.length, created) }
}

/** Lists records of a part that an earlier step has loaded, and that are not sent. */
export async function collectSkipped(
  part: Part,
  isSkipped: (index: number) => boolean,
  collecting: Pick<Collecting, 'files' | 'oneAtATime'>,
): Promise<void> {
  await wholly(collecting, () => writeSkipped(part, isSkipped, collecting))
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
async function wholly<T>(
  { oneAtATime, files }: Pick<Collecting, 'oneAtATime' | 'files'>,
  write: () => Promise<T>,
): Promise<T> {
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

async function collectJob(submission: Submission, carried: JobInfo, collecting: Collecting): Promise<Collected> {
  const { part } = submission
  const { job, isSettled } = await asItIsNow(carried, collecting)
  const joining = collecting.join(part)
  const downloads = await downloadAll(part, job, { ...collecting, joining, isSettled })
  const all = [downloads.successful, downloads.failed, downloads.unprocessed]
  try {
    const limited = all.find(({ error }) => isForLater(error))
    if (limited !== undefined) {
      // The job is final, and tomorrow its results can be read.
      const pending = await settleAll(submission, 'pending', collecting)
      return { ...pending, stop: explainError(`The results of job ${job.id} cannot be read`, limited.error) }
    }
    const warnings = all.map(({ warning }) => warning).filter((warning) => warning !== undefined)
    const withWarnings = (collected: Collected) => ({ ...collected, warnings: [...warnings, ...collected.warnings] })
    // The step had no time for them: the next run reads them.
    if (warnings.length > 0 && collecting.dying.aborted)
      return withWarnings(await settleAll(submission, 'pending', collecting))
    const proof = prove({ job, records: part.records, isSettled, ...readings(downloads) })
    return withWarnings(await takeProof(submission, { job, downloads, proof, joining }, collecting))
  } finally {
    await Promise.all(all.map(removeDownload))
  }
}

/** Of a job that was aborted, what answers the abort has no counts, and what was looked at before may have changed since. */
async function asItIsNow(
  job: JobInfo,
  { client, settling, dying }: Collecting,
): Promise<{ readonly job: JobInfo; readonly isSettled: boolean }> {
  if (settling.settlesIn(job) > 0) return { job, isSettled: false }
  if (finalMeaning(job.state) !== 'aborted') return { job, isSettled: true }
  const now = await client.info(job.id, dying).catch((error: unknown) => {
    if (error instanceof LoadError) throw error
    return undefined
  })
  return now === undefined ? { job, isSettled: false } : { job: now, isSettled: settling.settlesIn(now) === 0 }
}

function readings({ successful, failed, unprocessed }: Downloads): ResultsRead {
  return { successful: successful.read, failed: failed.read, unprocessed: unprocessed.read }
}

interface Proven {
  readonly job: JobInfo
  readonly downloads: Downloads
  readonly proof: Proof
  readonly joining: Joining
}

async function takeProof(submission: Submission, proven: Proven, collecting: Collecting): Promise<Collected> {
  const { job, downloads, proof } = proven
  const { others } = proof
  const telling = [
    ...(proof.successfulTell ? [downloads.successful] : []),
    ...(proof.failedTell ? [downloads.failed] : []),
    ...(proof.unprocessedTell ? [downloads.unprocessed] : []),
  ]
  const rows = telling.reduce((sum, file) => sum + file.rows.count, 0)
  if (rows > 0) return await wholly(collecting, () => joinAndWrite(submission, proven, telling, collecting))
  if (proof.contradiction !== undefined && collecting.mustMatch === true) return FOREIGN
  const all = await settleAll(submission, canGoAgain(others, collecting), collecting)
  return { ...all, warnings: [...contradictionOf(job.id, proof.contradiction), ...all.warnings] }
}

/** What may still go in may go once more, where the operation may be repeated. */
function canGoAgain(others: Proof['others'], { repeatsPending }: Collecting): NotIn | 'pending' {
  return others === 'pending' && repeatsPending === true ? 'unaccounted' : others
}

function contradictionOf(id: string, contradiction: string | undefined): readonly string[] {
  if (contradiction === undefined) return []
  return [`The result files of job ${id} ${contradiction}: records that they leave in doubt count as unaccounted.`]
}

/** Nothing was written. */
const FOREIGN: Collected = {
  job: NO_COUNTS,
  settled: NO_COUNTS,
  heldBack: [],
  unmatched: 0,
  warnings: [],
  isForeign: true,
}

async function joinAndWrite(
  submission: Submission,
  { job: { id }, downloads, proof, joining }: Proven,
  telling: readonly Download[],
  collecting: Collecting,
): Promise<Collected> {
  const { operation, skipsSuccessful } = collecting
  const { records } = submission.part
  const rows = new RowTable(telling)
  using matches = await joining.finish(rows)
  const sifted = siftRows(rows, matches, operation, proof)
  const unmatched = countUnmatched(matches)
  const contradiction = sifted.contradiction ?? proof.contradiction
  if (collecting.mustMatch === true) {
    const isOurs = unmatched === 0 && contradiction === undefined && (await joining.confirm(rows, matches))
    if (!isOurs) return FOREIGN
  }
  const { successful, failed, unprocessed } = sifted
  const was = canGoAgain(proof.others, collecting)
  const others = { count: records - successful - failed - unprocessed, was }
  const isDeletion = operation === 'delete' || operation === 'hardDelete'
  const mayBeDeleted = (before: HeldBack | undefined) =>
    isDeletion && (collecting.isResumed || before?.was === 'unaccounted')
  const gone = skipsSuccessful && operation === 'insert' ? await collecting.findGone(idsOf(rows)) : NONE
  const written = await writeOutcomes(
    submission,
    { rows, matches, others, skipsSuccessful, gone, mayBeDeleted },
    collecting,
  )
  const { heldBack, deletedBefore } = written
  const created = proof.successfulTell ? downloads.successful.rows.created : 0
  const done = succeeded(operation, successful + deletedBefore, created)
  const notIn = addCounts([
    { ...NO_COUNTS, failed: failed - deletedBefore, unprocessed },
    { ...NO_COUNTS, [was]: others.count },
  ])
  const job = { ...notIn, ...done, read: records }
  const held = countHeldBack(heldBack)
  const settled = {
    ...notIn,
    ...(skipsSuccessful ? { skipped: successful - written.gone + deletedBefore } : done),
    failed: notIn.failed - held.failed,
    unprocessed: notIn.unprocessed + written.gone - held.unprocessed,
    unaccounted: notIn.unaccounted - held.unaccounted,
  }
  return { job, settled, heldBack, unmatched, warnings: contradictionOf(id, contradiction) }
}

const NONE: ReadonlySet<string> = new Set()

/** Of the successful rows, which come first in the table. */
function idsOf({ files }: RowTable): readonly string[] {
  const [first] = files
  if (first?.rows.kind !== 'successfulResults') return []
  return Array.from({ length: first.rows.count }, (_, row) => first.rows.idOf(row))
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
