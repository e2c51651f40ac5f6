import type { BulkClient } from '../bulk/client.ts'
import type { IngestOperation, JobInfo } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import { addCounts, type Counts, NO_COUNTS } from '../counts.ts'
import { LoadError, messageOf } from '../errors.ts'
import { awaitSettled } from '../jobs/await-settled.ts'
import type { JobLooks } from '../jobs/job-looks.ts'
import { type Carried, type Ending, type JobEvent, seeThrough } from '../jobs/lifecycle.ts'
import type { Settling } from '../jobs/settling.ts'
import { closeAnswer } from '../jobs/was-closed.ts'
import { jobStanding, jobsOf, type Past } from '../ledger/decide.ts'
import type { LedgerJob, LedgerRun, SettledJob } from '../ledger/ledger.ts'
import { nameOf } from '../ledger/open-ledger.ts'
import { explainError } from '../org/explain.ts'
import { mergeParts, partsOfRecords, withRecords } from '../parts/chosen-records.ts'
import type { Part } from '../parts/part.ts'
import type { Collected, SubmissionEnd } from '../results/collect.ts'
import type { Submission } from '../results/write-outcomes.ts'
import type { HeldBack, NotIn } from '../send/held-back.ts'
import { count } from '../text/words.ts'
import { idKey } from '../values/ids.ts'
import type { LoadedRow, LookedFor, LookForRecords } from './find-loaded-records.ts'
import { type OldJob, readOldJobs } from './jobs-of-ledger.ts'

/** How records of an earlier job are counted: what it did counts as done now, or as skipped. */
export interface RecallCollect {
  readonly skipsSuccessful: boolean
  /** Records that may still go in are sent once more at once: the operation may be repeated. */
  readonly repeatsPending: boolean
  readonly goesAgain: (was: NotIn, error: string) => boolean
}

export interface Recalling extends Ending {
  readonly client: BulkClient
  readonly looks: JobLooks
  readonly settling: Settling
  readonly clock: Clock
  readonly operation: IngestOperation
  readonly object: string
  readonly userId: string | undefined
  /** Above 1 the step is bound to an old workflow file, so that no input can be changed. */
  readonly attempt: number
  /** Whether records may only be written in the order of the files. */
  readonly isOrdered: boolean
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
  /** Rows of a job that tell of records which were loaded or failed; none where the org refuses them. Throws LoadError where
   *  they cannot be read. */
  readonly countRows: (id: string) => Promise<number>
  readonly tellsOf: (job: JobInfo, submission: Submission) => Promise<boolean>
  readonly lookForRecords: LookForRecords
  /** Lists records of a part that are not sent, because they were loaded before. */
  readonly writeSkipped: (part: Part, isSkipped: (index: number) => boolean) => Promise<void>
  /** Writes records of a part down as loaded, each with what its row says, in their order. */
  readonly writeLoaded: (part: Part, rows: readonly LoadedRow[]) => Promise<Counts>
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
  /** Records that are sent again although they may have been loaded: the operation can be repeated. */
  readonly sentAgain: number
  /** Whether the old results of a load that had passed were taken, all of them. */
  readonly isOldOutcome: boolean
  /** Why nothing may be sent after all. */
  readonly refusal?: LoadError | undefined
  /** Takes the results of jobs that were aborted so shortly before that records may still be created by them: waits until
   *  that is over. To be called when everything else is sent. */
  readonly later?: () => Promise<Later>
}

/** What became of parts that were waited for, and what of them is to be sent again. */
export interface Later {
  readonly ends: readonly SubmissionEnd[]
  readonly again: readonly HeldBack[]
}

export function nothingRecalled(submissions: readonly Submission[]): Recalled {
  const nothing = { ends: [], counts: NO_COUNTS, again: [], staysOut: new Set<number>(), sentAgain: 0 }
  return { ...nothing, first: submissions, isOldOutcome: false }
}

/**
 * Finds out what earlier runs did to the records of the files as they are now, so that nothing is sent that was loaded
 * already. The ledger only says where to look: the org is asked for each job. Throws LoadError `ledger-mismatch` where
 * records were loaded that the files no longer have, or that cannot be told apart; and where a newer run has loaded since,
 * and something would still be sent that could put older values over newer ones.
 */
export async function recall(submissions: readonly Submission[], past: Past, recalling: Recalling): Promise<Recalled> {
  const recalled = await recallJobs(submissions, past, recalling)
  const { newer } = past
  const isToSend = recalled.first.some(({ part }) => part.records > 0) || recalled.again.length > 0
  if (newer.length > 0 && isToSend && recalling.operation !== 'insert') throw newerValues(newer, recalling)
  return recalled
}

