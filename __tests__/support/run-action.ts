import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { readActionDefinition } from './action-definition.ts'
import { type ChildEnd, cancel, runChild } from './child.ts'
import { createFileCommands, parseKeyValues } from './file-commands.ts'
import { runnerEnvironment, type StepContext } from './runner-environment.ts'
import { type Annotation, readStepLog, type StepLog } from './workflow-commands.ts'
import type { Workspace } from './workspace.ts'

const REPOSITORY = resolve(import.meta.dirname, '../..')

/** Preloaded in the action's process. */
const SHORT_TIMERS = new URL('short-timers.mjs', import.meta.url).href

export interface ActionOptions extends StepContext {
  /** What stands under `with:`. */
  readonly inputs: Readonly<Record<string, string>>
  readonly workspace: Workspace
  /** Folder of the action.yml, this repository's root by default. */
  readonly action?: string
  /** Values of the expressions that defaults in action.yml use, by their text without `${{ }}`. */
  readonly expressions?: Readonly<Record<string, string>>
  /** The run is cancelled once a line of stdout matches. */
  readonly cancelAt?: RegExp
  /** The process is killed, without warning, once a line of stdout matches. */
  readonly killAt?: RegExp
  readonly onLine?: (line: string, child: ChildProcess) => void
  readonly onStart?: (child: ChildProcess) => void
  /** Given a way to run the post script although main still runs, as the runner does after a grace period. */
  readonly beside?: (post: (onLine?: (line: string) => void) => Promise<ActionRun>) => void
  /** Shortens the pauses of GitHub's own clients. */
  readonly shortTimers?: boolean
  readonly timeoutMs?: number
}

export interface ActionRun extends ChildEnd, StepLog {
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
  /** GITHUB_WORKSPACE. */
  readonly workspace: string
  /** RUNNER_TEMP. */
  readonly temp: string
  /** What `runPost` needs to run the post stage of the same step. */
  readonly step: Step
}

interface Step {
  readonly options: ActionOptions
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Runs the built action's main script the way the runner does. Never throws because the action failed. */
export async function runAction(options: ActionOptions): Promise<ActionRun> {
  const definition = readActionDefinition(options.action ?? REPOSITORY)
  const env = { ...inputEnvironment(definition.defaults, options), ...runnerEnvironment(options.workspace, options) }
  return runStage(definition.main, { options, env }, {}, [])
}

/** Runs the action's post script after `main`, in the same workflow job: same inputs, workspace and temp folder. */
export async function runPost(
  main: Pick<ActionRun, 'step' | 'state' | 'masks'>,
  onPostLine?: (line: string) => void,
): Promise<ActionRun> {
  const { post } = readActionDefinition(main.step.options.action ?? REPOSITORY)
  if (post === undefined) throw new Error('The action has no post script.')
  const { cancelAt, killAt, onLine, onStart, beside, ...options } = main.step.options
  const told = onPostLine === undefined ? options : { ...options, onLine: onPostLine }
  return runStage(post, { ...main.step, options: told }, main.state, main.masks)
}

async function runStage(
  script: string,
  step: Step,
  state: Readonly<Record<string, string>>,
  masks: readonly string[],
): Promise<ActionRun> {
  const { workspace, cancelAt, killAt, onLine, onStart, beside, shortTimers = false, timeoutMs = 60_000 } = step.options
  const files = createFileCommands(workspace.root)
  beside?.((onPostLine) => runPost({ step, state: parseKeyValues(files.read('STATE')), masks }, onPostLine))
  let cancelled = false
  const end = await runChild({
    script,
    execArgv: shortTimers ? ['--import', SHORT_TIMERS] : [],
    cwd: workspace.dir,
    env: { ...step.env, ...stateEnvironment(state), ...files.env },
    timeoutMs,
    onStart,
    onLine(line, child) {
      onLine?.(line, child)
      if (killAt?.test(line)) child.kill('SIGKILL')
      if (!cancelled && cancelAt?.test(line)) {
        cancelled = true
        cancel(child)
      }
    },
  })
  return {
    ...end,
    ...readStepLog(end.stdout, masks),
    outputs: parseKeyValues(files.read('OUTPUT')),
    state: { ...state, ...parseKeyValues(files.read('STATE')) },
    summary: files.read('STEP_SUMMARY'),
    workspace: workspace.dir,
    temp: step.env.RUNNER_TEMP ?? '',
    step,
  }
}

/** Source: actions/runner, src/Runner.Worker/Handlers/Handler.cs, AddInputsToEnvironment. */
function inputEnvironment(defaults: ReadonlyMap<string, string>, { inputs, expressions = {} }: ActionOptions) {
  const values = new Map([...defaults].map(([name, text]) => [name, evaluateDefault(text, expressions)]))
  for (const [name, value] of Object.entries(inputs)) values.set(name, value)
  return Object.fromEntries(
    [...values].map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`, value]),
  )
}

function evaluateDefault(text: string, expressions: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = expressions[expression] ?? EXPRESSIONS[expression]
    if (value === undefined) throw new Error(`No value is given for the expression ${expression} of action.yml.`)
    return value
  })
}

/** What expressions in defaults come to in a workflow job without a matrix. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  'github.token': 'ghs_0123456789abcdefghijklmnopqrstuvwxyz',
  'toJSON(matrix)': 'null',
}

/** Source: actions/runner, src/Runner.Worker/ActionRunner.cs, "intra-action state". */
function stateEnvironment(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}

/** What a run shouts: a small load gets a notice each time, which few tests are about. */
export function withoutNotices({ annotations }: ActionRun): readonly Annotation[] {
  return annotations.filter(({ kind }) => kind !== 'notice')
}
