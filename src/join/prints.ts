import type { Part } from '../parts/part.ts'
import { type Form, triedForms } from '../values/forms.ts'
import { type Compared, fieldsOfRows } from './compared-fields.ts'
import { type JoinOptions, type JoinTask, presentOnly } from './join-task.ts'
import { KeyHash } from './key-hash.ts'
import type { Seen } from './matcher.ts'
import { readKeys } from './record-keys.ts'

/** How the org prints the values of a part's columns. */
export interface Prints {
  /** By column; undefined for one whose values say nothing: they are blank in all rows, or shifted in ways that are not known. */
  readonly forms: Compared
  /** Columns some of whose values come back as others. */
  readonly unclear: ReadonlySet<number>
  /** Whether each column that comes back at all has the same values in rows and records, in some form. */
  readonly isWhole: boolean
}

/** How the values come back: the first form in which rows and records have the same values. */
export async function findPrints(task: JoinTask, seen: Seen | undefined): Promise<Prints> {
  const { part, rows, options, whole: declared } = task
  const present = presentOnly(part, rows, declared)
  const open = new Set([...present.keys()].filter((column) => present[column] !== undefined))
  for (const column of findBlanked(seen)) open.delete(column)
  const forms: (Form | undefined)[] = part.columns.map(() => undefined)
  const tried = part.columns.map((column, place): readonly (Form | undefined)[] => [
    declared[place],
    ...triedForms(options.fieldOf(column)?.scale ?? undefined),
  ])
  const most = Math.max(...tried.map(({ length }) => length))
  for (let attempt = 0; attempt < most && open.size > 0; attempt++) {
    const compared = tried.map((own, column) => (open.has(column) ? own[attempt] : undefined))
    const sums = await sumValues(task, compared)
    for (const column of open) {
      const isSame = [column * 2, column * 2 + 1].every((half) => sums.records[half] === sums.rows[half])
      if (!isSame || compared[column] === undefined) continue
      forms[column] = compared[column]
      open.delete(column)
    }
  }
  const unclear = new Set<number>()
  for (const column of open) {
    // Of text, some values may be spoilt. Numbers and times may all be shifted, and look like those of other records.
    const isText = options.fieldOf(part.columns[column] ?? '') !== undefined && declared[column] === 'text'
    if (!isText) continue
    forms[column] = 'text'
    unclear.add(column)
  }
  return { forms, unclear, isWhole: open.size === 0 }
}

/** Columns that have values in records, but in no row that the org has printed; none where it has printed no row. */
export function findBlanked(seen: Seen | undefined): readonly number[] {
  if (seen === undefined || !seen.inRows.includes(1)) return []
  return [...seen.inRecords.keys()].filter((column) => seen.inRecords[column] === 1 && seen.inRows[column] === 0)
}

/** Columns of which nothing is known, and whose records hold numbers with a fraction: to how many decimals an org rounds
 *  those is not known either. */
async function fractionColumns(part: Part, options: JoinOptions): Promise<ReadonlySet<number>> {
  const isUnknown = part.columns.map((column) => options.fieldOf(column) === undefined)
  if (!isUnknown.includes(true)) return new Set()
  const [exact, whole] = [new KeyHash(part.columns.length), new KeyHash(part.columns.length)]
  const formed = (form: Form): Compared => isUnknown.map((unknown) => (unknown ? form : undefined))
  await readKeys(part, formed('number'), exact)
  await readKeys(part, formed({ rounding: 'down', decimals: 0, isDouble: false }), whole)
  const differs = (column: number) => exact.sums[column * 2] !== whole.sums[column * 2]
  return new Set([...part.columns.keys()].filter((column) => isUnknown[column] && differs(column)))
}

/** What a part's columns tell when rows are compared with records. */
export interface Telling {
  /** The forms of those columns that the result files have. */
  readonly present: Compared
  /** Columns that hold points in time, which an org may print in any zone. */
  readonly times: ReadonlySet<number>
  /** The forms without those of times, and of numbers whose rounding is not known. */
  readonly timeless: Compared
}

export async function readTelling(task: JoinTask): Promise<Telling> {
  const times = await timeColumns(task)
  const fractions = await fractionColumns(task.part, task.options)
  const present = presentOnly(task.part, task.rows, task.whole)
  const timeless = present.map((form, column) => (times.has(column) || fractions.has(column) ? undefined : form))
  return { present, times, timeless }
}

/** Columns that hold points in time, by their type or else by their looks. */
async function timeColumns(task: JoinTask): Promise<ReadonlySet<number>> {
  const { part, options, whole: declared } = task
  const asText = await sumValues(
    task,
    declared.map(() => 'text'),
  )
  const asTimes = await sumValues(
    task,
    declared.map(() => 'time'),
  )
  const looksLikeTime = (column: number) => asText.records[column * 2] !== asTimes.records[column * 2]
  const isTime = (column: number) => {
    const isKnown = options.fieldOf(part.columns[column] ?? '') !== undefined
    return declared[column] === 'time' || (!isKnown && looksLikeTime(column))
  }
  return new Set([...declared.keys()].filter(isTime))
}

/** Sums of the values' hashes, by column: equal where rows and records have the same values in some order. */
async function sumValues(
  { part, rows }: JoinTask,
  compared: Compared,
): Promise<{ readonly records: Int32Array; readonly rows: Int32Array }> {
  const recordHash = new KeyHash(part.columns.length)
  const rowHash = new KeyHash(part.columns.length)
  await readKeys(part, compared, recordHash)
  await rows.read(({ kind }, header) => {
    const fields = fieldsOfRows(kind, header, part, { compared })
    return (_, bytes, start, end) => rowHash.read(bytes, start, end, fields)
  })
  return { records: recordHash.sums, rows: rowHash.sums }
}
