import { isDeletion } from '../bulk/job.ts'
import type { ColumnUse } from '../columns/columns-spec.ts'
import { INPUT_DEFAULTS, type InputName } from '../inputs/defaults.ts'
import { type LoadSpec, readLoad } from '../inputs/load-spec.ts'
import type { ManifestPlace } from '../inputs/manifest-place.ts'
import { InputReader } from '../inputs/reader.ts'
import { nameKey, sameName } from '../values/names.ts'
import { columnUse, ON_MISSING, type OnMissing } from './column-uses.ts'
import { noteWord } from './note-word.ts'
import type { ManifestNotes } from './places.ts'
import type { ManifestForm } from './schema.ts'

export type LoadForm = ManifestForm['loads'][number]

const OF_STEP: ReadonlySet<InputName> = new Set(['preflight', 'max-records', 'confirm-hard-delete'])

/** Reads one load; undefined, with notes, where something is wrong with it.
 *
 *  @param form with the defaults of the manifest for what the load leaves out
 *  @param index its place in `loads` */
export function manifestLoad(
  form: LoadForm,
  index: number,
  { path: manifestPath, stepText }: Pick<ManifestPlace, 'path' | 'stepText'>,
  notes: ManifestNotes,
): LoadSpec | undefined {
  const path = ['loads', index]
  const before = notes.mistakes.length
  if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/.test(form.name))
    notes.add(
      [...path, 'name'],
      `\`name\`: "${form.name}" is not allowed. Use letters, digits and hyphens; it names a folder.`,
    )
  const reader = new InputReader((name) => (OF_STEP.has(name) ? stepText(name) : textOf(form, name)))
  const spec = readLoad(reader)
  // What depends on a wrong input is wrong in the same words.
  const once = new Map([...reader.found].reverse().map(({ input, message }) => [message, input]))
  for (const [message, input] of once) {
    if (input !== undefined && OF_STEP.has(input)) notes.ofStep.add(message)
    else notes.add(placeOf(input, index, notes), message)
  }
  const wordOf = <const Word extends string>(key: 'on-failure' | 'on-missing', words: readonly Word[]) =>
    noteWord(form[key] ?? words[0] ?? '', words, { key, place: placeOf(key, index, notes) }, notes)
  const onFailure = wordOf('on-failure', ['stop', 'skip', 'continue'])
  const onMissing = wordOf('on-missing', ON_MISSING)
  const columns = columnsOf(form, index, { notes, onMissing })
  checkKey(form, index, notes)
  if (form.key !== undefined && spec !== undefined && spec.source.duplicateKeys !== 'stop')
    notes.add(
      placeOf('duplicate-keys', index, notes),
      `\`duplicate-keys\`: the load \`${form.name}\` has a \`key\`, and two records with the same key always stop it. Set \`duplicate-keys: stop\` in that load.`,
    )
  if (spec === undefined || onFailure === undefined || notes.mistakes.length > before) return undefined
  return {
    ...spec,
    name: form.name,
    manifest: {
      path: manifestPath,
      columns: {
        uses: columns,
        leaveOut: listOf(form['leave-out']),
        optional: listOf(form['optional-columns']),
        constants: new Map(Object.entries(form.constants ?? {})),
        key: listOf(form.key),
        findsAll: form.key !== undefined && spec.operation !== 'upsert',
        sendsOnlyId: form.key !== undefined && isDeletion(spec.operation),
        where: conditionsOf(form.where),
        whereNot: conditionsOf(form['where-not']),
      },
      constantLines: new Map(
        Object.keys(form.constants ?? {}).map((field) => [field, notes.lineOf([...path, 'constants', field])]),
      ),
      needs: listOf(form.needs),
      onFailure,
      onMissing: onMissing === 'skip' ? 'skip' : 'fail',
    },
  }
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat()
}

function conditionsOf(form: LoadForm['where'] = {}): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(form).map(([column, values]) => [column, listOf(values)]))
}

/** The text of an input, as the inputs of the step give it: several values are lines. */
function textOf(form: LoadForm, name: InputName): string {
  // Records that are found by other fields are told apart by their Ids.
  if (name === 'external-id-field' && form.key !== undefined && sameName(form.operation, 'upsert')) return 'Id'
  const value = new Map(Object.entries(form)).get(name)
  if (Array.isArray(value)) return value.join('\n')
  return typeof value === 'string' ? value : INPUT_DEFAULTS[name]
}

/** A value that the load leaves out comes from the defaults. */
function placeOf(input: string | undefined, index: number, notes: ManifestNotes) {
  const own = ['loads', index, ...(input === undefined ? [] : [input])]
  const shared = ['defaults', input ?? '']
  return !notes.has(own) && notes.has(shared) ? shared : own
}

function columnsOf(
  form: LoadForm,
  index: number,
  { notes, onMissing }: { readonly notes: ManifestNotes; readonly onMissing: OnMissing | undefined },
): ReadonlyMap<string, ColumnUse> {
  const columns = new Map<string, ColumnUse>()
  const filled = new Map(
    Object.keys(form.constants ?? {}).map((field) => [nameKey(field), `the constant \`${field}\``]),
  )
  for (const [column, column_] of Object.entries(form.columns ?? {})) {
    const path = ['loads', index, 'columns', column]
    const use = columnUse(column_, path, notes, onMissing)
    if (use === undefined) continue
    columns.set(column, use)
    const other = filled.get(nameKey(use.to))
    if (other !== undefined)
      notes.add(path, `\`${column}\` and ${other} fill the same field, ${use.to}. Remove one of them.`)
    else filled.set(nameKey(use.to), `the column \`${column}\``)
    if (listOf(form['leave-out']).some((left) => sameName(left, column)))
      notes.add(path, `\`${column}\` is left out by \`leave-out\` as well. Remove it there, or here.`)
  }
  return columns
}

function checkKey({ key, operation, ...form }: LoadForm, index: number, notes: ManifestNotes): void {
  if (key === undefined) return
  const place = placeOf('key', index, notes)
  if (operation.toLowerCase() === 'insert')
    notes.add(place, '`key` finds records that exist, and an insert has none. Remove it, or use `operation: upsert`.')
  else if (form['external-id-field'] !== undefined)
    notes.add(
      place,
      '`key` and `external-id-field` exclude each other: both say how records are found. Remove one of them.',
    )
}
