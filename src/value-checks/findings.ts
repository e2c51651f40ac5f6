import type { FileWarning } from '../files/file-warnings.ts'
import { RecordMarks } from '../memory/record-marks.ts'
import { nameKey } from '../values/names.ts'
import type { CheckId } from './checks.ts'
import type { ColumnPlan } from './column-plan.ts'
import { explain, refusalCode } from './explain.ts'
import { type HeaderKind, type HeaderRow, NO_PLACE_FOR_NAMES } from './header-rows.ts'
import { type FoundHeader, likelyHeader } from './header-words.ts'
import type { FoundIn } from './record-look.ts'
import type { RefusedCount, RefusedFinding, RefusedRecords } from './refused-records.ts'
import { renderWarning, type Sighting } from './warnings.ts'

/** Findings that are worth listing. */
const MOST_LISTED = 100

/** A column in which records clear their field. */
export interface ClearedField {
  readonly column: string
  /** How many records do. */
  readonly count: number
  /** The first one. */
  readonly path: string
  readonly line: number
}

/** What was found in the values of all files. */
export interface CheckedValues {
  /** One for each column and kind, over all files, in the order in which they were first seen. */
  readonly warnings: readonly FileWarning[]
  /** Each has a warning as well. */
  readonly clears: readonly ClearedField[]
  readonly refused: RefusedRecords
  /** The first records that are headers for certain: those below them may have their values in other columns. */
  readonly headers: readonly FoundHeader[]
}

/** Where a record is. */
export interface RecordPlace {
  readonly path: string
  readonly line: number
  /** Its place among the records of all files, from 0. */
  readonly ordinal: number
}

interface Seen extends Sighting {
  count: number
  readonly words: Map<string, number>
}

/** Gathers what is found in records, in memory that does not grow with their number but for one bit each. */
export class Findings {
  readonly #showsValues: boolean
  readonly #seen = new Map<string, Seen>()
  readonly #marks = new RecordMarks()
  readonly #listed: RefusedFinding[] = []
  readonly #counts = new Map<string, { code: string; column: string; count: number }>()

  readonly #headers: FoundHeader[] = []
  readonly #likelyHeaders = new Map<HeaderKind, FoundHeader & { count: number }>()

  constructor(showsValues: boolean) {
    this.#showsValues = showsValues
  }

  /** Takes what was found in one record. Of a record that is refused, nothing else is told: it is not sent. */
  add(found: readonly FoundIn[], plans: readonly ColumnPlan[], place: RecordPlace): void {
    const refused = found.find(({ check, column }) => {
      const plan = plans[column]
      return plan !== undefined && refusalCode(plan, check) !== undefined
    })
    for (const one of refused === undefined ? found : [refused]) {
      const plan = plans[one.column]
      if (plan === undefined) continue
      if (one === refused) this.#refuse(plan, one, place)
      else this.#see(one, plan, place)
    }
  }

  /** Takes a record that may be a header. It is one for certain where a value can be nothing else than a name.
   *
   *  @param found what was found in the record */
  addHeader(row: HeaderRow, found: readonly FoundIn[], { path, line }: Omit<RecordPlace, 'ordinal'>): void {
    const { kind } = row
    const isSure = row.isSure || found.some(({ check }) => NO_PLACE_FOR_NAMES.has(check))
    if (isSure && this.#headers.length < MOST_LISTED) this.#headers.push({ kind, path, line })
    if (isSure) return
    const known = this.#likelyHeaders.get(kind)
    if (known === undefined) this.#likelyHeaders.set(kind, { kind, path, line, count: 1 })
    else known.count++
  }

  end(): CheckedValues {
    const seen = [...this.#seen.values()]
    const counts: readonly RefusedCount[] = [...this.#counts.values()].sort((a, b) => b.count - a.count)
    return {
      warnings: [...seen.map(renderWarning), ...[...this.#likelyHeaders.values()].map(likelyHeader)],
      clears: seen
        .filter(({ check }) => check === 'clears-field')
        .map(({ column, count, path, line }) => ({ column, count, path, line })),
      refused: {
        count: this.#marks.count,
        has: (ordinal) => this.#marks.has(ordinal),
        findings: this.#listed,
        counts,
      },
      headers: this.#headers,
    }
  }

  #refuse(plan: ColumnPlan, found: FoundIn, { path, line, ordinal }: RecordPlace): void {
    const { name } = plan
    const code = refusalCode(plan, found.check) ?? ''
    this.#marks.add(ordinal)
    const key = keyOf(code, name)
    const known = this.#counts.get(key)
    if (known === undefined) this.#counts.set(key, { code, column: name, count: 1 })
    else known.count++
    if (this.#listed.length === MOST_LISTED) return
    const why = explain({ plan, column: found.column, found }, this.#showsValues)
    if (why === undefined) return
    const { message, cure } = why
    this.#listed.push({ path, line, check: found.check, column: name, code, message, cure })
  }

  #see({ check, word }: FoundIn, { name }: ColumnPlan, { path, line }: RecordPlace): void {
    const key = keyOf(check, name)
    const known = this.#seen.get(key)
    const seen = known ?? startSeen(check, name, path, line)
    if (known === undefined) this.#seen.set(key, seen)
    seen.count++
    if (word !== undefined) seen.words.set(word, (seen.words.get(word) ?? 0) + 1)
  }
}

function startSeen(check: CheckId, column: string, path: string, line: number): Seen {
  return { check, column, path, line, count: 0, words: new Map() }
}

function keyOf(kind: string, column: string): string {
  return `${kind} ${nameKey(column)}`
}
