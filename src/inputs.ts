import { InputError } from './errors.ts'
import { INPUT_DEFAULTS, type InputName } from './inputs/defaults.ts'
import type { InputEnvironment } from './inputs/environment.ts'
import { parseFolder } from './inputs/folder.ts'
import { type LoadSpec, readLoad } from './inputs/load-spec.ts'
import { type ManifestPlace, readManifestPlace, refuseValues } from './inputs/manifest-place.ts'
import { InputReader } from './inputs/reader.ts'
import {
  type EndingInputs,
  type LedgerInputs,
  type OrgInputs,
  type ResultInputs,
  readEndingInputs,
  readLedgerInputs,
  readOrgInputs,
  readResultInputs,
} from './inputs/step-inputs.ts'
import { warnOfUnknown } from './inputs/unknown.ts'

/** What the user asked for. */
export interface Inputs {
  /** Absolute. */
  readonly workingDirectory: string
  readonly org: OrgInputs
  readonly ending: EndingInputs
  readonly ledger: LedgerInputs
  readonly results: ResultInputs
  /** The one load that inputs describe; undefined where a manifest lists the loads. */
  readonly load: LoadSpec | undefined
  readonly manifest: ManifestPlace | undefined
}

/** What a step can have in the place of `operation`, `object` and `files`. */
const OR_MANIFEST = ' Or list the loads in a `manifest`.'

/**
 * Reads every input once; an empty one counts as left out. Throws one InputError that lists all problems, and after them
 * the warnings, since a misspelt input is often why another one is missing.
 * Paths are judged by their text: whether links lead out is for the caller to check.
 */
export function parseInputs(
  get: (name: InputName) => string,
  { workspace, runnerTemp, stepId, variables }: InputEnvironment,
): { readonly inputs: Inputs; readonly warnings: readonly string[] } {
  const reader = new InputReader(get)
  const roots = [workspace, runnerTemp].filter((root): root is string => Boolean(root))
  const folder = reader.attempt(() =>
    parseFolder(reader.textOf('working-directory'), { input: 'working-directory', base: workspace, roots }),
  )
  const folders = { base: folder ?? workspace, roots }
  const isListed = reader.isGiven('manifest')
  const manifest = isListed ? readManifestPlace(reader, workspace, folders) : undefined
  const load = isListed ? undefined : readLoad(reader, OR_MANIFEST)
  if (!isListed) refuseValues(reader)
  const org = readOrgInputs(reader)
  const ending = readEndingInputs(reader)
  const ledger = readLedgerInputs(reader, folders)
  const results = readResultInputs(reader, { ...folders, stepId })
  const warnings = warnOfUnknown(variables, Object.keys(INPUT_DEFAULTS))
  if (reader.problems.length === 0 && folder && org && ending && ledger && results)
    return { inputs: { workingDirectory: folder, org, ending, ledger, results, load, manifest }, warnings }
  throw new InputError([...new Set(reader.problems), ...warnings])
}
