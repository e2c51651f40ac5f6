import type { IngestOperation } from '../bulk/job.ts'
import type { Proof } from '../job-results/evidence.ts'
import type { ArrivedRows } from '../join/arrived-rows.ts'
import type { Matches } from '../join/matches.ts'
import type { RowTable } from '../join/row-table.ts'
import { repeatedIds } from './repeated-ids.ts'

/** Stands in `recordOf` for a row that proves nothing. */
const NO_PROOF = -2

export interface Sifted {
  /** Rows that count, by their files, also those of which it is not known which record they tell of. */
  readonly successful: number
  readonly failed: number
  readonly unprocessed: number
  /** What the files say cannot be true, as in `Proof`. */
  readonly contradiction?: string
}

/**
 * Takes away what contradicts itself once rows have found their records: an insert's id that is there twice, which is one
 * record twice and another one missing; and unprocessed rows of which not each is a record of the part, for such a file is
 * not of this job, or not as the other two are. Changes `matches`: the records of such rows have no row any more.
 */
export function siftRows(rows: RowTable, matches: Matches, operation: IngestOperation, proof: Proof): Sifted {
  let contradiction: string | undefined
  const drop = (row: number) => {
    const record = matches.recordOf[row] ?? -1
    if (record >= 0) matches.rowOf[record] = -1
    matches.recordOf[row] = NO_PROOF
  }
  const [first] = rows.files
  const repeated =
    operation === 'insert' && first?.rows.kind === 'successfulResults'
      ? repeatedIds(first.rows.ids, first.rows.count)
      : []
  if (repeated.length > 0) {
    contradiction = 'name an id twice'
    for (const row of repeated) drop(row)
  }
  const counts = countKinds(rows)
  const start = rows.count - counts.unprocessed
  const isOfPart = contradiction === undefined && !matches.recordOf.subarray(start).includes(-1)
  if (counts.unprocessed > 0 && (!proof.unprocessedTell || !isOfPart)) {
    contradiction ??= 'do not agree with each other'
    for (let row = start; row < rows.count; row++) drop(row)
    counts.unprocessed = 0
  }
  counts.successful -= repeated.length
  return contradiction === undefined ? counts : { ...counts, contradiction }
}

function countKinds({ files }: RowTable) {
  const count = (kind: ArrivedRows['kind']) =>
    files.filter(({ rows }) => rows.kind === kind).reduce((sum, { rows }) => sum + rows.count, 0)
  return {
    successful: count('successfulResults'),
    failed: count('failedResults'),
    unprocessed: count('unprocessedrecords'),
  }
}
