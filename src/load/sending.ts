import type { LoadSpec } from '../inputs/load-spec.ts'
import type { OrgJobs } from '../jobs/org-jobs.ts'
import type { Book } from '../ledger/book.ts'
import type { Outcomes, SubmissionEnd } from '../results/outcomes.ts'
import type { Sender } from '../send/sender.ts'
import type { Step } from '../step.ts'
import type { Brake } from './brake.ts'
import type { Judge } from './judge.ts'
import type { Watch } from './watch.ts'

/** One load on its way: what sends it, what may stop it, and where its outcomes go. */
export interface Sending {
  readonly spec: LoadSpec
  readonly jobs: OrgJobs
  readonly sender: Sender
  readonly brake: Brake
  readonly judge: Judge
  readonly outcomes: Outcomes
  readonly book: Book
  readonly watch: Watch
  /** Is told of each submission at its end. */
  readonly onEnd: (end: SubmissionEnd) => void
  readonly step: Step
}
