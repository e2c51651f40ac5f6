import path from 'node:path'
import { NO_COUNTS } from '../counts.ts'
import type { LoadError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import type { Loaded } from '../load/loaded.ts'
import { jobWords } from '../org/explain.ts'
import type { Organization } from '../org/organization.ts'
import type { Session } from '../org/session.ts'
import type { DroppedRecords } from '../parts/dropped.ts'
import type { SourceFile } from '../parts/source-file.ts'
import type { SubmissionEnd } from '../results/collect.ts'
import { meaningOf } from '../results/row-error-codes.ts'
import { type JobReport, type LoadReport, REPORT_VERSION, type Report } from './report.ts'
import { decideVerdict } from './verdict.ts'

interface Times {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
}

/** Reports a step that ended before its first job. */
export function reportFailedStart(
  { reason, message }: Pick<LoadError, 'reason' | 'message'>,
  { session, organization, startedAt, endedAt }: Times & { session?: Session; organization?: Organization },
): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: reason,
    message,
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
const KILLED =
  'The step was killed before it finished. Records shown as unaccounted had no reported outcome yet. Run the workflow again: the load continues where it stopped.'

/** Reports how far a load has come, for the case that the step is killed. */
export function reportSoFar(inputs: Inputs, facts: LoadFacts): Report {
  return {
    ...reportLoad(inputs, facts),
    verdict: 'failed',
    failureReason: 'cancelled',
    message: KILLED,
    finished: false,
  }
}

/** Reports a load that has sent nothing yet, for the case that the step is killed. */
export function reportStarted(
  { object, operation }: Pick<Inputs, 'object' | 'operation'>,
  name: string,
  startedAt: number,
): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: 'internal-error',
    message: 'The step did not finish.',
    finished: false,
    startedAt: iso(startedAt),
    endedAt: iso(startedAt),
    apiCalls: 0,
    loads: [
      {
        name,
        object,
        operation,
        files: [],
        counts: NO_COUNTS,
        unmatched: 0,
        retries: { rounds: 0, records: 0, saved: 0 },
        sentAgain: 0,
        rerunFiles: [],
        jobs: [],
        errors: [],
      },
    ],
  }
}

/** How many lines of files a report names for each kind of error. */
const MOST_SAMPLES = 3

interface LoadFacts extends Times {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly dropped: DroppedRecords
  readonly loaded: Loaded
  readonly organization: Organization
  readonly session: Session
  /** Leaves out of a text what people must not see. */
  readonly show: (text: string) => string
  /** The results folder as people are shown it. */
  readonly resultsPath: string
}

/** Reports what became of a load that came as far as its first job. */
export function reportLoad(inputs: Inputs, facts: LoadFacts): Report {
  const { name, files, dropped, loaded, organization, session, show, resultsPath, startedAt, endedAt } = facts
  const { ends, stopped, failures, rerunPaths, counts, retries, sentAgain } = loaded
  const groups = failures.groups.all()
  const load: LoadReport = {
    name,
    object: inputs.object,
    operation: inputs.operation,
    files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
    counts,
    unmatched: ends.reduce((sum, { results }) => sum + results.unmatched, 0),
    retries,
    sentAgain,
    ...(dropped.count === 0 ? {} : { superseded: dropped.count }),
    rerunFiles: rerunPaths.map((file) => path.relative(inputs.resultsPath, file).split(path.sep).join('/')),
    jobs: ends.flatMap((end) => reportJob(end, show)),
    errors: groups.map(({ samples, ...group }) => ({
      ...group,
      ...meaningOf(group.code, samples[0]?.said ?? group.message),
      samples: samples.slice(0, MOST_SAMPLES).map(({ file, line }) => ({ file, line })),
    })),
  }
  const verdict = decideVerdict({
    counts,
    maxFailures: inputs.maxFailures,
    stopped,
    errors: groups,
    load: `${inputs.operation} ${inputs.object}`,
    operation: inputs.operation,
    resultsPath,
  })
  return {
    version: REPORT_VERSION,
    ...verdict,
    message: show(verdict.message),
    finished: isFinished(loaded),
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    apiCalls: session.apiCalls(),
    ...usageOf(session),
    org: organization,
    loads: [load],
  }
}

/** Whether every record was sent and has a final outcome. */
function isFinished({ ends, counts, stopped }: Loaded): boolean {
  const isUnsent = ({ carried, submission, results }: SubmissionEnd) => {
    if (carried.kind === 'not-sent') return submission.again === undefined
    return carried.kind === 'final' && carried.job.state === 'Aborted' && results.settled.unprocessed > 0
  }
  const isCut = stopped.some(({ reason }) => ENDS_EARLY.has(reason))
  return !isCut && counts.pending === 0 && counts.unaccounted === 0 && !ends.some(isUnsent)
}

/** Reasons for which a load ends although records are still to be sent. */
const ENDS_EARLY: ReadonlySet<string> = new Set([
  'cancelled',
  'time-limit',
  'api-limit',
  'stopped-early',
  'ledger-failed',
])

/** The job that sent a submission; none for one that was never sent, whose job, if it had one, was aborted while it was empty. */
function reportJob({ submission, carried, results }: SubmissionEnd, show: LoadFacts['show']): JobReport[] {
  if (carried.kind === 'not-sent') return []
  const { part, times } = carried
  const { created, updated, deleted, failed, unprocessed } = results.job
  const errorMessage = carried.kind === 'final' ? carried.job.errorMessage : undefined
  return [
    {
      id: carried.kind === 'final' ? carried.job.id : carried.id,
      state: carried.kind === 'final' ? carried.job.state : carried.kind === 'running' ? 'InProgress' : 'Unknown',
      round: submission.round,
      files: [...new Set(part.ranges.map(({ file }) => file.path))],
      records: part.records,
      created,
      updated,
      deleted,
      failed,
      unprocessed,
      startedAt: iso(times.startedAt),
      endedAt: iso(times.endedAt),
      ...(errorMessage ? { errorMessage: show(jobWords(errorMessage)) } : {}),
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
