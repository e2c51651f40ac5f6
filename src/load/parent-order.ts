import { columnIndex } from '../csv/column-index.ts'
import { partsOfRecords } from '../parts/chosen-records.ts'
import { forEachRecord } from '../parts/part-records.ts'
import { sourceValues } from '../parts/sent-columns.ts'
import type { HeldBack } from '../send/held-back.ts'

/**
 * Puts records of one parent next to each other, so that they are written one after the other and do not wait for each
 * other's lock. Records of one parent keep their order.
 *
 * @param parentOf the column that names the parent, of these columns; undefined where there is none
 */
export async function orderByParent(
  records: readonly HeldBack[],
  parentOf: (columns: readonly string[]) => string | undefined,
): Promise<readonly HeldBack[]> {
  const parents = new Map<HeldBack, string>()
  for (const { part, records: own } of partsOfRecords(records)) {
    const column = parentOf(part.columns)
    if (column === undefined) continue
    const place = columnIndex(part.columns, column)
    let number = 0
    await forEachRecord(part, (partRecord) => {
      const record = own[number++]
      if (record !== undefined) parents.set(record, sourceValues(partRecord, part)[place] ?? '')
    })
  }
  const parent = (record: HeldBack) => parents.get(record) ?? ''
  return [...records].sort((a, b) => {
    const [left, right] = [parent(a), parent(b)]
    return left === right ? a.order - b.order : left < right ? -1 : 1
  })
}
