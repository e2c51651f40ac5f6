import { delimiterByte } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import type { ByteSpan } from '../join/arrived-rows.ts'
import type { Matches } from '../join/matches.ts'
import type { RowTable } from '../join/row-table.ts'
import { createSentRecords } from '../parts/chosen-records.ts'
import type { Part } from '../parts/part.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import { sourceValues } from '../parts/sent-columns.ts'
import type { HeldBack, NotIn } from '../send/held-back.ts'
import { isOrgColumn } from '../values/column-name.ts'
import type { Failures } from './failures.ts'
import type { ResultFiles, ResultName } from './result-files.ts'

/** One submission of a part's records. */
export interface Submission {
  readonly part: Part
  /** From 1; later ones send records again. */
  readonly round: number
  /** Some records of its part were left out, because they are in already. */
  readonly isRest?: boolean
  /** Place of its first record among all of the load; the others follow. */
  readonly firstOrder: number
  /** Of records that go again, what was said of each before, in the order of the part. */
  readonly again?: readonly HeldBack[]
}

/** Where outcomes are written. */
export interface Writing {
  readonly files: ResultFiles
  readonly failures: Failures
  /** Whether a record that did not get in is held back, to be sent again. */
  readonly goesAgain: (was: NotIn, error: string, round: number) => boolean
  /** Is told which records stay out, by their order. */
  readonly onStaysOut?: (order: number) => void
}

export interface Outcomes {
  readonly rows: RowTable
  readonly matches: Matches
  /** Records of the part that no row of any kind tells of, and what is known of them. */
  readonly others: { readonly count: number; readonly was: NotIn | 'pending' }
  /** Records that went in before are not written again. */
  readonly skipsSuccessful: boolean
  /** Ids of records that went in before and are gone from the org: they go again. */
  readonly gone: ReadonlySet<string>
  /** Whether a record counts as deleted that is gone already. */
  readonly mayBeDeleted: (before: HeldBack | undefined) => boolean
}

export interface Written {
  readonly heldBack: readonly HeldBack[]
  /** Failed rows that tell of a record which an earlier job has deleted. */
  readonly deletedBefore: number
  /** Records that go again because they are gone from the org. */
  readonly gone: number
}

/** Writes what became of each record of a submission to the result files, in the order of its part; returns those that
 *  are held back instead. */
export async function writeOutcomes(submission: Submission, outcomes: Outcomes, writing: Writing): Promise<Written> {
  const { part, again } = submission
  const { rows, matches, others, skipsSuccessful, mayBeDeleted } = outcomes
  let gone = 0
  const { files, failures } = writing
  const { rowOf, recordOf } = matches
  const hasUnmatched = recordOf.includes(-1)
  const hold = createHolder(submission, writing)
  let deletedBefore = 0
  let number = 0
  // Used again for each record: with millions of them, memory would follow.
  const words: [ByteSpan | string, string] = ['', '']
  const addSuccessful = (record: PartRecord, id: ByteSpan | string, created: boolean): void => {
    words[0] = id
    words[1] = created ? 'true' : 'false'
    files.addRecord('successful', words, record, part)
  }
  const addOther = (record: PartRecord, index: number): void => {
    const { was } = others
    // Where rows have no record, it is not known which records have no row.
    if (was !== 'pending' && !hasUnmatched && hold(record, index, was, '', '')) return
    writeNotIn(was, record, part, files)
  }
  const add = (record: PartRecord): void => {
    const index = number++
    const row = rowOf[index] ?? -1
    if (row === -1) {
      if (others.count > 0) addOther(record, index)
      return
    }
    switch (rows.kindOf(row)) {
      case 'successfulResults':
        if (outcomes.gone.size > 0 && outcomes.gone.has(rows.idOf(row)) && hold(record, index, 'unprocessed', '', ''))
          gone++
        else if (skipsSuccessful) files.addSkipped(record, 'in already')
        else addSuccessful(record, rows.idWordOf(row), rows.isCreated(row))
        break
      case 'failedResults': {
        const [id, error] = [rows.idOf(row), rows.errorOf(row)]
        if (isDeleted(error) && mayBeDeleted(again?.[index])) {
          if (skipsSuccessful) files.addSkipped(record, 'in already')
          else addSuccessful(record, id, false)
          deletedBefore++
        } else if (!hold(record, index, 'failed', error, id)) writeFailed(record, part, { error, id }, files, failures)
        break
      }
      case 'unprocessedrecords':
        if (!hold(record, index, 'unprocessed', '', '')) writeUnprocessed(record, part, files)
        break
    }
  }
  await forEachRecord(part, add, () => files.flush())
  if (hasUnmatched) await writeUnmatched(rows, matches, files, failures, skipsSuccessful)
  await files.flush(true)
  return { heldBack: hold.heldBack, deletedBefore, gone }
}

