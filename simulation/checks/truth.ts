import type { Job } from '../org/job.ts'
import type { Change, Org } from '../org/org.ts'
import type { Step } from '../runner/step.ts'
import type { Problem } from '../world.ts'

/** What a check knows of the history: the steps so far, and where to put what it finds. */
export interface Witness {
  readonly steps: readonly Step[]
  readonly problems: Problem[]
  readonly now: () => number
}

/** What became of what earlier steps wrote. */
export type LedgerLost =
  | 'not'
  /** It is not there, or is not the newest. */
  | 'lost'
  /** Somebody wrote an entry that leaves out what was done, which no attempt can tell from one that did nothing. */
  | 'hidden'
  /** Somebody wrote an entry that makes a load which was asked for once more one that is done already. */
  | 'of other jobs'
  /** Somebody wrote that the load passed. */
  | 'said to have passed'

/** Judges a load by what the org holds. */
export interface Check {
  /** Right after the step has read its ledger for the first time. */
  readonly onLedgerRead: (step: Step, org: Org, isLedgerLost: LedgerLost) => void
  readonly onChange: (change: Change, org: Org, maker: Step | undefined) => void
  readonly afterStep: (step: Step, org: Org) => void
  /** After the last step, when nothing goes on in the org any more. */
  readonly atEnd: (org: Org) => void
}

export function makerOf(job: Job | undefined, steps: readonly Step[]): Step | undefined {
  return job && steps.find(({ name }) => name === job.maker)
}

export function isGreen(step: Step): boolean {
  return step.end?.how === 'ended' && step.end.result.report.verdict === 'passed'
}

/** Adds to a count. */
export function tally(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
