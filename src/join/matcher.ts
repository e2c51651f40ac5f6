import type { Compared } from './compared-fields.ts'
import { groupRecords } from './groups.ts'
import { type JoinTask, keyPlace, presentOnly } from './join-task.ts'
import type { KeysAhead } from './keys-ahead.ts'
import { countUnmatched, type Matches, noMatches, type OwnMatches } from './matches.ts'
import { type Paired, pairInTurn, pairWhereClear } from './pairing.ts'
import { type Matching, readRecordKeys } from './record-keys.ts'
import { readRowKeys } from './row-keys.ts'

/** When rows of one key get the records of that key, where those are not the same. */
export type Boldness =
  /** Never. */
  | 'sure'
  /** Where the rows all say the same, name no record of the org, and are as many as the records: nothing else of the key
   *  tells records apart. Where they name one, it is one row that came twice. */
  | 'forced'

/** What was seen on the way: for each column, whether it has any value, in rows that the org has printed. */
export interface Seen {
  readonly inRecords: Uint8Array
  readonly inRows: Uint8Array
}

export interface Matched extends Paired {
  readonly seen: Seen
}

export interface MatchHow {
  readonly boldness?: Boldness
  /** 1 for rows that stay without a record. */
  readonly leftOut?: Uint8Array
}

/** Gives records to rows, with each call to more of those that have none. */
export interface Matcher {
  readonly matches: OwnMatches
  /** How many rows have no record yet. */
  readonly leftOver: () => number
  /** By the key of the operation, where it has one. Returns 1 for rows that show the key of fewer records than there are such
   *  rows. */
  readonly byKey: (forms: Compared, how?: MatchHow) => Promise<Uint8Array>
  readonly byValues: (compared: Compared, how?: MatchHow) => Promise<Matched>
}

/** @param ahead keys that were read before, and are used where they are those that are asked for */
export function createMatcher(task: JoinTask, ahead?: KeysAhead): Matcher {
  const { part, rows, options, whole } = task
  const matches = noMatches(part, rows)
  const match = (matching: Matching, how: MatchHow = {}) => pairByKeys(task, { matches, matching, ahead }, how)
  return {
    matches,
    leftOver: () => countUnmatched(matches),
    byKey: async (forms, how) => {
      const key = keyPlace(part, options)
      const none = new Uint8Array(rows.count)
      if (key === -1) return none
      const present = presentOnly(part, rows, forms)
      const found = present[key] && (await match(keyMatching(key, present, whole), how))
      const isSurplus = found ? found.isSurplus : none
      // The column may be blank in the rows, or not be there, for the way in which it was written in the header.
      if (forms[key] !== 'id' || countUnmatched(matches) === 0) return isSurplus
      const byId = await match({ ...keyMatching(key, forms, whole), idFrom: 'sf__Id' }, how)
      return orEach(isSurplus, byId.isSurplus)
    },
    byValues: async (compared, how) => await match({ compared, whole, by: 'values' }, how),
  }
}

/** The matching by the key alone, which is in column `key`. */
export function keyMatching(key: number, forms: Compared, whole: Matching['whole']): Matching {
  return { compared: forms.map((form, column) => (column === key ? form : undefined)), whole, by: 'key' }
}

/** By row, 1 where one of two has it. */
export function orEach(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((flag, at) => flag | (other[at] ?? 0))
}

interface KeyPairing {
  /** Gets what is found. */
  readonly matches: Matches
  readonly matching: Matching
  readonly ahead: KeysAhead | undefined
}

/** Gives records to those rows without one whose key is equal, first to first. Where that might give a row another's record,
 *  the rows stay without. */
async function pairByKeys(
  task: JoinTask,
  { matches, matching, ahead }: KeyPairing,
  { boldness = 'sure', leftOut }: MatchHow,
): Promise<Matched> {
  const { part, rows } = task
  const { recordOf, rowOf } = matches
  const read = ahead !== undefined && isSame(ahead.matching, matching) ? ahead : undefined
  const records = read === undefined ? await readRecordKeys(part, matching) : await read.records
  using _ = read === undefined ? records : undefined
  const { keys, identity, hasValues } = records
  const isKey = matching.by === 'key'
  const hasKey = (lo: number | undefined, hi: number | undefined) => !isKey || lo !== 0 || hi !== 0
  const takesPart = (record: number) => rowOf[record] === -1 && hasKey(keys.lo[record], keys.hi[record])
  using groups = groupRecords(keys, takesPart, identity)
  const pairing = pairWhereClear(groups, matches, {
    areOthers: isKey,
    isForced: (row) => boldness === 'forced' && rows.idOf(row) === '',
    wordsOf: (row) => rows.wordsOf(row),
  })
  const addRow = (row: number, lo: number, hi: number) => {
    if (recordOf[row] === -1 && leftOut?.[row] !== 1 && hasKey(lo, hi)) pairing.add(row, lo, hi)
  }
  if (read !== undefined) rows.eachKey(addRow)
  const inRows = read?.inRows ?? (await readRowKeys(task, matching, addRow))
  return { seen: { inRecords: hasValues, inRows }, ...pairing.end() }
}

function isSame(one: Matching, other: Matching): boolean {
  return (
    one.by === other.by &&
    one.idFrom === other.idFrom &&
    one.whole === other.whole &&
    one.compared.every((form, column) => form === other.compared[column])
  )
}

/** Gives records to rows of the same key, first to first without a look at what the rows say: right where every row gets a
 *  record so, and undefined otherwise. */
export async function matchInTurn(
  { part, rows }: JoinTask,
  { matching, records }: KeysAhead,
): Promise<OwnMatches | undefined> {
  const { keys, identity } = await records
  // Of records that are not the same for certain it may not be the first that is meant.
  if (identity !== undefined) return undefined
  const matches = noMatches(part, rows)
  using groups = groupRecords(keys, () => true, undefined)
  const isWhole = pairInTurn(groups, matches, matching.by === 'key', (onKey) => rows.eachKey(onKey))
  return isWhole ? matches : undefined
}
