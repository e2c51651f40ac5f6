import path from 'node:path'
import * as core from '@actions/core'
import { load } from './commands/load.ts'
import { isDiskFull } from './disk/error-code.ts'
import { LoadError, messageOf } from './errors.ts'
import { COPIES_FOLDER } from './files/read-options.ts'
import { createHttp } from './http/request.ts'
import type { Inputs } from './inputs.ts'
import { keepYoungGenerationSmall } from './memory/young-generation.ts'
import { NO_ANNOTATIONS } from './report/annotations.ts'
import { reportFailedStart } from './report/build.ts'
import type { StepResult } from './report/step-result.ts'
import { createEdge } from './runner/edge.ts'
import { readRunner, rootsOf } from './runner/environment.ts'
import { debug, warn } from './runner/log.ts'
import { publish } from './runner/publish.ts'
import { readPlan } from './runner/read-plan.ts'
import { createRequestLog } from './runner/request-log.ts'
import { removeFolder } from './runner/running-jobs.ts'
import { readInputs, stepTools } from './runner/step.ts'
import { forgetRefreshToken, makeStepFolder, noteEnd, noteEnding } from './runner/step-folder.ts'
import { tryTo } from './runner/try-to.ts'
import type { Plan } from './runs/plan.ts'

const runner = readRunner(process.env)
const startedAt = Date.now()
/** Made once there is something to load. */
let tempFolder: string | undefined

/** Set once the results folder is known to be ours to write to. */
let publishing: Inputs['results'] | undefined

let result: StepResult
try {
  const { inputs, warnings } = readInputs(runner)
  for (const warning of warnings) warn(warning)
  result = await run(inputs, await readPlan(inputs, rootsOf(runner)))
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

async function run(inputs: Inputs, plan: Plan): Promise<StepResult> {
  keepYoungGenerationSmall()
  const folder = makeStepFolder(runner)
  tempFolder = folder
  core.saveState('temp-folder', folder)
  const tools = stepTools(inputs, runner)
  const requests = runner.isDebug ? createRequestLog(inputs.results.resultsPath) : undefined
  const http = createHttp(process.env, tools.silenceLimitMs, process.version, requests?.add)
  try {
    const onResultsPrepared = () => {
      publishing = inputs.results
      requests?.open()
    }
    return await load(plan, inputs, createEdge({ inputs, plan, runner, folder, tools, http, onResultsPrepared }))
  } finally {
    http.close()
    requests?.close()
    removeCopies(folder)
    tryTo('note that the step is ending', () => noteEnding(folder))
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

/** What we did not foresee is our own mistake, and is said so, unless the disk is full. */
function asLoadError(error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof Error && error.stack !== undefined)
    debug(error.stack.replace(error.message, () => messageOf(error)))
  const why = isDiskFull(error)
    ? `The disk of the runner is full (${messageOf(error)}). Free some of it in a step before, or use a larger runner; `
    : `This is a bug in the action: ${messageOf(error)}. Please report it at ${runner.project.issuesUrl} with the log of this step; `
  const look = 'look in Setup under Bulk Data Load Jobs for what was loaded.'
  return new LoadError('internal-error', why + look, { cause: error })
}
