import { NothingToLoad } from '../errors.ts'
import { type ReadFiles, readFiles } from '../files/read-files.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { FilePath } from '../parts/file-path.ts'
import { NO_ANNOTATIONS } from '../report/annotations.ts'
import { reportNothing, reportStarted } from '../report/build.ts'
import type { StepResult } from '../report/step-result.ts'
import type { LocalStep } from '../step.ts'
import { sentence } from '../text/words.ts'
import type { BegunStep } from './begin-step.ts'
import type { LocalEdge } from './load-edge.ts'
import { readOptions } from './make-ready.ts'

/** Finds the files and reads them, with the results folder ready before anything is read. Returns NothingToLoad where
 *  `if-no-files-found` says that the step passes all the same, and throws it otherwise. Throws LoadError. */
export async function findAndRead(
  { spec, showsValues }: { readonly spec: LoadSpec; readonly showsValues: boolean },
  edge: Pick<LocalEdge, 'files' | 'results'>,
  { step, startedAt }: BegunStep<LocalStep>,
): Promise<ReadFiles | NothingToLoad> {
  const prepare = (found: readonly FilePath[]) => edge.results.prepare(found, reportStarted(spec, startedAt))
  try {
    const found = await edge.files.find(spec.source.files)
    await prepare(found)
    return await readFiles(found, { ...readOptions(spec, step), showsValues })
  } catch (error) {
    if (!(error instanceof NothingToLoad) || spec.source.ifNoFilesFound === 'error') throw error
    if (error.empty.length === 0) await prepare([])
    return error
  }
}

/** Makes the result of a step that passes although it has nothing to load: it says so, and has signed in to no org.
 *
 *  @param what begins the sentences that say so */
export function resultOfNothing(
  nothing: NothingToLoad,
  spec: LoadSpec,
  { step, voice, startedAt }: BegunStep<LocalStep>,
  what = 'Nothing was loaded',
): StepResult {
  const { ifNoFilesFound } = spec.source
  const why = sentence(voice.show(nothing.message))
  if (ifNoFilesFound === 'warn') step.say.warn(`${what}. ${why}`)
  const message = `${what}; \`if-no-files-found: ${ifNoFilesFound}\` allows that. ${why}`
  return {
    report: reportNothing(spec, { message, empty: nothing.empty, startedAt, endedAt: step.clock.now() }),
    annotations: NO_ANNOTATIONS,
    loads: [],
  }
}
