import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

/** The part of an action.yml that decides how the runner starts the action. */
export interface ActionDefinition {
  /** Full paths of the scripts. */
  readonly main: string
  readonly post: string | undefined
  /** Every declared input with its default as text. */
  readonly defaults: ReadonlyMap<string, string>
}

/** Reads `<folder>/action.yml`. An input without a default gets the empty text, which is what the runner passes for it.
 *  Source: actions/runner, src/Runner.Worker/ActionManifestManager.cs, ConvertInputs. */
export function readActionDefinition(folder: string): ActionDefinition {
  const known = read.get(folder) ?? parseActionDefinition(folder)
  read.set(folder, known)
  return known
}

/** Hundreds of runs have the same definition, and reading it takes longer than all else that is done for a run. */
const read = new Map<string, ActionDefinition>()

function parseActionDefinition(folder: string): ActionDefinition {
  const path = join(folder, 'action.yml')
  const document = mapping(parse(readFileSync(path, 'utf8')), path)
  const runs = mapping(document.runs, `${path}: runs`)
  const { main, post } = runs
  if (typeof main !== 'string') throw new Error(`${path}: runs.main is missing`)

  const defaults = new Map<string, string>()
  for (const [name, input] of Object.entries(mapping(document.inputs ?? {}, `${path}: inputs`))) {
    defaults.set(name, text(mapping(input ?? {}, `${path}: inputs.${name}`).default))
  }
  return {
    main: resolve(folder, main),
    post: typeof post === 'string' ? resolve(folder, post) : undefined,
    defaults,
  }
}

/** An unquoted `67.0` in YAML is a number, and reaches the action as `67`, with the runner as here. */
function text(scalar: unknown): string {
  return scalar === undefined || scalar === null ? '' : String(scalar)
}

function mapping(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where} is not a mapping`)
  return { ...value }
}
