import path from 'node:path'
import { type BegunStep, beginLocalStep } from '../begin/begin-step.ts'
import { resultOfFailure } from '../begin/failure.ts'
import { tellOfFiles } from '../begin/tell.ts'
import { VALIDATE_ENDING, type ValidateInputs } from '../inputs/validate-inputs.ts'
import type { Describer } from '../org/describe.ts'
import { guardHardDeletes, guardRecords } from '../preflight/guard.ts'
import { refusedKind } from '../preflight/object-kinds.ts'
import { openSnapshots } from '../preflight/snapshots.ts'
import { type EmptyLoad, findAndRead, resultOfNothing } from '../prepare/find-and-read.ts'
import { NO_ANNOTATIONS } from '../report/annotations.ts'
import type { StepResult } from '../report/step-result.ts'
import { reportValidation } from '../report/validation.ts'
import type { LocalStep } from '../step.ts'
import { checkAgainstDescribe, checkFilesAlone } from './check-files.ts'
import { matrixOf } from './matrix.ts'
import { warnOfUnchanged } from './unchanged-files.ts'
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
    const { read: all, empty } = await findAndRead([spec], showsValues, edge, begun)
    const read = all[0]?.read
    if (read === undefined) return nothingToValidate(empty, begun)
    tellOfFiles(read, step.say)
    guardHardDeletes([spec])
    guardRecords([{ spec, name: undefined, records: read.records }], undefined)

    const { files, dropped, refused, wouldFail, clears } =
      describer === undefined
        ? await checkFilesAlone(read, inputs, { step, unchecked })
        : await checkAgainstDescribe(read, inputs, { step, unchecked, describer })
    if (spec.operation === 'insert') await warnOfUnchanged(files, edge)
    for (const text of unchecked) step.say.log(text)
    const found = { skipped: dropped.count, refused, wouldFail, clears, unchecked }
    const report = reportValidation({ spec, files, ...found, startedAt, endedAt: step.clock.now() })
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

function openDescribes({ schemaPath, load }: ValidateInputs, { files }: ValidateEdge): Describer | undefined {
  // An object that is never loaded needs no snapshot: the check of its kind refuses it.
  if (schemaPath === undefined || refusedKind(load.object, load.operation) !== undefined) return undefined
  const shown = path.relative(files.workspace, schemaPath).split(path.sep).join('/')
  return openSnapshots({ folder: schemaPath, shown: shown || '.' }, load.object)
}

function nothingToValidate(empty: readonly EmptyLoad[], begun: BegunStep<LocalStep>): Validated {
  const result = resultOfNothing(empty, begun, 'Nothing would be loaded')
  return { ...result, report: { ...result.report, validation: { unchecked: [] } }, matrix: '{"include":[]}' }
}
