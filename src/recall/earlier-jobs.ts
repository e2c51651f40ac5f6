import type { JobInfo } from '../bulk/job.ts'
import type { LoadError } from '../errors.ts'
import { mostJobRecords } from '../inputs/load-spec.ts'
import type { Past } from '../ledger/decide.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { createLimit } from '../limit.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { SubmissionEnd, Taken } from '../results/outcomes.ts'
import { mayRetryRow } from '../results/retry-records.ts'
import { settle } from '../results/settle.ts'
import type { HeldBack } from '../send/held-back.ts'
import type { Sent } from '../send/sender.ts'
import type { Submission } from '../send/submission.ts'
import { abortUnclosed, awaitEnd, awaitSent, mayStillLoad } from './end-earlier-job.ts'
import type { JobVerdict } from './judge-jobs.ts'
import type { Recalling } from './recalling.ts'
import { foreignJob, foreignRows, goneJob, mismatch, stillRuns, type UnclearJob, unaccountedOf } from './refusals.ts'

/** A job whose records are looked for in all files, since no part of them is what it was made of. */
export interface SoughtJob {
  readonly entry: LedgerJob
  readonly info: JobInfo
}

/** What became of parts that were waited for, and what of them is to be sent again. */
export interface Later {
  readonly ends: readonly SubmissionEnd[]
  readonly again: readonly HeldBack[]
}

/** Parts whose results are read and written at once. */
const COLLECTS_AT_ONCE = 2

/** Acts on the jobs of earlier steps: aborts what was never closed, waits for what still runs, takes the results of what is over,
 *  and keeps what follows from it for the records of the files. */
export class EarlierJobs {
  /** Jobs whose results were taken, and parts of which nobody knows. */
  readonly ends: SubmissionEnd[] = []
  /** Records that were not loaded. */
  readonly again: HeldBack[] = []
  readonly staysOut = new Set<number>()
  /** Parts of which a job has told, or is about to. */
  readonly taken = new Set<Submission>()
  /** Parts whose job changed nothing: what it had left may have been loaded by a job that sent it again. */
  readonly left = new Set<Submission>()
  readonly sought: SoughtJob[] = []
  readonly unclear: UnclearJob[] = []
  /** Records that are sent again although they may have been loaded: the operation can be repeated. */
  sentAgain = 0
  /** Why nothing may be sent after all. */
  refusal: LoadError | undefined

  readonly #course: Past['course']
  readonly #verdicts: readonly JobVerdict[]
  readonly #recalling: Recalling
  readonly #later: { readonly entry: LedgerJob; readonly submission: Submission; readonly info: JobInfo }[] = []
  readonly #collects = createLimit(COLLECTS_AT_ONCE)

  constructor(verdicts: readonly JobVerdict[], course: Past['course'], recalling: Recalling) {
    this.#verdicts = verdicts
    this.#course = course
    this.#recalling = recalling
  }

  /** Whether the old results of a load that had passed are taken, and nothing is sent. */
  get isOldOutcome(): boolean {
    return this.#course === 'take the old results'
  }

