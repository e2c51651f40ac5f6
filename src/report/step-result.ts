import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import { type Annotations, annotateFailures, annotateStart, joined } from './annotations.ts'
import { isRun, type LoadEnd } from './load-ends.ts'
import { type Report, totalCounts } from './report.ts'

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

/** What there is to publish of loads whose jobs were made. */
export function resultOf(report: Report, ends: readonly LoadEnd[]): StepResult {
  const loads = ends.filter(isRun)
  const groups = loads.flatMap(({ loaded }) => loaded.failures.groups.all())
  const { failed } = totalCounts(report)
  const [first] = loads
  const folder =
    first === undefined ? '' : `${first.resultsPath}${loads.length === 1 ? `/${first.load.spec.name}` : ''}`
  const redact = loads.some(({ load }) => load.redact)
  const starts = ends.flatMap((end) => (isRun(end) || end.error === undefined ? [] : [annotateStart(end.error)]))
  return {
    report,
    annotations: joined([...starts, annotateFailures(groups, { redact, failed, resultsPath: folder })]),
    loads: loads.map(({ load, loaded }) => ({
      name: load.spec.name,
      failed: loaded.failures.records,
      progress: loaded.progress,
      ledger: loaded.ledger.text(),
    })),
  }
}
