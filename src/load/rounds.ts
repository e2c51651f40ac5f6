import { addCounts, type Counts } from '../counts.ts'
import { LoadError } from '../errors.ts'
import { mostJobRecords } from '../inputs/load-spec.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { SubmissionEnd, TakeHow } from '../results/outcomes.ts'
import { mayRetryRow } from '../results/retry-records.ts'
import type { HeldBack } from '../send/held-back.ts'
import type { Submission } from '../send/submission.ts'
import { jittered } from '../try-again.ts'
import { type FirstParts, findOvertaken } from './overtaken.ts'
import { orderByParent } from './parent-order.ts'
import { retryShape } from './retry-plan.ts'
import { sendParts } from './send-parts.ts'
import type { Sending } from './sending.ts'

/** What is to be sent. */
export interface ToSend {
  /** Sent as a job of its own first; nothing else goes before its results were judged. */
  readonly canary?: Submission | undefined
  readonly first: readonly Submission[]
  /** Records of earlier jobs that were not loaded. */
  readonly again: readonly HeldBack[]
}

/** All records of a load, as the order in which they may be written needs them. */
export interface AllRecords extends FirstParts {
  /** Records that were refused for good, by their place. */
  readonly staysOut: Set<number>
  /** The column that names the parent, of these columns. */
  readonly parentOf: (columns: readonly string[]) => string | undefined
}

/** What sending again came to. */
export interface Retries {
  readonly rounds: number
  /** Records that were sent again. */
  readonly records: number
  /** How many of them were loaded. */
  readonly saved: number
}

/**
 * Sends parts, and again what was not loaded for a reason that passes, until nothing is left, no round is, or something
 * stops the load. A record's last outcome counts. Waves go one after the other, each with its own rounds: records of one
 * key are in different ones, so that the org has them in their order.
 */
export class Rounds {
  /** Submissions in the order of their rounds, and that of their parts. */
  readonly ends: SubmissionEnd[] = []
  readonly #all: AllRecords
  readonly #sending: Sending

  constructor(all: AllRecords, sending: Sending) {
    this.#all = all
    this.#sending = sending
  }

  /** What became of all records that were to be sent; `read` is 0. */
  get counts(): Counts {
    return addCounts(this.ends.map(({ taken }) => taken.settled))
  }

  get retries(): Retries {
    return countRetries(this.ends)
  }

  async send({ canary, first, again }: ToSend): Promise<void> {
    const { brake, watch } = this.#sending
    const unsent = new Map(first.map(({ firstOrder, part }) => [firstOrder, part.wave ?? 1]))
    const sendAgain = this.#cut(await this.#withoutOvertaken(again, { unsent, wave: 1, later: [] }), 1)
    const waves = byWave(numbered([...(canary === undefined ? [] : [canary]), ...first, ...sendAgain]))
    for (const [index, wave] of waves.entries()) {
      watch.onRound(1, wave)
      const [one, ...others] = wave
      const number = one?.part.wave ?? 1
      const isCanary = canary !== undefined && index === 0
      const heldBack = isCanary && one !== undefined ? await this.#sendCanary(one) : []
      const more = await this.#sendParts(isCanary ? others : wave)
      const later = again.filter(({ form }) => (form.wave ?? 1) > number)
      await this.#retry(heldBack.concat(more), { unsent, wave: number, later })
      const open = this.ends.find(({ taken }) => taken.settled.pending > 0)
      if (open !== undefined && !this.#isHalted && index < waves.length - 1) brake.stop(mayStillChange(open))
    }
    this.#stopForFailedJob()
  }

  get #isHalted(): boolean {
    return this.#sending.brake.halted.aborted
  }

