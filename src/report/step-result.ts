import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import type { Annotations } from './annotations.ts'
import type { Report } from './report.ts'

/** What became of a step, for those who publish it. */
export interface StepResult {
  readonly report: Report
  readonly annotations: Annotations
  /** Of each load that came as far as its first job, in the order of the report. */
  readonly loads: readonly LoadDetails[]
}

/** What people can see of a load beside its report. */
export interface LoadDetails {
  /** The load's name in the report. */
  readonly name: string
  readonly failed: readonly FailedRecord[]
  readonly progress: readonly ProgressPoint[]
  /** The ledger as it stands at the end. */
  readonly ledger: string
}
