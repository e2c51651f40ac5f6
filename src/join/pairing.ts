import { OwnMemory } from '../memory/own-memory.ts'
import type { Groups } from './groups.ts'
import type { Matches } from './matches.ts'

type OnKey = (row: number, lo: number, hi: number) => void

/**
 * Gives the records of groups to rows of the same key, first to first. Returns whether every row got one; stops at the first
 * that does not. Uses the groups up.
 *
 * @param areOthers whether records of one key are not the same
 */
export function pairInTurn(
  { slotOf, slots, next }: Groups,
  { recordOf, rowOf }: Matches,
  areOthers: boolean,
  eachKey: (onKey: OnKey) => void,
): boolean {
  let isWhole = true
  eachKey((row, lo, hi) => {
    if (!isWhole) return
    const slot = slotOf(lo, hi)
    const record = slots[slot] ?? -1
    const following = record === -1 ? -1 : (next[record] ?? -1)
    if (record === -1 || rowOf[record] !== -1 || (areOthers && (following !== -1 || (lo === 0 && hi === 0)))) {
      isWhole = false
      return
    }
    recordOf[row] = record
    rowOf[record] = row
    // The last one stays, so that those of other keys behind it are found.
    if (following !== -1) slots[slot] = following
  })
  return isWhole
}

export interface PairingHow {
  /** Whether records of one key are not the same. */
  readonly areOthers: boolean
  /** Whether rows like this one, which all say the same, get the records of their key, if those are as many, though they are
   *  not the same. */
  readonly isForced: (row: number) => boolean
  /** Equal for rows that say the same. */
  readonly wordsOf: (row: number) => string
}

/** Rows and records of one key, as many of these as of those. */
export interface OpenGroup {
  readonly rows: readonly number[]
  readonly records: readonly number[]
}

export interface Pairing {
  /** Takes the next row, with its key. */
  readonly add: OnKey
  /** To be called once all rows are there. */
  readonly end: () => Paired
}

export interface Paired {
  /** Groups that are not paired. */
  readonly open: readonly OpenGroup[]
  /** 1 for rows of a key that fewer records have. */
  readonly isSurplus: Uint8Array
}

/** Gives the records of groups to rows of the same key where no row can get the record of another that says something else. */
export function pairWhereClear(groups: Groups, { recordOf, rowOf }: Matches, how: PairingHow): Pairing {
  const { slotOf, slots, next, isMixed } = groups
  const memory = new OwnMemory()
  const headOf = memory.own(new Int32Array(recordOf.length).fill(-1))
  const rowsOf = memory.own(new Int32Array(next.length))
  const firstRow = memory.own(new Int32Array(next.length))
  const differ = memory.own(new Uint8Array(next.length))
  const recordsOf = memory.own(new Int32Array(next.length))
  const countRecords = (head: number): number => {
    if (recordsOf[head] === 0) {
      let records = 0
      for (let record = head; record !== -1; record = next[record] ?? -1) records++
      recordsOf[head] = records
    }
    return recordsOf[head] ?? 0
  }
  const isClear = (head: number): boolean => {
    const count = rowsOf[head] ?? 0
    const records = countRecords(head)
    const areSame = how.areOthers ? records === 1 : (isMixed[head] ?? 0) === 0
    // Of more rows than records, some tell of something else, and which do is not known.
    if (areSame) return count <= records
    return count === records && differ[head] === 0 && how.isForced(firstRow[head] ?? 0)
  }
  return {
    add: (row, lo, hi) => {
      const head = slots[slotOf(lo, hi)] ?? -1
      if (head === -1) return
      headOf[row] = head
      const count = rowsOf[head] ?? 0
      rowsOf[head] = count + 1
      if (count === 0) firstRow[head] = row
      else if (how.wordsOf(firstRow[head] ?? 0) !== how.wordsOf(row)) differ[head] = 1
    },
    end: () => {
      const nextOf = memory.own(new Int32Array(next.length))
      for (let record = 0; record < nextOf.length; record++) nextOf[record] = record
      const isSurplus = new Uint8Array(headOf.length)
      const open = new Map<number, { rows: number[]; records: number[] }>()
      for (let row = 0; row < headOf.length; row++) {
        const head = headOf[row] ?? -1
        if (head === -1) continue
        if ((rowsOf[head] ?? 0) > countRecords(head)) isSurplus[row] = 1
        if (!isClear(head)) {
          if (rowsOf[head] === countRecords(head)) openGroup(open, head, next).rows.push(row)
          continue
        }
        const record = nextOf[head] ?? -1
        if (record === -1) continue
        nextOf[head] = next[record] ?? -1
        recordOf[row] = record
        rowOf[record] = row
      }
      memory.release()
      return { open: [...open.values()], isSurplus }
    },
  }
}

function openGroup(
  open: Map<number, { rows: number[]; records: number[] }>,
  head: number,
  next: Int32Array,
): { rows: number[]; records: number[] } {
  const known = open.get(head)
  if (known !== undefined) return known
  const records: number[] = []
  for (let record = head; record !== -1; record = next[record] ?? -1) records.push(record)
  const group = { rows: [], records }
  open.set(head, group)
  return group
}
