import type { FailureReason } from '../errors.ts'
import type { Organization } from '../org/organization.ts'
import { addCounts, type Counts } from '../results/counts.ts'
import type { ErrorGroup } from '../results/error-groups.ts'

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

export interface ErrorReport extends ErrorGroup {
  readonly class: 'data' | 'admin' | 'transient' | 'unknown'
  readonly samples: readonly { readonly file: string; readonly line: number }[]
}

/** The counts of all loads. */
export function totalCounts(report: Report): Counts {
  return addCounts(report.loads.map(({ counts }) => counts))
}
