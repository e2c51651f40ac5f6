import type { ResultKind } from '../bulk/client.ts'
import type { Part } from '../csv/part.ts'
import { columnIndex } from '../csv/rows.ts'
import type { Compared } from './fields.ts'
import { type Form, formOfType, keepsValues, TRIED_FORMS } from './forms.ts'
import {
  agreeing,
  countUnmatched,
  type Matches,
  type Matching,
  match,
  noMatches,
  type ReadAhead,
  readAhead,
  type Seen,
  sumValues,
} from './match.ts'
import type { RowKeying, RowTable } from './rows.ts'

export interface JoinOptions {
  /** The column that names a record of the org, where the operation has one: `Id`, or the external id field. */
  readonly keyColumn: string | undefined
  /** Describe's type of a column; undefined where it is not known. */
  readonly typeOf: (column: string) => string | undefined
}

/** Begins with a part whose job is final. */
export type Joiner = (part: Part) => Joining

/** One part on its way to being joined: its records are read while its results arrive. */
export interface Joining {
  /** For the rows of a result file as they arrive. */
  readonly keyingOf: (kind: ResultKind) => RowKeying
  /** Finds the record of the part that each row tells of. */
  readonly finish: (rows: RowTable) => Promise<Matches>
}

/**
 * Joins the rows of a part's results to its records by content: rows come back in no order, with values printed anew. The
 * key of the operation decides where it is unique, else all values do. Records that are the same are interchangeable; a
 * row that may as well be another record's stays without one. What one part shows of how the org prints values helps with
 * the next. Memory grows with the number of the part's records and of its different errors; no value is held.
 * Source: Bulk API 2.0 guide, "Get Job Successful Record Results" (no order) and "Ingest Walkthrough" (printed anew).
 */
export function createJoiner(options: JoinOptions): Joiner {
  const learnt = new Map<string, Prints>()
  return (part) => {
    const header = JSON.stringify(part.columns)
    const expected = learnt.get(header) ?? declaredPrints(part, options)
    const ahead = readAhead(part, firstMatching(part, options, expected.forms))
    const finish = async (rows: RowTable): Promise<Matches> => {
      if (rows.count !== part.records) {
        ahead.release()
        return rows.count === 0 ? noMatches(part, rows) : await matchSome(part, rows, options)
      }
      const first = await matchBy(part, rows, options, expected, ahead)
      ahead.release()
      if (countUnmatched(first.matches) === 0) return first.matches

      const prints = await findPrints(part, rows, options, first.seen)
      learnt.set(header, prints)
      const { matches } = await matchBy(part, rows, options, prints)
      await matchRest(part, rows, options, prints, matches)
      return matches
    }
    return { keyingOf: ahead.keyingOf, finish }
  }
}

/** How the org prints the values of a part's columns. */
interface Prints {
  /** Undefined for columns whose values say nothing: they are blank in all rows, or shifted in ways that are not known. */
  readonly forms: Compared
  /** Columns some of whose values come back as others. */
  readonly unclear: ReadonlySet<number>
}

function declaredPrints(part: Part, options: JoinOptions): Prints {
  return { forms: part.columns.map((column) => declaredForm(column, options)), unclear: new Set() }
}

function declaredForm(column: string, { keyColumn, typeOf }: JoinOptions): Form {
  if (column.toLowerCase() === 'id' && keyColumn?.toLowerCase() === 'id') return 'id'
  return formOfType(typeOf(column))
}

/** What is tried first, where the result files have all columns. */
function firstMatching(part: Part, options: JoinOptions, forms: Compared): Matching {
  const key = keyPlace(part, options)
  return key === -1 ? byValues(forms) : byKey(key, forms)
}

function keyPlace({ columns }: Part, { keyColumn }: JoinOptions): number {
  return keyColumn === undefined ? -1 : columnIndex(columns, keyColumn)
}

function byKey(key: number, forms: Compared): Matching {
  const compared = forms.map((form, column) => (column === key ? form : undefined))
  return { compared, sameKey: 'another record' }
}

