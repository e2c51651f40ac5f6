import { fieldsOfRows } from './compared-fields.ts'
import type { JoinTask } from './join-task.ts'
import { KeyHash } from './key-hash.ts'
import type { Matches } from './matches.ts'
import { type Matching, readRecordKeys } from './record-keys.ts'

/** Takes a row with its key. */
export type OnKey = (row: number, lo: number, hi: number) => void

/** Reads the keys of all rows. Returns which columns have values in rows that the org has printed. */
export async function readRowKeys(
  { part, rows }: Pick<JoinTask, 'part' | 'rows'>,
  matching: Pick<Matching, 'compared' | 'idFrom'>,
  onKey: OnKey,
): Promise<Uint8Array> {
  const printed = new KeyHash(part.columns.length)
  const raw = new KeyHash(part.columns.length)
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, matching)
    const hash = kind === 'unprocessedrecords' ? raw : printed
    return (row, bytes, start, end) => {
      hash.read(bytes, start, end, fields)
      onKey(row, hash.lo, hash.hi)
    }
  })
  return printed.hasValues
}

/** By row, 1 where it and the record that it is matched with have the same key. */
export async function findAgreeing(
  task: Pick<JoinTask, 'part' | 'rows'>,
  { recordOf }: Matches,
  matching: Matching,
): Promise<Uint8Array> {
  using records = await readRecordKeys(task.part, matching)
  const { keys } = records
  const agree = new Uint8Array(task.rows.count)
  await readRowKeys(task, matching, (row, lo, hi) => {
    const record = recordOf[row] ?? -1
    if (record !== -1 && keys.lo[record] === lo && keys.hi[record] === hi) agree[row] = 1
  })
  return agree
}
