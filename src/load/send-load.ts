import path from 'node:path'
import { createBulkClient } from '../bulk/client.ts'
import { addCounts, NO_COUNTS } from '../counts.ts'
import type { LoadError } from '../errors.ts'
import { messageOf } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import { createJobLooks } from '../jobs/job-looks.ts'
import type { FilledJob } from '../jobs/lifecycle.ts'
import { createSettling } from '../jobs/settling.ts'
import { createJoiner } from '../join/join.ts'
import type { LoadIdentity } from '../ledger/identity.ts'
import type { LedgerJob } from '../ledger/ledger.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import type { LedgerStore } from '../ledger/store.ts'
import { createLimit } from '../limit.ts'
import type { Organization } from '../org/organization.ts'
import type { Session } from '../org/session.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { Preflight } from '../preflight/preflight.ts'
import { createLostCreates } from '../recall/abandoned-jobs.ts'
import { createGoneFinder } from '../recall/deleted-since.ts'
import { type LookingInto, refuseDoubtfulInsert } from '../recall/doubtful-insert.ts'
import { countRows, lookForRecords, tellsOf } from '../recall/find-loaded-records.ts'
import { type JobsBefore, lookAtOtherJobs } from '../recall/jobs-before.ts'
import { type Later, type Recalled, recall, settle } from '../recall/recall.ts'
import type { SubmissionEnd } from '../results/collect.ts'
import { type Collected, type Collecting, collectLoaded, collectResults, collectSkipped } from '../results/collect.ts'
import { Failures } from '../results/failures.ts'
import { createResultFiles, type ResultFiles, SKIPPED_FILE } from '../results/result-files.ts'
import { mayRetryRow } from '../results/retry-records.ts'
import { scrubbedFiles } from '../results/scrubbed-files.ts'
import type { Submission } from '../results/write-outcomes.ts'
import type { Step } from '../step.ts'
import { afterCanary, createEarlyStop } from './brakes.ts'
import { jobRequest, keyColumnOf, maxJobRecords, uploadsAtOnce } from './job-shape.ts'
import { createTeller, type Loaded, NO_RETRIES, whyOver, withRest } from './loaded.ts'
import { refusalByLimits } from './refuse-by-limits.ts'
import { parentColumn } from './retry-plan.ts'
import { type LoadRounds, loadRounds, type RoundsLoaded, type ToSend } from './rounds.ts'
import { submissionsOf, unionOfColumns } from './submissions.ts'
import { createWatch } from './watch.ts'

export interface Loading {
  /** Also the name of the folder of its result files. */
  readonly name: string
  readonly inputs: Inputs
  readonly files: readonly SourceFile[]
  /** Records that are not sent, since a later one has the same key. */
  readonly dropped: DroppedRecords
  readonly redact: boolean
  readonly organization: Organization
  readonly session: Session
  readonly identity: LoadIdentity
  readonly store: LedgerStore
  readonly step: Step
  /** Told now and then how far the load has come: what is not known of then is unaccounted. */
  readonly onProgress: (soFar: Loaded) => void
}

/** Finds out what is in already, sends the rest, and writes the results down, telling on the way how it goes.
 *  Throws LoadError where nothing may be sent. */