async function recallJobs(submissions: readonly Submission[], past: Past, recalling: Recalling): Promise<Recalled> {
  const isInsert = recalling.operation === 'insert'
  const { jobs, newer } = past
  const all = isInsert ? jobsOf([{ jobs: [...jobs] }, ...newer]) : jobs
  if (past.course !== 'take the old results') {
    if (all.length === 0) return nothingRecalled(submissions)
    const course = newer.length > 0 && isInsert ? 'send what is not in' : past.course
    return await recallEach(submissions, await readOldJobs(submissions, all, recalling), { ...past, course }, recalling)
  }
  const own = await readOldJobs(submissions, jobs, recalling)
  if (confirmsAll(submissions, own)) return await recallEach(submissions, own, past, recalling)
  recalling.log('the files or the org no longer show what this load had done in the earlier attempt')
  if (!isInsert) {
    for (const { entry } of own) recalling.forget(entry.id)
    return nothingRecalled(submissions)
  }
  const old = newer.length === 0 ? own : await readOldJobs(submissions, all, recalling)
  return await recallEach(submissions, old, { ...past, course: 'send what is not in' }, recalling)
}

/** Whether the files still make what the jobs were made of, all of it, and the org has each job as the ledger says. A look at
 *  a job may be older than its end. */
function confirmsAll(submissions: readonly Submission[], old: readonly OldJob[]): boolean {
  const made = new Set(old.map(({ submission }) => submission))
  const isThere = ({ standing }: OldJob) => standing === 'final' || standing === 'running'
  return submissions.every((submission) => made.has(submission)) && old.every(isThere)
}

