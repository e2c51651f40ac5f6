import { sourceValues } from '../parts/sent-columns.ts'
import { isOrgColumn } from '../values/column-name.ts'
import type { Failures, FieldValues } from './failures.ts'
import type { OutcomeSink } from './sink.ts'

const nothing = () => {}
const nothingToWaitFor = async () => {}

/** Counts failed records by their mistakes. What was counted is never taken back: a failure stays one, whether or not it could
 *  be written. */
export function failureSink(failures: Failures): OutcomeSink {
  return {
    succeeded: nothing,
    failed: (record, part, { id, error }) => {
      failures.add(
        error,
        id,
        { file: record.file.path, line: record.line },
        {
          columns: part.columns,
          values: sourceValues(record, part),
        },
      )
    },
    notKnown: nothing,
    unmatched: ({ name, id, error, values, header }) => {
      if (name === 'failed') failures.add(error, id, undefined, ownColumns(header.columns, values))
    },
    skipped: nothing,
    flush: nothingToWaitFor,
    keep: nothing,
    takeBack: nothingToWaitFor,
    close: nothingToWaitFor,
  }
}

/** Leaves out the columns that the org adds. */
function ownColumns(columns: readonly string[], values: readonly string[]): FieldValues {
  const own = [...columns.keys()].filter((place) => !isOrgColumn(columns[place] ?? ''))
  return { columns: own.map((place) => columns[place] ?? ''), values: own.map((place) => values[place] ?? '') }
}
