import type { ColumnUse, Missing } from '../columns/columns-spec.ts'
import { noteWord } from './note-word.ts'
import type { ManifestNotes, Step } from './places.ts'
import type { ManifestForm } from './schema.ts'

type ColumnForm = NonNullable<ManifestForm['loads'][number]['columns']>[string]
type MappedForm = Exclude<ColumnForm, string>

/** What may become of a record whose value finds nothing. */
export const ON_MISSING = ['fail', 'blank', 'skip'] as const
export type OnMissing = (typeof ON_MISSING)[number]

/** Reads what becomes of one column; undefined, with a note, where that is not clear.
 *
 *  @param usual what becomes of a record whose value finds nothing, where the column does not say */
export function columnUse(
  form: ColumnForm,
  path: readonly Step[],
  notes: ManifestNotes,
  usual: OnMissing | undefined,
): ColumnUse | undefined {
  if (typeof form === 'string') return { kind: 'field', to: form }
  const { to, lookup, ref } = form
  if (lookup !== undefined && ref !== undefined) {
    notes.add(
      [...path, 'ref'],
      '`lookup` and `ref` exclude each other: an Id comes from the org, or from a load. Remove one of them.',
    )
    return undefined
  }
  if (lookup === undefined && ref === undefined) return plainField(form, path, notes)
  const by = [form.by ?? []].flat()
  if (by.length === 0) {
    notes.add(path, `\`by\` is missing: ${byCure(lookup)}`)
    return undefined
  }
  if (form.otherwise !== undefined && by.length > 1) {
    notes.add(
      [...path, 'otherwise'],
      '`otherwise` is a single value, and `by` names several. Remove `otherwise`, or find the record by one field.',
    )
    return undefined
  }
  const missing = missingOf(form, path, notes, usual)
  if (missing === undefined) return undefined
  return lookup === undefined
    ? { kind: 'ref', to, load: ref ?? '', by, missing }
    : { kind: 'lookup', to, object: lookup, by, missing }
}

function byCure(lookup: string | undefined): string {
  return lookup === undefined
    ? 'name the column of the other load by which its record is found.'
    : `name the field of ${lookup} by which the record is found.`
}

/** A column that only has another name needs nothing but `to`. */
function plainField(form: MappedForm, path: readonly Step[], notes: ManifestNotes): ColumnUse | undefined {
  const extra = (['by', 'on-missing', 'otherwise'] as const).filter((key) => form[key] !== undefined)
  const [first] = extra
  if (first === undefined) return { kind: 'field', to: form.to }
  notes.add(
    [...path, first],
    `\`${first}\` says how a record is found, but neither \`lookup\` nor \`ref\` says where. Add one of them.`,
  )
  return undefined
}

function missingOf(
  { 'on-missing': word, otherwise }: MappedForm,
  path: readonly Step[],
  notes: ManifestNotes,
  usual: OnMissing = 'fail',
): Missing | undefined {
  if (otherwise !== undefined && word !== undefined) {
    notes.add(
      [...path, 'otherwise'],
      '`otherwise` already says what becomes of a value that finds nothing. Remove `on-missing`.',
    )
    return undefined
  }
  if (otherwise !== undefined) return { kind: 'otherwise', key: otherwise }
  const kind = noteWord(word ?? usual, ON_MISSING, { key: 'on-missing', place: [...path, 'on-missing'] }, notes)
  return kind && { kind }
}
