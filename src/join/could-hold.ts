import type { Part } from '../parts/part.ts'
import { readCandidates, readRowCandidates } from './candidates.ts'
import type { Compared } from './compared-fields.ts'
import { declaredForms, type JoinOptions, type JoinTask, keyPlace } from './join-task.ts'
import { findBlanked, readTelling } from './prints.ts'
import type { RowTable } from './row-table.ts'
import { vagueWaysOf } from './ways.ts'

/**
 * Whether rows may tell of records of the part: false only where each row is proven to tell of something else. Compares the
 * columns that both have, and takes for the same what it may; columns tell nothing that are blank in all rows, or hold
 * times, which an org may print in any zone.
 */
export async function couldHold(part: Part, rows: RowTable, options: JoinOptions): Promise<boolean> {
  if (rows.count === 0 || part.records === 0) return false
  const task: JoinTask = { part, rows, options, whole: declaredForms(part, options) }
  const { timeless: forms } = await readTelling(task)
  const key = keyPlace(part, options)
  const idAlone = task.whole.map((form, column) => (column === key && form === 'id' ? form : undefined))
  const first = await compare(task, { forms, idFrom: 'Id' })
  if (first.hits > 0) return true
  const shown = leaveOut(first.blank, forms)
  if (shown.every((form) => form === undefined) && idAlone.every((form) => form === undefined)) return true
  if (first.blank.size > 0 && (await compare(task, { forms: shown, idFrom: 'Id' })).hits > 0) return true
  // The id of a record that was there before, whatever its other values are by now.
  return (await compare(task, { forms: idAlone, idFrom: 'sf__Id' })).hits > 0
}

/** Whether each row may tell of a record of the part, as `couldHold` compares them. */
export async function couldBeAll(task: JoinTask): Promise<boolean> {
  const { rows } = task
  const { timeless: forms } = await readTelling(task)
  const first = await compare(task, { forms, idFrom: 'Id' })
  if (first.hits === rows.count) return true
  const shown = leaveOut(first.blank, forms)
  if (shown.every((form) => form === undefined)) return true
  return first.blank.size > 0 && (await compare(task, { forms: shown, idFrom: 'Id' })).hits === rows.count
}

function leaveOut(columns: ReadonlySet<number>, forms: Compared): Compared {
  return forms.map((form, column) => (columns.has(column) ? undefined : form))
}

/** How many rows may tell of a record, by these columns. */
async function compare(
  { part, rows, options, whole }: JoinTask,
  { forms, idFrom }: { forms: Compared; idFrom: 'Id' | 'sf__Id' },
): Promise<{ readonly hits: number; readonly blank: ReadonlySet<number> }> {
  if (forms.every((form) => form === undefined)) return { hits: 0, blank: new Set() }
  const ways = vagueWaysOf(part, forms, options)
  const { groups, hasValues } = await readCandidates(part, { ways, whole }, () => true)
  let hits = 0
  const inRows = await readRowCandidates({ part, rows }, { ways, idFrom }, (_, keys) => {
    // A row without values proves nothing.
    if (keys.some(([lo, hi]) => (lo === 0 && hi === 0) || (groups.slots[groups.slotOf(lo, hi)] ?? -1) !== -1)) hits++
  })
  return { hits, blank: new Set(findBlanked({ inRecords: hasValues, inRows })) }
}
