import type { Part } from '../parts/part.ts'
import { type Form, triedForms } from '../values/forms.ts'
import type { Compared } from './fields.ts'
import { KeyHash } from './key-hash.ts'
import { readKeys, type Seen, sumValues } from './match.ts'
import { declaredForms, type JoinOptions, presentOnly } from './options.ts'
import type { RowTable } from './rows.ts'

/** How the org prints the values of a part's columns. */
export interface Prints {
  /** Undefined for columns whose values say nothing: they are blank in all rows, or shifted in ways that are not known. */
  readonly forms: Compared
  /** Columns some of whose values come back as others. */
  readonly unclear: ReadonlySet<number>
  /** Whether each column that comes back at all has the same values in rows and records, in some form. */
  readonly isWhole: boolean
}

/** How the values come back: the first form in which rows and records have the same values. */
export async function findPrints(
  part: Part,
  rows: RowTable,
  options: JoinOptions,
  seen: Seen | undefined,
): Promise<Prints> {
  const declared = declaredForms(part, options)
  const present = presentOnly(part, rows, declared)
  const open = new Set([...present.keys()].filter((column) => present[column] !== undefined))
  for (const column of blanked(seen)) open.delete(column)
  const forms: (Form | undefined)[] = part.columns.map(() => undefined)
  const tried = part.columns.map((column, place): readonly (Form | undefined)[] => [
    declared[place],
    ...triedForms(options.fieldOf(column)?.scale ?? undefined),
  ])
  const most = Math.max(...tried.map(({ length }) => length))
  for (let attempt = 0; attempt < most && open.size > 0; attempt++) {
    const compared = tried.map((own, column) => (open.has(column) ? own[attempt] : undefined))
    const sums = await sumValues(part, rows, compared)
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
export function blanked(seen: Seen | undefined): readonly number[] {
  if (seen === undefined || !seen.inRows.includes(1)) return []
  return [...seen.inRecords.keys()].filter((column) => seen.inRecords[column] === 1 && seen.inRows[column] === 0)
}

/** Columns of which nothing is known, and whose records hold numbers with a fraction: to how many decimals an org rounds
 *  those is not known either. */
export async function fractionColumns(part: Part, options: JoinOptions): Promise<ReadonlySet<number>> {
  const isUnknown = part.columns.map((column) => options.fieldOf(column) === undefined)
  if (!isUnknown.includes(true)) return new Set()
  const [exact, whole] = [new KeyHash(part.columns.length), new KeyHash(part.columns.length)]
  const formed = (form: Form): Compared => isUnknown.map((unknown) => (unknown ? form : undefined))
  await readKeys(part, formed('number'), exact, () => {})
  await readKeys(part, formed({ rounding: 'down', decimals: 0, isDouble: false }), whole, () => {})
  const differs = (column: number) => exact.sums[column * 2] !== whole.sums[column * 2]
  return new Set([...part.columns.keys()].filter((column) => isUnknown[column] && differs(column)))
}

/** Columns that hold points in time, by their type or else by their looks. */
export async function timeColumns(part: Part, rows: RowTable, options: JoinOptions): Promise<ReadonlySet<number>> {
  const declared = declaredForms(part, options)
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
    const isKnown = options.fieldOf(part.columns[column] ?? '') !== undefined
    return declared[column] === 'time' || (!isKnown && looksLikeTime(column))
  }
  return new Set([...declared.keys()].filter(isTime))
}