function byValues(compared: Compared): Matching {
  const isWhole = compared.every((form) => form !== undefined && keepsValues(form))
  return { compared, sameKey: isWhole ? 'same record' : 'maybe another record' }
}

/** By the key alone first, then by all values. */
async function matchBy(
  part: Part,
  rows: RowTable,
  options: JoinOptions,
  { forms }: Prints,
  ahead?: ReadAhead,
): Promise<{ matches: Matches; seen: Seen | undefined }> {
  const matches = noMatches(part, rows)
  await matchByKey(part, rows, options, forms, matches, ahead)
  if (countUnmatched(matches) === 0) return { matches, seen: undefined }
  const seen = await match(part, rows, matches, byValues(presentOnly(part, rows, forms)), ahead)
  return { matches, seen }
}

async function matchByKey(
  part: Part,
  rows: RowTable,
  options: JoinOptions,
  forms: Compared,
  matches: Matches,
  ahead?: ReadAhead,
): Promise<void> {
  const key = keyPlace(part, options)
  if (key === -1) return
  const present = presentOnly(part, rows, forms)
  if (present[key] !== undefined) await match(part, rows, matches, byKey(key, present), ahead)
  // The column may be blank in the rows, or not be there, for the way in which it was written in the header.
  if (forms[key] !== 'id' || countUnmatched(matches) === 0) return
  await match(part, rows, matches, { ...byKey(key, forms), idFrom: 'sf__Id' })
}

/** Without the columns that a result file lacks. */
function presentOnly(part: Part, { files }: RowTable, forms: Compared): Compared {
  const headers = files.map(({ rows }) => rows.header?.columns ?? [])
  return forms.map((form, column) => {
    const name = part.columns[column] ?? ''
    return headers.every((columns) => columnIndex(columns, name) >= 0) ? form : undefined
  })
}

/** How the values come back: the first form in which rows and records have the same values. */
async function findPrints(part: Part, rows: RowTable, options: JoinOptions, seen: Seen | undefined): Promise<Prints> {
  const declared = part.columns.map((column) => declaredForm(column, options))
  const present = presentOnly(part, rows, declared)
  const open = new Set([...present.keys()].filter((column) => present[column] !== undefined))
  for (const column of blanked(seen)) open.delete(column)
  const forms: (Form | undefined)[] = part.columns.map(() => undefined)
  for (const tried of [undefined, ...TRIED_FORMS]) {
    if (open.size === 0) break
    const compared = declared.map((form, column) => (open.has(column) ? (tried ?? form) : undefined))
    const sums = await sumValues(part, rows, compared)
    for (const column of open) {
      const isSame = [column * 2, column * 2 + 1].every((half) => sums.records[half] === sums.rows[half])
      if (!isSame) continue
      forms[column] = compared[column]
      open.delete(column)
    }
  }
  const unclear = new Set<number>()
  for (const column of open) {
    // Of text, some values may be spoilt. Numbers and times may all be shifted, and look like those of other records.
    const isText = options.typeOf(part.columns[column] ?? '') !== undefined && declared[column] === 'text'
    if (!isText) continue
    forms[column] = 'text'
    unclear.add(column)
  }
  return { forms, unclear }
}

/**
 * Where rows are missing, a value may look like that of a record whose row is not there. So values that might be the same
 * are taken for the same, times are left out, whose zone is not known, and only what is beyond doubt is matched.
 */
async function matchSome(part: Part, rows: RowTable, options: JoinOptions): Promise<Matches> {
  const declared = part.columns.map((column) => declaredForm(column, options))
  const times = await timeColumns(part, rows, options, declared)
  const forms = declared.map((form, column): Form | undefined => {
    if (times.has(column)) return undefined
    return form === 'id' ? form : 'loose'
  })
  const first = await matchBy(part, rows, options, { forms, unclear: new Set() })
  const blank = new Set(blanked(first.seen))
  if (blank.size === 0) return first.matches
  const shown = forms.map((form, column) => (blank.has(column) ? undefined : form))
  return (await matchBy(part, rows, options, { forms: shown, unclear: new Set() })).matches
}

