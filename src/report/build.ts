import path from 'node:path'
import { NO_COUNTS } from '../counts.ts'
import { type EmptyFile, isCutShort, type LoadError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Loaded } from '../load/loaded.ts'
import { jobWords } from '../org/explain.ts'
import type { Org } from '../org/org.ts'
import type { Organization } from '../org/organization.ts'
import type { Session } from '../org/session.ts'
import { countRecords } from '../parts/part.ts'
import { chosenRecords } from '../parts/source-file.ts'
import type { ErrorGroup } from '../results/error-groups.ts'
import type { SubmissionEnd } from '../results/outcomes.ts'
import { meaningOf } from '../results/row-error-codes.ts'
import { cureOfLoad, type NextStep, nextStepOf } from './cure-of-load.ts'
import { isRun, type LoadEnd, type LoadFacts, loadOf, type NamedLoad, type NotRun, type Times } from './load-ends.ts'
import {
  type CountedRecords,
  type ErrorReport,
  type JobReport,
  type LoadReport,
  REPORT_VERSION,
  type Report,
} from './report.ts'
import type { Verdict } from './verdict.ts'
import { verdictOfAll } from './verdict-of-all.ts'

/** Reports a step that ended before its first job. */
export function reportFailedStart(
  { reason, message, checks }: Pick<LoadError, 'reason' | 'message' | 'checks'>,
  { session, organization, startedAt, endedAt }: Times & { session?: Session; organization?: Organization },
): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: reason,
    message,
    ...(checks.length === 0 ? {} : { checks }),
    finished: false,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    apiCalls: session?.apiCalls() ?? 0,
    ...usageOf(session),
    ...(organization === undefined ? {} : { org: organization }),
    loads: [],
  }
}

/** What a report says that is kept for the case that the step is killed. */
const KILLED = 'The step was killed before it finished. Records shown as unaccounted had no reported outcome yet.'

/** Reports how far loads have come, for the case that the step is killed. */
export function reportSoFar(loads: readonly LoadEnd[], of: ReportedStep): Report {
  return {
    ...reportLoads(loads, of),
    verdict: 'failed',
    failureReason: 'cancelled',
    message: `${KILLED} ${of.hasLedger ? howToGoOn(loads.length) : NOTHING_KEPT}`,
    finished: false,
  }
}

function howToGoOn(loads: number): string {
  const which = loads === 1 ? 'the load continues where it' : 'the loads continue where they'
  return `Run the workflow again: ${which} stopped.`
}

/** Without a ledger, an insert that runs again may load records twice. */
const NOTHING_KEPT =
  'With `ledger: none`, the next run does not know what was loaded: before you run the workflow again, look in Setup under Bulk Data Load Jobs.'

/** Reports loads that have sent nothing yet, for the case that the step is killed. */
export function reportStarted(specs: readonly ReportedLoad[], startedAt: number): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: 'internal-error',
    message: 'The step did not finish.',
    finished: false,
    startedAt: iso(startedAt),
    endedAt: iso(startedAt),
    apiCalls: 0,
    loads: specs.map((spec) => emptyLoad(spec, [])),
  }
}

/** A load without records, and the files that were found for it. */
export interface NothingLoaded {
  readonly spec: ReportedLoad
  readonly empty: readonly EmptyFile[]
}

/** Reports a step that passed without a record to load: it has signed in to no org. */
export function reportNothing(
  loads: readonly NothingLoaded[],
  { message, startedAt, endedAt }: Times & { message: string },
): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'passed',
    failureReason: '',
    message,
    finished: true,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    apiCalls: 0,
    loads: loads.map(({ spec, empty }) => emptyLoad(spec, empty)),
  }
}

/** A load by what its report says of it. */
type ReportedLoad = NamedLoad & Pick<LoadSpec, 'manifest'>

/** Reports a load that made no job. */
export function emptyLoad(
  { name, object, operation, manifest }: ReportedLoad,
  empty: readonly EmptyFile[],
): LoadReport {
  return {
    name,
    object,
    operation,
    ...(manifest === undefined ? {} : { load: name }),
    files: empty.map(({ path, bytes }) => ({ path, records: 0, bytes })),
    counts: NO_COUNTS,
    unmatched: 0,
    retries: { rounds: 0, records: 0, saved: 0 },
    sentAgain: 0,
    rerunFiles: [],
    jobs: [],
    errors: [],
  }
}

/** How many lines of files a report names for each kind of error. */
const MOST_SAMPLES = 3

/** What was counted after the loads, and what that came to, in words that people may see. */
interface CountsAfter {
  readonly counted: readonly CountedRecords[]
  readonly failure: Pick<LoadError, 'reason' | 'message'> | undefined
}

/** The step whose loads are reported. */
export interface ReportedStep extends Times {
  readonly org: Org
  /** Whether the next run knows what this one has loaded: `ledger` is not `none`. */
  readonly hasLedger: boolean
  /** Loads that had nothing to load. */
  readonly nothing?: readonly NothingLoaded[]
  /** What was counted after the loads. */
  readonly counts?: CountsAfter | undefined
}

