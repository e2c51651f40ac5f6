import type { Job } from '../org/jobs.ts'
import type { Change, Org } from '../org/org.ts'
import type { Step } from '../runner/step.ts'
import type { Problem } from '../world.ts'

/** What a check knows of the history: the steps so far, and where to put what it finds. */
export interface Witness {
  readonly steps: readonly Step[]
  readonly problems: Problem[]
  readonly now: () => number
}

/** Whether what earlier steps wrote is not there, or is not what they wrote. `hidden`: somebody wrote an entry that leaves
 *  out what was done, which no attempt can tell from one that did nothing. `of other jobs`: or one that makes a load that was
 *  asked for once more one that is in already. */
export type LedgerLost = boolean | 'hidden' | 'of other jobs'

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
