import { delimiterByte } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import type { Part } from '../csv/part.ts'
import { type PartRecord, readRecords } from '../csv/part-records.ts'
import type { Matches } from '../join/match.ts'
import type { RowTable } from '../join/rows.ts'
import type { Failures } from './failures.ts'
import type { ResultFiles, ResultName } from './result-files.ts'

export interface Outcomes {
  readonly rows: RowTable
  readonly matches: Matches
  /** Records of the part that no row of any kind tells of. */
  readonly unaccounted: number
}

/** Writes what became of each record of a part to the result files, in the order of the part. */
export async function writeOutcomes(
  part: Part,
  { rows, matches, unaccounted }: Outcomes,
  files: ResultFiles,
  failures: Failures,
): Promise<void> {
  const { rowOf, recordOf } = matches
  let number = 0
  const add = (record: PartRecord): void => {
    const row = rowOf[number++] ?? -1
    if (row === -1) {
      if (unaccounted > 0) files.addRecord('unaccounted', [], record, part)
      return
    }
    switch (rows.kindOf(row)) {
      case 'successfulResults':
        files.addRecord('successful', [rows.idOf(row), String(rows.isCreated(row))], record, part)
        break
      case 'failedResults': {
        const [id, error] = [rows.idOf(row), rows.errorOf(row)]
        files.addRecord('failed', [id, error], record, part)
        files.addRerun(record)
        failures.add(error, id, { file: record.file.path, line: record.line }, sentValues(record, part))
        break
      }
      case 'unprocessedrecords':
        files.addRecord('unprocessed', [], record, part)
        files.addRerun(record)
        break
    }
  }
  for await (const _ of readRecords(part, add)) await files.flush()
  if (recordOf.includes(-1)) await writeUnmatched(rows, matches, files, failures)
  await files.flush()
}

/** Writes the records of a part that surely did not get in, or may have. */
export async function writeAll(part: Part, name: 'unprocessed' | 'unaccounted', files: ResultFiles): Promise<void> {
  const records = readRecords(part, (record) => {
    files.addRecord(name, [], record, part)
    if (name === 'unprocessed') files.addRerun(record)
  })
  for await (const _ of records) await files.flush()
  await files.flush()
}

/** Rows whose record is not known keep the org's words and its way of printing values. */
async function writeUnmatched(
  rows: RowTable,
  { recordOf }: Matches,
  files: ResultFiles,
  failures: Failures,
): Promise<void> {
  await rows.read(({ kind }, header) => {
    const name: ResultName = NAMES[kind]
    const delimiter = delimiterByte(header.columnDelimiter)
    return (row, bytes, start, end) => {
      if (recordOf[row] !== -1) return
      const values = decodeFields(bytes, start, end, delimiter)
      const id = rows.idOf(row)
      if (name === 'successful') files.addRow(name, [id, String(rows.isCreated(row))], values, header)
      else if (name === 'unprocessed') files.addRow(name, [], values, header)
      else {
        const error = rows.errorOf(row)
        files.addRow(name, [id, error], values, header)
        failures.add(error, id, undefined, ownColumns(header.columns, values))
      }
    }
  })
}

const NAMES = { successfulResults: 'successful', failedResults: 'failed', unprocessedrecords: 'unprocessed' } as const

function sentValues({ bytes, start, end, range: { rewriting } }: PartRecord, part: Part) {
  const values = decodeFields(bytes, start, end, delimiterByte(rewriting?.delimiter ?? part.columnDelimiter))
  return { columns: part.columns, values: values.filter((_, place) => rewriting?.columns[place] !== 'drop') }
}

/** Without those that the org adds. */
function ownColumns(columns: readonly string[], values: readonly string[]) {
  const own = [...columns.keys()].filter((place) => !/^sf__/i.test(columns[place] ?? ''))
  return { columns: own.map((place) => columns[place] ?? ''), values: own.map((place) => values[place] ?? '') }
}
