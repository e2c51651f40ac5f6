import { z } from 'zod/mini'
import { FAILURE_REASONS } from '../errors.ts'
import { REPORT_VERSION, type Report } from '../report/report.ts'
import { FOLDER_NAME } from './kept-report.ts'

const Count = z.number().check(z.nonnegative())
const Time = z.string().check(z.refine((text) => Number.isFinite(Date.parse(text))))
const Texts = z.array(z.string())

const Counts = z.object({
  read: Count,
  created: Count,
  updated: Count,
  deleted: Count,
  failed: Count,
  unprocessed: Count,
  pending: Count,
  unaccounted: Count,
  skipped: Count,
})

const JobReport = z.object({
  id: z.string(),
  state: z.string(),
  round: Count,
  files: Texts,
  records: Count,
  created: Count,
  updated: Count,
  deleted: Count,
  failed: Count,
  unprocessed: Count,
  startedAt: Time,
  endedAt: Time,
  errorMessage: z.exactOptional(z.string()),
})

const ErrorReport = z.object({
  code: z.string(),
  fields: Texts,
  message: z.string(),
  class: z.enum(['data', 'admin', 'transient', 'unknown']),
  explanation: z.string(),
  cure: z.string(),
  count: Count,
  samples: z.array(z.object({ file: z.string(), line: Count })),
})

const LoadReport = z.object({
  name: z.string().check(z.regex(FOLDER_NAME)),
  object: z.string(),
  operation: z.string(),
  files: z.array(z.object({ path: z.string(), records: Count, bytes: Count })),
  counts: Counts,
  wouldBeLoaded: z.exactOptional(Count),
  unmatched: Count,
  retries: z.object({ rounds: Count, records: Count, saved: Count }),
  sentAgain: Count,
  superseded: z.exactOptional(Count),
  notFound: z.exactOptional(Count),
  refusedBeforehand: z.exactOptional(Count),
  after: z.exactOptional(Texts),
  notRun: z.exactOptional(z.string()),
  load: z.exactOptional(z.string()),
  isSecondPass: z.exactOptional(z.boolean()),
  clears: z.exactOptional(z.array(z.object({ column: z.string(), count: Count }))),
  rerunFiles: Texts,
  jobs: z.array(JobReport),
  errors: z.array(ErrorReport),
})

const CountedRecords = z.object({
  soql: z.string(),
  wanted: z.string(),
  counted: z.exactOptional(Count),
  holds: z.boolean(),
})

const ReportForm = z.object({
  version: z.literal(REPORT_VERSION),
  verdict: z.enum(['passed', 'failed']),
  failureReason: z.enum(['', ...FAILURE_REASONS]),
  message: z.string(),
  checks: z.exactOptional(Texts),
  finished: z.boolean(),
  isContinued: z.exactOptional(z.boolean()),
  startedAt: Time,
  endedAt: Time,
  apiCalls: Count,
  apiUsage: z.exactOptional(z.object({ used: Count, limit: Count })),
  org: z.exactOptional(
    z.object({
      id: z.string(),
      host: z.string().check(z.regex(/^[\w.-]+$/)),
      kind: z.enum(['production', 'sandbox', 'scratch', 'developer', 'trial']),
    }),
  ),
  loads: z.array(LoadReport),
  counted: z.exactOptional(z.array(CountedRecords)),
  validation: z.exactOptional(z.object({ unchecked: Texts })),
})

/** The report that the content of a report.json is, checked in all its parts; undefined for any other content, and for the
 *  report of another version of this action. */
export function parseReport(content: unknown): Report | undefined {
  const parsed = ReportForm.safeParse(content)
  return parsed.success ? parsed.data : undefined
}
