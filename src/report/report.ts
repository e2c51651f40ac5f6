import { addCounts, type Counts } from '../counts.ts'
import type { FailureReason } from '../errors.ts'
import type { Organization } from '../org/organization.ts'
import type { Place, RowError } from '../results/error-groups.ts'
import type { ErrorClass } from '../results/row-error-codes.ts'

/** Version of the form of report.json. */
export const REPORT_VERSION = 1

/** Everything that became of the step, as report.json holds it. Times are ISO 8601, UTC. */
export interface Report {
  readonly version: typeof REPORT_VERSION
  readonly verdict: 'passed' | 'failed'
  /** Empty when passed. */
  readonly failureReason: FailureReason | ''
  /** One sentence. */
  readonly message: string
  /** Every record was sent and has a final outcome. */
  readonly finished: boolean
  readonly startedAt: string
  readonly endedAt: string
  /** Requests below /services/data/, retries included. */
  readonly apiCalls: number
  /** Requests of the org's last 24 hours, ours and all others, as it last told; absent when it did not. */
  readonly apiUsage?: { readonly used: number; readonly limit: number }
  /** Absent when the step failed before it was known. */
  readonly org?: Organization
  readonly loads: readonly LoadReport[]
}

export interface LoadReport {
  /** Also the name of the folder of its result files. */
  readonly name: string
  readonly object: string
  readonly operation: string
  readonly files: readonly { readonly path: string; readonly records: number; readonly bytes: number }[]
  readonly counts: Counts
  /** Rows of results of which it is not known which record they tell of. */
  readonly unmatched: number
  /** What sending records again came to, in this step: records that went again, and those of them that got in. */
  readonly retries: { readonly rounds: number; readonly records: number; readonly saved: number }
  /** Records that were sent again although they may have been in: the operation can be repeated. */
  readonly sentAgain: number
  /** Skipped records of which a later one of the files has the same key; absent when there are none. */
  readonly superseded?: number
  /** Files with the failed and unprocessed records, ready to be fixed and loaded; beside report.json, with `/`. */
  readonly rerunFiles: readonly string[]
  readonly jobs: readonly JobReport[]
  readonly errors: readonly ErrorReport[]
}

export interface JobReport {
  readonly id: string
  /** As the org names it; `Unknown` when it no longer answers. */
  readonly state: string
  /** Counts from 1; later ones send records again. */
  readonly round: number
  readonly files: readonly string[]
  readonly records: number
  readonly created: number
  readonly updated: number
  readonly deleted: number
  readonly failed: number
  readonly unprocessed: number
  readonly startedAt: string
  readonly endedAt: string
  readonly errorMessage?: string
}

/** Failed records with the same mistake; the message without what differs between them. */
export interface ErrorReport extends RowError {
  readonly class: ErrorClass
  /** What it means, and what to do; blank for a code that is not known. */
  readonly explanation: string
  readonly cure: string
  readonly count: number
  readonly samples: readonly Place[]
}

/** The counts of all loads. */
export function totalCounts(report: Report): Counts {
  return addCounts(report.loads.map(({ counts }) => counts))
}