export async function sendLoad(checked: Preflight, loading: Loading): Promise<Loaded> {
  const { inputs, organization, session, store, step } = loading
  const edge = { ...step.say, clock: step.clock, tempFolder: step.temp }
  const { operation, object } = inputs
  const client = createBulkClient(session, inputs.apiVersion)
  const looks = createJobLooks(client)
  const now = () => session.orgTime() ?? edge.clock.now()
  const ledger = await openLedger(store, { ...loading.identity, operation }, step.run, { ...edge, now })
  for (const warning of ledger.warnings) edge.warn(warning)
  for (const notice of ledger.notices) edge.notice(notice)
  const failures = new Failures({ redact: loading.redact, isName: checked.isName })

  const submissions = await submissionsOf(checked.parts, inputs.canary)
  const userId = await session.whoAmI()
  const before = await lookAtOtherJobs({ ...loading, client, ledger, userId, now: now() })

  const { parts, typeOf, fieldOf } = checked
  const writtenFiles = await createResultFiles(path.join(inputs.resultsPath, loading.name), {
    columns: unionOfColumns(parts),
    files: loading.files,
  })
  const resultFiles = scrubbedFiles(writtenFiles, step.scrub)
  await writeSkipped(loading.dropped, resultFiles, step)
  const keyColumn = keyColumnOf(inputs)
  const joining = { keyColumn, fieldOf }
  const gone = createGoneFinder({ ...loading, typeOf })
  const settling = createSettling(session.orgTime, edge.clock)
  const isResumed = ledger.jobs.length > 0 || ledger.newer.length > 0
  const collecting: Omit<Collecting, 'goesAgain' | 'skipsSuccessful'> = {
    ...edge,
    cancelled: step.stop.cancelled,
    dying: step.stop.dying,
    client,
    operation,
    join: createJoiner(joining),
    files: resultFiles,
    failures,
    findGone: gone.find,
    isResumed,
    settling,
    oneAtATime: createLimit(1),
  }
  const collect = async (
    submission: Submission,
    carried: SubmissionEnd['carried'],
    how: Pick<Collecting, 'goesAgain' | 'skipsSuccessful' | 'onStaysOut' | 'repeatsPending' | 'mustMatch'>,
  ): Promise<Collected> => {
    const collected = await collectResults(submission, carried, { ...collecting, ...how })
    for (const warning of collected.warnings) edge.warn(warning)
    return collected
  }
  const looking = { ...edge, cancelled: step.stop.cancelled, dying: step.stop.dying, client, settling, join: joining }
  const ending = { ...step.stop, leavesRunning: leavesRunning(loading) }
  const watch = createWatch(inputs.retries, step)

  const recalled = await recall(submissions, ledger, {
    ...edge,
    ...ending,
    halted: AbortSignal.any([ending.cancelled, ending.over]),
    client,
    looks,
    settling,
    operation,
    object,
    userId,
    attempt: step.run.attempt,
    isOrdered: inputs.concurrency.mode === 'serial' || submissions.some(({ part }) => (part.wave ?? 1) > 1),
    maxJobRecords: maxJobRecords(inputs),
    maxJobBytes: inputs.maxJobBytes,
    mayPass: (error) => mayRetryRow(error, 1),
    collects: createLimit(2),
    collect: (submission, carried, how) => collect(submission, carried, { ...how, mustMatch: true }),
    countRows: (id) => countRows(id, looking),
    tellsOf: (job, submission) => tellsOf(job, submission, looking),
    lookForRecords: (jobs, fresh, again) => lookForRecords(jobs, fresh, again, { ...looking, findGone: gone.find }),
    writeSkipped: (part, isSkipped) => collectSkipped(part, isSkipped, collecting),
    writeLoaded: (part, rows) => collectLoaded(part, rows, collecting),
    onEvent: watch.onEvent,
    settle: ledger.book.settle,
    forget: ledger.book.withdraw,
  })
  gone.tell()
  if (before.doubtful !== undefined)
    await refuseDoubtful(before.doubtful, recalled, { ...looking, cancelled: step.stop.over })
  const first = recalled.first.filter(({ part }) => part.records > 0)
  const isCanary = inputs.canary > 0 && first[0]?.firstOrder === 0 && first.length > 1
  const canary = isCanary ? first[0] : undefined
  const lostCreates = createLostCreates(now)
  const dropped = loading.dropped.count
  const read = parts.reduce((sum, part) => sum + part.records, dropped)
  const start = { ...NO_COUNTS, read, skipped: dropped }
  const tellProgress = createTeller(edge.clock, loading.onProgress, (ends) => ({
    ends: [...recalled.ends, ...ends],
    counts: withRest(addCounts([start, recalled.counts, ...ends.map(({ results }) => results.settled)])),
    stopped: [],
    retries: NO_RETRIES,
    sentAgain: recalled.sentAgain,
    failures,
    progress: watch.points(),
    rerunPaths: resultFiles.rerunPaths(),
    ledger,
  }))
  const earlyStop = createEarlyStop({ share: inputs.stopEarly })
  const all = { parts: submissions, keyColumn, keyFacts: fieldOf(keyColumn ?? ''), staysOut: recalled.staysOut }
  const sending: LoadRounds = {
    ...edge,
    ...ending,
    client,
    looks,
    request: jobRequest(inputs),
    concurrency: inputs.concurrency,
    uploadsAtOnce: uploadsAtOnce(organization),
    retries: inputs.retries,
    maxJobBytes: inputs.maxJobBytes,
    maxJobRecords: maxJobRecords(inputs),
    parentOf: (columns) => parentColumn({ columns, sortBy: inputs.sortBy, typeOf }),
    freshen: async (bytes) => {
      // The token may still do; the next call shows.
      if (bytes >= LONG_UPLOAD_BYTES) await session.freshen().catch(() => {})
    },
    announce: (filled, submission) => ledger.book.announce(entryOf(filled, submission)),
    withdraw: ledger.book.withdraw,
    onEvent: (event) => {
      lostCreates.see(event)
      watch.onEvent(event)
    },
    onRound: watch.onRound,
    collect: (submission, carried, { mayGoAgain, onStaysOut }) =>
      collect(submission, carried, {
        skipsSuccessful: false,
        onStaysOut,
        goesAgain: (was, error, round) => {
          if (!mayGoAgain()) return false
          return was === 'failed' ? mayRetryRow(error, round) : was === 'unprocessed' || operation !== 'insert'
        },
      }),
    judgeCanary: ({ results }) => judgeCanary(results, read, inputs),
    onEnd: (end) => {
      const { carried, results } = end
      tellProgress(end)
      if (carried.kind !== 'final') return undefined
      settle(carried.job.id, carried, results, ledger.book.settle)
      const { job } = results
      const finished = job.created + job.updated + job.deleted + job.failed
      const seen = { finished, failed: job.failed, transientFailed: transientFailed(results) }
      return earlyStop.see(seen, end.submission)
    },
    onWentWell: (submission) =>
      earlyStop.see({ finished: submission.part.records, failed: 0, transientFailed: 0 }, submission),
  }
  const sent = await loadRounds(
    {
      canary,
      first: canary === undefined ? first : first.slice(1),
      again: recalled.again,
      all,
      refusal: await refusalOf(recalled, read, loading),
    },
    sending,
  )
  // Parts that had to be waited for come last: nothing else waits for them.
  const late = await recalled.later?.()
  const rounds = late === undefined ? sent : await sendLate(late, { sent, all, sending })
  if (lostCreates.any()) {
    const { dying } = step.stop
    await lostCreates.seeTo({
      ...edge,
      isAlone: step.run.isAlone,
      dying,
      client,
      userId,
      inputs,
      names: ledger.book.names,
      older: before.ids,
    })
  }
  await resultFiles.close().catch((error: unknown) => {
    edge.warn(`The result files could not be closed: ${messageOf(error)}`)
  })
  const counts = addCounts([start, recalled.counts, rounds.counts])
  return {
    ends: [...recalled.ends, ...rounds.ends],
    counts,
    stopped: [...rounds.stopped, ...whyOver(step.stop, counts)],
    retries: rounds.retries,
    sentAgain: recalled.sentAgain + sentAgain(rounds),
    failures,
    progress: watch.points(),
    rerunPaths: resultFiles.rerunPaths(),
    ledger,
  }
}

