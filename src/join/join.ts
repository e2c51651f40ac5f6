import type { ResultKind } from '../bulk/client.ts'
import type { Part } from '../parts/part.ts'
import { type Form, isTextForm } from '../values/forms.ts'
import { couldBeAll } from './could-hold.ts'
import type { Compared } from './fields.ts'
import { matchSome } from './join-some.ts'
import {
  agreeing,
  type Boldness,
  type MatchHow,
  type Matching,
  match,
  matchAll,
  type ReadAhead,
  readAhead,
  type Seen,
} from './match.ts'
import { countUnmatched, type Matches, noMatches } from './matches.ts'
import { declaredForms, type JoinOptions, keyPlace, presentOnly } from './options.ts'
import { findPrints, type Prints } from './prints.ts'
import { refine } from './refine.ts'
import { hasRepeatedIds, type RowKeying, type RowTable } from './rows.ts'

/** Begins with a part whose job is final. */
export type Joiner = (part: Part) => Joining

/** One part on its way to being joined: its records are read while its results arrive. */
export interface Joining {
  /** For the rows of a result file as they arrive. */
  readonly keyingOf: (kind: ResultKind) => RowKeying
  /** Finds the record of the part that each row tells of. */
  readonly finish: (rows: RowTable) => Promise<Matches>
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
  const learnt = new Map<string, Compared>()
  return (part) => {
    const header = JSON.stringify(part.columns)
    const whole = declaredForms(part, options)
    const expected = learnt.get(header) ?? whole
    const joining: PartJoin = { part, options, whole }
    const ahead = readAhead(part, firstMatching(joining, expected))
    const finish = async (rows: RowTable): Promise<Matches> => {
      if (rows.count !== part.records) {
        ahead.release()
        return rows.count === 0 ? noMatches(part, rows) : await matchSome(part, rows, options)
      }
      const all = noMatches(part, rows)
      const { isWhole } = await matchAll(rows, all, ahead)
      const first = isWhole
        ? { matches: all, isSurplus: NO_ROWS, seen: undefined }
        : await matchBy(joining, rows, expected, { ahead })
      ahead.release()
      if (countUnmatched(first.matches) === 0) return first.matches
      if (options.keyColumn === undefined && hasRepeatedIds(rows)) return await matchSome(part, rows, options)

      const prints = await findPrints(part, rows, options, first.seen)
      if (prints.isWhole) learnt.set(header, prints.forms)
      // A row that comes twice, where another is missing, makes the values of no column agree. The others are right.
      else if (isAllSurplus(first)) return first.matches
      return await matchPrinted(joining, rows, prints)
    }
    const confirm = async (rows: RowTable, matches: Matches): Promise<boolean> => {
      const agree = await agreeing(part, rows, matches, {
        compared: presentOnly(part, rows, whole),
        whole,
        by: 'values',
      })
      return agree.every((flag) => flag === 1) || (await couldBeAll(part, rows, options))
    }
    return { keyingOf: ahead.keyingOf, finish, confirm }
  }
}

interface PartJoin {
  readonly part: Part
  readonly options: JoinOptions
  /** The forms by which records are told to be the same. */
  readonly whole: readonly Form[]
}

interface Found {
  readonly matches: Matches
  /** 1 for rows that show the key, or all values, of fewer records than there are such rows. */
  readonly isSurplus: Uint8Array
  readonly seen: Seen | undefined
}

const NO_ROWS = new Uint8Array(0)

function isAllSurplus({ matches, isSurplus }: Found): boolean {
  return matches.recordOf.every((record, row) => record !== -1 || isSurplus[row] === 1)
}

/** What is tried first, where the result files have all columns. */
function firstMatching({ part, options, whole }: PartJoin, forms: Compared): Matching {
  const key = keyPlace(part, options)
  return key === -1 ? { compared: forms, whole, by: 'values' } : byKey(key, forms, whole)
}

function byKey(key: number, forms: Compared, whole: readonly Form[]): Matching {
  return { compared: forms.map((form, column) => (column === key ? form : undefined)), whole, by: 'key' }
}

/** By the key alone first, then by all values. */
async function matchBy(
  joining: PartJoin,
  rows: RowTable,
  forms: Compared,
  { ahead, boldness }: { ahead?: ReadAhead; boldness?: Boldness },
): Promise<Found> {
  const { part, whole } = joining
  const matches = noMatches(part, rows)
  const aheadHow = ahead ? { ahead } : {}
  const isSurplus = await matchByKey(joining, rows, forms, matches, aheadHow)
  if (countUnmatched(matches) === 0) return { matches, isSurplus, seen: undefined }
  const compared = presentOnly(part, rows, forms)
  const matching: Matching = { compared, whole, by: 'values' }
  const found = await match(part, rows, matches, matching, { ...aheadHow, ...(boldness ? { boldness } : {}) })
  await refine(part, rows, matches, found.open, whole)
  return { matches, isSurplus: either(isSurplus, found.isSurplus), seen: found.seen }
}

function either(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((flag, at) => flag | (other[at] ?? 0))
}

/** Returns which rows show the key of fewer records than there are such rows. */
async function matchByKey(
  { part, options, whole }: PartJoin,
  rows: RowTable,
  forms: Compared,
  matches: Matches,
  how: MatchHow,
): Promise<Uint8Array> {
  const key = keyPlace(part, options)
  const none = new Uint8Array(rows.count)
  if (key === -1) return none
  const present = presentOnly(part, rows, forms)
  const found = present[key] && (await match(part, rows, matches, byKey(key, present, whole), how))
  const isSurplus = found ? found.isSurplus : none
  // The column may be blank in the rows, or not be there, for the way in which it was written in the header.
  if (forms[key] !== 'id' || countUnmatched(matches) === 0) return isSurplus
  const byId = await match(part, rows, matches, { ...byKey(key, forms, whole), idFrom: 'sf__Id' }, how)
  return either(isSurplus, byId.isSurplus)
}

/** Looks for the records of rows by how the org prints values, and of those that are left over by ever less of these. */
async function matchPrinted(joining: PartJoin, rows: RowTable, prints: Prints): Promise<Matches> {
  const { part, whole } = joining
  const { forms, unclear, isWhole } = prints
  const { matches, isSurplus } = await matchBy(joining, rows, forms, { boldness: isWhole ? 'forced' : 'sure' })
  const present = presentOnly(part, rows, forms)
  const steps: Compared[] = [present.map((form) => (form !== undefined && isTextForm(form) ? 'loose' : form))]
  if (unclear.size > 0) steps.push(present.map((form, column) => (unclear.has(column) ? undefined : form)))
  // What shows the values of a record that has its row is not to get another: one of the two may have come twice.
  const how = { leftOut: isSurplus }
  for (const compared of steps) {
    if (countUnmatched(matches) === 0) return matches
    await match(part, rows, matches, { compared, whole, by: 'values' }, how)
  }
  await matchByKey(joining, rows, forms, matches, how)
  return matches
}
