import type { Part } from '../parts/part.ts'
import type { Form } from '../values/forms.ts'
import { type Candidates, readCandidates, readRowCandidates } from './candidates.ts'
import type { Compared } from './compared-fields.ts'
import { declaredForms, type JoinOptions, type JoinTask, keyPlace, presentOnly } from './join-task.ts'
import type { Seen } from './matcher.ts'
import { countUnmatched, type Matches, noMatches, type OwnMatches } from './matches.ts'
import { findBlanked, readTelling } from './prints.ts'
import { findAgreeing } from './row-keys.ts'
import type { RowTable } from './row-table.ts'
import { type Ways, waysOf } from './ways.ts'

/**
 * Joins rows to the records of their part where some are missing: a value may look like that of a record whose row is not
 * there. So a row gets a record only if no other could have come back so; times are left out, whose zone is not known.
 */
export async function matchSome(task: JoinTask): Promise<OwnMatches> {
  const { timeless } = await readTelling(task)
  const matches = noMatches(task.part, task.rows)
  await matchByKey(task, matches)
  if (countUnmatched(matches) > 0) await matchByValues(task, timeless, matches)
  return matches
}

async function matchByKey(task: JoinTask, matches: Matches): Promise<void> {
  const { part, rows, options, whole } = task
  const key = keyPlace(part, options)
  if (key === -1) return
  const keyAlone = whole.map((form, column) => (column === key ? form : undefined))
  const present = presentOnly(part, rows, keyAlone)
  if (present[key] !== undefined) await matchCertain(task, waysOf(part, present, options), matches, { isKey: true })
  if (whole[key] !== 'id' || countUnmatched(matches) === 0) return
  await matchCertain(task, waysOf(part, keyAlone, options), matches, { isKey: true, idFrom: 'sf__Id' })
}

/** By all values; blanks that the org has made may look like those of another record, so columns of such are left out. */
async function matchByValues(
  task: JoinTask,
  forms: Compared,
  matches: Matches,
  how: CertainHow = {},
): Promise<Compared> {
  const { part, options } = task
  const found = copyMatches(matches)
  const blank = new Set(findBlanked(await matchCertain(task, waysOf(part, forms, options), found, how)))
  if (blank.size === 0) {
    adopt(matches, found)
    return forms
  }
  const shown = forms.map((form, column) => (blank.has(column) ? undefined : form))
  if (shown.some((form) => form !== undefined)) await matchCertain(task, waysOf(part, shown, options), matches, how)
  return shown
}

/**
 * Finds the records of rows that tell of some records of a part alone: of jobs that were sent before, when the files may
 * have been others. A row that may as well be another record's stays without one, and so does one whose record has changed
 * since, with the same key or without. Of several equal records it does not matter which are found: `alike` tells of them. Adds to `matches`; what
 * is matched there stays so. Returns the rows left over whose key one record alone has, with that record: it has other
 * values by now.
 */
export async function joinSome(
  part: Part,
  rows: RowTable,
  options: JoinOptions,
  matches: Matches,
): Promise<ReadonlyMap<number, number>> {
  const task: JoinTask = { part, rows, options, whole: declaredForms(part, options) }
  const { present, times, timeless } = await readTelling(task)
  const hasTimes = present.some((form, column) => form !== undefined && times.has(column))
  const key = keyPlace(part, options)
  // What names the record of the org says more than the column, which may come back blank.
  const sources = task.whole[key] === 'id' ? (['sf__Id', 'Id'] as const) : (['Id'] as const)
  for (const idFrom of sources) {
    const forms = timeless.map((form, column): Form | undefined =>
      column === key && idFrom === 'sf__Id' ? 'id' : form,
    )
    if (!hasTimes && forms.every((form) => form === undefined)) continue
    const found = copyMatches(matches)
    const shown = await matchByValues(task, forms, found, { idFrom })
    await adoptWhereTimesAgree(task, { shown, times: hasTimes ? times : new Set(), idFrom }, found, matches)
  }
  return await findChanged(task, matches)
}

