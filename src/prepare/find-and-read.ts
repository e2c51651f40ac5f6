import type { BegunStep } from '../begin/begin-step.ts'
import { readOptions } from '../begin/how-to-read.ts'
import { joinErrors } from '../begin/join-errors.ts'
import type { LocalEdge } from '../begin/load-edge.ts'
import { LoadError, NothingToLoad } from '../errors.ts'
import { type ReadFiles, readFiles } from '../files/read-files.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { FilePath } from '../parts/file-path.ts'
import { NO_ANNOTATIONS } from '../report/annotations.ts'
import { reportNothing, reportStarted } from '../report/build.ts'
import type { StepResult } from '../report/step-result.ts'
import type { LocalStep } from '../step.ts'
import { sentence } from '../text/words.ts'

/** A load whose files were read. */
export interface ReadLoad {
  readonly spec: LoadSpec
  readonly read: ReadFiles
}

/** A load that has nothing to load, which `if-no-files-found` allows. */
export interface EmptyLoad {
  readonly spec: LoadSpec
  readonly nothing: NothingToLoad
}

/** A load whose files were found, or that has none. */
type FoundLoad = { readonly spec: LoadSpec; readonly found: readonly FilePath[] } | EmptyLoad

/** Finds the files of each load and reads them, with the results folder ready before anything is read. Throws LoadError: one for all that
 *  is wrong with any of the files. */
export async function findAndRead(
  specs: readonly LoadSpec[],
  showsValues: boolean,
  edge: Pick<LocalEdge, 'files' | 'results'>,
  { step, startedAt }: BegunStep<LocalStep>,
): Promise<{ readonly read: readonly ReadLoad[]; readonly empty: readonly EmptyLoad[] }> {
  const all: FoundLoad[] = []
  for (const spec of specs) all.push(await findFiles(spec, edge))
  const sources = all.flatMap((load) => ('found' in load ? load.found : []))
  await edge.results.prepare(sources, reportStarted(specs, startedAt))
  const read: ReadLoad[] = []
  const empty: EmptyLoad[] = []
  const errors: LoadError[] = []
  for (const load of all) {
    const { spec } = load
    try {
      if ('nothing' in load) throw load.nothing
      read.push({ spec, read: await readFiles(load.found, { ...readOptions(spec, step), showsValues }) })
    } catch (error) {
      if (error instanceof NothingToLoad && spec.source.ifNoFilesFound !== 'error') empty.push({ spec, nothing: error })
      else if (error instanceof LoadError && !step.stop.over.aborted) errors.push(ofLoad(error, spec))
      else throw error
    }
  }
  if (errors.length > 0) throw joinErrors(errors)
  return { read, empty }
}

/** Says of which load of a manifest it is that it has nothing to load. */
function ofLoad(error: LoadError, { name, manifest }: LoadSpec): LoadError {
  if (manifest === undefined || !(error instanceof NothingToLoad)) return error
  return new NothingToLoad(`The load \`${name}\` has nothing to load. ${error.message}`, error.empty)
}

async function findFiles(spec: LoadSpec, { files }: Pick<LocalEdge, 'files'>): Promise<FoundLoad> {
  try {
    return { spec, found: await files.find(spec.source.files) }
  } catch (error) {
    if (error instanceof NothingToLoad) return { spec, nothing: error }
    throw error
  }
}

/** Says of loads without records that they have none, where that is to be a warning. Returns why, as the end of a message. */
export function tellOfNothing(
  empty: readonly EmptyLoad[],
  { step, voice }: BegunStep<LocalStep>,
  what = 'Nothing was loaded',
): readonly string[] {
  return empty.map(({ spec, nothing }) => {
    const { ifNoFilesFound } = spec.source
    const why = sentence(voice.show(nothing.message))
    const said = spec.manifest === undefined ? what : `${what} by the load \`${spec.name}\``
    if (ifNoFilesFound === 'warn') step.say.warn(`${said}. ${why}`)
    return `${said}; \`if-no-files-found: ${ifNoFilesFound}\` allows that. ${why}`
  })
}

/** Makes the result of a step that passes although it has nothing to load: it has signed in to no org.
 *
 *  @param what begins the sentences that say so */
export function resultOfNothing(
  empty: readonly EmptyLoad[],
  begun: BegunStep<LocalStep>,
  what = 'Nothing was loaded',
): StepResult {
  const message = tellOfNothing(empty, begun, what).join(' ')
  const { step, startedAt } = begun
  return {
    report: reportNothing(
      empty.map(({ spec, nothing }) => ({ spec, empty: nothing.empty })),
      { message, startedAt, endedAt: step.clock.now() },
    ),
    annotations: NO_ANNOTATIONS,
    loads: [],
  }
}
