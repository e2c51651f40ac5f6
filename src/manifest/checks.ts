import type { ManifestNotes, Step } from './places.ts'
import type { ManifestForm } from './schema.ts'

/** A count that has to hold after the loads. */
export interface CountCheck {
  readonly soql: string
  /** The least and the most that are allowed, both included. */
  readonly least: number
  readonly most: number
}

type CheckForm = NonNullable<ManifestForm['checks']>[number]
const NUMBERS = ['equals', 'at-least', 'at-most'] as const

/** Reads one check; undefined, with a note, where it is not clear what has to hold. */
export function countCheck(form: CheckForm, path: readonly Step[], notes: ManifestNotes): CountCheck | undefined {
  const given = NUMBERS.filter((key) => form[key] !== undefined)
  if (given.length === 0) {
    notes.add(path, 'the check says no number. Add `equals`, `at-least` or `at-most`.')
    return undefined
  }
  if (given.includes('equals') && given.length > 1) {
    notes.add([...path, 'equals'], '`equals` goes with neither `at-least` nor `at-most`. Remove it, or them.')
    return undefined
  }
  const wrong = given.filter((key) => !/^\d{1,15}$/.test(form[key] ?? ''))
  for (const key of wrong) notes.add([...path, key], `\`${key}\`: "${form[key]}" is not a whole number of 0 or more.`)
  if (wrong.length > 0) return undefined
  const least = Number(form.equals ?? form['at-least'] ?? 0)
  const most = Number(form.equals ?? form['at-most'] ?? Number.POSITIVE_INFINITY)
  if (least > most) {
    notes.add([...path, 'at-most'], `no count is at least ${least} and at most ${most}. Correct one of them.`)
    return undefined
  }
  return { soql: form.soql, least, most }
}
