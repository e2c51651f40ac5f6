import { exactForm } from '../values/forms.ts'
import type { JoinTask } from './join-task.ts'
import type { Matches } from './matches.ts'
import type { OpenGroup } from './pairing.ts'
import { readRecordKeys } from './record-keys.ts'
import { readRowKeys } from './row-keys.ts'

/**
 * Pairs rows and records that a lenient comparison takes for the same, by their exact values: of `true` and `1`, both may
 * come back as `true`, or each as it was. Only where each value is there as often in the rows as in the records: else a row
 * shows a value that its record did not have, and any of them may be the one.
 *
 * @param open groups in which each row tells of one of the records, and each record has a row
 */
export async function refine(task: JoinTask, matches: Matches, open: readonly OpenGroup[]): Promise<void> {
  if (open.length === 0) return
  const { part, rows, whole } = task
  const compared = whole.map(exactForm)
  using ofRecords = await readRecordKeys(part, { compared, whole, by: 'values' })
  const { keys, identity } = ofRecords
  const rowLo = new Int32Array(rows.count)
  const rowHi = new Int32Array(rows.count)
  await readRowKeys(task, { compared }, (row, lo, hi) => {
    rowLo[row] = lo
    rowHi[row] = hi
  })
  const keyOfRecord = (record: number) => `${keys.lo[record]} ${keys.hi[record]}`
  const identityOf = (record: number) =>
    identity === undefined ? keyOfRecord(record) : `${identity.lo[record]} ${identity.hi[record]}`
  for (const group of open) {
    const records = byKey(group.records, keyOfRecord)
    const ofRows = byKey(group.rows, (row) => `${rowLo[row]} ${rowHi[row]}`)
    const agree =
      ofRows.size === records.size && [...ofRows].every(([key, own]) => own.length === records.get(key)?.length)
    if (!agree) continue
    for (const [key, own] of ofRows) {
      const found = records.get(key) ?? []
      const areSame = new Set(found.map(identityOf)).size === 1
      // Where they name one record of the org, it is one row that came twice.
      const sayTheSame = own.every((row) => rows.idOf(row) === '' && rows.wordsOf(row) === rows.wordsOf(own[0] ?? row))
      if (!areSame && !sayTheSame) continue
      for (const [index, row] of own.entries()) {
        const record = found[index] ?? -1
        matches.recordOf[row] = record
        matches.rowOf[record] = row
      }
    }
  }
}

function byKey(items: readonly number[], keyOf: (item: number) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
