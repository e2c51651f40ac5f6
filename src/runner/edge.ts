import * as core from '@actions/core'
import type { LoadEdge, LocalEdge } from '../begin/load-edge.ts'
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Http } from '../http/request.ts'
import type { Inputs } from '../inputs.ts'
import type { Plan } from '../runs/plan.ts'
import { type Runner, rootsOf } from './environment.ts'
import { findFiles } from './find-files.ts'
import { checkHelp, moreAbout } from './help.ts'
import { ledgerPlace } from './ledger-place.ts'
import { debug, log, notice, scrub, warn } from './log.ts'
import { keepReport } from './publish.ts'
import { prepareResultsFolder } from './results-folder.ts'
import { keepRunningJobs, noteResults } from './running-jobs.ts'
import { maskSecret, type StepTools } from './step.ts'
import { claimResults, hadCompany, isStopped, keepRefreshToken, noteEnding } from './step-folder.ts'
import { tryTo } from './try-to.ts'

/** What every step of this action has on this runner. */
interface LocalStepOnRunner {
  readonly inputs: Pick<Inputs, 'workingDirectory' | 'results'>
  readonly runner: Runner
  /** The step's own folder, for files that are gone after it. */
  readonly folder: string
  readonly clock: Clock
  /** Is told once the results folder is known to be ours to write to. */
  readonly onResultsPrepared: () => void
}

/** A step that loads, on this runner. */
export interface StepOnRunner extends Omit<LocalStepOnRunner, 'clock'> {
  readonly inputs: Inputs
  readonly plan: Plan
  readonly tools: StepTools
  readonly http: Http
}

/** The machine as a step sees it that has nothing to do with an org. */
export function createLocalEdge({ inputs, runner, folder, clock, onResultsPrepared }: LocalStepOnRunner): LocalEdge {
  const { workspace, temp } = runner
  const { workingDirectory } = inputs
  const { resultsPath } = inputs.results
  return {
    clock,
    say: { log, warn, notice, moreAbout: (check) => log(moreAbout(checkHelp(check, runner))) },
    cancel: cancellation(folder),
    isPublic: runner.isPublic,
    secrets: { mask: maskSecret, scrub },
    files: {
      workspace,
      temp: folder,
      find: async (patterns) => {
        const found = await findFiles(patterns, { workspace, runnerTemp: temp, workingDirectory })
        for (const warning of found.warnings) warn(warning)
        return found.files
      },
    },
    results: {
      prepare: async (sources, report) => {
        const paths = sources.map(({ absolutePath }) => absolutePath)
        claimResults(folder, resultsPath)
        await prepareResultsFolder(resultsPath, { roots: rootsOf(runner), sources: paths, report })
        onResultsPrepared()
        noteResults(folder)
      },
      keep: (report) => keepReport(report, resultsPath, runner),
    },
  }
}

/** The world as a load sees it, on this runner. */
export function createEdge({ tools, http, plan, ...step }: StepOnRunner): LoadEdge {
  const { inputs, runner, folder } = step
  const { run, ...ledger } = ledgerPlace(inputs, plan.loads, runner, tools.clock)
  return {
    ...createLocalEdge({ ...step, clock: tools.clock }),
    http,
    // A background step of the same job may be loading with the same user.
    run: { ...run, isAlone: () => run.isAlone() && !hadCompany(folder) },
    ledger,
    jobs: keepRunningJobs(folder, (error) => debug(`The running jobs could not be noted: ${messageOf(error)}`)),
    session: {
      askCli: tools.askCli,
      keepIdentity: ({ orgId, userId }) => {
        core.saveState('org-id', orgId ?? '')
        core.saveState('user-id', userId ?? '')
      },
      keepRefreshToken: (token) => {
        // That there is one, the post step must know even where it cannot be kept: the old one would be used again.
        core.saveState('refresh-token-is-new', 'true')
        tryTo('keep the new refresh token for the post step', () => keepRefreshToken(folder, token))
      },
    },
  }
}

/** How often it is looked for word of the post step. */
const CHECK_MS = 1_000

/** The runner sends SIGINT, after 7.5 s SIGTERM, and kills the step 2.5 s later. In a container job no signal comes: the
 *  post step leaves a file. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
function cancellation(folder: string): LoadEdge['cancel'] {
  const cancel = new AbortController()
  const stop = (how: string) => {
    if (!cancel.signal.aborted) log(`${how}: the step is cancelled, and ends at once`)
    // A post step that begins meanwhile lets this one end: the runner goes on before a background step has.
    tryTo('note that the step is ending', () => noteEnding(folder))
    cancel.abort()
  }
  const check = () => {
    if (isStopped(folder)) stop('The post step left word')
  }
  setInterval(check, CHECK_MS).unref()
  // On Windows, Node makes SIGINT and SIGBREAK of the Ctrl-C and Ctrl-Break that the runner sends.
  for (const signal of ['SIGINT', process.platform === 'win32' ? 'SIGBREAK' : 'SIGTERM'] as const)
    process.on(signal, () => stop(signal))
  return { signal: cancel.signal, check }
}