  get #isInsert(): boolean {
    return this.#recalling.spec.operation === 'insert'
  }

  /** Acts on each job. Throws LoadError where nothing may be sent. */
  async act(): Promise<void> {
    for (const { entry, course, standing } of this.#verdicts) {
      if (course !== 'stop') continue
      // What was left of a part, or a single record: the files need not have changed.
      if (standing === 'gone' && (!entry.whole || entry.body === '')) this.unclear.push(entry)
      else throw mismatch(standing === 'gone' ? goneJob(entry) : foreignJob(entry), this.#recalling.step)
    }
    const acted = await Promise.allSettled(this.#verdicts.map((verdict) => this.#actOn(verdict)))
    for (const one of acted) if (one.status === 'rejected') throw one.reason
  }

  /** Takes the results of jobs that were aborted so shortly before that records may still be created by them: waits until that
   *  is over. Undefined where there is no such job. */
  get later(): (() => Promise<Later>) | undefined {
    return this.#later.length === 0 ? undefined : () => this.#takeLater()
  }

  /** Takes what became of a submission, as an earlier job says. */
  async take(sent: Sent): Promise<Taken> {
    const { operation } = this.#recalling.spec
    const how = {
      skipsSuccessful: this.#course === 'send what is missing',
      repeatsPending: !this.#isInsert,
      goesAgain: (was: HeldBack['was'], error: string) =>
        this.#isSent({ was, error }) || (this.#mayBeIn && was !== 'unaccounted'),
      onStaysOut: (order: number) => this.staysOut.add(order),
      mustMatch: true,
    }
    const taken = await this.#collects(() => this.#recalling.outcomes.take(sent, how))
    for (const warning of taken.warnings) this.#recalling.step.say.warn(warning)
    if (taken.isForeign === true) {
      const id = sent.kind === 'done' ? sent.job.id : ''
      if (operation === 'insert') throw mismatch(foreignRows(id), this.#recalling.step)
      return taken
    }
    for (const record of taken.heldBack) this.again.push(record)
    this.refusal ??= taken.stop
    this.taken.add(sent.submission)
    this.ends.push({ sent, taken })
    return taken
  }

  /** Takes a submission of which a job leaves it open what became of it. */
  async takeUnknown({ id }: { readonly id: string }, submission: Submission): Promise<void> {
    const now = this.#recalling.step.clock.now()
    const job = { id, state: 'Unknown' } as const
    await this.take({ kind: 'unknown', submission, job, times: { startedAt: now, endedAt: now } })
  }

  /** Writes down as they were the records that are not sent again; returns the others. */
  async settleRest(records: readonly HeldBack[]): Promise<readonly HeldBack[]> {
    const { maxJobBytes } = this.#recalling.spec.pace
    const size = { maxRecords: mostJobRecords(this.#recalling.spec.pace), maxBytes: maxJobBytes }
    const stay = records.filter((record) => !this.#isSent(record))
    for (const { order } of stay) this.staysOut.add(order)
    for (const { part, records: again } of partsOfRecords(stay, size)) {
      const submission = { part, round: Number.MAX_SAFE_INTEGER, firstOrder: 0, again }
      await this.take({ kind: 'not-sent', submission })
    }
    return records.filter((record) => this.#isSent(record))
  }

  #isSent({ was, error }: Pick<HeldBack, 'was' | 'error'>): boolean {
    if (this.isOldOutcome) return false
    if (was === 'unaccounted') return !this.#isInsert
    return was === 'unprocessed' || this.#course === 'send what is missing' || mayRetryRow(error, 1)
  }

  /** Whether a later job may have loaded what another one did not: of an attempt that completed the load, or of a round of
   *  retry. */
  get #mayBeIn(): boolean {
    return (this.#isInsert || this.isOldOutcome) && this.#verdicts.some(({ submission }) => submission === undefined)
  }

  async #actOn({ entry, info, submission, course, standing }: JobVerdict): Promise<void> {
    const { book } = this.#recalling.ledger
    switch (course) {
      case 'abort': {
        const closed = await abortUnclosed(entry, this.#recalling)
        if (closed !== undefined) await this.#takeJob(entry, submission, closed)
        return
      }
      case 'unaccounted':
        if (submission !== undefined) await this.takeUnknown(entry, submission)
        this.#recalling.step.say.warn(`${goneJob(entry)} ${unaccountedOf(entry)}`)
        return
      case 'send again':
        if (standing !== 'final') this.sentAgain += entry.records
        book.withdraw(entry.id)
        return
      case 'await':
      case 'take its results':
      case 'look for its records':
        if (info !== undefined) await this.#takeJob(entry, submission, info)
        return
      case 'forget':
        if (submission !== undefined) this.left.add(submission)
        book.withdraw(entry.id)
    }
  }

  async #takeJob(entry: LedgerJob, submission: Submission | undefined, info: JobInfo): Promise<void> {
    const { book } = this.#recalling.ledger
    if (submission === undefined) return await this.#seekJob(entry, info)
    if (await mayStillLoad(info, entry, this.#recalling)) {
      this.taken.add(submission)
      this.#later.push({ entry, submission, info })
      return
    }
    const sent = await awaitSent(submission, info, this.#recalling)
    const taken = await this.take(sent)
    if (taken.isForeign === true) book.withdraw(entry.id)
    else settle(sent, taken, book)
  }

  /** A job that was made of no part of the files as they are now. */
  async #seekJob(entry: LedgerJob, info: JobInfo): Promise<void> {
    const { jobs, ledger, step } = this.#recalling
    const end = await awaitEnd({ number: 0, records: entry.records, bytes: 0 }, info, this.#recalling)
    if (this.#isInsert || this.isOldOutcome) {
      if (end.kind !== 'final' || jobs.settling.settlesIn(end.job) > 0) throw stillRuns(entry, end, step)
      this.sought.push({ entry, info: end.job })
    } else if (end.kind === 'final') ledger.book.withdraw(entry.id)
  }

  async #takeLater(): Promise<Later> {
    const [endsBefore, againBefore] = [this.ends.length, this.again.length]
    for (const { submission, info } of this.#later) {
      const sent = await awaitSent(submission, info, this.#recalling)
      settle(sent, await this.take(sent), this.#recalling.ledger.book)
    }
    const again = await this.settleRest(this.again.slice(againBefore))
    return { ends: this.ends.slice(endsBefore), again }
  }
}
