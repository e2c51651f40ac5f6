import { InputError } from '../errors.ts'
import type { LoadSpec } from '../inputs/load-spec.ts'
import type { ManifestPlace } from '../inputs/manifest-place.ts'
import { type CountCheck, countCheck } from './checks.ts'
import { formMistakes, plainOf } from './form-mistakes.ts'
import { type LoadForm, manifestLoad } from './manifest-load.ts'
import type { Mistake } from './mistake.ts'
import { fillIn } from './placeholders.ts'
import { ManifestNotes } from './places.ts'
import { checkReferences, type Referring } from './references.ts'
import { ManifestForm } from './schema.ts'
import { readYaml } from './yaml-tree.ts'

/** The loads of a step, as a manifest lists them. */
export interface Manifest {
  readonly loads: readonly LoadSpec[]
  /** What has to hold after them. */
  readonly checks: readonly CountCheck[]
}

/** Reads a manifest. Throws one InputError that names every mistake with its line and column. */
export function readManifest(text: string, source: Omit<ManifestPlace, 'absolutePath'>): Manifest {
  const { path, values } = source
  const yaml = readYaml(text)
  if ('mistakes' in yaml) throw wrong(yaml.mistakes, path)
  const missing: Mistake[] = []
  const root = fillIn(yaml.root, values, missing)
  const form = ManifestForm.safeParse(plainOf(root))
  if (!form.success) throw wrong([...formMistakes(form.error.issues, root), ...missing], path)
  const { version, defaults, loads, checks = [] } = form.data
  const notes = new ManifestNotes(root)
  if (version !== '1')
    notes.add(['version'], `\`version\`: there is no version ${version} of this form. Write \`version: 1\`.`)
  checkReferences(loads.map(referringOf), notes)
  const read = loads.map((load, index) => manifestLoad({ ...defaults, ...load }, index, source, notes))
  const counts = checks.map((check, index) => countCheck(check, ['checks', index], notes))
  const mistakes = [...missing, ...notes.mistakes]
  if (mistakes.length > 0 || notes.ofStep.size > 0) throw wrong(mistakes, path, notes.ofStep)
  return { loads: read.flatMap((load) => load ?? []), checks: counts.flatMap((check) => check ?? []) }
}

function referringOf({ name, needs = [], columns = {} }: LoadForm, index: number): Referring {
  const list = [needs].flat()
  return {
    name,
    needs: list.map((need, at) => ({
      name: need,
      path: ['loads', index, 'needs', ...(Array.isArray(needs) ? [at] : [])],
    })),
    refs: Object.entries(columns).flatMap(([column, use]) =>
      typeof use === 'string' || use.ref === undefined
        ? []
        : [{ name: use.ref, path: ['loads', index, 'columns', column, 'ref'] }],
    ),
  }
}

function wrong(mistakes: readonly Mistake[], path: string, ofStep: Iterable<string> = []): InputError {
  const sorted = [...mistakes].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  return new InputError([
    ...ofStep,
    ...new Set(sorted.map(({ at, message }) => `${path} line ${at.line}, column ${at.column}: ${message}`)),
  ])
}