/**
 * Finds the records of rows that tell of some records of a part alone: of jobs that were sent before, when the files may
 * have been others. A row that may as well be another record's stays without one, and so does one whose record has changed
 * since. Of several equal records it does not matter which are found. Adds to `matches`; what is matched there stays so.
 */
export async function joinSome(part: Part, rows: RowTable, options: JoinOptions, matches: Matches): Promise<void> {
  const declared = part.columns.map((column) => declaredForm(column, options))
  const present = presentOnly(part, rows, declared)
  const times = await timeColumns(part, rows, options, declared)
  const timeless = present.map((form, column): Form | undefined => (form && !times.has(column) ? 'loose' : undefined))
  const copy = () => ({ recordOf: Int32Array.from(matches.recordOf), rowOf: Int32Array.from(matches.rowOf) })
  let found = copy()
  const blank = new Set(blanked(await match(part, rows, found, byValues(timeless))))
  // Blanks that the org has made may look like those of another record.
  const shown = (forms: Compared) => forms.map((form, column) => (blank.has(column) ? undefined : form))
  if (blank.size > 0) {
    found = copy()
    await match(part, rows, found, byValues(shown(timeless)))
  }
  const whole = shown(present.map((form, column): Form | undefined => form && (times.has(column) ? 'time' : 'loose')))
  const isSame = await agreeing(part, rows, found, byValues(whole))
  // Where no time comes back as it was sent, times tell nothing: the org may print them in another zone.
  const timesTell = isSame.includes(1)
  for (let row = 0; row < rows.count; row++) {
    const record = found.recordOf[row] ?? -1
    if (record === -1 || matches.recordOf[row] !== -1 || (timesTell && isSame[row] !== 1)) continue
    matches.recordOf[row] = record
    matches.rowOf[record] = row
  }
  if (timesTell && countUnmatched(matches) > 0) await match(part, rows, matches, byValues(whole))
}

/** Columns that have values in records, but in no row that the org has printed; none where it has printed no row. */
function blanked(seen: Seen | undefined): readonly number[] {
  if (seen === undefined || !seen.inRows.includes(1)) return []
  return [...seen.inRecords.keys()].filter((column) => seen.inRecords[column] === 1 && seen.inRows[column] === 0)
}

/** Columns that hold points in time, by their type or else by their looks. */
async function timeColumns(
  part: Part,
  rows: RowTable,
  { typeOf }: JoinOptions,
  declared: readonly Form[],
): Promise<ReadonlySet<number>> {
  const asText = await sumValues(
    part,
    rows,
    declared.map(() => 'text'),
  )
  const asTimes = await sumValues(
    part,
    rows,
    declared.map(() => 'time'),
  )
  const looksLikeTime = (column: number) => asText.records[column * 2] !== asTimes.records[column * 2]
  const isTime = (column: number) => {
    const isKnown = typeOf(part.columns[column] ?? '') !== undefined
    return declared[column] === 'time' || (!isKnown && looksLikeTime(column))
  }
  return new Set([...declared.keys()].filter(isTime))
}

/** Looks for the records of rows that are left over by ever less of their values. */
async function matchRest(
  part: Part,
  rows: RowTable,
  options: JoinOptions,
  { forms, unclear }: Prints,
  matches: Matches,
): Promise<void> {
  const present = presentOnly(part, rows, forms)
  const steps: Compared[] = [present.map((form) => form && 'loose')]
  if (unclear.size > 0) steps.push(present.map((form, column) => (unclear.has(column) ? undefined : form)))
  for (const step of steps) {
    if (countUnmatched(matches) === 0) return
    await match(part, rows, matches, { compared: step, sameKey: 'maybe another record' })
  }
  await matchByKey(part, rows, options, forms, matches)
  // Where all that is left says the same, it does not matter which record is which.
  const compared = part.columns.map(() => undefined)
  if (countUnmatched(matches) > 0) await match(part, rows, matches, { compared, sameKey: 'maybe another record' })
}
