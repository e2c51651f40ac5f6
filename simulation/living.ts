import type { Check, LedgerLost } from './checks/truth.ts'
import type { Load } from './plan/load.ts'
import type { Step, WorkflowRun } from './runner/step.ts'
import type { World } from './world.ts'

/** The whole of a history: what is under way, for the parts that it is made of. */
export interface History {
  readonly world: World
  readonly loads: readonly Load[]
  readonly runs: WorkflowRun[]
  readonly steps: Step[]
  readonly checks: readonly Check[]
  /** What earlier steps kept is not there any more, or is not what they wrote. */
  isLedgerLost: LedgerLost
}