/** What became of the loads of a step; the step passes when each of them does. */
export function reportLoads(
  loads: readonly LoadEnd[],
  { org, hasLedger, nothing = [], counts, startedAt, endedAt }: ReportedStep,
): Report {
  const own = verdictOfAll(loads)
  const { failure, counted = [] } = counts ?? {}
  const { verdict, failureReason, message }: Verdict =
    failure === undefined
      ? own
      : { verdict: 'failed', failureReason: failure.reason, message: `${failure.message} ${own.message}` }
  const isContinued = hasLedger && verdict === 'failed'
  return {
    version: REPORT_VERSION,
    verdict,
    failureReason,
    message,
    finished: loads.every((end) => isRun(end) && isFinished(end.loaded)),
    ...(isContinued ? { isContinued } : {}),
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    apiCalls: org.session.apiCalls(),
    ...usageOf(org.session),
    org: org.organization,
    ...(counted.length === 0 ? {} : { counted }),
    loads: [
      ...loads.map((end) => (isRun(end) ? reportLoad(end, isContinued) : reportNotRun(end))),
      ...nothing.map(({ spec, empty }) => emptyLoad(spec, empty)),
    ],
  }
}

function reportNotRun(end: NotRun): LoadReport {
  const { spec, files, records, after, why } = end
  return {
    ...emptyLoad(spec, []),
    ...placeOf(end),
    files: files.map((file) => ({ path: file.path, records: chosenRecords(file), bytes: file.bytes })),
    counts: { ...NO_COUNTS, read: records, unprocessed: records },
    ...named(after),
    notRun: why,
  }
}

/** Says which load of the manifest an end is of, and whether it is the second pass of it. */
function placeOf(end: LoadEnd): Pick<LoadReport, 'load' | 'isSecondPass'> {
  const { manifest } = (isRun(end) ? end.load : end).spec
  if (manifest === undefined) return {}
  return { load: loadOf(end), ...(end.part?.isAgain === true ? { isSecondPass: true } : {}) }
}

function named(after: readonly string[] = []): Pick<LoadReport, 'after'> {
  return after.length === 0 ? {} : { after }
}

function reportLoad(end: LoadFacts, isContinued: boolean): LoadReport {
  const { load, loaded, show, after } = end
  const { spec, files, dropped, refused, clears, resultsPath } = load
  const notSent = countRecords(refused.parts)
  const { ends, failures, rerunPaths, counts, retries, sentAgain } = loaded
  return {
    name: spec.name,
    object: spec.object,
    operation: spec.operation,
    ...placeOf(end),
    files: files.map((file) => ({ path: file.path, records: chosenRecords(file), bytes: file.bytes })),
    counts,
    unmatched: ends.reduce((sum, { taken }) => sum + taken.unmatched, 0),
    retries,
    sentAgain,
    ...named(after),
    ...(dropped.superseded === 0 ? {} : { superseded: dropped.superseded }),
    ...(dropped.notFound === 0 ? {} : { notFound: dropped.notFound }),
    ...(notSent === 0 ? {} : { refusedBeforehand: notSent }),
    ...(clears.length === 0 ? {} : { clears: clears.map(({ column, count }) => ({ column, count })) }),
    rerunFiles: rerunPaths.map((file) => path.relative(resultsPath, file).split(path.sep).join('/')),
    jobs: ends.flatMap((one) => reportJob(one, show)),
    errors: failures.groups.all().map((group) => reportError(group, nextStepOf(placeOf(end), isContinued))),
  }
}

function reportError({ samples, access, ...group }: ErrorGroup, next: NextStep): ErrorReport {
  const meaning = meaningOf({ code: group.code, message: samples[0]?.said ?? group.message, access })
  return {
    ...group,
    ...meaning,
    cure: cureOfLoad(meaning.cure, next),
    samples: samples.slice(0, MOST_SAMPLES).map(({ file, line }) => ({ file, line })),
  }
}

/** Whether every record was sent and has a final outcome. */
function isFinished({ ends, counts, stopped }: Loaded): boolean {
  const isUnsent = ({ sent, taken }: SubmissionEnd) => {
    if (sent.kind === 'not-sent') return sent.submission.again === undefined
    return sent.kind === 'done' && sent.job.state === 'Aborted' && taken.settled.unprocessed > 0
  }
  const isCut = stopped.some(({ reason }) => isCutShort(reason))
  return !isCut && counts.pending === 0 && counts.unaccounted === 0 && !ends.some(isUnsent)
}

/** The job that sent a submission; none for one that was never sent, whose job, if it had one, was aborted while it was empty. */
function reportJob({ sent, taken }: SubmissionEnd, show: LoadFacts['show']): JobReport[] {
  if (sent.kind === 'not-sent') return []
  const { submission, job, times } = sent
  const { part, round } = submission
  const { created, updated, deleted, failed, unprocessed } = taken.job
  return [
    {
      id: job.id,
      state: job.state,
      round,
      files: [...new Set(part.ranges.map(({ file }) => file.path))],
      records: part.records,
      created,
      updated,
      deleted,
      failed,
      unprocessed,
      startedAt: iso(times.startedAt),
      endedAt: iso(times.endedAt),
      ...(job.errorMessage ? { errorMessage: show(jobWords(job.errorMessage)) } : {}),
    },
  ]
}

function usageOf(session: Session | undefined): Pick<Report, 'apiUsage'> {
  const usage = session?.apiUsage()
  return usage === undefined ? {} : { apiUsage: { used: usage.used, limit: usage.max } }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