/** Where no time comes back as it was sent, times tell nothing: the org may print them in another zone. */
async function adoptWhereTimesAgree(
  task: JoinTask,
  { shown, times, idFrom }: { shown: Compared; times: ReadonlySet<number>; idFrom: 'Id' | 'sf__Id' },
  found: Matches,
  matches: Matches,
): Promise<void> {
  const { part, rows, options, whole } = task
  if (times.size === 0) {
    adopt(matches, found)
    return
  }
  const onlyTimes = whole.map((_, column): Form | undefined => (times.has(column) ? 'time' : undefined))
  const compared = presentOnly(part, rows, onlyTimes)
  const isSame = await findAgreeing(task, found, { compared, whole, by: 'values' })
  const timesTell = [...isSame.keys()].some((row) => isSame[row] === 1 && matches.recordOf[row] === -1)
  const agree = timesTell ? isSame : undefined
  for (let row = 0; row < rows.count; row++) {
    const record = found.recordOf[row] ?? -1
    if (record === -1 || matches.recordOf[row] !== -1 || (agree !== undefined && agree[row] !== 1)) continue
    matches.recordOf[row] = record
    matches.rowOf[record] = row
  }
  if (!timesTell || countUnmatched(matches) === 0) return
  const withTimes = shown.map((form, column) => compared[column] ?? form)
  await matchCertain(task, waysOf(part, withTimes, options), matches, { idFrom })
}

/** Rows that are left over and show the key of one record. */
async function findChanged(task: JoinTask, matches: Matches): Promise<ReadonlyMap<number, number>> {
  const changed = new Map<number, number>()
  if (keyPlace(task.part, task.options) === -1 || countUnmatched(matches) === 0) return changed
  const byKey = copyMatches(matches)
  await matchByKey(task, byKey)
  for (const [row, record] of byKey.recordOf.entries())
    if (record !== -1 && matches.recordOf[row] === -1) changed.set(row, record)
  return changed
}

interface CertainHow {
  /** A record without a key is not looked for by it, nor is one of several with one key. */
  readonly isKey?: boolean
  readonly idFrom?: 'Id' | 'sf__Id'
}

/** Gives a row a record where all records that may have come back so are the same for certain, and there are enough. */
async function matchCertain(
  { part, rows, options, whole }: JoinTask,
  ways: Ways,
  { recordOf, rowOf, alike }: Matches,
  { isKey = false, idFrom = 'Id' }: CertainHow = {},
): Promise<Seen> {
  const candidates = await readCandidates(part, { ways, whole }, (record) => rowOf[record] === -1)
  const rowsOf = new Map<number, number[]>()
  const inRows = await readRowCandidates({ part, rows }, { ways, idFrom }, (row, keys) => {
    if (recordOf[row] !== -1) return
    const head = isKey && keys.some(([lo, hi]) => lo === 0 && hi === 0) ? -1 : onlyCandidate(candidates, keys)
    if (head === -1) return
    const own = rowsOf.get(head)
    if (own === undefined) rowsOf.set(head, [row])
    else own.push(row)
  })
  for (const [head, all] of rowsOf) {
    const records = candidates.sameAs(head)
    if (isKey && records.length > 1) continue
    const own = options.keyColumn === undefined ? withoutRepeats(rows, all) : all
    if (own.length > records.length) continue
    if (records.length > 1) for (const record of records) alike?.set(record, head)
    for (const [index, record] of records.entries()) {
      const row = own[index]
      if (row === undefined) break
      recordOf[row] = record
      rowOf[record] = row
    }
  }
  return { inRecords: candidates.hasValues, inRows }
}

/** Each row once: a record that is new in the org has one id, and its row may have come twice. */
function withoutRepeats(rows: RowTable, all: readonly number[]): readonly number[] {
  const seen = new Set<string>()
  return all.filter((row) => {
    const id = rows.idOf(row)
    if (id !== '' && seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/** The head of the records that a row may tell of, if those are the same for certain; else -1. */
function onlyCandidate({ groups, recordOf, headOf }: Candidates, keys: readonly (readonly [number, number])[]): number {
  let only = -1
  for (const [lo, hi] of keys) {
    const entry = groups.slots[groups.slotOf(lo, hi)] ?? -1
    if (entry === -1) continue
    if (groups.isMixed[entry] === 1) return -1
    const head = headOf(recordOf[entry] ?? 0)
    if (only !== -1 && only !== head) return -1
    only = head
  }
  return only
}

function copyMatches({ recordOf, rowOf, alike }: Matches): Matches {
  return { recordOf: Int32Array.from(recordOf), rowOf: Int32Array.from(rowOf), alike }
}

function adopt(matches: Matches, found: Matches): void {
  matches.recordOf.set(found.recordOf)
  matches.rowOf.set(found.rowOf)
}