/** Sends what is left of parts that had to be waited for, and adds it to what was sent before. */
async function sendLate(
  late: Later,
  { sent, all, sending }: { sent: RoundsLoaded; all: ToSend['all']; sending: LoadRounds },
): Promise<RoundsLoaded> {
  const [refusal] = sent.stopped
  const more = await loadRounds({ canary: undefined, first: [], again: late.again, all, refusal }, sending)
  const { rounds, records, saved } = more.retries
  return {
    ends: [...late.ends, ...sent.ends, ...more.ends],
    counts: addCounts([sent.counts, ...late.ends.map(({ results }) => results.settled), more.counts]),
    stopped: [...sent.stopped, ...more.stopped.filter((reason) => reason !== refusal)],
    retries: {
      rounds: Math.max(sent.retries.rounds, rounds),
      records: sent.retries.records + records,
      saved: sent.retries.saved + saved,
    },
  }
}

/** Records with the key of a later one; where they cannot be written down, they are counted all the same. */
async function writeSkipped({ places }: DroppedRecords, files: ResultFiles, step: Step): Promise<void> {
  try {
    let count = 0
    for (const place of places()) {
      files.addSkipped(place, 'an earlier record of a key')
      if (++count % SKIPPED_AT_ONCE === 0) await files.flush()
    }
    await files.flush(true)
  } catch (error) {
    await files.takeBack().catch(() => {})
    step.say.warn(`The skipped records could not be listed in ${SKIPPED_FILE}: ${messageOf(error)}`)
  }
}

