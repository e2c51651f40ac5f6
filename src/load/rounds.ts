import { addCounts, type Counts } from '../counts.ts'
import { LoadError } from '../errors.ts'
import type { Carried } from '../jobs/lifecycle.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { Collected, SubmissionEnd } from '../results/collect.ts'
import type { Submission } from '../results/write-outcomes.ts'
import type { HeldBack } from '../send/held-back.ts'
import { type Brake, isTransientFailure, jobFailed, type LoadParts, loadParts } from './load-parts.ts'
import { type FirstParts, findOvertaken } from './overtaken.ts'
import { orderByParent } from './parent-order.ts'
import { retryShape } from './retry-plan.ts'

/** What is to be sent. */
export interface ToSend {
  /** Sent as a job of its own first; nothing else goes before its results were judged. */
  readonly canary: Submission | undefined
  readonly first: readonly Submission[]
  /** Records of earlier jobs that did not get in. */
  readonly again: readonly HeldBack[]
  /** All records of the files, and those of them that were refused for good already. */
  readonly all: FirstParts & { readonly staysOut: Set<number> }
  /** Why nothing may be sent after all; it is reported as what it is then. */
  readonly refusal?: LoadError | undefined
}

export interface LoadRounds extends Omit<LoadParts, 'collect'> {
  /** Most rounds of retry. */
  readonly retries: number
  readonly maxJobBytes: number
  readonly maxJobRecords: number
  /** The column that names the parent, of these columns. */
  readonly parentOf: (columns: readonly string[]) => string | undefined
  /** Aborted: nothing further may be closed, for want of time. */
  readonly nearEnd: AbortSignal
  /** Gathers what became of a submission's records; never rejects. */
  readonly collect: (submission: Submission, carried: Carried, state: CollectState) => Promise<Collected>
  /** Told before each round, and before the pause that comes first. */
  readonly onRound: (round: number, submissions: readonly Submission[]) => void
  /** Whether the load may go on after its canary. */
  readonly judgeCanary: (end: SubmissionEnd) => LoadError | undefined
}

export interface CollectState {
  /** Whether there is another round to come. */
  readonly mayGoAgain: () => boolean
  readonly onStaysOut: (order: number) => void
}

export interface RoundsLoaded {
  /** Of all rounds, in their order and that of their parts. */
  readonly ends: readonly SubmissionEnd[]
  /** What became of all records that were to be sent; `read` is 0. */
  readonly counts: Counts
  /** What stopped the load before its end; empty when nothing did. */
  readonly stopped: readonly LoadError[]
  readonly retries: Retries
}

/** What sending again came to. */
export interface Retries {
  readonly rounds: number
  /** Records that were sent again. */
  readonly records: number
  /** Those of them that got in. */
  readonly saved: number
}

/** Sends parts, and again what did not get in for a reason that passes, until nothing is left, no round is, or something
 *  stops the load. A record's last outcome counts. Waves go one after the other, each with its own rounds: records of one
 *  key are in different ones, so that the org has them in their order. */
