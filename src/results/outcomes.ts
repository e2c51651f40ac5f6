import { type IngestOperation, isDeletion, OPERATIONS } from '../bulk/job.ts'
import { addCounts, type Counts, NO_COUNTS } from '../counts.ts'
import { LoadError, messageOf } from '../errors.ts'
import type { Proof } from '../job-results/evidence.ts'
import type { JobRead } from '../job-results/read-results.ts'
import type { Joiner, Joining } from '../join/join.ts'
import { countUnmatched } from '../join/matches.ts'
import { RowTable } from '../join/row-table.ts'
import { createLimit } from '../limit.ts'
import type { Part } from '../parts/part.ts'
import type { HeldBack } from '../send/held-back.ts'
import type { Sent, SentDone } from '../send/sender.ts'
import type { Submission } from '../send/submission.ts'
import { sentence } from '../text/words.ts'
import { siftRows } from './sift-rows.ts'
import type { NotKnown, OutcomeSink } from './sink.ts'
import { type Writing, writeAll, writeHeldBack, writeLoaded, writeOutcomes, writeSkipped } from './write-outcomes.ts'

/** What became of the records of a submission. */
export interface Taken {
  /** What the job did, by its rows; `read` is what it got. */
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

/** A submission at its end: what was said of it, and what became of each of its records. */
export interface SubmissionEnd {
  readonly sent: Sent
  readonly taken: Taken
}

/** How the outcomes of one submission count. */
export interface TakeHow extends Omit<Writing, 'sink'> {
  /** Records that an earlier step has loaded count as skipped. */
  readonly skipsSuccessful: boolean
  /** The job is a claim of the ledger: unless each of its rows tells of a record of the part, and says what that record says,
   *  it is not this load's. Then nothing is written, and the result is `isForeign`. */
  readonly mustMatch?: boolean
  /** What may still be loaded counts as unaccounted at once, so that `goesAgain` can send it once more: the operation may be
   *  repeated. */
  readonly repeatsPending?: boolean
}

/** What a load is, as far as its outcomes need it. */
export interface OutcomesOf {
  readonly operation: IngestOperation
  readonly join: Joiner
  readonly sink: OutcomeSink
  /** Earlier steps have sent records, and may have deleted them. */
  readonly isResumed: boolean
  /** Returns those of some ids, of records that an earlier step has made, that the org no longer has. */
  readonly findGone: (ids: readonly string[]) => Promise<ReadonlySet<string>>
  /** Lets one of all loads of a step at a time join rows to records, which takes memory; this one's own when left out. */
  readonly oneAtATime?: <T>(task: () => Promise<T>) => Promise<T>
}

/** Takes what became of the records of one load: joins the rows of the org to them, writes each down, and counts. */
export class Outcomes {
  readonly #of: OutcomesOf
  readonly #sink: OutcomeSink
  /** Parts are written one after the other: an index of one is held at a time. */
  readonly #oneAtATime: NonNullable<OutcomesOf['oneAtATime']>

  constructor(of: OutcomesOf) {
    this.#of = of
    this.#oneAtATime = of.oneAtATime ?? createLimit(1)
    this.#sink = of.sink
  }

  /** Writes down what became of each record of a submission, and counts. Never rejects: what could not be read or written is
   *  unaccounted, with a warning, so that the other jobs are seen to their end. */
  async take(sent: Sent, how: TakeHow): Promise<Taken> {
    const { submission } = sent
    switch (sent.kind) {
      case 'not-sent':
        return submission.again === undefined
          ? await this.#takeAll(submission, 'unprocessed', how)
          : await this.#takeAsBefore(submission, submission.again)
      case 'running':
        return await this.#takeAll(submission, 'pending', how)
      case 'unknown':
        return await this.#takeAll(submission, 'unaccounted', how)
      case 'done':
        return await this.#takeDone(sent, how).catch(async (error: unknown) => {
          // The job is final: a later step can read its results.
          if (error instanceof LoadError) return { ...(await this.#takeAll(submission, 'pending', how)), stop: error }
          // Sending records again would not help a disk that is full.
          const all = await this.#takeAll(submission, 'unaccounted', { ...how, goesAgain: () => false })
          const warning = `The results of job ${sent.job.id} could not be written: ${sentence(messageOf(error))} Its records count as unaccounted; the next run of the load reads them again.`
          return { ...all, warnings: [warning, ...all.warnings] }
        })
    }
  }

