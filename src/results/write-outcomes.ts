import { delimiterByte } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import type { Matches } from '../join/matches.ts'
import type { RowTable } from '../join/row-table.ts'
import { createSentRecords } from '../parts/chosen-records.ts'
import type { Part } from '../parts/part.ts'
import { forEachRecord, type PartRecord } from '../parts/part-records.ts'
import type { HeldBack, NotIn } from '../send/held-back.ts'
import type { Submission } from '../send/submission.ts'
import type { NotKnown, OutcomeSink } from './sink.ts'

/** Where outcomes are written, and which records are held back instead. */
export interface Writing {
  readonly sink: OutcomeSink
  /** Whether a record that was not loaded is held back, to be sent again. */
  readonly goesAgain: (was: NotIn, error: string, round: number) => boolean
  /** Is told which records stay out, by their order. */
  readonly onStaysOut?: ((order: number) => void) | undefined
}

/** What the rows of a job say of the records of a submission. */
export interface RowOutcomes {
  readonly rows: RowTable
  readonly matches: Matches
  /** Records of the part that no row of any kind tells of, and what is known of them. */
  readonly others: { readonly count: number; readonly was: NotKnown }
  /** Records that were loaded before are not written again. */
  readonly skipsSuccessful: boolean
  /** Ids of records that were loaded before and are gone from the org: they go again. */
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

/** Writes what became of each record of a submission, in the order of its part; returns those that are held back instead. */
export async function writeOutcomes(submission: Submission, outcomes: RowOutcomes, writing: Writing): Promise<Written> {
  const { part, again } = submission
  const { rows, matches, others, skipsSuccessful, mayBeDeleted } = outcomes
  const { sink } = writing
  const { rowOf, recordOf } = matches
  const hasUnmatched = recordOf.includes(-1)
  const hold = createHolder(submission, writing)
  let gone = 0
  let deletedBefore = 0
  const addSuccessful = (record: PartRecord, index: number, row: number): void => {
    if (outcomes.gone.size > 0 && outcomes.gone.has(rows.idOf(row)) && hold(record, index, NOT_SENT)) gone++
    else if (skipsSuccessful) {
      sink.skipped(record, 'in already')
      sink.loadedBefore?.(record, part, rows.idOf(row))
    } else sink.succeeded(record, part, rows.idWordOf(row), rows.isCreated(row))
  }
  const addFailed = (record: PartRecord, index: number, row: number): void => {
    const said = { id: rows.idOf(row), error: rows.errorOf(row) }
    if (isDeleted(said.error) && mayBeDeleted(again?.[index])) {
      if (skipsSuccessful) sink.skipped(record, 'in already')
      else sink.succeeded(record, part, said.id, false)
      deletedBefore++
    } else if (!hold(record, index, { was: 'failed', ...said })) sink.failed(record, part, said)
  }
  const addOther = (record: PartRecord, index: number): void => {
    const { was } = others
    // Where rows have no record, it is not known which records have no row.
    if (was !== 'pending' && !hasUnmatched && hold(record, index, { was, id: '', error: '' })) return
    sink.notKnown(record, part, was)
  }
  await writeEach(part, sink, (record, index) => {
    const row = rowOf[index] ?? -1
    if (row === -1) {
      if (others.count > 0) addOther(record, index)
      return
    }
    switch (rows.kindOf(row)) {
      case 'successfulResults':
        addSuccessful(record, index, row)
        break
      case 'failedResults':
        addFailed(record, index, row)
        break
      case 'unprocessedrecords':
        if (!hold(record, index, NOT_SENT)) sink.notKnown(record, part, 'unprocessed')
        break
    }
  })
  if (hasUnmatched) await writeUnmatched(rows, matches, sink, skipsSuccessful)
  await sink.flush(true)
  return { heldBack: hold.heldBack, deletedBefore, gone }
}

/** Writes or holds back all records of a submission, of which the same is known. */
export async function writeAll(submission: Submission, was: NotKnown, writing: Writing): Promise<readonly HeldBack[]> {
  const { part } = submission
  const { sink } = writing
  const hold = createHolder(submission, writing)
  await writeEach(part, sink, (record, index) => {
    if (was === 'pending' || !hold(record, index, { was, id: '', error: '' })) sink.notKnown(record, part, was)
  })
  await sink.flush(true)
  return hold.heldBack
}

/** Writes records of a part as successful, each with what its row says. */
export async function writeLoaded(
  part: Part,
  rows: readonly { readonly id: string; readonly created: boolean }[],
  sink: OutcomeSink,
): Promise<void> {
  await writeEach(part, sink, (record, index) => {
    const { id, created } = rows[index] ?? { id: '', created: false }
    sink.succeeded(record, part, id, created)
  })
  await sink.flush(true)
}

/** Lists records of a part that are not sent, because an earlier step has loaded them.
 *
 *  @param idOf the Id of a record in the org, or what stands for it; undefined for one that is not skipped */
export async function writeSkipped(
  part: Part,
  idOf: (index: number) => string | undefined,
  sink: OutcomeSink,
): Promise<void> {
  await writeEach(part, sink, (record, index) => {
    const id = idOf(index)
    if (id === undefined) return
    sink.skipped(record, 'in already')
    sink.loadedBefore?.(record, part, id)
  })
  await sink.flush(true)
}

/** Writes records that do not go again after all, with what was said of them last. */
export async function writeHeldBack(
  { part, again }: Pick<Submission, 'part' | 'again'>,
  sink: OutcomeSink,
): Promise<void> {
  await writeEach(part, sink, (record, index) => {
    const held = again?.[index]
    if (held?.was === 'failed') sink.failed(record, part, held)
    else sink.notKnown(record, part, held?.was ?? 'unprocessed')
  })
  await sink.flush(true)
}

/** Walks the records of a part in their order, and lets the sink write them now and then. */
async function writeEach(
  part: Part,
  sink: OutcomeSink,
  write: (record: PartRecord, index: number) => void,
): Promise<void> {
  let index = 0
  await forEachRecord(
    part,
    (record) => write(record, index++),
    () => sink.flush(),
  )
}

/** What was said of a record that was not loaded. */
type Said = Pick<HeldBack, 'was' | 'id' | 'error'>

const NOT_SENT: Said = { was: 'unprocessed', id: '', error: '' }

function createHolder({ part, round, firstOrder, again }: Submission, { goesAgain, onStaysOut }: Writing) {
  const heldBack: HeldBack[] = []
  const sentRecord = createSentRecords(part)
  const hold = (record: PartRecord, index: number, { was, id, error }: Said): boolean => {
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

/** Rows whose record is not known keep the org's words and its way of printing values. */
async function writeUnmatched(
  rows: RowTable,
  { recordOf }: Matches,
  sink: OutcomeSink,
  skipsSuccessful: boolean,
): Promise<void> {
  await rows.read(({ kind }, header) => {
    const name = NAMES[kind]
    const delimiter = delimiterByte(header.columnDelimiter)
    return (row, bytes, start, end) => {
      if (recordOf[row] !== -1 || (name === 'successful' && skipsSuccessful)) return
      const values = decodeFields(bytes, start, end, delimiter)
      const error = name === 'failed' ? rows.errorOf(row) : ''
      sink.unmatched({ name, id: rows.idOf(row), created: rows.isCreated(row), error, values, header })
    }
  })
}

const NAMES = { successfulResults: 'successful', failedResults: 'failed', unprocessedrecords: 'unprocessed' } as const
