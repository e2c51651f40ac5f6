import path from 'node:path'
import { NothingToLoad } from '../errors.ts'
import { type ReadFiles, settleKeys } from '../files/read-files.ts'
import { VALIDATE_ENDING, type ValidateInputs } from '../inputs/validate-inputs.ts'
import { type Describer, describeKey } from '../org/describe.ts'
import { checkWithoutDescribe } from '../preflight/check-without-describe.ts'
import { guardRecords } from '../preflight/guard.ts'
import { preflight } from '../preflight/preflight.ts'
import { openSnapshots } from '../preflight/snapshots.ts'
import { NO_ANNOTATIONS } from '../report/annotations.ts'
import type { StepResult } from '../report/step-result.ts'
import { reportValidation } from '../report/validation.ts'
import type { LocalStep } from '../step.ts'
import { type BegunStep, beginLocalStep } from './begin-step.ts'
import { resultOfFailure } from './failure.ts'
import { findAndRead, resultOfNothing } from './find-and-read.ts'
import { readOptions } from './make-ready.ts'
import { matrixOf } from './matrix.ts'
import { tellOfColumns, tellOfFiles, tellOfKeys } from './tell.ts'
import { warnOfUnchanged } from './unchanged-files.ts'
import { uncheckedParents, uncheckedWithoutSchema } from './unchecked.ts'
import type { ValidateEdge } from './validate-edge.ts'

/** What became of a validation, and the matrix that loads the files. */
export interface Validated extends StepResult {
  /** JSON for `fromJSON`; empty where the files would be refused, or no matrix can name them. */
  readonly matrix: string
}

/** Checks the files that the inputs name as a load does, without any org. Never rejects for what users do wrong. */
export async function validate(inputs: ValidateInputs, edge: ValidateEdge): Promise<Validated> {
  const { load: spec, results } = inputs
  const begun = beginLocalStep({ ending: VALIDATE_ENDING, results }, edge)
  const { step, voice, startedAt } = begun
  const unchecked: string[] = []
  try {
    const describer = openDescribes(inputs, edge)
    // Nothing says that the org, which is not known, is no production org: of those no value is shown.
    const showsValues = results.redact === 'false'
    voice.learn({ redact: !showsValues })
    const read = await findAndRead({ spec, showsValues }, edge, begun)
    if (read instanceof NothingToLoad) return nothingToValidate(read, inputs, begun)
    tellOfFiles(read, step.say)
    guardRecords(spec, undefined, read.records)

    const { files, dropped } =
      describer === undefined
        ? await checkFilesAlone(read, inputs, { step, unchecked })
        : await checkAgainstDescribe(read, inputs, { step, unchecked, describer })
    if (spec.operation === 'insert') await warnOfUnchanged(files, edge)
    for (const text of unchecked) step.say.log(text)
    const skipped = dropped.count
    const report = reportValidation({ spec, files, skipped, unchecked, startedAt, endedAt: step.clock.now() })
    return {
      report,
      annotations: NO_ANNOTATIONS,
      loads: [],
      matrix: matrixOf(files, { ...inputs, operation: spec.operation }, edge),
    }
  } catch (error) {
    const result = resultOfFailure(error, {}, begun)
    return { ...result, report: { ...result.report, validation: { unchecked } }, matrix: '' }
  } finally {
    begun.end()
  }
}

/** What the two ways of checking have in common. */
interface Checking {
  readonly step: LocalStep
  /** Takes sentences about what was not checked. */
  readonly unchecked: string[]
}

type Checked = Pick<ReadFiles, 'files' | 'dropped'>

/** Checks what needs no description of the object. Only describe tells whether keys are the same that are not equal as texts, so
 *  files are not refused for those. */
async function checkFilesAlone(
  read: ReadFiles,
  { load: spec }: ValidateInputs,
  { step, unchecked }: Checking,
): Promise<Checked> {
  const { repeated, ...rest } = read
  const certain = spec.source.duplicateKeys === 'stop' ? rest : read
  const settled = await settleKeys(certain, readOptions(spec, step), async () => undefined)
  tellOfKeys(settled, step.say)
  tellOfColumns({ warnings: checkWithoutDescribe(read, spec), more: 0 }, step.say)
  unchecked.push(uncheckedWithoutSchema(spec, repeated !== undefined))
  return settled
}

/** Checks keys and headers against the object, as a snapshot describes it. */
async function checkAgainstDescribe(
  read: ReadFiles,
  { load: spec, results }: ValidateInputs,
  { step, unchecked, describer }: Checking & { readonly describer: Describer },
): Promise<Checked> {
  const settled = await settleKeys(read, readOptions(spec, step), () => describeKey(spec, describer))
  tellOfKeys(settled, step.say)
  const checked = await preflight(settled, { ...spec, redact: results.redact !== 'false' }, describer)
  tellOfColumns(checked, step.say)
  unchecked.push(...(await uncheckedParents(settled.parts, spec, describer)))
  return settled
}

function openDescribes({ schemaPath, load }: ValidateInputs, { files }: ValidateEdge): Describer | undefined {
  if (schemaPath === undefined) return undefined
  const shown = path.relative(files.workspace, schemaPath).split(path.sep).join('/')
  return openSnapshots({ folder: schemaPath, shown: shown || '.' }, load.object)
}

function nothingToValidate(nothing: NothingToLoad, { load }: ValidateInputs, begun: BegunStep<LocalStep>): Validated {
  const result = resultOfNothing(nothing, load, begun, 'Nothing would be loaded')
  return { ...result, report: { ...result.report, validation: { unchecked: [] } }, matrix: '{"include":[]}' }
}
