import { giveBack } from '../memory/give-back.ts'
import type { Groups } from './groups.ts'
import type { Matches } from './match.ts'

/** Gives the records of groups to rows of the same key, first to first. */
export interface Pairing {
  /** Takes the next row, with its key. */
  readonly add: (row: number, lo: number, hi: number) => void
  /** To be called once all rows are there; of the pairing, only what is in `matches` is left. */
  readonly end: () => void
}

/** All records of a group are the same: it makes no difference which row is whose. Uses the groups up. */
export function pairInTurn({ slotOf, slots, next }: Groups, { recordOf, rowOf }: Matches): Pairing {
  return {
    add: (row, lo, hi) => {
      const slot = slotOf(lo, hi)
      const record = slots[slot] ?? -1
      if (record === -1 || rowOf[record] !== -1) return
      recordOf[row] = record
      rowOf[record] = row
      const following = next[record] ?? -1
      // The last one stays, so that those of other keys behind it are found.
      if (following !== -1) slots[slot] = following
    },
    end: () => {},
  }
}

/**
 * Where that might give a row another's record, rows stay without: unless they all say the same and there are as many of
 * them as records.
 *
 * @param isKey whether the key names a record, so that records of one key are not the same
 * @param wordsOf equal for rows that say the same
 */
export function pairWhereClear(
  { slotOf, slots, next, isMixed }: Groups,
  { recordOf, rowOf }: Matches,
  isKey: boolean,
  wordsOf: (row: number) => string,
): Pairing {
  const headOf = new Int32Array(recordOf.length).fill(-1)
  const rowsOf = new Int32Array(next.length)
  const firstRow = new Int32Array(next.length)
  const differ = new Uint8Array(next.length)
  const isClear = (head: number): boolean => {
    const count = rowsOf[head] ?? 0
    if (count === 1 && next[head] === -1) return true
    let records = 0
    for (let record = head; record !== -1; record = next[record] ?? -1) records++
    const areSame = isKey ? records === 1 : isMixed[head] === 0
    return differ[head] === 0 ? areSame || count === records : areSame && count <= records
  }
  return {
    add: (row, lo, hi) => {
      const head = slots[slotOf(lo, hi)] ?? -1
      if (head === -1) return
      headOf[row] = head
      const count = rowsOf[head] ?? 0
      rowsOf[head] = count + 1
      if (count === 0) firstRow[head] = row
      else if (wordsOf(firstRow[head] ?? 0) !== wordsOf(row)) differ[head] = 1
    },
    end: () => {
      const nextOf = new Int32Array(next.length)
      for (let record = 0; record < nextOf.length; record++) nextOf[record] = record
      for (let row = 0; row < headOf.length; row++) {
        const head = headOf[row] ?? -1
        if (head === -1 || !isClear(head)) continue
        const record = nextOf[head] ?? -1
        if (record === -1) continue
        nextOf[head] = next[record] ?? -1
        recordOf[row] = record
        rowOf[record] = row
      }
      giveBack(headOf, rowsOf, firstRow, differ, nextOf)
    },
  }
}
