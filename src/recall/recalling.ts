import type { LoadSpec } from '../inputs/load-spec.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { OpenedLedger } from '../ledger/open-ledger.ts'
import type { Outcomes } from '../results/outcomes.ts'
import type { SendEvents } from '../send/events.ts'
import type { Step } from '../step.ts'
import type { RecordFinder } from './find-loaded-records.ts'

/** One load, and what it takes to find out what earlier steps did to its records. */
export interface Recalling {
  readonly spec: LoadSpec
  /** Undefined where the org does not tell. */
  readonly userId: string | undefined
  readonly jobs: OrgJobs
  readonly ledger: OpenedLedger
  readonly outcomes: Outcomes
  readonly finder: RecordFinder
  readonly events: SendEvents
  readonly step: Step
}
