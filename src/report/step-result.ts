import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import { type Annotations, annotateFailures } from './annotations.ts'
import type { LoadFacts } from './build.ts'
import { type Report, totalCounts } from './report.ts'

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

/** What there is to publish of loads whose jobs were made. */
export function resultOf(report: Report, loads: readonly LoadFacts[]): StepResult {
  const groups = loads.flatMap(({ loaded }) => loaded.failures.groups.all())
  const { failed } = totalCounts(report)
  const [first] = loads
  const folder =
    first === undefined ? '' : `${first.resultsPath}${loads.length === 1 ? `/${first.load.spec.name}` : ''}`
  const redact = loads.some(({ load }) => load.redact)
  return {
    report,
    annotations: annotateFailures(groups, { redact, failed, resultsPath: folder }),
    loads: loads.map(({ load, loaded }) => ({
      name: load.spec.name,
      failed: loaded.failures.records,
      progress: loaded.progress,
      ledger: loaded.ledger.text(),
    })),
  }
}