export async function loadRounds(
  { canary, first, again, all, refusal }: ToSend,
  load: LoadRounds,
): Promise<RoundsLoaded> {
  const brake = createBrake(load)
  if (refusal !== undefined) brake.stop(refusal)
  const isHalted = () => brake.halted.aborted
  const ends: SubmissionEnd[] = []
  const collect = (submission: Submission, carried: Carried) =>
    load.collect(submission, carried, {
      mayGoAgain: () => submission.round <= load.retries && !isHalted(),
      // Where records have no key, none is overtaken, and nobody asks.
      onStaysOut: (order) => {
        if (all.keyColumn !== undefined) all.staysOut.add(order)
      },
    })
  const send = async (
    submissions: readonly Submission[],
    concurrency = load.concurrency,
  ): Promise<readonly HeldBack[]> => {
    const sent = await loadParts(submissions, { ...load, concurrency, collect }, brake)
    ends.push(...sent)
    return sent.flatMap(({ results }) => results.heldBack)
  }
  const cut = (records: readonly HeldBack[], round: number, maxRecords: number) =>
    partsOfRecords(records, { maxRecords, maxBytes: load.maxJobBytes }).map(
      ({ part, records: own }): Submission => ({ part, round, firstOrder: 0, again: own }),
    )
  const giveUp = async (records: readonly HeldBack[]) => {
    for (const submission of cut(records, 1, load.maxJobRecords)) {
      const carried: Carried = { kind: 'not-sent', part: submission.part }
      ends.push({ submission, carried, results: await collect(submission, carried) })
    }
  }
  const unsent = new Map(first.map(({ firstOrder, part }) => [firstOrder, part.wave ?? 1]))
  /** What is to be sent with a later wave has overtaken nothing yet. */
  const withoutOvertaken = async (records: readonly HeldBack[], wave: number, later: readonly HeldBack[]) => {
    const sent = all.parts.filter(({ firstOrder }) => (unsent.get(firstOrder) ?? 0) <= wave)
    const overtaken = await findOvertaken(records.length === 0 ? [] : [...records, ...later], { ...all, parts: sent })
    await giveUp(records.filter((record) => overtaken.has(record)))
    return records.filter((record) => !overtaken.has(record))
  }

  const sendAgain = cut(await withoutOvertaken(again, 1, []), 1, load.maxJobRecords)
  const firsts = numbered([...(canary === undefined ? [] : [canary]), ...first, ...sendAgain])
  const waves = byWave(firsts)
  const sendCanary = async (submission: Submission): Promise<readonly HeldBack[]> => {
    const heldBack = await send([submission])
    const end = ends.find((one) => one.submission === submission)
    const reason = end && !isHalted() ? load.judgeCanary(end) : undefined
    if (reason !== undefined) brake.stop(reason)
    return heldBack
  }
  const sendRounds = async (heldBack: readonly HeldBack[], wave: number): Promise<void> => {
    let waiting = heldBack
    const later = again.filter(({ form }) => (form.wave ?? 1) > wave)
    for (let round = 2; round <= load.retries + 1 && waiting.length > 0 && !isHalted(); round++) {
      waiting = await withoutOvertaken(waiting, wave, later)
      if (waiting.length === 0) break
      const isSerial = load.concurrency.mode === 'serial'
      const shape = retryShape(round, load.concurrency.mode === 'serial' ? 1 : load.concurrency.jobs)
      const ordered = isSerial ? [...waiting].sort(byOrder) : await orderByParent(waiting, load.parentOf)
      const submissions = cut(ordered, round, Math.min(shape.jobRecords, load.maxJobRecords))
      load.onRound(round, submissions)
      await load.clock.sleep(shape.pauseMs * (0.75 + load.clock.random() / 2), brake.halted).catch(() => {})
      if (isHalted()) break
      waiting = await send(submissions, isSerial ? load.concurrency : { mode: 'parallel', jobs: shape.jobsAtOnce })
    }
    await giveUp(waiting)
  }

  for (const [index, wave] of waves.entries()) {
    load.onRound(1, wave)
    const isFirst = canary !== undefined && index === 0
    const [first, ...others] = wave
    const heldBack = isFirst && first !== undefined ? await sendCanary(first) : []
    await sendRounds(heldBack.concat(await send(isFirst ? others : wave)), first?.part.wave ?? 1)
    const open = ends.find(({ results }) => results.settled.pending > 0)
    if (open !== undefined && !isHalted() && index < waves.length - 1) brake.stop(mayStillChange(open))
  }

  const counts = addCounts(ends.map(({ results }) => results.settled))
  const failedJob = ends.map(({ carried }) => carried).findLast(isTransientFailure)
  if (failedJob?.kind === 'final' && !isHalted() && counts.unprocessed > 0)
    brake.stop(jobFailed(failedJob, failedJob.job.errorMessage ?? ''))
  return { ends, counts, stopped: brake.stopped, retries: countRetries(ends) }
}

function createBrake({ cancelled, nearEnd }: LoadRounds): Brake & { readonly stopped: readonly LoadError[] } {
  const halt = new AbortController()
  const stopped: LoadError[] = []
  return {
    halted: AbortSignal.any([halt.signal, cancelled, nearEnd]),
    stop: (reason) => {
      stopped.push(reason)
      halt.abort()
    },
    stopped,
  }
}

/** Those of one wave together, wave after wave. */
function byWave(submissions: readonly Submission[]): readonly (readonly Submission[])[] {
  const waves = new Map<number, Submission[]>()
  for (const submission of submissions) {
    const { wave = 1 } = submission.part
    const others = waves.get(wave)
    if (others === undefined) waves.set(wave, [submission])
    else others.push(submission)
  }
  return [...waves].sort(([a], [b]) => a - b).map(([, wave]) => wave)
}

/** Why later records of a key may not be sent. */
function mayStillChange({ carried }: SubmissionEnd): LoadError {
  const job = carried.kind === 'final' ? carried.job.id : carried.kind === 'not-sent' ? '' : carried.id
  return new LoadError(
    'job-failed',
    `Job ${job} may still change records in the org, so later records with the same keys were not sent. ` +
      'Run the workflow again when it has ended.',
  )
}

/** Parts in the order in which they are sent. */
function numbered(submissions: readonly Submission[]): readonly Submission[] {
  return submissions.map((submission, index) => ({ ...submission, part: { ...submission.part, number: index + 1 } }))
}

function byOrder(a: HeldBack, b: HeldBack): number {
  return a.order - b.order
}

function countRetries(ends: readonly SubmissionEnd[]): Retries {
  const retried = ends.filter(({ submission, carried }) => submission.round > 1 && carried.kind !== 'not-sent')
  const counts = addCounts(retried.map(({ results }) => results.job))
  const second = retried.filter(({ submission }) => submission.round === 2)
  return {
    rounds: new Set(retried.map(({ submission }) => submission.round)).size,
    records: second.reduce((sum, { submission }) => sum + submission.part.records, 0),
    saved: counts.created + counts.updated + counts.deleted,
  }
}
