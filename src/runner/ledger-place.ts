import path from 'node:path'
import type { LoadEdge } from '../begin/load-edge.ts'
import { isRepeatable } from '../bulk/job.ts'
import type { Clock } from '../clock.ts'
import type { Inputs } from '../inputs.ts'
import { createFileStore } from '../ledger/file-store.ts'
import { identityHash, isGeneratedStep } from '../ledger/identity.ts'
import { LEDGER_VERSION } from '../ledger/ledger.ts'
import { keepNothing, type LedgerStore } from '../ledger/store.ts'
import type { Plan } from '../runs/plan.ts'
import type { StepRun } from '../step.ts'
import { openActionsCache } from './actions-cache.ts'
import { type Runner, rootsOf } from './environment.ts'
import { createLedgerCache } from './ledger-cache.ts'
import { notice } from './log.ts'

/** Says where the ledger of this step is kept, and how its load is identified. */
export function ledgerPlace(
  inputs: Inputs,
  loads: Plan['loads'],
  runner: Runner,
  clock: Clock,
): LoadEdge['ledger'] & { readonly run: StepRun } {
  const { workspace, runId, attempt, workflow, job, stepId } = runner
  const { matrixLeg } = inputs.results
  const { place } = inputs.ledger
  if (!loads.every(({ operation }) => isRepeatable(operation))) noteWeakness(inputs, runner)
  return {
    run: {
      run: runId,
      attempt: Number(attempt) || 1,
      began: () => runner.trigger.began,
      isAlone: () => /^(?:null|\{\}|)$/.test(matrixLeg.trim()),
    },
    place: {
      workflow,
      job,
      step: stepId,
      workingDirectory: folderOf(inputs, workspace),
      matrixLeg,
    },
    openStore: (identity): LedgerStore => {
      const load = identityHash(identity, LEDGER_VERSION)
      switch (place.kind) {
        case 'none':
          return keepNothing('`ledger: none` keeps no ledger')
        case 'file':
          return createFileStore({ file: place.path, load, roots: rootsOf(runner), clock })
        case 'cache':
          return createLedgerCache({ load, runId, attempt, clock, openCache: () => openActionsCache(clock) })
      }
    },
  }
}

/** The working directory relative to the workspace, which is the same on every runner. */
function folderOf({ workingDirectory }: Inputs, workspace: string): string {
  return path.relative(workspace, workingDirectory).split(path.sep).join('/')
}

/** Says where an insert is less protected than its author may think. */
function noteWeakness({ ledger: { place, key } }: Inputs, { stepId, trigger }: Runner): void {
  if (place.kind !== 'cache') return
  const { cachesEndWithRun } = trigger
  if (cachesEndWithRun !== undefined)
    notice(
      `This ledger only protects re-runs of this workflow run: ${cachesEndWithRun}. A later run on another ref sends everything again.`,
    )
  if (key === undefined && isGeneratedStep(stepId))
    notice(
      'This step has no `id`, so its ledger has a name that changes when steps are added before it. Give the step an `id`.',
    )
}
