import type { FailedRecord } from '../results/failures.ts'
import type { ProgressPoint } from '../send/throughput.ts'
import { listed } from '../text/words.ts'
import { type Annotations, annotateFailures, annotateStart, joined } from './annotations.ts'
import { nextStepOf } from './cure-of-load.ts'
import { isRun, type LoadEnd, type LoadFacts } from './load-ends.ts'
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
  const groups = loads.flatMap(({ load, loaded }) => {
    const own = report.loads.find(({ name }) => name === load.spec.name)
    const next = nextStepOf(own ?? {}, report.isContinued)
    return loaded.failures.groups.all().map((group) => ({ ...group, next }))
  })
  const { failed } = totalCounts(report)
  const redact = loads.some(({ load }) => load.redact)
  const starts = ends.flatMap((end) => (isRun(end) || end.error === undefined ? [] : [annotateStart(end.error)]))
  return {
    report,
    annotations: joined([...starts, annotateFailures(groups, { redact, failed, where: filesOfFailed(loads) })]),
    loads: loads.map(({ load, loaded }) => ({
      name: load.spec.name,
      failed: loaded.failures.records,
      progress: loaded.progress,
      ledger: loaded.ledger.text(),
    })),
  }
}

/** Names the files that list the failed records of loads, for people. */
function filesOfFailed(loads: readonly LoadFacts[]): string {
  const failing = loads.filter(({ loaded }) => loaded.counts.failed > 0)
  const folders = failing.map(({ resultsPath, load }) => `${resultsPath}/${load.spec.name}`)
  return folders.length === 1 ? `${folders[0]}/failed.csv` : `failed.csv in ${listed(folders)}`
}