async function recallEach(
  submissions: readonly Submission[],
  jobs: readonly OldJob[],
  { course, newer, jobs: ownJobs }: Pick<Past, 'course' | 'newer' | 'jobs'>,
  recalling: Recalling,
): Promise<Recalled> {
  const { operation } = recalling
  const own = new Set(ownJobs.map(({ id }) => idKey(id)))
  const isInsert = operation === 'insert'
  const isOldOutcome = course === 'take the old results'
  const old = isOldOutcome ? jobs.map(lookedFor) : inOrder(submissions, jobs, recalling)
  const ends: SubmissionEnd[] = []
  const again: HeldBack[] = []
  const staysOut = new Set<number>()
  const taken = new Set<Submission>()
  const toLookFor: { entry: LedgerJob; info: JobInfo }[] = []
  let sentAgain = 0
  let refusal: LoadError | undefined
  const isSent = ({ was, error }: Pick<HeldBack, 'was' | 'error'>) => {
    if (isOldOutcome) return false
    if (was === 'unaccounted') return !isInsert
    return was === 'unprocessed' || course === 'send what is not in' || recalling.mayPass(error)
  }
  // A later job may have loaded what this one did not: of an attempt that completed the load, or of a round of retry.
  const mayBeIn = (isInsert || isOldOutcome) && old.some(({ submission }) => submission === undefined)
  const collect = async (submission: Submission, carried: Carried) => {
    const how = {
      skipsSuccessful: course === 'send what is not in',
      repeatsPending: !isInsert,
      goesAgain: (was: NotIn, error: string) => isSent({ was, error }) || (mayBeIn && was !== 'unaccounted'),
      onStaysOut: (order: number) => staysOut.add(order),
    }
    const results = await recalling.collects(() => recalling.collect(submission, carried, how))
    if (results.isForeign === true) {
      if (isInsert) throw mismatch(foreignRows(carried), recalling)
      return results
    }
    for (const record of results.heldBack) again.push(record)
    refusal ??= results.stop
    taken.add(submission)
    ends.push({ submission, carried, results })
    return results
  }

  const later: { readonly entry: LedgerJob; readonly submission: Submission; readonly info: JobInfo }[] = []
  const take = async (entry: LedgerJob, submission: Submission | undefined, info: JobInfo) => {
    if (submission !== undefined && (await isForLater(info, entry, recalling))) {
      taken.add(submission)
      later.push({ entry, submission, info })
      return
    }
    const carried = await awaited(submission?.part ?? placeholder(entry), info, recalling)
    if (submission !== undefined) {
      const results = await collect(submission, carried)
      if (results.isForeign === true) recalling.forget(entry.id)
      else settle(entry.id, carried, results, recalling.settle)
    } else if (isInsert || isOldOutcome) {
      if (carried.kind !== 'final' || recalling.settling.settlesIn(carried.job) > 0)
        throw stillRuns(entry, carried, recalling)
      toLookFor.push({ entry, info: carried.job })
    } else if (carried.kind === 'final') recalling.forget(entry.id)
  }
  /** What could not be known before the other parts were sent. */
  const takeLater = async (): Promise<Later> => {
    const [endsBefore, againBefore] = [ends.length, again.length]
    for (const { entry, submission, info } of later) {
      const carried = await awaited(submission.part, info, recalling)
      const results = await collect(submission, carried)
      settle(entry.id, carried, results, recalling.settle)
    }
    const left = await settleRest(again.slice(againBefore))
    return { ends: ends.slice(endsBefore), again: left }
  }
  /** Returns what is sent again; the others stay as they were. */
  const settleRest = async (records: readonly HeldBack[]): Promise<readonly HeldBack[]> => {
    const stay = records.filter((record) => !isSent(record))
    for (const { order } of stay) staysOut.add(order)
    await settleAsTheyWere(stay, collect, recalling)
    return records.filter(isSent)
  }

  const left = new Set<Submission>()
  const unclear: { readonly id: string; readonly records: number }[] = []
  for (const { entry, course: jobCourse, standing } of old) {
    if (jobCourse !== 'stop') continue
    // What was left of a part, or a single record: the files need not have changed.
    if (standing === 'gone' && (!entry.whole || entry.body === '')) unclear.push(entry)
    else throw mismatch(standing === 'gone' ? goneJob(entry) : foreignJob(entry), recalling)
  }
  const seen = await Promise.allSettled(
    old.map(async ({ entry, info, submission, course: jobCourse, standing }) => {
      switch (jobCourse) {
        case 'abort': {
          const closed = await abortUnclosed(entry, recalling)
          if (closed !== undefined) await take(entry, submission, closed)
          return
        }
        case 'unaccounted':
          if (submission !== undefined) await collect(submission, lost(entry, submission.part, recalling))
          recalling.warn(`${goneJob(entry)} ${unaccountedOf(entry)}`)
          return
        case 'send again':
          if (standing !== 'final') sentAgain += entry.records
          recalling.forget(entry.id)
          return
        case 'await':
        case 'take its results':
        case 'look for its records': {
          if (info !== undefined) await take(entry, submission, info)
          return
        }
        case 'forget':
          // What it had left may have been loaded by a job that sent it again.
          if (submission !== undefined) left.add(submission)
          recalling.forget(entry.id)
      }
    }),
  )
  for (const one of seen) if (one.status === 'rejected') throw one.reason

  const fresh = submissions.filter((submission) => !taken.has(submission))
  sentAgain += again.filter(({ was }) => was === 'unaccounted').length
  if (toLookFor.length === 0 && unclear.length === 0) {
    const left = await settleRest([...again])
    const known = { ends: [...ends], counts: settled(ends), first: fresh, again: left }
    return { ...known, staysOut, sentAgain, isOldOutcome, refusal, ...(later.length === 0 ? {} : { later: takeLater }) }
  }

  const found = await recalling.lookForRecords(toLookFor, fresh, again)
  unclear.push(...found.unclear)
  // A part whose job was made of other content has changed since; of a single record that is not known.
  const hasChanged = toLookFor.some(({ entry }) => entry.whole && entry.body !== '')
  refuseUnfound(found, hasChanged ? unclear : [], { newer, own, recalling })
  for (const { id, settled: result } of found.jobs) recalling.settle(id, result)
  const first: Submission[] = []
  for (const submission of fresh) {
    const isIn = found.isIn.get(submission)
    if (isIn !== undefined) await recalling.writeSkipped(submission.part, (index) => isIn[index] === 1)
    const part = isIn === undefined ? submission.part : await withRecords(submission.part, (index) => isIn[index] !== 1)
    const rest = part && { ...submission, part, isRest: part !== submission.part }
    // A job that tells nothing may have been this one's: of a single record, or of what the job of this part had left.
    const [job] = unclear
    if (rest !== undefined && job !== undefined && (rest.part.records === 1 || left.has(submission)))
      await collect(rest, lost(job, rest.part, recalling))
    else if (rest !== undefined) first.push(rest)
  }
  let waiting: readonly HeldBack[] = again.filter((record) => !found.again.has(record))
  const [job] = unclear
  if (job !== undefined) {
    // The files are as they were. Jobs that sent records again leave it open which of them were loaded: none of what is left
    // may go once more.
    const unknown = waiting
    waiting = []
    for (const { part, records } of partsOfRecords(unknown)) {
      const submission = { part, round: 2, firstOrder: 0, again: records }
      await collect(submission, lost(job, part, recalling))
    }
  }
  waiting = await settleRest(waiting)
  let others: Counts = { ...NO_COUNTS, skipped: found.records }
  if (isOldOutcome) others = await takeLoaded(found, recalling)
  else {
    for (const { part } of partsOfRecords([...found.again.keys()])) await recalling.writeSkipped(part, () => true)
  }
  return {
    ends: [...ends],
    counts: addCounts([settled(ends), others]),
    first: merged(first, recalling),
    again: waiting,
    staysOut,
    sentAgain: sentAgain + found.gone,
    isOldOutcome,
    refusal,
    ...(later.length === 0 ? {} : { later: takeLater }),
  }
}

