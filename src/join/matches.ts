import { OwnMemory } from '../memory/own-memory.ts'
import type { Part } from '../parts/part.ts'
import type { RowTable } from './row-table.ts'

/** Which record of a part each row tells of. Records and rows count from 0, in the order of part and table. */
export interface Matches {
  /** By row, its record; -1 for a row whose record is not known. */
  readonly recordOf: Int32Array
  /** By record, its row; -1 for a record of which no row is known to tell. */
  readonly rowOf: Int32Array
  /** By record, the first of those that are the same for certain, where a row may as well be that of another one of them. */
  readonly alike?: Map<number, number> | undefined
}

/** Matches that are empty once disposed of. */
export interface OwnMatches extends Matches, Disposable {}

export function noMatches({ records }: Pick<Part, 'records'>, { count }: Pick<RowTable, 'count'>): OwnMatches {
  const memory = new OwnMemory()
  const recordOf = memory.own(new Int32Array(count).fill(-1))
  const rowOf = memory.own(new Int32Array(records).fill(-1))
  return { recordOf, rowOf, [Symbol.dispose]: () => memory.release() }
}

/** Rows that have no record. */
export function countUnmatched({ recordOf }: Matches): number {
  let count = 0
  for (let row = 0; row < recordOf.length; row++) if (recordOf[row] === -1) count++
  return count
}
