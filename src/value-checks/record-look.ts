import { type Delimiter, delimiterByte, QUOTE } from '../csv/dialect.ts'
import { FieldFinder } from '../csv/field-finder.ts'
import { decodeField } from '../csv/fields.ts'
import { type ByteLook, byteLook } from './byte-looks.ts'
import type { ColumnPlan } from './column-plan.ts'
import { holdsControlBetween } from './control-bytes.ts'
import { type Found, judgeValue } from './judge-value.ts'

/** What was found in a field of a record. */
export interface FoundIn extends Found {
  /** The place of the column, from 0. */
  readonly column: number
}

const NOTHING: readonly FoundIn[] = []

/** Looks at every field of the records under one header. A field of which there is nothing to say costs a look at its bytes. */
export class RecordLook {
  readonly #plans: readonly ColumnPlan[]
  readonly #looks: readonly ByteLook[]
  readonly #delimiter: number
  readonly #finder: FieldFinder
  /** The place behind the last column that is looked at. */
  readonly #columns: number

  /** The last column, where its field ends the record for certain; else -1. */
  readonly #last: number
  /** The column that may not be blank; -1 where there is none. */
  readonly #key: number

  /** @param isRagged some records have more fields than there are columns */
  constructor(plans: readonly ColumnPlan[], delimiter: Delimiter, isRagged: boolean) {
    this.#plans = plans
    this.#looks = plans.map(byteLook)
    this.#delimiter = delimiterByte(delimiter)
    this.#finder = new FieldFinder(this.#delimiter)
    this.#columns = plans.findLastIndex(({ kind }) => kind !== 'none') + 1
    this.#last = isRagged ? -1 : plans.length - 1
    this.#key = plans.findIndex(({ isRequiredKey }) => isRequiredKey)
  }

  /**
   * Finds what there is to say of the record from `start` to `end`, where its line ending starts, in the order of the columns.
   *
   * @param looksForControls left out where no byte around the record is a control character
   */
  look(bytes: Buffer, start: number, end: number, looksForControls: boolean): readonly FoundIn[] {
    let found = NOTHING
    let at = start
    for (let column = 0; column < this.#columns; column++) {
      const next = column === this.#last ? -1 : this.#finder.find(bytes, at, end, 1)
      const fieldEnd = next === -1 ? end : next - 1
      const isLookedAt = fieldEnd > at || column === this.#key
      if (isLookedAt && (looksForControls || !this.#passes(column, bytes, at, fieldEnd))) {
        const more = this.#judge(column, bytes, at, fieldEnd)
        if (more.length > 0) found = [...found, ...more]
      }
      if (next === -1) {
        if (column < this.#key) found = [...found, { check: 'blank-key', value: '', column: this.#key }]
        break
      }
      at = next
    }
    return found
  }

  #passes(column: number, bytes: Buffer, start: number, end: number): boolean {
    const look = this.#looks[column]
    if (look === undefined) return true
    if (bytes[start] !== QUOTE) return look(bytes, start, end)
    const textEnd = end > start + 1 && bytes[end - 1] === QUOTE ? end - 1 : end
    if (textEnd === start + 1 && column !== this.#key) return true
    return look(bytes, start + 1, textEnd)
  }

  #judge(column: number, bytes: Buffer, start: number, end: number): readonly FoundIn[] {
    const plan = this.#plans[column]
    if (plan === undefined || plan.kind === 'none') return NOTHING
    const text = decodeField(bytes, start, end)
    const found = judgeValue(plan, text)
    const values = found === undefined ? [] : [{ ...found, column }]
    if (!holdsControlBetween(bytes, { start, end }, this.#delimiter)) return values
    return [...values, { check: 'control-character', value: text, column }]
  }
}
