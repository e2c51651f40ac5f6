import path from 'node:path'
import { NO_COUNTS } from '../counts.ts'
import { isCutShort, type LoadError } from '../errors.ts'
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

/** What stopped the step before its first job. */
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

/** What a step says for the case that it is killed. */
const CUT_SHORT =
  'The step was cut short before its end. What the report counts as unaccounted was not told by then. Run the workflow again: the load goes on where it ended.'

/** How far a load has come, for the case that the step is killed. */
export function reportSoFar(inputs: Inputs, facts: LoadFacts): Report {
  return {
    ...reportLoad(inputs, facts),
    verdict: 'failed',
    failureReason: 'cancelled',
    message: CUT_SHORT,
    finished: false,
  }
}

/** What a report says of a load that did not come to its end. */
export function reportStarted(
  { object, operation }: Pick<Inputs, 'object' | 'operation'>,
  name: string,
  startedAt: number,
): Report {
  return {
    version: REPORT_VERSION,
    verdict: 'failed',
    failureReason: 'internal-error',
    message: 'The step did not come to its end.',
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

/** Lines that report.json and summary name of each kind of error. */
const MOST_SAMPLES = 3

interface LoadFacts extends Times {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly dropped: DroppedRecords
  readonly loaded: Loaded
  readonly organization: Organization
  readonly session: Session
  /** A text as people may see it. */
  readonly show: (text: string) => string
  /** As people are shown it. */
  readonly resultsPath: string
}

/** What became of a load whose jobs were made. */
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

/** Every record was sent and has a final outcome. */
function isFinished({ ends, counts, stopped }: Loaded): boolean {
  const isUnsent = ({ carried, submission, results }: SubmissionEnd) => {
    if (carried.kind === 'not-sent') return submission.again === undefined
    return carried.kind === 'final' && carried.job.state === 'Aborted' && results.settled.unprocessed > 0
  }
  const isCut = stopped.some(({ reason }) => isCutShort(reason))
  return !isCut && counts.pending === 0 && counts.unaccounted === 0 && !ends.some(isUnsent)
}

/** A part that was never sent had no job, or one that was aborted before it held anything. */
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