/** Writes or holds back all records of a submission, of which the same is known. */
export async function writeAll(
  submission: Submission,
  was: NotIn | 'pending',
  writing: Writing,
): Promise<readonly HeldBack[]> {
  const { part } = submission
  const { files } = writing
  const hold = createHolder(submission, writing)
  let number = 0
  const add = (record: PartRecord) => {
    const index = number++
    if (was === 'pending' || !hold(record, index, was, '', '')) writeNotIn(was, record, part, files)
  }
  await forEachRecord(part, add, () => files.flush())
  await files.flush(true)
  return hold.heldBack
}

/** Writes records of a part as successful, each with what its row says. */
export async function writeLoaded(
  part: Part,
  rows: readonly { readonly id: string; readonly created: boolean }[],
  { files }: Pick<Writing, 'files'>,
): Promise<void> {
  let number = 0
  const add = (record: PartRecord) => {
    const { id, created } = rows[number++] ?? { id: '', created: false }
    files.addRecord('successful', [id, created ? 'true' : 'false'], record, part)
  }
  await forEachRecord(part, add, () => files.flush())
  await files.flush(true)
}

/** Lists records of a part that are not sent, because an earlier step has loaded them. */
export async function writeSkipped(
  part: Part,
  isSkipped: (index: number) => boolean,
  { files }: Pick<Writing, 'files'>,
): Promise<void> {
  let number = 0
  const add = (record: PartRecord) => {
    if (isSkipped(number++)) files.addSkipped(record, 'in already')
  }
  await forEachRecord(part, add, () => files.flush())
  await files.flush(true)
}

/** Writes records that do not go again after all, with what was said of them last. */
export async function writeHeldBack(
  { part, again }: Pick<Submission, 'part' | 'again'>,
  { files, failures }: Pick<Writing, 'files' | 'failures'>,
): Promise<void> {
  let number = 0
  const add = (record: PartRecord) => {
    const held = again?.[number++]
    if (held === undefined || held.was === 'unprocessed') writeUnprocessed(record, part, files)
    else if (held.was === 'unaccounted') files.addRecord('unaccounted', [], record, part)
    else writeFailed(record, part, held, files, failures)
  }
  await forEachRecord(part, add, () => files.flush())
  await files.flush(true)
}

function createHolder({ part, round, firstOrder, again }: Submission, { goesAgain, onStaysOut }: Writing) {
  const heldBack: HeldBack[] = []
  const sentRecord = createSentRecords(part)
  const hold = (record: PartRecord, index: number, was: NotIn, error: string, id: string): boolean => {
    const order = again?.[index]?.order ?? firstOrder + index
    if (!goesAgain(was, error, round)) {
      onStaysOut?.(order)
      return false
    }
    heldBack.push({ ...sentRecord(record), order, was, error, id })
    return true
  }
  return Object.assign(hold, { heldBack })
}

function isDeleted(error: string): boolean {
  return error.startsWith('ENTITY_IS_DELETED:')
}

function writeFailed(
  record: PartRecord,
  part: Part,
  { error, id }: { error: string; id: string },
  files: ResultFiles,
  failures: Failures,
): void {
  files.addRecord('failed', [id, error], record, part)
  files.addRerun(record)
  failures.add(error, id, { file: record.file.path, line: record.line }, sentValues(record, part))
}

/** Nothing is said of such a record. */
function writeNotIn(was: NotIn | 'pending', record: PartRecord, part: Part, files: ResultFiles): void {
  if (was === 'unprocessed') writeUnprocessed(record, part, files)
  else files.addRecord(was === 'pending' ? 'pending' : 'unaccounted', [], record, part)
}

function writeUnprocessed(record: PartRecord, part: Part, files: ResultFiles): void {
  files.addRecord('unprocessed', [], record, part)
  files.addRerun(record)
}

/** Rows whose record is not known keep the org's words and its way of printing values. */
async function writeUnmatched(
  rows: RowTable,
  { recordOf }: Matches,
  files: ResultFiles,
  failures: Failures,
  skipsSuccessful: boolean,
): Promise<void> {
  await rows.read(({ kind }, header) => {
    const name: ResultName = NAMES[kind]
    const delimiter = delimiterByte(header.columnDelimiter)
    return (row, bytes, start, end) => {
      if (recordOf[row] !== -1) return
      const values = decodeFields(bytes, start, end, delimiter)
      const id = rows.idOf(row)
      if (name === 'successful') {
        if (!skipsSuccessful) files.addRow(name, [id, String(rows.isCreated(row))], values, header)
      } else if (name === 'unprocessed') files.addRow(name, [], values, header)
      else {
        const error = rows.errorOf(row)
        files.addRow(name, [id, error], values, header)
        failures.add(error, id, undefined, ownColumns(header.columns, values))
      }
    }
  })
}

const NAMES = { successfulResults: 'successful', failedResults: 'failed', unprocessedrecords: 'unprocessed' } as const

function sentValues(record: PartRecord, part: Part) {
  return { columns: part.columns, values: sourceValues(record, part) }
}

/** Without those that the org adds. */
function ownColumns(columns: readonly string[], values: readonly string[]) {
  const own = [...columns.keys()].filter((place) => !isOrgColumn(columns[place] ?? ''))
  return { columns: own.map((place) => columns[place] ?? ''), values: own.map((place) => values[place] ?? '') }
}
