import { NothingToLoad } from '../errors.ts'
import { type ReadFiles, readFiles } from '../files/read-files.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { Inputs } from '../inputs.ts'
import type { FilePath } from '../parts/file-path.ts'
import { NO_ANNOTATIONS } from '../report/annotations.ts'
import { reportNothing, reportStarted } from '../report/build.ts'
import type { StepResult } from '../report/step-result.ts'
import { sentence } from '../text/words.ts'
import type { BegunStep } from './begin-step.ts'
import type { LoadEdge } from './load-edge.ts'
import { readOptions } from './make-ready.ts'
import { mayShowValues } from './may-show-values.ts'

/** Finds the files and reads them, with the results folder ready before anything is read. Returns NothingToLoad where
 *  `if-no-files-found` says that the step passes all the same, and throws it otherwise. Throws LoadError. */
export async function findAndRead(
  inputs: Inputs,
  edge: LoadEdge,
  { step, startedAt }: BegunStep,
): Promise<ReadFiles | NothingToLoad> {
  const { load: spec } = inputs
  const prepare = (found: readonly FilePath[]) => edge.results.prepare(found, reportStarted(spec, startedAt))
  try {
    const found = await edge.files.find(spec.source.files)
    await prepare(found)
    return await readFiles(found, { ...readOptions(spec, step), showsValues: mayShowValues(inputs, edge) })
  } catch (error) {
    if (!(error instanceof NothingToLoad) || spec.source.ifNoFilesFound === 'error') throw error
    if (error.empty.length === 0) await prepare([])
    return error
  }
}

/** Makes the result of a step that passes although it has nothing to load: it says so, and has signed in to no org. */
export function resultOfNothing(
  nothing: NothingToLoad,
  spec: LoadSpec,
  { step, voice, startedAt }: BegunStep,
): StepResult {
  const { ifNoFilesFound } = spec.source
  const why = sentence(voice.show(nothing.message))
  if (ifNoFilesFound === 'warn') step.say.warn(`Nothing was loaded. ${why}`)
  const message = `Nothing was loaded; \`if-no-files-found: ${ifNoFilesFound}\` allows that. ${why}`
  return {
    report: reportNothing(spec, { message, empty: nothing.empty, startedAt, endedAt: step.clock.now() }),
    annotations: NO_ANNOTATIONS,
    loads: [],
  }
}
