import type { ReadOptions } from '../files/read-options.ts'
import { keyColumnOf, type LoadSpec, mostJobRecords } from '../inputs/load-spec.ts'
import type { LocalStep } from '../step.ts'
import { sameName } from '../values/names.ts'

/** How the files of a load are read. */
export function readOptions(
  spec: LoadSpec,
  { temp: tempFolder, stop: { over: signal } }: Pick<LocalStep, 'temp' | 'stop'>,
): ReadOptions {
  const { source, pace, externalIdField } = spec
  const column = keyColumnOf(spec)
  const { encoding, columnDelimiter, blankFields, sortBy, duplicateKeys } = source
  return {
    encoding,
    columnDelimiter,
    blankFields,
    sortBy,
    duplicateKeys,
    columns: spec.manifest?.columns,
    externalIdField,
    keyColumns: { column, kind: sameName(column, 'Id') ? 'id' : 'value' },
    maxBytes: pace.maxJobBytes,
    maxRecords: mostJobRecords(pace),
    keepFileOrder: pace.concurrency.mode === 'serial',
    tempFolder,
    copies: spec.name,
    signal,
  }
}
