import type { LoadSpec } from '../../src/inputs/load-spec.ts'
import type { Inputs } from '../../src/inputs.ts'
import type { StepResult } from '../../src/report/step-result.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { type Process, processes, startProcess } from '../machine/machine.ts'
import type { Load } from '../plan/load.ts'
import type { World } from '../world.ts'

/** A workflow run of a load. Its id grows with each new run, and stays with each further attempt. */
export interface WorkflowRun {
  readonly id: number
  readonly load: Load
  readonly commit: number
  readonly beganAt: number
  /** Where the workflow file of this run sets it. */
  readonly ledgerKey: string | undefined
  attempts: number
  /** The number of its generation: see `checks/inserts.ts`. */
  generation: number | undefined
}

/** How a step ended. */
export type StepEnd =
  | { readonly how: 'ended'; readonly result: StepResult }
  | { readonly how: 'killed' }
  | { readonly how: 'threw'; readonly error: unknown }

/** A main step: one attempt of a workflow run. */
export interface Step {
  /** `run 2` for the first attempt, `run 2.3` for the third, `west run 2` for that of another load. */
  readonly name: string
  readonly run: WorkflowRun
  readonly attempt: number
  /** The commit whose files the step finds. */
  readonly commit: number
  readonly inputs: Inputs
  /** The loads, as the inputs or a manifest describe them. */
  readonly plan: Plan
  /** The first of them. */
  readonly load: LoadSpec
  readonly workspace: string
  readonly process: Process
  readonly cancel: AbortController
  readonly startedAt: number
  endedAt: number | undefined
  end: StepEnd | undefined
  /** What it said. */
  readonly said: string[]
  readonly runningJobs: Set<string>
  /** The org that its first session was of. */
  orgId: string | undefined
  /** When it had read its ledger for the first time. */
  ledgerReadAt: number | undefined
  readonly calls: Map<string, number>
  /** Whether a save of its ledger got no answer, or was refused. */
  hasLostSaves: boolean
}

/** How long after a cancel the runner kills the step. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
const CANCEL_MS = 10_000

export function newStep(
  world: World,
  run: WorkflowRun,
  { commit, inputs, workspace, plan }: Pick<Step, 'commit' | 'inputs' | 'workspace' | 'plan'>,
): Step {
  const attempt = ++run.attempts
  const [load] = plan.loads
  if (load === undefined) throw new Error('each step has a load')
  const name = `${run.load.place.job === 'load' ? '' : `${run.load.name} `}run ${run.id}${attempt === 1 ? '' : `.${attempt}`}`
  return {
    name,
    run,
    attempt,
    commit,
    inputs,
    plan,
    load,
    workspace,
    process: startProcess(world.random(`${name} random`)),
    cancel: new AbortController(),
    startedAt: world.time.now(),
    endedAt: undefined,
    end: undefined,
    said: [],
    runningJobs: new Set(),
    orgId: undefined,
    ledgerReadAt: undefined,
    calls: new Map(),
    hasLostSaves: false,
  }
}

/** Lets the step's code begin. It goes on while time passes. */
export function startStep(world: World, step: Step, main: () => Promise<StepResult>): void {
  world.log(`${step.name} of ${step.run.load.name} begins, with commit ${step.commit}`)
  processes.run(step.process, main).then(
    (result) => endStep(world, step, { how: 'ended', result }),
    (error: unknown) => endStep(world, step, { how: 'threw', error }),
  )
}

function endStep(world: World, step: Step, end: StepEnd): void {
  if (step.end !== undefined) return
  step.end = end
  step.endedAt = world.time.now()
  // A step that was cancelled does not wait for what is still on its way; see `src/main.ts`.
  if (step.cancel.signal.aborted) step.process.isDead = true
  world.log(`${step.name} ${describeEnd(end)}`)
}

/** The process is gone at once: nothing it waits for ever comes. */
export function killStep(world: World, step: Step): void {
  step.process.isDead = true
  endStep(world, step, { how: 'killed' })
}

export function cancelStep(world: World, step: Step): void {
  if (step.cancel.signal.aborted) return
  world.log(`${step.name} is cancelled`)
  step.cancel.abort()
  world.time.after(CANCEL_MS, () => {
    if (step.end === undefined) killStep(world, step)
  })
}

/** What the post step does after a main step that was killed. Source: src/post.ts. */
export function postStep(world: World, step: Step): void {
  const { org } = world.login()
  for (const id of step.runningJobs) {
    const job = org.job(id)
    const state = job?.history.at(-1)?.state
    if (job === undefined || (state !== 'Open' && step.inputs.ending.onCancel === 'leave')) continue
    if (org.abort(job) === undefined) step.said.push(`Job ${id} was still ${state} and is aborted now`)
  }
}

function describeEnd(end: StepEnd): string {
  switch (end.how) {
    case 'killed':
      return 'is killed'
    case 'threw':
      return `throws ${end.error instanceof Error ? end.error.stack : String(end.error)}`
    case 'ended': {
      const { verdict, failureReason, message } = end.result.report
      return `ends: ${verdict} ${failureReason}: ${message.replaceAll('\n', ' ')}`
    }
  }
}
