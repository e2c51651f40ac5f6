import nodePath from 'node:path'
import { InputError } from '../errors.ts'
import { listed } from '../text/words.ts'
import type { InputName } from './defaults.ts'
import { type FolderRules, parseFolder } from './folder.ts'
import { parseValues } from './named-values.ts'
import type { InputReader } from './reader.ts'

/** Where the manifest of a step is, and what the step says beside it. */
export interface ManifestPlace {
  /** Absolute. */
  readonly absolutePath: string
  /** As users know it: relative to the workspace, with `/`. */
  readonly path: string
  /** What stands for the placeholders in it. */
  readonly values: ReadonlyMap<string, string>
  /** The text of an input that holds for each load of the step. */
  readonly stepText: (name: InputName) => string
}

/** Inputs of a single load. Beside a manifest they would be of no load, or of all: nobody could tell. */
const OF_ONE_LOAD = [
  'operation',
  'object',
  'files',
  'external-id-field',
  'encoding',
  'if-no-files-found',
  'canary',
  'stop-early',
  'concurrency',
  'duplicate-keys',
  'sort-by',
  'job-size-mb',
  'job-records',
  'column-delimiter',
  'blank-fields',
  'assignment-rule-id',
  'max-failures',
  'retries',
] as const satisfies readonly InputName[]

/** Reads the input `manifest` and what belongs to it; undefined where one of them is wrong. */
export function readManifestPlace(
  reader: InputReader,
  workspace: string,
  rules: Omit<FolderRules, 'input'>,
): ManifestPlace | undefined {
  const beside = OF_ONE_LOAD.filter((name) => reader.isGiven(name))
  reader.attempt(() => {
    if (beside.length > 0) throw new InputError([notBeside(beside)])
  })
  const place = reader.group<{ readonly file: string; readonly values: ReadonlyMap<string, string> }>({
    file: ['manifest', (text) => parseFolder(text, { input: 'manifest', ...rules })],
    values: ['values', parseValues],
  })
  if (place === undefined) return undefined
  const { file, values } = place
  return {
    absolutePath: file,
    path: nodePath.relative(workspace, file).split(nodePath.sep).join('/'),
    values,
    stepText: (name) => reader.textOf(name),
  }
}

function notBeside(names: readonly InputName[]): string {
  const inputs = listed(
    names.map((name) => `\`${name}\``),
    names.length,
  )
  const what = names.length === 1 ? 'says something about one load' : 'say something about one load'
  const them = names.length === 1 ? 'it' : 'them'
  return `${inputs} ${what}, and \`manifest\` lists the loads of this step. Move ${them} into the manifest, to the load or to \`defaults\`.`
}

/** Notes that `values` is given without a manifest. */
export function refuseValues(reader: InputReader): void {
  reader.attempt(() => {
    if (reader.isGiven('values'))
      throw new InputError([
        '`values` fills the placeholders of a manifest, and there is no `manifest`. Remove it, or add `manifest`.',
      ])
  })
}
