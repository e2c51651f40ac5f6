import { type Delimiter, delimiterByte } from '../csv/dialect.ts'
import { decodeFields } from '../csv/fields.ts'
import { visibleName } from '../csv/invisible.ts'
import type { ObjectDescribe } from '../org/describe.ts'
import { nameKey } from '../values/names.ts'
import type { CheckId } from './checks.ts'
import type { ColumnPlan } from './column-plan.ts'
import { HeaderNames, namesOf } from './header-names.ts'

/** A record whose values are names of columns: the header of another file, whose columns differ, or a second one of the same columns. */
export type HeaderKind = 'other' | 'second'

/** What the names alone say of such a record. */
export interface HeaderRow {
  readonly kind: HeaderKind
  /** False where it may be a record: people write `Phone` and `Email` as values, and some objects describe fields. */
  readonly isSure: boolean
}

/** A value of a record that is not blank. */
interface Given {
  readonly key: string
  readonly column: number
}

/** So many different API names in one record are no record, if one of them is no word. */
const MANY = 3

/** Finds records whose values are names of fields of the object. */
export class HeaderRows {
  readonly #delimiter: number
  readonly #names: HeaderNames
  readonly #plans: readonly ColumnPlan[]
  /** By column, what its header may say. */
  readonly #own: readonly ReadonlySet<string>[]
  /** The column without which no file of the load can be. */
  readonly #key: string | undefined

  constructor(plans: readonly ColumnPlan[], delimiter: Delimiter, describe: ObjectDescribe) {
    this.#plans = plans
    this.#delimiter = delimiterByte(delimiter)
    this.#names = new HeaderNames(describe)
    this.#own = plans.map(({ name, field }) => new Set([name, ...(field ? namesOf(field) : [])].map(nameKey)))
    const key = plans.find(({ isRequiredKey }) => isRequiredKey)?.name
    this.#key = key && nameKey(key)
  }

  /**
   * Says what kind of header the record from `start` to `end` may be, where its line ending starts; undefined for all other records.
   *
   * @param isFirst it is right below the header of its file
   */
  find(bytes: Buffer, start: number, end: number, isFirst: boolean): HeaderRow | undefined {
    if (!isFirst && !this.#names.mayFill(bytes, start, end, this.#delimiter)) return undefined
    const values = decodeFields(bytes, start, end, this.#delimiter).map(visibleName)
    const given = values.flatMap((value, column) => (value === '' ? [] : [{ key: nameKey(value), column }]))
    const isMeant = values.some((value, column) => this.#plans[column]?.picklist?.place(value) === 'active')
    if (given.length < 2 || isMeant) return undefined
    return (isFirst ? this.#typesIn(given) : undefined) ?? this.#namesIn(given)
  }

  /** Types of the columns, as some programs write them below the names. `string,string` is written for examples, too. */
  #typesIn(given: readonly Given[]): HeaderRow | undefined {
    if (!given.every(({ key, column }) => this.#plans[column]?.field?.type.toLowerCase() === key)) return undefined
    return { kind: 'second', isSure: new Set(given.map(({ key }) => key)).size > 1 }
  }

  /** Names of as many fields as there are values: a record about one field may have its API name and its label. */
  #namesIn(given: readonly Given[]): HeaderRow | undefined {
    const named = given.map(({ key }) => this.#names.fieldsOf(key))
    const fields = named.flat()
    if (named.some(({ length }) => length === 0) || new Set(fields).size < fields.length) return undefined
    const own = given.filter(({ key, column }) => this.#own[column]?.has(key)).length
    return { kind: own === given.length ? 'second' : 'other', isSure: own > 0 || this.#isNoRecord(given) }
  }

  /** Whether nobody gives a record these names: they are many, or the key of the load is one of them, and not all of them are words. */
  #isNoRecord(given: readonly Given[]): boolean {
    const compounds = given.filter(({ key }) => this.#names.isCompound(key))
    if (compounds.some(({ key }) => key === this.#key)) return true
    return given.length >= MANY && compounds.length > 0 && given.every(({ key }) => this.#names.isApiName(key))
  }
}

/** What is found in values that are names of fields where the column cannot hold one. A picklist may only lack it. */
export const NO_PLACE_FOR_NAMES: ReadonlySet<CheckId> = new Set<CheckId>([
  'not-a-number',
  'not-a-date',
  'not-a-date-and-time',
  'not-an-email',
  'not-an-id',
])
