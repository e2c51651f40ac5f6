import path from 'node:path'
import * as core from '@actions/core'
import { type LoadEdge, load } from './commands/load.ts'
import { isDiskFull } from './disk/error-code.ts'
import { LoadError, messageOf } from './errors.ts'
import { COPIES_FOLDER } from './files/read-options.ts'
import { createHttp, type Http } from './http/request.ts'
import type { Inputs } from './inputs.ts'
import { keepYoungGenerationSmall } from './memory/young-generation.ts'
import { NO_ANNOTATIONS } from './report/annotations.ts'
import { reportFailedStart } from './report/build.ts'
import type { StepResult } from './report/step-result.ts'
import { readRunner, rootsOf } from './runner/environment.ts'
import { findFiles } from './runner/find-files.ts'
import { ledgerPlace } from './runner/ledger-place.ts'
import { debug, log, notice, scrub, warn } from './runner/log.ts'
import { keepReport, type Publishing, publish } from './runner/publish.ts'
import { prepareResultsFolder } from './runner/results-folder.ts'
import { keepRunningJobs, noteResults, removeFolder } from './runner/running-jobs.ts'
import { maskSecret, readInputs, type StepTools, stepTools } from './runner/step.ts'
import {
  claimResults,
  forgetRefreshToken,
  hadCompany,
  isStopped,
  keepRefreshToken,
  makeStepFolder,
  noteEnd,
  noteEnding,
} from './runner/step-folder.ts'

const runner = readRunner(process.env)
const startedAt = Date.now()
/** Made once there is something to load. */
let tempFolder: string | undefined
/** How often it is looked for word of the post step. */
const CHECK_MS = 1_000
/** Aborted when the step is cancelled. */
const cancel = new AbortController()

/** Set once the results folder is known to be ours to write to. */
let publishing: Publishing | undefined

let result: StepResult
try {
  const { inputs, warnings } = readInputs(runner)
  for (const warning of warnings) warn(warning)
  result = await run(inputs)
} catch (error) {
  const report = reportFailedStart(asLoadError(error), { startedAt, endedAt: Date.now() })
  result = { report, annotations: NO_ANNOTATIONS, loads: [] }
}
await publish(result, runner, publishing)
// After a mistake of ours, the post step sees to what is left.
if (tempFolder !== undefined && result.report.failureReason !== 'internal-error') endFolder(tempFolder)

// What still waits for an answer that nobody needs any more, as a save of the ledger may, would keep the step until it is killed.
// Where writes to a pipe are not done at once, this one is done after all others.
process.stdout.write('', () => process.exit())

async function run(inputs: Inputs): Promise<StepResult> {
  keepYoungGenerationSmall()
  const folder = makeStepFolder(runner)
  tempFolder = folder
  core.saveState('temp-folder', folder)
  const tools = stepTools(inputs, runner)
  const http = createHttp(process.env, tools.silenceLimitMs)
  try {
    return await load(inputs, edgeOf(inputs, folder, tools, http))
  } finally {
    http.close()
    removeCopies(folder)
    tryTo('note that the step is ending', () => noteEnding(folder))
  }
}

function edgeOf(inputs: Inputs, folder: string, { clock, askCli }: StepTools, http: Http): LoadEdge {
  const { workspace, temp } = runner
  const { run, ...ledger } = ledgerPlace(inputs, runner, clock)
  return {
    http,
    clock,
    say: { log, warn, notice },
    cancel: cancellation(folder),
    // A background step of the same job may be loading with the same user.
    run: { ...run, isAlone: () => run.isAlone() && !hadCompany(folder) },
    isPublic: runner.isPublic,
    secrets: { mask: maskSecret, scrub },
    files: {
      workspace,
      temp: folder,
      find: async (patterns) => {
        const { workingDirectory } = inputs
        const found = await findFiles(patterns, { workspace, runnerTemp: temp, workingDirectory })
        for (const warning of found.warnings) warn(warning)
        return found.files
      },
    },
    results: {
      prepare: async (sources, report) => {
        const paths = sources.map(({ absolutePath }) => absolutePath)
        claimResults(folder, inputs.resultsPath)
        await prepareResultsFolder(inputs.resultsPath, { roots: rootsOf(runner), sources: paths, report })
        publishing = inputs
        noteResults(folder)
      },
      keep: (report) => keepReport(report, inputs.resultsPath, runner),
    },
    ledger,
    jobs: keepRunningJobs(folder, (error) => debug(`The running jobs could not be noted: ${messageOf(error)}`)),
    session: {
      askCli,
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

/** Later steps need the disk. What is still open, which Windows keeps, goes with the whole folder in the post step. */
function removeCopies(folder: string): void {
  tryTo('remove the copies of the files', () => removeFolder(path.join(folder, COPIES_FOLDER)))
}

function endFolder(folder: string): void {
  tryTo('remove the refresh token', () => forgetRefreshToken(folder))
  tryTo('note the end of the step', () => noteEnd(folder))
}

/** Does what the load does not depend on. */
function tryTo(what: string, task: () => void): void {
  try {
    task()
  } catch (error) {
    debug(`Could not ${what}: ${messageOf(error)}`)
  }
}

/** The runner sends SIGINT, after 7.5 s SIGTERM, and kills the step 2.5 s later. In a container job no signal comes: the
 *  post step leaves a file. Source: actions/runner: src/Runner.Sdk/ProcessInvoker.cs. */
function cancellation(folder: string): LoadEdge['cancel'] {
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

/** What we did not foresee is our own mistake, and is said so, unless the disk is full. */
function asLoadError(error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof Error && error.stack !== undefined)
    debug(error.stack.replace(error.message, () => messageOf(error)))
  const why = isDiskFull(error)
    ? `The disk of the runner is full (${messageOf(error)}). Free some of it in a step before, or use a larger runner; `
    : `This is a mistake in the action: ${messageOf(error)}. Please report it at ${runner.issuesUrl} with the log of this step; `
  const look = 'look in Setup under Bulk Data Load Jobs for what was loaded.'
  return new LoadError('internal-error', why + look, { cause: error })
}
