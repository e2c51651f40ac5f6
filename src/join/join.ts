import type { ResultKind } from '../bulk/client.ts'
import type { Part } from '../parts/part.ts'
import { isTextForm } from '../values/forms.ts'
import type { RowKeying } from './arrived-rows.ts'
import type { Compared } from './compared-fields.ts'
import { couldBeAll } from './could-hold.ts'
import { matchSome } from './join-some.ts'
import { declaredForms, type JoinOptions, type JoinTask, keyPlace, presentOnly } from './join-task.ts'
import { type KeysAhead, readKeysAhead } from './keys-ahead.ts'
import { type Boldness, createMatcher, keyMatching, type Matcher, matchInTurn, orEach, type Seen } from './matcher.ts'
import { type Matches, noMatches, type OwnMatches } from './matches.ts'
import { findPrints, type Prints } from './prints.ts'
import type { Matching } from './record-keys.ts'
import { refine } from './refine.ts'
import { findAgreeing } from './row-keys.ts'
import { hasRepeatedIds, type RowTable } from './row-table.ts'

/** Begins with a part whose job is final. */
export type Joiner = (part: Part) => Joining

/** One part on its way to being joined: its records are read while its results arrive. */
export interface Joining {
  /** For the rows of a result file as they arrive. */
  readonly keyingOf: (kind: ResultKind) => RowKeying
  /** Finds the record of the part that each row tells of. */
  readonly finish: (rows: RowTable) => Promise<OwnMatches>
  /** Whether the rows say what their records say, as far as that can be told: of records that are found by their key, the
   *  other values may be others. */
  readonly confirm: (rows: RowTable, matches: Matches) => Promise<boolean>
}

/**
 * Joins the rows of a part's results to its records by content: rows come back in no order, with values printed anew. The
 * key of the operation decides where it is unique, else all values do. Records that are the same are interchangeable; a
 * row that may as well be another record's stays without one. What one part shows of how the org prints values helps with
 * the next. Memory grows with the number of the part's records and of its different errors; no value is held.
 * Source: Bulk API 2.0 guide, "Get Job Successful Record Results" (no order) and "Ingest Walkthrough" (printed anew).
 */
export function createJoiner(options: JoinOptions): Joiner {
  /** By header, the forms in which the org has printed all columns of a part. */
  const learnt = new Map<string, Compared>()
  return (part) => {
    const header = JSON.stringify(part.columns)
    const whole = declaredForms(part, options)
    const expected = learnt.get(header) ?? whole
    const ahead = readKeysAhead(part, firstMatching(keyPlace(part, options), expected, whole))
    return {
      keyingOf: ahead.keyingOf,
      finish: async (rows) => {
        const task: JoinTask = { part, rows, options, whole }
        if (rows.count === part.records)
          return await matchWhole(task, ahead, { expected, onLearnt: (forms) => learnt.set(header, forms) })
        ahead.release()
        return rows.count === 0 ? noMatches(part, rows) : await matchSome(task)
      },
      confirm: async (rows, matches) => {
        const task: JoinTask = { part, rows, options, whole }
        const compared = presentOnly(part, rows, whole)
        const agree = await findAgreeing(task, matches, { compared, whole, by: 'values' })
        return agree.every((flag) => flag === 1) || (await couldBeAll(task))
      },
    }
  }
}

/** What is tried first, where the result files have all columns. */
function firstMatching(key: number, forms: Compared, whole: Matching['whole']): Matching {
  return key === -1 ? { compared: forms, whole, by: 'values' } : keyMatching(key, forms, whole)
}

interface Expectation {
  /** The forms in which the org prints values, as far as it is known. */
  readonly expected: Compared
  /** Is told the forms once all columns have come back in some. */
  readonly onLearnt: (forms: Compared) => void
}

/** Joins rows that are as many as the records of their part. Releases the keys that were read ahead. */
async function matchWhole(task: JoinTask, ahead: KeysAhead, { expected, onLearnt }: Expectation): Promise<OwnMatches> {
  const { rows, options } = task
  const inTurn = await matchInTurn(task, ahead)
  if (inTurn !== undefined) {
    ahead.release()
    return inTurn
  }
  const matcher = createMatcher(task, ahead)
  const first = await matchBoth(task, matcher, expected)
  ahead.release()
  if (matcher.leftOver() === 0) return matcher.matches
  if (options.keyColumn === undefined && hasRepeatedIds(rows)) return await matchSome(task)

  const prints = await findPrints(task, first.seen)
  if (prints.isWhole) onLearnt(prints.forms)
  // A row that comes twice, where another is missing, makes the values of no column agree. The others are right.
  else if (isAllSurplus(matcher.matches, first.isSurplus)) return matcher.matches
  return await matchPrinted(task, prints)
}

interface Found {
  /** 1 for rows that show the key, or all values, of fewer records than there are such rows. */
  readonly isSurplus: Uint8Array
  readonly seen: Seen | undefined
}

function isAllSurplus({ recordOf }: Matches, isSurplus: Uint8Array): boolean {
  return recordOf.every((record, row) => record !== -1 || isSurplus[row] === 1)
}

/** Finds records by the key alone first, then by all values. */
async function matchBoth(task: JoinTask, matcher: Matcher, forms: Compared, boldness?: Boldness): Promise<Found> {
  const isSurplus = await matcher.byKey(forms)
  if (matcher.leftOver() === 0) return { isSurplus, seen: undefined }
  const compared = presentOnly(task.part, task.rows, forms)
  const found = await matcher.byValues(compared, boldness ? { boldness } : {})
  await refine(task, matcher.matches, found.open)
  return { isSurplus: orEach(isSurplus, found.isSurplus), seen: found.seen }
}

/** Looks for the records of rows by how the org prints values, and of those that are left over by ever less of these. */
async function matchPrinted(task: JoinTask, prints: Prints): Promise<OwnMatches> {
  const { forms, unclear, isWhole } = prints
  const matcher = createMatcher(task)
  const { isSurplus } = await matchBoth(task, matcher, forms, isWhole ? 'forced' : 'sure')
  const present = presentOnly(task.part, task.rows, forms)
  const steps: Compared[] = [present.map((form) => (form !== undefined && isTextForm(form) ? 'loose' : form))]
  if (unclear.size > 0) steps.push(present.map((form, column) => (unclear.has(column) ? undefined : form)))
  // What shows the values of a record that has its row is not to get another: one of the two may have come twice.
  const how = { leftOut: isSurplus }
  for (const compared of steps) {
    if (matcher.leftOver() === 0) return matcher.matches
    await matcher.byValues(compared, how)
  }
  await matcher.byKey(forms, how)
  return matcher.matches
}