  /** Writes records of a part down as loaded, each with what its row says, in their order. */
  async takeLoaded(part: Part, rows: readonly { readonly id: string; readonly created: boolean }[]): Promise<Counts> {
    await this.#wholly((sink) => writeLoaded(part, rows, sink))
    const created = rows.filter((row) => row.created).length
    return { ...NO_COUNTS, ...succeeded(this.#of.operation, rows.length, created) }
  }

  /** Lists records of a part that an earlier step has loaded, and that are not sent.
   *
   *  @param idOf the Id of a record in the org, or what stands for it; undefined for one that is not skipped */
  async takeSkipped(part: Part, idOf: (index: number) => string | undefined): Promise<void> {
    await this.#wholly((sink) => writeSkipped(part, idOf, sink))
  }

  /** Closes what outcomes are written to. */
  async close(): Promise<void> {
    await this.#sink.close()
  }

  /** Gives all records of the submission the same outcome. */
  async #takeAll(submission: Submission, was: NotKnown, how: TakeHow): Promise<Taken> {
    const { records } = submission.part
    const job = { ...NO_COUNTS, read: records, [was]: records }
    try {
      const heldBack = await this.#wholly((sink) => writeAll(submission, was, { ...how, sink }))
      const settled = { ...job, read: 0, [was]: records - heldBack.length }
      return { job, settled, heldBack, unmatched: 0, warnings: [] }
    } catch (error) {
      const warning = `The ${was} records could not be copied to ${was}.csv: ${messageOf(error)}`
      return { job, settled: { ...job, read: 0 }, heldBack: [], unmatched: 0, warnings: [warning] }
    }
  }

  /** Gives records that should have gone again, and did not, the outcome that they had. */
  async #takeAsBefore(submission: Submission, again: readonly HeldBack[]): Promise<Taken> {
    const job = { ...NO_COUNTS, read: again.length, unprocessed: again.length }
    const settled = countHeldBack(again)
    try {
      await this.#wholly((sink) => writeHeldBack(submission, sink))
      return { job, settled, heldBack: [], unmatched: 0, warnings: [] }
    } catch (error) {
      const warning = `Failed records could not be written: ${messageOf(error)}`
      return { job, settled, heldBack: [], unmatched: 0, warnings: [warning] }
    }
  }

  async #takeDone(sent: SentDone, how: TakeHow): Promise<Taken> {
    const joining = this.#of.join(sent.submission.part)
    const read = await sent.read(joining)
    switch (read.kind) {
      case 'another day':
        return { ...(await this.#takeAll(sent.submission, 'pending', how)), stop: read.stop }
      case 'no time':
        return withWarnings(read.warnings, await this.#takeAll(sent.submission, 'pending', how))
      case 'read':
        try {
          return withWarnings(read.warnings, await this.#takeRead(sent, { ...read, joining }, how))
        } finally {
          await read.release()
        }
    }
  }

  async #takeRead({ submission, job }: SentDone, read: Rows, how: TakeHow): Promise<Taken> {
    const { files, proof } = read
    const telling = [
      ...(proof.successfulTell ? [files.successful] : []),
      ...(proof.failedTell ? [files.failed] : []),
      ...(proof.unprocessedTell ? [files.unprocessed] : []),
    ]
    const rows = telling.reduce((sum, file) => sum + file.rows.count, 0)
    if (rows > 0)
      return await this.#oneAtATime(() => this.#join(submission, job.id, { ...read, rows: new RowTable(telling) }, how))
    if (proof.contradiction !== undefined && how.mustMatch === true) return FOREIGN
    const all = await this.#takeAll(submission, whatIsKnown(proof.others, how), how)
    return withWarnings(contradictionOf(job.id, proof.contradiction), all)
  }

  /** Finds the record of each row, and writes down what the rows say. */
  async #join(submission: Submission, jobId: string, read: Rows & { readonly rows: RowTable }, how: TakeHow) {
    const { rows, proof, joining } = read
    const { operation } = this.#of
    using matches = await joining.finish(rows)
    const sifted = siftRows(rows, matches, operation, proof)
    const unmatched = countUnmatched(matches)
    const contradiction = sifted.contradiction ?? proof.contradiction
    if (how.mustMatch === true) {
      const isOurs = unmatched === 0 && contradiction === undefined && (await joining.confirm(rows, matches))
      if (!isOurs) return FOREIGN
    }
    const { successful, failed, unprocessed } = sifted
    const was = whatIsKnown(proof.others, how)
    const others = { count: submission.part.records - successful - failed - unprocessed, was }
    const { skipsSuccessful } = how
    const gone = skipsSuccessful && operation === 'insert' ? await this.#of.findGone(idsOf(rows)) : NONE
    const mayBeDeleted = (before: HeldBack | undefined) => this.#mayBeDeleted(before)
    const outcomes = { rows, matches, others, skipsSuccessful, gone, mayBeDeleted }
    const written = await this.#orNothing((sink) => writeOutcomes(submission, outcomes, { ...how, sink }))
    const created = proof.successfulTell ? read.files.successful.rows.created : 0
    const counted = this.#count(submission, { sifted, others, written, created }, skipsSuccessful)
    return { ...counted, heldBack: written.heldBack, unmatched, warnings: contradictionOf(jobId, contradiction) }
  }

  /** Whether a record that the org does not find was deleted by an earlier job of this load. */
  #mayBeDeleted(before: HeldBack | undefined): boolean {
    const { operation, isResumed } = this.#of
    return isDeletion(operation) && (isResumed || before?.was === 'unaccounted')
  }

