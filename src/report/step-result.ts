import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import type { Annotations } from './annotations.ts'
import type { Report } from './report.ts'

/** What became of a step: all that is published of it. */
export interface StepResult {
  readonly report: Report
  readonly annotations: Annotations
  /** The loads that came as far as their first job, in the order of the report. */
  readonly loads: readonly LoadDetails[]
}

/** What a load leaves for people beside its report. */
export interface LoadDetails {
  /** The load's name in the report. */
  readonly name: string
  /** The first of its failed records; without values where people must not see them. */
  readonly failed: readonly FailedRecord[]
  /** How much of the load the org had done when. */
  readonly progress: readonly ProgressPoint[]
  /** The text of the ledger at the end of the load. */
  readonly ledger: string
}