/** Whether records of an insert may still be created by a job that was aborted a short time ago: its part waits, and the
 *  others do not. */
async function isForLater(info: JobInfo, { records }: LedgerJob, recalling: Recalling): Promise<boolean> {
  const { operation, settling } = recalling
  if (operation !== 'insert' || settling.settlesIn(info) === 0) return false
  return (await recalling.countRows(info.id)) !== records
}

/** Writes down what was said of records last, as that of records which are not sent again. */
async function settleAsTheyWere(
  records: readonly HeldBack[],
  collect: (submission: Submission, carried: Carried) => Promise<unknown>,
  { maxJobRecords: maxRecords, maxJobBytes: maxBytes }: Recalling,
): Promise<void> {
  for (const { part, records: again } of partsOfRecords(records, { maxRecords, maxBytes }))
    await collect({ part, round: Number.MAX_SAFE_INTEGER, firstOrder: 0, again }, { kind: 'not-sent', part })
}

/** Writes down records that a later round of the earlier attempt has loaded. */
async function takeLoaded({ again, records }: LookedFor, recalling: Recalling): Promise<Counts> {
  const parts = partsOfRecords([...again.keys()])
  const counts: Counts[] = [{ ...NO_COUNTS, skipped: records - again.size }]
  for (const { part, records: held } of parts) {
    const rows = held.flatMap((record) => again.get(record) ?? [])
    counts.push(await recalling.writeLoaded(part, rows))
  }
  return addCounts(counts)
}

/** Rounds of retry have sent again what the job of a part had left, whatever the operation. */
function lookedFor(job: OldJob): OldJob {
  return job.submission === undefined && job.course === 'send again' ? { ...job, course: 'look for its records' } : job
}

/** Where records are written in their order, all behind the first part that has changed, or was never sent, is sent again:
 *  an older value must not come after a newer one. */
function inOrder(
  submissions: readonly Submission[],
  jobs: readonly OldJob[],
  { isOrdered, operation }: Recalling,
): readonly OldJob[] {
  if (!isOrdered || operation === 'insert') return jobs
  const made = new Set(jobs.map(({ submission }) => submission))
  const firstChanged = submissions.findIndex((submission) => !made.has(submission))
  const behind = new Set(firstChanged === -1 ? [] : submissions.slice(firstChanged))
  return jobs.map((job) => {
    const isBehind = job.submission !== undefined && behind.has(job.submission)
    return isBehind && job.standing === 'final' ? { ...job, submission: undefined, course: 'send again' } : job
  })
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

function lost({ id }: { readonly id: string }, part: Part, { clock }: Recalling): Carried {
  const error = new LoadError(
    'records-unaccounted',
    `Job ${id} of an earlier step does not tell what became of its records.`,
  )
  const times = { startedAt: clock.now(), endedAt: clock.now() }
  return { kind: 'unknown', part, id, error, times }
}

/** Aborts a job that the org says was never closed. Returns the job where it was closed all the same: what the org said may
 *  have been older than the close. */
async function abortUnclosed({ id }: LedgerJob, recalling: Recalling): Promise<JobInfo | undefined> {
  const { client, operation, log, warn, forget, countRows } = recalling
  try {
    await client.abort(id)
  } catch (error) {
    const now = await client.info(id).catch((cause: unknown) => {
      throw explainError(`Job ${id} of an earlier step`, cause)
    })
    // A job that is over cannot be aborted, whatever a look says: that may be older than the close.
    if (now.state !== 'Open' || operation === 'insert' || closeAnswer(error) === 'not open any more') return now
    warn(`Job ${id} of an earlier step is Open and could not be aborted: ${messageOf(error)}`)
    forget(id)
    return undefined
  }
  if ((await countRows(id)) > 0) return await client.info(id)
  log(`job ${id} of an earlier step was never closed: aborted`)
  forget(id)
  return undefined
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
  if (jobStanding(info.state) === 'final') {
    const job = await awaitSettled(info, recalling)
    return { kind: 'final', part, job, times: { startedAt: now, endedAt: recalling.clock.now() } }
  }
  recalling.onEvent({ type: 'awaited', part, id: info.id })
  recalling.log(
    info.state === 'Open'
      ? `job ${info.id} of an earlier step may have been closed: waiting for what the org says of it`
      : `job ${info.id} of an earlier step still runs (${info.state}): waiting for it`,
  )
  const carried = await seeThrough(part, info.id, now, recalling)
  return carried.kind === 'final' ? { ...carried, job: await awaitSettled(carried.job, recalling) } : carried
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
    `Job ${id} of an earlier step still runs, or was aborted a short time ago, and nothing is sent before it has come to its end. Run the workflow again later.`,
  )
}

