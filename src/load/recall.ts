import type { BulkClient } from '../bulk/client.ts'
import { explainError } from '../bulk/explain.ts'
import type { IngestOperation, JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { mergeParts, partsOfRecords, withRecords } from '../csv/chosen-records.ts'
import type { Part } from '../csv/part.ts'
import { LoadError, messageOf } from '../errors.ts'
import { type Course, jobStanding } from '../ledger/decide.ts'
import type { LedgerJob, SettledJob } from '../ledger/ledger.ts'
import { count } from '../report/words.ts'
import type { Collected } from '../results/collect.ts'
import { addCounts, type Counts, NO_COUNTS } from '../results/counts.ts'
import type { HeldBack, NotIn } from '../results/held-back.ts'
import type { Submission } from '../results/write-outcomes.ts'
import type { JobLooks } from './job-looks.ts'
import { type Carried, type Ending, type JobEvent, seeThrough } from './lifecycle.ts'
import type { SubmissionEnd } from './load-parts.ts'
import type { LookedFor, LookForRecords } from './look-for-records.ts'
import { readOldJobs } from './old-jobs.ts'

/** How records of an earlier job are told: what it did counts as done now, or as skipped. */
export interface RecallCollect {
  readonly skipsSuccessful: boolean
  /** The job had ended before this step began. */
  readonly isOld: boolean
  readonly goesAgain: (was: NotIn, error: string) => boolean
}

export interface Recalling extends Ending {
  readonly client: BulkClient
  readonly looks: JobLooks
  readonly clock: Clock
  readonly operation: IngestOperation
  readonly object: string
  readonly userId: string | undefined
  /** Parts of which results are read and written at once. */
  readonly collects: <T>(task: () => Promise<T>) => Promise<T>
  /** Of one job. */
  readonly maxJobRecords: number
  readonly maxJobBytes: number
  /** Whether a failed record may get in when it is sent once more as it is. */
  readonly mayPass: (error: string) => boolean
  readonly collect: (
    submission: Submission,
    carried: Carried,
    how: RecallCollect & { readonly onStaysOut: (order: number) => void },
  ) => Promise<Collected>
  readonly lookForRecords: LookForRecords
  readonly onEvent: (event: JobEvent) => void
  readonly settle: (id: string, settled: SettledJob) => void
  /** The job never had an effect, or never will have one on these files. */
  readonly forget: (id: string) => void
  readonly log: (line: string) => void
  readonly warn: (line: string) => void
}

/** What an earlier step's jobs leave to do. */
export interface Recalled {
  /** Jobs whose results were taken, and parts of which nobody knows. */
  readonly ends: readonly SubmissionEnd[]
  /** What is known of records that are not sent; `read` is 0. */
  readonly counts: Counts
  readonly first: readonly Submission[]
  readonly again: readonly HeldBack[]
  readonly staysOut: Set<number>
  /** Records that are sent again although they may have been in: the operation can be repeated. */
  readonly sentAgain: number
  /** Why nothing may be sent after all. */
  readonly refusal?: LoadError | undefined
}

/**
 * Finds out what the jobs of an earlier step did to the records of the files as they are now, so that nothing is sent that
 * is in already. The ledger only says where to look: the org is asked for each job. Throws LoadError `ledger-mismatch`
 * when records went in that the files no longer have, or that cannot be told apart: then nothing may be sent.
 */
export async function recall(
  submissions: readonly Submission[],
  jobs: readonly LedgerJob[],
  course: Course,
  recalling: Recalling,
): Promise<Recalled> {
  const { operation } = recalling
  const isInsert = operation === 'insert'
  const old = await readOldJobs(submissions, jobs, recalling)
  const ends: SubmissionEnd[] = []
  const again: HeldBack[] = []
  const staysOut = new Set<number>()
  const taken = new Set<Submission>()
  const toLookFor: { entry: LedgerJob; info: JobInfo }[] = []
  let sentAgain = 0
  let refusal: LoadError | undefined
  const collect = async (submission: Submission, carried: Carried, isOld = false) => {
    const goesAgain = (was: NotIn, error: string) => {
      if (was === 'unaccounted') return !isInsert
      return was === 'unprocessed' || course === 'send what is not in' || recalling.mayPass(error)
    }
    const how = {
      skipsSuccessful: course === 'send what is not in',
      isOld,
      goesAgain,
      onStaysOut: (order: number) => staysOut.add(order),
    }
    const results = await recalling.collects(() => recalling.collect(submission, carried, how))
    for (const record of results.heldBack) again.push(record)
    refusal ??= results.stop
    taken.add(submission)
    ends.push({ submission, carried, results })
    return results
  }

  const unclear: { readonly id: string; readonly records: number }[] = []
  for (const { entry, course: jobCourse, standing } of old) {
    if (jobCourse !== 'stop') continue
    // What was left of a part, or a single record: the files need not have changed.
    if (standing === 'gone' && (!entry.whole || entry.body === '')) unclear.push(entry)
    else throw mismatch(standing === 'gone' ? goneJob(entry) : foreignJob(entry))
  }
  const seen = await Promise.allSettled(
    old.map(async ({ entry, info, submission, course: jobCourse, standing }) => {
      switch (jobCourse) {
        case 'abort':
          await abortUnclosed(entry, recalling)
          return
        case 'unaccounted':
          if (submission !== undefined) await collect(submission, lost(entry, submission.part, recalling))
          recalling.warn(`${goneJob(entry)} Its ${count(entry.records, 'record')} are unaccounted and not sent again.`)
          return
        case 'send again':
          if (standing !== 'final') sentAgain += entry.records
          recalling.forget(entry.id)
          return
        case 'await':
        case 'take its results':
        case 'look for its records': {
          if (info === undefined) return
          const carried = await awaited(submission?.part ?? placeholder(entry), info, recalling)
          if (submission !== undefined) {
            const results = await collect(submission, carried, jobStanding(info.state) === 'final')
            settle(entry.id, carried, results, recalling.settle)
          } else if (isInsert) {
            if (carried.kind !== 'final') throw stillRuns(entry, carried, recalling)
            toLookFor.push({ entry, info: carried.job })
          } else if (carried.kind === 'final') recalling.forget(entry.id)
          return
        }
        case 'forget':
          recalling.forget(entry.id)
      }
    }),
  )
  for (const one of seen) if (one.status === 'rejected') throw one.reason

  const fresh = submissions.filter((submission) => !taken.has(submission))
  sentAgain += again.filter(({ was }) => was === 'unaccounted').length
  if (toLookFor.length === 0 && unclear.length === 0)
    return { ends, counts: settled(ends), first: fresh, again, staysOut, sentAgain, refusal }

  const found = await recalling.lookForRecords(toLookFor, fresh, again)
  unclear.push(...found.unclear)
  // A part whose job was made of other content has changed since; of a single record that is not known.
  const hasChanged = toLookFor.some(({ entry }) => entry.whole && entry.body !== '')
  refuseUnfound(found, hasChanged ? unclear : [])
  for (const { id, settled: result } of found.jobs) recalling.settle(id, result)
  const first: Submission[] = []
  for (const submission of fresh) {
    const isIn = found.isIn.get(submission)
    const part = isIn === undefined ? submission.part : await withRecords(submission.part, (index) => isIn[index] !== 1)
    const rest = part && { ...submission, part, isRest: part !== submission.part }
    // A job of a single record that tells nothing may have been this one's.
    const [job] = unclear
    if (rest !== undefined && job !== undefined && rest.part.records === 1)
      await collect(rest, lost(job, rest.part, recalling))
    else if (rest !== undefined) first.push(rest)
  }
  let left = again.filter((record) => !found.again.has(record))
  const [job] = unclear
  if (job !== undefined) {
    // The files are as they were. Jobs that sent records again leave it open which of them are in: none of what is left
    // may go once more.
    const unknown = left
    left = []
    for (const { part, records } of partsOfRecords(unknown, UNLIMITED)) {
      const submission = { part, round: 2, firstOrder: 0, again: records }
      await collect(submission, lost(job, part, recalling))
    }
  }
  return {
    ends,
    counts: addCounts([settled(ends), { ...NO_COUNTS, skipped: found.records }]),
    first: merged(first, recalling),
    again: left,
    staysOut,
    sentAgain: sentAgain + found.gone,
    refusal,
  }
}

/** What is left of many parts goes in few jobs. */
function merged(
  first: readonly Submission[],
  { maxJobRecords: maxRecords, maxJobBytes: maxBytes }: Recalling,
): readonly Submission[] {
  const rests = first.filter(({ isRest }) => isRest === true)
  const orderOf = new Map(rests.map(({ part, firstOrder }) => [part.ranges[0], firstOrder]))
  const few = mergeParts(
    rests.map(({ part }) => part),
    { maxRecords, maxBytes },
  ).map((part): Submission => ({ part, round: 1, firstOrder: orderOf.get(part.ranges[0]) ?? 0, isRest: true }))
  const whole = first.filter(({ isRest }) => isRest !== true)
  return [...whole, ...few].sort((a, b) => a.firstOrder - b.firstOrder)
}

const UNLIMITED = { maxRecords: Number.POSITIVE_INFINITY, maxBytes: Number.POSITIVE_INFINITY, firstNumber: 1 }

function lost({ id }: { readonly id: string }, part: Part, { clock }: Recalling): Carried {
  const error = new LoadError(
    'records-unaccounted',
    `Job ${id} of an earlier step does not tell what became of its records.`,
  )
  const times = { startedAt: clock.now(), endedAt: clock.now() }
  return { kind: 'unknown', part, id, error, times }
}

/** One that cannot be aborted may have been closed meanwhile by whoever made it. */
async function abortUnclosed({ id }: LedgerJob, { client, log, warn, forget }: Recalling): Promise<void> {
  try {
    await client.abort(id)
    log(`job ${id} of an earlier step was never closed: aborted`)
  } catch (error) {
    const state = await client.info(id).then(
      (info) => info.state,
      () => undefined,
    )
    if (state !== 'Open')
      throw new LoadError(
        'ledger-failed',
        `Job ${id} of an earlier step was about to be closed, and is ${state ?? 'of unknown state'} now: another run may be at work on this load. ` +
          'Nothing was sent. Run the workflow again when no other run of it is under way.',
        { cause: error },
      )
    warn(`Job ${id} of an earlier step is Open and could not be aborted: ${messageOf(error)}`)
  }
  forget(id)
}

function settled(ends: readonly SubmissionEnd[]): Counts {
  return addCounts(ends.map(({ results }) => results.settled))
}

/** Notes what a job did, once that is known of all its records. */
export function settle(
  id: string,
  carried: Carried,
  { job }: Collected,
  note: (id: string, settled: SettledJob) => void,
): void {
  if (carried.kind === 'final' && job.pending === 0) note(id, settledOf(job))
}

/** What a job did, for the ledger. */
function settledOf({ created, updated, deleted, unaccounted }: Counts): SettledJob {
  return { in: created + updated + deleted, unaccounted }
}

async function awaited(part: Part, info: JobInfo, recalling: Recalling): Promise<Carried> {
  const now = recalling.clock.now()
  if (jobStanding(info.state) === 'final')
    return { kind: 'final', part, job: info, times: { startedAt: now, endedAt: now } }
  recalling.onEvent({ type: 'awaited', part, id: info.id })
  recalling.log(`job ${info.id} of an earlier step still runs (${info.state}): waiting for it`)
  return await seeThrough(part, info.id, now, recalling)
}

/** Stands for a part that the files no longer have. */
function placeholder({ records }: LedgerJob): Part {
  return {
    number: 0,
    header: Buffer.alloc(0),
    columns: [],
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
    ranges: [],
    records,
    bytes: 0,
  }
}

function stillRuns({ id }: LedgerJob, carried: Carried, { cancelled }: Recalling): LoadError {
  if (carried.kind === 'running' && carried.error !== undefined)
    return explainError(`Job ${id} of an earlier step cannot be looked at`, carried.error)
  return new LoadError(
    cancelled.aborted ? 'cancelled' : 'time-limit',
    `Job ${id} of an earlier step still runs, and nothing is sent before it has ended. Run the workflow again later.`,
  )
}

const GIVE_UP =
  'Nothing was sent. To give the old load up and send everything, set `ledger-key` to another text; what went in then goes in again.'

function mismatch(why: string): LoadError {
  return new LoadError('ledger-mismatch', `${why} ${GIVE_UP}`)
}

function goneJob({ id }: LedgerJob): string {
  return `Job ${id} of an earlier step is no longer in the org (jobs are kept for 7 days): it cannot be told which of its records are in.`
}

function foreignJob({ id }: LedgerJob): string {
  return `Job ${id} in the org is not what the ledger of the earlier step says of it (user, object, operation, time or number of records).`
}

function refuseUnfound(
  { unfound }: LookedFor,
  unclear: readonly { readonly id: string; readonly records: number }[],
): void {
  const [changed] = unclear
  const [first] = unfound
  if (first !== undefined) {
    const ids = unfound.slice(0, 5).map(({ recordId }) => recordId)
    throw mismatch(
      `${count(unfound.length, 'record')} that went in with an earlier step (job ${first.jobId}; ${ids.join(', ')}${unfound.length > ids.length ? ' …' : ''}) ` +
        'cannot be found in the files any more, or not without doubt: they were changed or removed. Sending the rest might load records twice. ' +
        'Restore those records in the files, or delete them in the org.',
    )
  }
  if (changed !== undefined) {
    throw mismatch(
      `The org does not say what became of ${count(changed.records, 'record')} of job ${changed.id} of an earlier step, and the files have changed since.`,
    )
  }
}