  #count({ part }: Submission, found: Found, skipsSuccessful: boolean): Pick<Taken, 'job' | 'settled'> {
    const { sifted, others, written, created } = found
    const { heldBack, deletedBefore, gone } = written
    const done = succeeded(this.#of.operation, sifted.successful + deletedBefore, created)
    const notIn = addCounts([
      { ...NO_COUNTS, failed: sifted.failed - deletedBefore, unprocessed: sifted.unprocessed },
      { ...NO_COUNTS, [others.was]: others.count },
    ])
    const held = countHeldBack(heldBack)
    const settled = {
      ...notIn,
      ...(skipsSuccessful ? { skipped: sifted.successful - gone + deletedBefore } : done),
      failed: notIn.failed - held.failed,
      unprocessed: notIn.unprocessed + gone - held.unprocessed,
      unaccounted: notIn.unaccounted - held.unaccounted,
    }
    return { job: { ...notIn, ...done, read: part.records }, settled }
  }

  /** Writes with nobody else: all of it, or nothing. */
  async #wholly<T>(write: (sink: OutcomeSink) => Promise<T>): Promise<T> {
    return await this.#oneAtATime(() => this.#orNothing(write))
  }

  async #orNothing<T>(write: (sink: OutcomeSink) => Promise<T>): Promise<T> {
    try {
      const written = await write(this.#sink)
      this.#sink.keep()
      return written
    } catch (error) {
      await this.#sink.takeBack().catch(() => {})
      throw error
    }
  }
}

type Rows = Extract<JobRead, { kind: 'read' }> & { readonly joining: Joining }

interface Found {
  readonly sifted: ReturnType<typeof siftRows>
  readonly others: { readonly count: number; readonly was: NotKnown }
  readonly written: Awaited<ReturnType<typeof writeOutcomes>>
  /** Records that the rows say are new in the org. */
  readonly created: number
}

/** Counts records as what they are if they do not go again. */
export function countHeldBack(heldBack: readonly HeldBack[]): Counts {
  const counts = { ...NO_COUNTS }
  for (const { was } of heldBack) counts[was]++
  return counts
}

function withWarnings(warnings: readonly string[], taken: Taken): Taken {
  return { ...taken, warnings: [...warnings, ...taken.warnings] }
}

/** What may still be loaded may go once more, where the operation may be repeated. */
function whatIsKnown(others: Proof['others'], { repeatsPending }: TakeHow): NotKnown {
  return others === 'pending' && repeatsPending === true ? 'unaccounted' : others
}

function contradictionOf(id: string, contradiction: string | undefined): readonly string[] {
  if (contradiction === undefined) return []
  return [`The result files of job ${id} ${contradiction}: records that they leave in doubt count as unaccounted.`]
}

/** Nothing was written. */
const FOREIGN: Taken = {
  job: NO_COUNTS,
  settled: NO_COUNTS,
  heldBack: [],
  unmatched: 0,
  warnings: [],
  isForeign: true,
}

const NONE: ReadonlySet<string> = new Set()

/** Ids in the successful rows, which come first in the table. */
function idsOf({ files }: RowTable): readonly string[] {
  const [first] = files
  if (first?.rows.kind !== 'successfulResults') return []
  return Array.from({ length: first.rows.count }, (_, row) => first.rows.idOf(row))
}

/** Counts records that succeeded; of an upsert, `created` says how many are new in the org. */
function succeeded(operation: IngestOperation, count: number, created: number): Partial<Counts> {
  const [as = 'created', other] = OPERATIONS[operation].succeedsAs
  return other === undefined ? { [as]: count } : { [as]: created, [other]: count - created }
}