  async #sendCanary(canary: Submission): Promise<readonly HeldBack[]> {
    const heldBack = await this.#sendParts([canary])
    const end = this.ends.find(({ sent }) => sent.submission === canary)
    const reason = end && !this.#isHalted ? this.#sending.judge.canary(end.taken) : undefined
    if (reason !== undefined) this.#sending.brake.stop(reason)
    return heldBack
  }

  async #retry(heldBack: readonly HeldBack[], turn: Turn): Promise<void> {
    const { spec, brake, watch, step } = this.#sending
    const { retries, concurrency } = spec.pace
    const isSerial = concurrency.mode === 'serial'
    let waiting = heldBack
    for (let round = 2; round <= retries + 1 && waiting.length > 0 && !this.#isHalted; round++) {
      waiting = await this.#withoutOvertaken(waiting, turn)
      if (waiting.length === 0) break
      const shape = retryShape(round, isSerial ? 1 : concurrency.jobs)
      const ordered = isSerial ? [...waiting].sort(byOrder) : await orderByParent(waiting, this.#all.parentOf)
      const submissions = this.#cut(ordered, round, shape.jobRecords)
      watch.onRound(round, submissions)
      await step.clock.sleep(jittered(shape.pauseMs, 0.25, step.clock.random), brake.halted).catch(() => {})
      if (this.#isHalted) break
      waiting = await this.#sendParts(
        submissions,
        isSerial ? concurrency : { mode: 'parallel', jobs: shape.jobsAtOnce },
      )
    }
    await this.#leaveAsTheyWere(waiting)
  }

  async #sendParts(
    submissions: readonly Submission[],
    concurrency = this.#sending.spec.pace.concurrency,
  ): Promise<readonly HeldBack[]> {
    const ends = await sendParts(submissions, concurrency, this.#sending, (submission) => this.#howOf(submission))
    this.ends.push(...ends)
    return ends.flatMap(({ taken }) => taken.heldBack)
  }

  #howOf({ round: ofSubmission }: Submission): TakeHow {
    const { operation, pace } = this.#sending.spec
    return {
      skipsSuccessful: false,
      goesAgain: (was, error, round) => {
        if (ofSubmission > pace.retries || this.#isHalted) return false
        return was === 'failed' ? mayRetryRow(error, round) : was === 'unprocessed' || operation !== 'insert'
      },
      // Where records have no key, none is overtaken, and nobody asks.
      onStaysOut: (order) => {
        if (this.#all.keyColumn !== undefined) this.#all.staysOut.add(order)
      },
    }
  }

  /** Leaves out the records that a later one of the same key has overtaken, and settles them as they were. What is to be sent with
   *  a later wave has overtaken nothing yet. */
  async #withoutOvertaken(records: readonly HeldBack[], { unsent, wave, later }: Turn): Promise<readonly HeldBack[]> {
    if (records.length === 0) return records
    const parts = this.#all.parts.filter(({ firstOrder }) => (unsent.get(firstOrder) ?? 0) <= wave)
    const overtaken = await findOvertaken([...records, ...later], { ...this.#all, parts })
    await this.#leaveAsTheyWere(records.filter((record) => overtaken.has(record)))
    return records.filter((record) => !overtaken.has(record))
  }

  async #leaveAsTheyWere(records: readonly HeldBack[]): Promise<void> {
    for (const submission of this.#cut(records, 1)) {
      const sent = { kind: 'not-sent', submission } as const
      const taken = await this.#sending.outcomes.take(sent, this.#howOf(submission))
      for (const warning of taken.warnings) this.#sending.step.say.warn(warning)
      this.ends.push({ sent, taken })
    }
  }

  #cut(records: readonly HeldBack[], round: number, most = Number.POSITIVE_INFINITY): readonly Submission[] {
    const { pace } = this.#sending.spec
    const maxRecords = Math.min(most, mostJobRecords(pace))
    return partsOfRecords(records, { maxRecords, maxBytes: pace.maxJobBytes }).map(
      ({ part, records: own }): Submission => ({ part, round, firstOrder: 0, again: own }),
    )
  }

  /** A job that failed for a reason that passes stops nothing while its records go again. */
  #stopForFailedJob(): void {
    const reason = this.ends.map(({ sent }) => (sent.kind === 'done' ? sent.transient : undefined)).findLast(Boolean)
    if (reason !== undefined && !this.#isHalted && this.counts.unprocessed > 0) this.#sending.brake.stop(reason)
  }
}

/** The wave that is sent, and what is not sent yet. */
interface Turn {
  readonly wave: number
  /** The wave of each part that is sent in this go, by the place of its first record. */
  readonly unsent: ReadonlyMap<number, number>
  /** Records that are sent again with later waves. */
  readonly later: readonly HeldBack[]
}

/** Puts submissions of one wave together, wave after wave. */
function byWave(submissions: readonly Submission[]): readonly (readonly Submission[])[] {
  const waves = Map.groupBy(submissions, ({ part }) => part.wave ?? 1)
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave)
}

/** Why later records of a key may not be sent. */
function mayStillChange({ sent }: SubmissionEnd): LoadError {
  const job = sent.kind === 'not-sent' ? '' : sent.job.id
  return new LoadError(
    'job-failed',
    `Job ${job} may still change records in the org, so later records with the same keys were not sent. ` +
      'Run the workflow again when it has ended.',
  )
}

/** Numbers parts in the order in which they are sent. */
function numbered(submissions: readonly Submission[]): readonly Submission[] {
  return submissions.map((submission, index) => ({ ...submission, part: { ...submission.part, number: index + 1 } }))
}

function byOrder(a: HeldBack, b: HeldBack): number {
  return a.order - b.order
}

function countRetries(ends: readonly SubmissionEnd[]): Retries {
  const retried = ends.filter(({ sent }) => sent.submission.round > 1 && sent.kind !== 'not-sent')
  const counts = addCounts(retried.map(({ taken }) => taken.job))
  const second = retried.filter(({ sent }) => sent.submission.round === 2)
  return {
    rounds: new Set(retried.map(({ sent }) => sent.submission.round)).size,
    records: second.reduce((sum, { sent }) => sum + sent.submission.part.records, 0),
    saved: counts.created + counts.updated + counts.deleted,
  }
}