function mismatch(why: string, { attempt }: Pick<Recalling, 'attempt'>): LoadError {
  const cure =
    attempt > 1
      ? 'If these are other data, start a new run of the workflow.'
      : 'To abandon the earlier load and send everything, set `ledger-key` to a new value: records already loaded will then ' +
        'be loaded twice. For files that are new in each run, set `ledger-key: ${{ github.run_id }}`.'
  return new LoadError('ledger-mismatch', `${why} Nothing was sent. ${cure}`)
}

/** Where the workflow was run again after it had loaded something newer. */
interface Meeting {
  readonly newer: readonly LedgerRun[]
  /** Jobs of the run itself, or of those that it continued. */
  readonly own: ReadonlySet<string>
  readonly recalling: Recalling
}

function newerValues(newer: readonly LedgerRun[], { operation }: Recalling): LoadError {
  const [newest] = newer.slice(-1)
  return new LoadError(
    'ledger-mismatch',
    `This run is older than ${newest === undefined ? 'another' : nameOf(newest)}, which has loaded since: its ${operation} could put older values over newer ones. ` +
      'Nothing was sent. Start a new run of the workflow instead of running this one again.',
  )
}

/** What a newer run has loaded is not in the files of an older one: it has completed the load, or has loaded other data. */
function loadedByNewer(newest: LedgerRun, hasCompleted: boolean): LoadError {
  const why = hasCompleted
    ? `A newer run (${nameOf(newest)}) has completed this load, with files that have changed since. Nothing was sent, and nothing is left to do here.`
    : `A newer run (${nameOf(newest)}) has loaded other data than the files of this one hold. Nothing was sent. To load these files, start a new run of the workflow.`
  return new LoadError('ledger-mismatch', why)
}

function foreignRows(carried: Carried): string {
  const id = carried.kind === 'final' ? carried.job.id : ''
  return `Result rows of job ${id} of an earlier step do not match the records that the ledger says it was made of.`
}

function goneJob({ id }: LedgerJob): string {
  return `Job ${id} of an earlier step is no longer in the org (jobs are kept for 7 days), so it is not known which of its records were loaded.`
}

function unaccountedOf({ records }: LedgerJob): string {
  return records === 1
    ? 'Its record is unaccounted for and not sent again.'
    : `Its ${count(records, 'record')} are unaccounted for and not sent again.`
}

function foreignJob({ id }: LedgerJob): string {
  return `Job ${id} in the org is not what the ledger of the earlier step says (user, object, operation, time or number of records).`
}

function refuseUnfound(
  { unfound, foundJobs }: LookedFor,
  unclear: readonly { readonly id: string; readonly records: number }[],
  { newer, own, recalling }: Meeting,
): void {
  const [changed] = unclear
  const [first] = unfound
  if (first !== undefined) {
    const newest = newer.at(-1)
    if (newest !== undefined && unfound.every(({ jobId }) => !own.has(idKey(jobId)))) {
      const continued = newer.some(({ jobs }) => jobs.some(({ id }) => own.has(idKey(id))))
      throw loadedByNewer(newest, continued || foundJobs.size > 0)
    }
    const ids = unfound.slice(0, 5).map(({ recordId }) => recordId)
    throw mismatch(
      `${count(unfound.length, 'record')} loaded by an earlier step (job ${first.jobId}; ${ids.join(', ')}${unfound.length > ids.length ? ' …' : ''}) ` +
        'can no longer be matched to the files with certainty: the files were changed, or hold another record that the org may ' +
        'print in the same way. Sending the rest could load records twice. Restore those records in the files, or delete them in the org.',
      recalling,
    )
  }
  if (changed !== undefined) {
    throw mismatch(
      `The org does not say what became of ${count(changed.records, 'record')} of job ${changed.id} of an earlier step, and the files have changed since.`,
      recalling,
    )
  }
}
