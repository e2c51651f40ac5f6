import { addCounts, type Counts } from '../counts.ts'
import type { FailureReason } from '../errors.ts'
import type { Organization } from '../org/organization.ts'
import type { Place, RowError } from '../results/error-groups.ts'
import type { ErrorClass } from '../results/row-error-codes.ts'

/** Version of the form of report.json. */
export const REPORT_VERSION = 1

/** The report of a step, as report.json holds it. Times are ISO 8601, UTC. */
export interface Report {
  readonly version: typeof REPORT_VERSION
  readonly verdict: 'passed' | 'failed'
  /** Empty when passed. */
  readonly failureReason: FailureReason | ''
  /** What became of the step, in a sentence or more. Names and YAML are between backquotes, see `text/code-spans.ts`. */
  readonly message: string
  /** The checks that found what stopped the step, as docs/checks.md lists them; absent where none did. */
  readonly checks?: readonly string[]
  /** Whether every record was sent and has a final outcome. */
  readonly finished: boolean
  /** Whether the next run sends only what this one has not loaded; absent where that would send everything again. */
  readonly isContinued?: boolean
  readonly startedAt: string
  readonly endedAt: string
  /** How many requests the step sent below /services/data/, retries included. */
  readonly apiCalls: number
  /** Requests that the org counted in the last 24 hours, those of others included, as it last said; absent when it did not. */
  readonly apiUsage?: { readonly used: number; readonly limit: number }
  /** Absent when the step failed before the org was known. */
  readonly org?: Organization
  readonly loads: readonly LoadReport[]
  /** What the checks of a manifest counted after the loads; absent where there are none, or a load did not pass. */
  readonly counted?: readonly CountedRecords[]
  /** Present in the report of a validation, which has sent nothing. */
  readonly validation?: ValidationReport
}

/** A count after the loads, and what it has to be. */
export interface CountedRecords {
  readonly soql: string
  /** What the number has to be, in words: `120`, `1 or more`. */
  readonly wanted: string
  /** Absent where the org did not count. */
  readonly counted?: number
  readonly holds: boolean
}

/** What a report says of a validation alone. */
export interface ValidationReport {
  /** What was not checked, and how to have it checked: a sentence or two each. */
  readonly unchecked: readonly string[]
}

/** What there is to say of the records of a load beside what became of them. */
export interface LoadNotes {
  /** Records that a load would send; only in a validation, where they have no other outcome. */
  readonly wouldBeLoaded?: number
  /** Result rows that could not be matched to a record. */
  readonly unmatched: number
  /** How many records this step retried, in how many rounds, and how many of them were loaded then. */
  readonly retries: { readonly rounds: number; readonly records: number; readonly saved: number }
  /** Records that were sent again although they may have been loaded before: the operation may be repeated. */
  readonly sentAgain: number
  /** Records that were skipped because a later one in the files has the same key; absent when there are none. */
  readonly superseded?: number
  /** Records that were skipped because their look-up found nothing; absent when there are none. */
  readonly notFound?: number
  /** Failed records that were not sent, since the org would have refused them; absent when there are none. */
  readonly refusedBeforehand?: number
  /** The names of the loads of the step that ended before this one began, since it needs them; absent when there are none. */
  readonly after?: readonly string[]
  /** Why the load made no job, as a clause; absent when it was run. */
  readonly notRun?: string
  /** What the manifest calls the load, which may be done in several parts; absent without a manifest. */
  readonly load?: string
  /** Whether this part sets references of records that another part has loaded; absent when it does not. */
  readonly isSecondPass?: boolean
  /** How many records clear which fields with `#N/A`; absent when none does. */
  readonly clears?: readonly { readonly column: string; readonly count: number }[]
}

/** What became of one load. */
export interface LoadReport extends LoadNotes {
  /** The name of the load, and of the folder of its result files. */
  readonly name: string
  readonly object: string
  readonly operation: string
  readonly files: readonly { readonly path: string; readonly records: number; readonly bytes: number }[]
  readonly counts: Counts
  /** Files with the failed and unprocessed records, ready to be fixed and loaded. Relative to report.json, with `/`. */
  readonly rerunFiles: readonly string[]
  readonly jobs: readonly JobReport[]
  readonly errors: readonly ErrorReport[]
}

/** The numbers of a job's records by their outcomes, and of all of them. */
export interface JobCounts {
  readonly records: number
  readonly created: number
  readonly updated: number
  readonly deleted: number
  readonly failed: number
  readonly unprocessed: number
}

/** What became of one job. Its counts are members of its own, as report.json has published them. */
export interface JobReport extends JobCounts {
  readonly id: string
  /** The state as the org names it; `Unknown` when the org no longer answers. */
  readonly state: string
  /** The round that the job was part of, from 1; later rounds send records again. */
  readonly round: number
  readonly files: readonly string[]
  readonly startedAt: string
  readonly endedAt: string
  readonly errorMessage?: string
}

/** Failed records with the same mistake. The message leaves out what differs between them. */
export interface ErrorReport extends RowError {
  readonly class: ErrorClass
  /** What the error means, and what to do about it; blank for a code that is not known. */
  readonly explanation: string
  readonly cure: string
  readonly count: number
  readonly samples: readonly Place[]
}

/** The counts of all loads together. */
export function totalCounts(report: Report): Counts {
  return addCounts(report.loads.map(({ counts }) => counts))
}
