import type { SourceFile } from '../csv/source-file.ts'
import type { LoadError } from '../errors.ts'
import type { Inputs } from '../inputs.ts'
import type { PartEnd, PartsLoaded } from '../load/load-parts.ts'
import type { Organization } from '../org/organization.ts'
import type { Session } from '../org/session.ts'
import { addCounts } from '../results/counts.ts'
import { mergeErrorGroups } from '../results/error-groups.ts'
import { type JobReport, type LoadReport, REPORT_VERSION, type Report } from './report.ts'
import { decideVerdict } from './verdict.ts'

interface Times {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
}

/** What stopped the step before its first job. */
export function reportFailedStart(
  { reason, message }: LoadError,
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
    ...(organization === undefined ? {} : { org: organization }),
    loads: [],
  }
}

interface LoadFacts extends Times {
  readonly name: string
  readonly files: readonly SourceFile[]
  readonly loaded: PartsLoaded
  readonly organization: Organization
  readonly session: Session
  /** As people are shown it. */
  readonly resultsPath: string
}

/** What became of a load whose jobs were made. */
export function reportLoad(inputs: Inputs, facts: LoadFacts): Report {
  const { name, files, loaded, organization, session, resultsPath, startedAt, endedAt } = facts
  const { ends, stopped } = loaded
  const counts = addCounts(ends.map(({ results }) => results.counts))
  const groups = mergeErrorGroups(ends.flatMap(({ results }) => results.errors))
  const load: LoadReport = {
    name,
    object: inputs.object,
    operation: inputs.operation,
    files: files.map(({ path, records, bytes }) => ({ path, records, bytes })),
    counts,
    jobs: ends.flatMap(reportJob),
    errors: groups.map((group) => ({ ...group, class: 'unknown', samples: [] })),
  }
  const allSent = ends.every(({ carried }) => carried.kind === 'final' && carried.job.state !== 'Aborted')
  return {
    version: REPORT_VERSION,
    ...decideVerdict({
      counts,
      maxFailures: inputs.maxFailures,
      stopped,
      errors: groups,
      load: `${inputs.operation} ${inputs.object}`,
      resultsPath,
    }),
    finished: allSent && counts.pending === 0 && counts.unaccounted === 0,
    startedAt: iso(startedAt),
    endedAt: iso(endedAt),
    apiCalls: session.apiCalls(),
    org: organization,
    loads: [load],
  }
}

/** A part that was never sent had no job, or one that was aborted before it held anything. */
function reportJob({ carried, results }: PartEnd): JobReport[] {
  if (carried.kind === 'not-sent') return []
  const { part, times } = carried
  const { created, updated, deleted, failed, unprocessed } = results.counts
  const errorMessage = carried.kind === 'final' ? carried.job.errorMessage : undefined
  return [
    {
      id: carried.kind === 'final' ? carried.job.id : carried.id,
      state: carried.kind === 'final' ? carried.job.state : 'Unknown',
      round: 1,
      files: [...new Set(part.ranges.map(({ file }) => file.path))],
      records: part.records,
      created,
      updated,
      deleted,
      failed,
      unprocessed,
      startedAt: iso(times.startedAt),
      endedAt: iso(times.endedAt),
      ...(errorMessage ? { errorMessage } : {}),
    },
  ]
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
