import { InputError } from '../errors.ts'
import { INPUT_DEFAULTS, type InputName } from './defaults.ts'
import type { InputEnvironment } from './environment.ts'
import { parseFolder } from './folder.ts'
import { type LoadSpec, readLoad } from './load-spec.ts'
import { quote } from './quote.ts'
import { InputReader } from './reader.ts'
import { LONGEST_TIME_LIMIT, type ResultInputs, readResultInputs } from './step-inputs.ts'
import { warnOfUnknown } from './unknown.ts'

/** Inputs of `validate/` that say the same as those of a load, and the default of each. */
const SHARED = {
  operation: INPUT_DEFAULTS.operation,
  object: INPUT_DEFAULTS.object,
  files: INPUT_DEFAULTS.files,
  'external-id-field': INPUT_DEFAULTS['external-id-field'],
  encoding: INPUT_DEFAULTS.encoding,
  'if-no-files-found': INPUT_DEFAULTS['if-no-files-found'],
  'working-directory': INPUT_DEFAULTS['working-directory'],
  'max-records': INPUT_DEFAULTS['max-records'],
  'confirm-hard-delete': INPUT_DEFAULTS['confirm-hard-delete'],
  'duplicate-keys': INPUT_DEFAULTS['duplicate-keys'],
  'sort-by': INPUT_DEFAULTS['sort-by'],
  'job-size-mb': INPUT_DEFAULTS['job-size-mb'],
  'column-delimiter': INPUT_DEFAULTS['column-delimiter'],
  'blank-fields': INPUT_DEFAULTS['blank-fields'],
  'max-failures': INPUT_DEFAULTS['max-failures'],
  preflight: INPUT_DEFAULTS.preflight,
  'results-path': INPUT_DEFAULTS['results-path'],
  // The report says all that a validation finds; a load has records to keep.
  artifacts: 'none',
  redact: INPUT_DEFAULTS.redact,
  'matrix-leg': INPUT_DEFAULTS['matrix-leg'],
} as const satisfies Partial<Record<InputName, string>>

/** Every input of `validate/` and its default; empty where there is none or where it is derived. */
export const VALIDATE_DEFAULTS = { ...SHARED, 'schema-path': '', 'leg-size-mb': '1000' } as const

export type ValidateInputName = keyof typeof VALIDATE_DEFAULTS

/** What the user asked a validation for. */
export interface ValidateInputs {
  /** Absolute. */
  readonly workingDirectory: string
  readonly load: LoadSpec
  readonly results: ResultInputs
  /** Absolute path of the folder with describe snapshots; undefined without one. */
  readonly schemaPath: string | undefined
  /** Largest size of the files of one leg of the matrix. */
  readonly legBytes: number
}

/** The longest that any step may take: what limits a validation is the time limit of its workflow job. */
export const VALIDATE_ENDING = {
  timeLimitMinutes: LONGEST_TIME_LIMIT,
  onTimeLimit: 'leave',
  onCancel: 'leave',
} as const

/**
 * Reads every input of a validation once. Inputs that only a load has keep their defaults, whatever a step copies from one.
 * Throws one InputError that lists all problems, and after them the warnings.
 */
export function parseValidateInputs(
  get: (name: ValidateInputName) => string,
  { workspace, runnerTemp, stepId, variables }: InputEnvironment,
): { readonly inputs: ValidateInputs; readonly warnings: readonly string[] } {
  const textOf = (name: ValidateInputName) => get(name).trim() || VALIDATE_DEFAULTS[name]
  const reader = new InputReader((name) => (isShared(name) ? textOf(name) : ''))
  const roots = [workspace, runnerTemp].filter((root): root is string => Boolean(root))
  const folder = reader.attempt(() =>
    parseFolder(textOf('working-directory'), { input: 'working-directory', base: workspace, roots }),
  )
  const folders = { base: folder ?? workspace, roots }
  const load = readLoad(reader)
  const results = readResultInputs(reader, { ...folders, stepId })
  const schemaText = textOf('schema-path')
  const schemaPath = reader.attempt(() =>
    schemaText === '' ? undefined : parseFolder(schemaText, { input: 'schema-path', ...folders }),
  )
  const legBytes = reader.attempt(() => parseLegSize(textOf('leg-size-mb')))
  const warnings = warnOfUnknown(variables, [...Object.keys(VALIDATE_DEFAULTS), ...Object.keys(INPUT_DEFAULTS)])
  if (reader.problems.length === 0 && folder && load && results && legBytes)
    return { inputs: { workingDirectory: folder, load, results, schemaPath, legBytes }, warnings }
  throw new InputError([...new Set(reader.problems), ...warnings])
}

function isShared(name: string): name is keyof typeof SHARED {
  return Object.hasOwn(SHARED, name)
}

const BYTES_PER_MB = 1_000_000

function parseLegSize(text: string): number {
  const megabytes = Number(text)
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text) && megabytes > 0) return Math.max(1, Math.round(megabytes * BYTES_PER_MB))
  throw new InputError([
    `\`leg-size-mb\`: ${quote(text)} is not allowed. Use a number above 0, in units of 1,000,000 bytes, such as \`500\`.`,
  ])
}