const SKIPPED_AT_ONCE = 10_000

/** Why nothing may be sent after all. A canary that an earlier step sent is judged like one of this step. */
async function refusalOf(
  { ends, first, again, refusal }: Recalled,
  read: number,
  loading: Loading,
): Promise<LoadError | undefined> {
  const { inputs, step } = loading
  if (refusal !== undefined || step.stop.cancelled.aborted) return refusal
  const sent = inputs.canary > 0 ? ends.find(({ submission }) => submission.firstOrder === 0) : undefined
  const judged = sent && first.length > 0 ? judgeCanary(sent.results, read, inputs) : undefined
  return judged ?? (await refusalByLimits([...first.map(({ part }) => part), { records: again.length }], loading))
}

function judgeCanary({ job, heldBack }: Collected, read: number, { maxFailures }: Inputs): LoadError | undefined {
  // What goes again may get in yet.
  return afterCanary({ counts: job, transientFailed: heldBack.length, maxFailures, read })
}

/** An upload of this size may outlast a session that is about to end. */
const LONG_UPLOAD_BYTES = 10_000_000

function transientFailed({ heldBack }: Collected): number {
  return heldBack.filter(({ was }) => was === 'failed').length
}

function sentAgain({ ends }: RoundsLoaded): number {
  const again = ends
    .filter(({ carried }) => carried.kind !== 'not-sent')
    .flatMap(({ submission }) => submission.again ?? [])
  return again.filter(({ was }) => was === 'unaccounted').length
}

/** A body of one record has no hash: its values could be guessed by whoever reads the ledger. */
function entryOf({ job, part, body }: FilledJob, { round, again, isRest = false }: Submission): LedgerJob {
  const { id, createdById, createdDate } = job
  return {
    by: 'bulk',
    id,
    round,
    body: part.records === 1 ? '' : body,
    whole: again === undefined && !isRest,
    records: part.records,
    ...(createdById ? { createdById } : {}),
    ...(createdDate ? { createdDate } : {}),
  }
}

/** Only what is about to be sent could be doubled. */
async function refuseDoubtful(
  { jobs, doubt }: NonNullable<JobsBefore['doubtful']>,
  { first, again }: Recalled,
  looking: LookingInto,
): Promise<void> {
  const parts = first.map(({ part }) => part).filter(({ records }) => records > 0)
  const rest = partsOfRecords(again).map(({ part }) => part)
  if (parts.length + rest.length > 0) await refuseDoubtfulInsert(jobs, [...parts, ...rest], doubt, looking)
}

function leavesRunning({ inputs, step }: Loading): () => boolean {
  return () => (step.stop.cancelled.aborted ? inputs.onCancel : inputs.onTimeLimit) === 'leave'
}
