import { systemClock } from './clock.ts'
import { type Validated, validate } from './commands/validate.ts'
import { isDiskFull } from './disk/error-code.ts'
import { LoadError, messageOf } from './errors.ts'
import type { ValidateInputs } from './inputs/validate-inputs.ts'
import { keepYoungGenerationSmall } from './memory/young-generation.ts'
import { NO_ANNOTATIONS } from './report/annotations.ts'
import { reportFailedStart } from './report/build.ts'
import { createLocalEdge } from './runner/edge.ts'
import { readRunner } from './runner/environment.ts'
import { debug, warn } from './runner/log.ts'
import { validationOutputs } from './runner/outputs.ts'
import { publish } from './runner/publish.ts'
import { removeFolder } from './runner/running-jobs.ts'
import { readValidateInputs } from './runner/step.ts'
import { makeStepFolder } from './runner/step-folder.ts'
import { tryTo } from './runner/try-to.ts'
import { findUnchanged } from './runner/unchanged-files.ts'

const runner = readRunner(process.env)
const startedAt = Date.now()

/** Set once the results folder is known to be ours to write to. */
let publishing: ValidateInputs['results'] | undefined

let result: Validated
try {
  const { inputs, warnings } = readValidateInputs(runner)
  for (const warning of warnings) warn(warning)
  result = await run(inputs)
} catch (error) {
  const report = reportFailedStart(asLoadError(error), { startedAt, endedAt: Date.now() })
  result = { report: { ...report, validation: { unchecked: [] } }, annotations: NO_ANNOTATIONS, loads: [], matrix: '' }
}
await publish(result, runner, publishing, (report, places) => validationOutputs(report, places, result.matrix))

// Where writes to a pipe are not done at once, this one is done after all others.
process.stdout.write('', () => process.exit())

async function run(inputs: ValidateInputs): Promise<Validated> {
  keepYoungGenerationSmall()
  const folder = makeStepFolder(runner)
  const onResultsPrepared = () => {
    publishing = inputs.results
  }
  const edge = createLocalEdge({ inputs, runner, folder, clock: systemClock(), onResultsPrepared })
  const where = { folder: inputs.workingDirectory, workspace: runner.workspace, temp: folder, env: process.env }
  try {
    return await validate(inputs, { ...edge, unchanged: (paths) => findUnchanged(paths, where) })
  } finally {
    // There is no post step: nothing is left that one would see to.
    tryTo('remove the folder of the step', () => removeFolder(folder))
  }
}

/** What we did not foresee is our own mistake, and is said so, unless the disk is full. */
function asLoadError(error: unknown): LoadError {
  if (error instanceof LoadError) return error
  if (error instanceof Error && error.stack !== undefined)
    debug(error.stack.replace(error.message, () => messageOf(error)))
  const why = isDiskFull(error)
    ? `The disk of the runner is full (${messageOf(error)}). Free some of it in a step before, or use a larger runner.`
    : `This is a bug in the action: ${messageOf(error)}. Please report it at ${runner.project.issuesUrl} with the log of this step.`
  return new LoadError('internal-error', `${why} Nothing was sent to any org.`, { cause: error })
}
