import type { ResultKind } from '../bulk/client.ts'
import { columnIndex } from '../csv/column-index.ts'
import { isOrgColumn } from '../values/column-name.ts'

/** Columns that the org puts before those of the upload.
 *  Source: Bulk API 2.0 guide, "Get Job Successful Record Results", "Get Job Failed Record Results". */
const OF_THE_ORG: Readonly<Record<ResultKind, readonly string[]>> = {
  successfulResults: ['sf__Id', 'sf__Created'],
  failedResults: ['sf__Id', 'sf__Error'],
  unprocessedrecords: [],
}

/**
 * Whether a header is that of such a result file, and not the first line of a page. Columns of the upload that match no field
 * are not in the first two, so none has to be there; unprocessed records have the columns that were uploaded.
 *
 * @param uploaded undefined where they are not known
 */
export function isHeaderOf(kind: ResultKind, columns: readonly string[], uploaded?: readonly string[]): boolean {
  const own = OF_THE_ORG[kind]
  if (own.length > 0) return own.every((name) => columnIndex(columns, name) >= 0)
  if (uploaded === undefined) return !columns.some((name) => /^\s?[<{[]/.test(name))
  const others = columns.filter((name) => !isOrgColumn(name))
  return others.length > 0 && others.every((name) => columnIndex(uploaded, name) >= 0)
}
