import type { Part } from '../parts/part.ts'
import type { RowTable } from './rows.ts'

/** Which record of a part each row tells of. Records and rows count from 0, in the order of part and table. */
export interface Matches {
  /** By row, its record; -1 for a row whose record is not known. */
  readonly recordOf: Int32Array
  /** By record, its row; -1 for a record of which no row is known to tell. */
  readonly rowOf: Int32Array
}

export function noMatches(part: Part, rows: RowTable): Matches {
  return { recordOf: new Int32Array(rows.count).fill(-1), rowOf: new Int32Array(part.records).fill(-1) }
}

/** Rows that have no record. */
export function countUnmatched({ recordOf }: Matches): number {
  let count = 0
  for (let row = 0; row < recordOf.length; row++) if (recordOf[row] === -1) count++
  return count
}
